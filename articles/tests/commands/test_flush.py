"""`manage.py flush` where the audit trail refuses to be emptied."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models.append_only import make_append_only, make_changeable
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def append_only(db):
    make_append_only(connection)
    yield
    make_changeable(connection)


def test_flush_says_why_it_empties_nothing(append_only, settings):
    settings.LANGUAGE_CODE = "en"
    article = make_article()
    with pytest.raises(CommandError, match="audit trail is never emptied"):
        call_command("flush", interactive=False, verbosity=0)
    article.refresh_from_db()
