from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.actions.presence import note_leaving, note_presence
from articles.models import Presence
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def minutes(count):
    return NOW + timedelta(minutes=count)


def here(article, at):
    return [(presence.user.username, presence.since) for presence in article.presences.here(at)]


def test_who_has_a_story_open_is_known_with_the_time(reporter, editor):
    article = make_article()
    note_presence(article, by=reporter, at=NOW)
    note_presence(article, by=editor, at=minutes(1))
    note_presence(article, by=reporter, at=minutes(1))
    assert here(article, minutes(1)) == [("reporter", NOW), ("editor", minutes(1))]


def test_who_is_not_heard_of_for_two_minutes_has_left(reporter):
    article = make_article()
    note_presence(article, by=reporter, at=NOW)
    assert here(article, minutes(2)) == []
    note_presence(article, by=reporter, at=minutes(3))
    assert here(article, minutes(3)) == [("reporter", minutes(3))]


def test_who_closes_the_story_has_left_at_once(reporter):
    article = make_article()
    note_presence(article, by=reporter)
    note_leaving(article, by=reporter)
    assert not Presence.objects.exists()


def test_a_reader_is_in_no_story(reader):
    with pytest.raises(NotAllowed):
        note_presence(make_article(), by=reader)
