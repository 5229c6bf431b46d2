from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.queries.front_page import front_page_at
from articles.queries.paging import newest_page
from articles.queries.people import listed_person, person_page
from articles.queries.topics import people_with_a_page, topics_in_use
from articles.tests.make import make_article, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def make_many(count, **facts):
    return [make_article(publish_at=NOW - timedelta(minutes=n), **facts) for n in range(count)]


def test_an_empty_front_page_has_no_lead():
    front = front_page_at()
    assert (front.lead, front.seconds, front.row, front.said, front.sections) == (None, [], [], [], [])


def test_the_newest_story_leads():
    older, newer = make_article(publish_at=NOW - timedelta(hours=2)), make_article()
    front = front_page_at()
    assert (front.lead, front.seconds) == (newer, [older])


def test_no_story_stands_twice_on_the_front():
    make_many(14)
    front = front_page_at()
    shown = [front.lead, *front.seconds, *front.row, *(a for s in front.sections for a in s.articles)]
    assert len(shown) == len({article.pk for article in shown}) >= 12


def test_what_was_said_last_stands_on_the_front():
    quote = make_article(**quoted(speaker=make_person())).quotes.get()
    assert front_page_at().said == [quote]


@pytest.mark.parametrize("speaker", [None, {"is_listed": False}])
def test_nobody_stands_on_the_front_who_should_not(speaker):
    make_article(**quoted(speaker=speaker and make_person(**speaker)))
    assert front_page_at().said == []


def test_pages_follow_each_other_without_gap_or_double():
    articles = make_many(7)
    first = newest_page(Article.objects.published(), size=3)
    second = newest_page(Article.objects.published(), after=first.next_after, size=3)
    third = newest_page(Article.objects.published(), after=second.next_after, size=3)
    assert first.articles + second.articles + third.articles == articles
    assert third.next_after == ""


def test_stories_of_the_same_second_are_on_one_page_each():
    articles = [make_article(publish_at=NOW - timedelta(hours=1)) for _number in range(4)]
    first = newest_page(Article.objects.published(), size=2)
    second = newest_page(Article.objects.published(), after=first.next_after, size=2)
    assert {a.pk for a in first.articles + second.articles} == {a.pk for a in articles}


def test_a_page_after_a_story_that_is_not_there_is_none():
    draft = make_article(status="draft")
    assert newest_page(Article.objects.published(), after=draft.code) is None
    assert newest_page(Article.objects.published(), after="ukjent") is None


def test_a_person_shows_what_they_have_said_and_written():
    kari = make_person("Kari Nordmann")
    said, written = make_article(**quoted(speaker=kari)), make_article(by=[kari])
    page = person_page(listed_person(kari.code))
    assert ([quote.article for quote in page.quotes.quotes], page.stories.articles) == ([said], [written])


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_person_of_unpublished_stories_has_no_page(status):
    kari = make_person("Kari Nordmann")
    make_article(status=status, **quoted(speaker=kari))
    assert listed_person(kari.code) is None
    assert not people_with_a_page().exists()


def test_an_unlisted_person_has_no_page():
    kari = make_person("Kari Nordmann", is_listed=False)
    make_article(**quoted(speaker=kari))
    assert listed_person(kari.code) is None
    assert not people_with_a_page().exists()


def test_a_topic_of_drafts_is_in_no_list():
    make_article(status="draft", tags=[make_tag("Hemmelig")])
    nato = make_tag("NATO")
    make_article(tags=[nato], section=make_section())
    assert list(topics_in_use()) == [nato]
