"""The cast: a reporter who writes, an editor who publishes, a chief who may do everything, a reader who only reads."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

from articles.tests.make import make_user

WRITES = ["add_article", "change_article", "view_article", "change_quote", "add_person", "add_source", "add_tag"]
EDITS = [*WRITES, "publish_article", "change_person", "change_source", "change_tag", "view_section"]


def _permitted(*codenames):
    return Permission.objects.filter(content_type__app_label="articles", codename__in=codenames)


@pytest.fixture
def reporter(db):
    user = make_user("reporter", is_staff=True)
    user.user_permissions.set(_permitted(*WRITES))
    return user


@pytest.fixture
def editor(db):
    user = make_user("editor", is_staff=True)
    user.user_permissions.set(_permitted(*EDITS))
    return user


@pytest.fixture
def chief(db):
    return make_user("chief", is_staff=True, is_superuser=True)


@pytest.fixture
def reader(db):
    return make_user("reader")


@pytest.fixture
def seeded(db):
    """The database as `manage.py seed` leaves it."""
    call_command("seed", verbosity=0)
