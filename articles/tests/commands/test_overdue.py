"""Whether the newsroom's timer does its work, as an operator asks it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.actions.due import publish_due
from articles.actions.ending import plan_end
from articles.actions.publish import plan_update, publish_article
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def hour_ago():
    return timezone.now() - timedelta(hours=1)


def planned(hour_ago):
    """A story that went out by its plan an hour ago, as nobody has noted."""
    article = make_article(status="draft")
    return publish_article(article, by=SYSTEM, publish_at=hour_ago, at=hour_ago - timedelta(hours=1))


def changed(hour_ago):
    article, before = make_article(publish_at=hour_ago - timedelta(hours=2)), hour_ago - timedelta(hours=1)
    save_draft(article, newest_revision(article).content | {"headline": "Ny"}, by=SYSTEM, base=1, at=before)
    return plan_update(article, by=SYSTEM, update_at=hour_ago, at=before)


def ended(hour_ago):
    article = make_article(publish_at=hour_ago - timedelta(hours=2))
    return plan_end(article, hour_ago, by=SYSTEM, at=hour_ago - timedelta(hours=1))


@pytest.mark.parametrize("late", [planned, changed, ended])
def test_what_nobody_has_seen_to_is_named_by_its_code(late, hour_ago):
    article = late(hour_ago)
    with pytest.raises(CommandError, match=f"1 story should have .*: {article.code}") as told:
        call_command("overdue")
    assert article.headline not in str(told.value)


@pytest.mark.parametrize("late", [planned, changed, ended])
def test_what_was_seen_to_is_not_overdue(late, hour_ago, capsys):
    late(hour_ago)
    publish_due()
    call_command("overdue")
    assert capsys.readouterr().out == "Nothing is overdue.\n"


def test_the_timer_has_its_minutes(hour_ago, capsys):
    planned(hour_ago)
    call_command("overdue", minutes=90)
    assert capsys.readouterr().out == "Nothing is overdue.\n"


def test_of_very_many_only_some_are_named(hour_ago):
    for _number in range(12):
        planned(hour_ago)
    with pytest.raises(CommandError, match="12 stories") as told:
        call_command("overdue")
    codes = str(told.value).partition(": ")[2]
    assert codes.count(",") == 9
    assert "…" in codes
