"""The cast: a reporter who writes, an editor who publishes, a chief who may do everything, a reader who only reads.

Stories that nobody is named as maker of are the reporter's (articles/tests/make.py); the editor is on the desk of all
sections, those too that a test makes later. Two topics that may be one: economy and business.
"""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection

from articles.models.append_only import is_append_only, make_changeable
from articles.models.roles import DESK, REPORTERS
from articles.tests.make import make_tag, make_user


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tests empty the audit trail between them; whether the migrated database would have refused it is answered."""
    with django_db_blocker.unblock():
        refuses = is_append_only(connection)
        make_changeable(connection)
    return refuses


@pytest.fixture
def reporter(db):
    return make_user("reporter", role=REPORTERS, is_staff=True)


@pytest.fixture
def editor(db):
    user = make_user("editor", role=DESK, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="oversee_article"))
    return user


@pytest.fixture
def chief(db):
    return make_user("chief", is_staff=True, is_superuser=True)


@pytest.fixture
def reader(db):
    return make_user("reader")


@pytest.fixture
def economy(db):
    return make_tag("Økonomi")


@pytest.fixture
def business(db):
    return make_tag("Næringsliv")


@pytest.fixture
def seeded(db):
    """The database as `manage.py seed` leaves it."""
    call_command("seed", verbosity=0)
