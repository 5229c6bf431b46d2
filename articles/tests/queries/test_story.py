from datetime import timedelta

import pytest
from django.utils import timezone

from articles.queries.story import published_story
from articles.tests.make import make_article, make_person, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def story_of(article, at=None):
    return published_story(article.code, at)


@pytest.mark.parametrize("status", ["draft", "review", "ready", "withdrawn"])
def test_readers_find_nothing_but_what_is_published(status):
    assert story_of(make_article(status=status)) is None


def test_readers_find_a_planned_story_from_its_hour_on():
    article = make_article(publish_at=NOW + timedelta(hours=1))
    assert story_of(article, NOW) is None
    assert story_of(article, NOW + timedelta(hours=1)).article == article


def test_a_story_is_gathered_in_seven_queries_and_one_for_related_stories(django_assert_num_queries):
    draft = quoted(speaker=make_person())
    article = make_article(**draft, tags=[make_tag("NATO")], sources=[make_source()], by=[make_person("Kari Nordmann")])
    make_article(tags=article.tags.all())
    with django_assert_num_queries(8):
        story = story_of(article)
        assert all([story.body, story.quoted, story.authors, story.sources, story.tags, story.related_stories])


def test_who_is_quoted_comes_in_the_order_they_speak():
    rutte, ishiba = make_person("Mark Rutte"), make_person("Shigeru Ishiba")
    body = "".join(f'<p>– <q data-quote="aaa{n}">Ja</q>, sa en.</p>' for n in range(3))
    facts = {f"aaa{n}": {"speaker": person.pk} for n, person in enumerate([rutte, ishiba, rutte])}
    story = story_of(make_article(body=body, quotes=facts))
    assert [(quoted.name, len(quoted.quotes)) for quoted in story.quoted] == [("Mark Rutte", 2), ("Shigeru Ishiba", 1)]


def test_an_unlisted_speaker_is_named_as_printed_and_led_to_nowhere():
    story = story_of(make_article(**quoted(speaker=make_person("Mark Rutte", is_listed=False))))
    assert [(quoted.name, quoted.person) for quoted in story.quoted] == [("Mark Rutte", None)]
    assert "<a" not in story.body


def test_a_related_title_that_leads_nowhere_is_not_for_readers():
    related = [{"title": "Ukjent", "address": "", "story": None}]
    assert story_of(make_article(related=related)).related_links == []


def test_a_related_draft_is_not_for_readers():
    draft = make_article(status="draft")
    article = make_article(related=[{"title": "Kladd", "address": "", "story": draft.pk}])
    assert story_of(article).related_links == []


def test_related_links_that_lead_somewhere_are_shown_in_order():
    other = make_article(headline="Vår sak")
    related = [
        {"title": "Ute", "address": "https://example.com/", "story": None},
        {"title": "", "address": "", "story": other.pk},
    ]
    assert [link.title for link in story_of(make_article(related=related)).related_links] == ["Ute", "Vår sak"]
