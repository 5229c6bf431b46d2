"""Readers have a story from its second on, and not in the second when it is over: the clock is passed in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.actions.ending import plan_end
from articles.actions.publish import withdraw_article
from articles.models import SYSTEM, Article
from articles.tests.make import make_article, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SECOND = timedelta(seconds=1)
# 02.30 in Oslo, summer time and winter time, on the night when it is shown twice; 03.00 on the night that has no 02.30.
MOMENTS = [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]
MOMENTS += [datetime(2027, 3, 28, 0, 59, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)]


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_story_planned_in_a_night_of_the_clocks_is_out_at_the_second(moment):
    article = make_article(publish_at=moment)
    for at, is_out in [(moment - SECOND, False), (moment, True), (moment + timedelta(hours=2), True)]:
        assert Article.objects.published(at).exists() == article.is_published(at) == is_out
        assert Article.objects.planned(at).exists() == article.is_planned(at) != is_out


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_story_that_ends_in_such_a_night_is_gone_at_the_second(moment):
    at = moment - timedelta(days=1)
    article = plan_end(make_article(publish_at=at), moment, by=SYSTEM, at=at)
    for at, is_out in [(moment - SECOND, True), (moment, False), (moment + timedelta(hours=2), False)]:
        assert Article.objects.published(at).exists() == article.is_published(at) == is_out
        assert Article.objects.withdrawn(at).exists() == article.has_ended(at) != is_out
        assert not article.is_planned(at)


@pytest.fixture
def over():
    """A story with everything, whose end came a second ago; nobody has seen to its row."""
    person = make_person()
    article = make_article(by=[person], tags=[make_tag("NATO")], **quoted(speaker=person))
    Article.objects.filter(pk=article.pk).update(unpublish_at=timezone.now() - SECOND)
    return article


def test_what_is_over_answers_to_the_byte_as_what_was_withdrawn(client, over):
    withdrawn = withdraw_article(make_article(), by=SYSTEM)
    ours, theirs = (client.get(article.get_absolute_url()) for article in (over, withdrawn))
    assert (ours.status_code, ours.content, ours.headers) == (410, theirs.content, theirs.headers)


def test_what_is_over_is_in_no_list_feed_or_sitemap(client, over):
    pages = [
        "/",
        "/feed/",
        "/sitemap.xml",
        "/sitemap-stories.xml",
        "/sitemap-topics.xml",
        over.section.get_absolute_url(),
    ]
    for page in pages:
        said = client.get(page).content.decode()
        assert over.code not in said
        assert over.headline not in said
    gone = [over.tagged.get().tag, over.quotes.get().speaker]
    assert [client.get(one.get_absolute_url()).status_code for one in gone] == [404, 404]


def test_what_other_stories_say_of_it_is_gone_too(client, over):
    other = make_article(related=[{"title": "Den andre", "address": "", "story": over.pk}])
    assert over.code not in client.get(other.get_absolute_url()).content.decode()


def test_what_was_planned_and_ended_unseen_tells_nothing_before_its_hour(client):
    planned = make_article(publish_at=NOW + timedelta(hours=1))
    plan_end(planned, NOW + timedelta(hours=2), by=SYSTEM)
    absent, answer = client.get("/aldri/i/aldri/aldri/"), client.get(planned.get_absolute_url())
    assert (answer.status_code, answer.content, answer.headers) == (404, absent.content, absent.headers)


def test_a_reader_of_a_story_that_went_out_has_that_written_down(client):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(went_out_at=None)
    client.get(article.get_absolute_url())
    article.refresh_from_db()
    assert article.went_out_at is not None


def test_lists_are_read_from_their_index():
    plan = Article.objects.published().newest_first()[:20].explain()
    in_section = Article.objects.published().filter(section=make_section()).newest_first()[:20].explain()
    if "SEARCH" in plan:  # SQLite says which; PostgreSQL scans a table that is as small as this
        assert "article_newest " in plan
        assert "article_newest_in_section" in in_section
