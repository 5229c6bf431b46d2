"""A draft as readers would get it: made from the dictionary, equal to what publishing gives them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.publish import publish_article
from articles.actions.save import newest_revision, save_draft
from articles.actions.telling import Correction, Told
from articles.models import SYSTEM, Article, Credit, Person, Quote, RelatedLink, Revision, Source, Tag
from articles.queries.drafts import draft_story
from articles.queries.story import story_of
from articles.queries.structured_data import news_article
from articles.tests.make import make_article, make_draft, make_person, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
QUOTES = (
    '<p>– <q data-quote="aaaa22">Vi &amp; de</q>, sa Rutte, <q data-quote="aaaa22">må</q>.</p>'
    '<h2>Så</h2><p>«<q data-quote="bbbb22">Nei</q>», sa Ada Berg.</p><p>– <q data-quote="cccc22">Kanskje</q></p>'
)


@pytest.fixture
def rich():
    """A published story with something of everything."""
    listed, unlisted = make_person("Mark Rutte"), make_person("Ada Berg", is_listed=False)
    facts = {
        "aaaa22": {"speaker": listed.pk, "name": "Mark Rutte", "role": "NATO-sjef", "said_on": "2025-04-08"},
        "bbbb22": {"speaker": unlisted.pk, "name": "Ada Berg", "form": "ordrett"},
    }
    related = [
        {"title": "", "address": "", "story": make_article(headline="Vår sak").pk},
        {"title": "Ute", "address": "https://example.com/", "story": None},
        {"title": "Kladd", "address": "", "story": make_article(status="draft").pk},
        {"title": "Ingensteds", "address": "", "story": None},
    ]
    named = {"tags": [make_tag("NATO"), make_tag("Japan")], "by": [make_person("Kari Nordmann"), unlisted]}
    sources = [make_source(address="https://example.com/"), make_source("NTB")]
    return make_article(body=QUOTES, quotes=facts, related=related, genre="opinion", sources=sources, **named)


def article_element(story, rf) -> str:
    context = {"story": story, "article": story.article, "structured_data": news_article(story)}
    page = render_to_string("articles/article.html", context, rf.get("/"))
    return re.search(r"<article.*</article>", page, re.S)[0]


def test_what_was_published_is_to_the_letter_what_readers_have(rich, client, rf):
    page = client.get(rich.get_absolute_url()).content.decode()
    drafted = article_element(draft_story(rich, newest_revision(rich).content, timezone.now()), rf)
    assert drafted in page
    assert "q-aaaa22" in drafted


def test_a_draft_that_is_published_gives_the_very_story_that_it_showed(rf):
    article = make_article(**quoted(speaker=make_person()), tags=[make_tag("NATO")])
    save_draft(article, make_draft(**quoted("Andre ord", speaker=make_person("Ada Berg"))), by=SYSTEM, base=1)
    content = newest_revision(article).content
    published = publish_article(article, by=SYSTEM, told=Told(corrections=(Correction("Feil.", ref="aaaa22"),)))
    now = timezone.now()
    shown, had = draft_story(published, content, now), story_of(published, now)
    assert [event.text for event in shown.events] == ["Feil."]
    assert article_element(shown, rf) == article_element(had, rf)
    assert "Andre ord" in shown.body


def test_a_draft_is_made_in_six_queries_and_writes_nothing(rich):
    content = newest_revision(rich).content
    article = Article.objects.select_related("section").get(pk=rich.pk)
    models = (Article, Credit, Person, Quote, RelatedLink, Revision, Source, Tag)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    with CaptureQueriesContext(connection) as asked:
        story = draft_story(article, content | {"headline": "Annen"}, NOW)
        assert all([story.body, story.quoted, story.authors, story.sources, story.tags, story.related_links])
    assert len(asked) <= 6
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_more_of_everything_asks_no_more():
    def asked_for(count):
        people = [make_person(f"Navn Navnesen{n}") for n in range(count)]
        body = "".join(f'<p>– <q data-quote="aa{n:03}">Ja</q>, sa en.</p>' for n in range(count))
        facts = {f"aa{n:03}": {"speaker": person.pk} for n, person in enumerate(people)}
        stories = [{"title": "", "address": "", "story": make_article().pk} for _person in people]
        draft = make_draft(by=people, body=body, quotes=facts, related=stories, tags=[make_tag(f"T{count}")])
        with CaptureQueriesContext(connection) as asked:
            assert len(draft_story(None, draft, NOW).quoted) == count
        return len(asked)

    assert asked_for(2) == asked_for(12)


def test_the_article_given_is_left_as_it_is():
    article = make_article(headline="Som leserne har den")
    story = draft_story(article, make_draft(headline="Utkast"), NOW)
    assert (article.headline, story.article.headline) == ("Som leserne har den", "Utkast")
    assert story.article.publish_at == article.publish_at


def test_rows_that_are_gone_are_left_out():
    gone = {"tags": [991], "sources": [992], "credits": [{"person": 993, "role": "text"}], "section": 994}
    related = [
        {"title": "Borte", "address": "", "story": 995},
        {"title": "Ute", "address": "https://example.com/", "story": 995},
        {"title": "", "address": "https://example.com/", "story": None},
    ]
    facts = quoted() | {"quotes": {"aaaa22": {"speaker": 996, "name": "Borte"}}}
    story = draft_story(None, make_draft() | gone | {"related": related} | facts, NOW)
    assert (story.tags, story.credits, story.quoted, story.article.section) == ([], [], [], None)
    assert [link.title for link in story.related_links] == ["Ute"]
    assert story.quotes[0].words == "Vi må gjøre dette"


def test_a_related_story_is_shown_from_the_hour_that_readers_have_it():
    planned = make_article(publish_at=NOW + timedelta(hours=1))
    draft = make_draft(related=[{"title": "Snart", "address": "", "story": planned.pk}])
    assert draft_story(None, draft, NOW).related_links == []
    assert len(draft_story(None, draft, NOW + timedelta(hours=1)).related_links) == 1


def test_quotes_carry_their_facts_and_are_no_rows():
    facts = quoted(speaker=make_person(), role="NATO-sjef", verb="sa", said_on="2025-04-08")
    quote = draft_story(None, make_draft(**facts), NOW).quotes[0]
    assert (quote.pk, quote.role, quote.verb, str(quote.said_on)) == (None, "NATO-sjef", "sa", "2025-04-08")


def test_marks_without_facts_are_nobodys_quotes():
    story = draft_story(None, make_draft(**quoted() | {"quotes": {}}), NOW)
    assert [(quote.words, quote.speaker) for quote in story.quotes] == [("Vi må gjøre dette", None)]


def test_what_is_hostile_in_a_body_does_not_come_through():
    story = draft_story(None, make_draft(body='<p onclick="x()">a<script>b</script></p>'), NOW)
    assert story.body == "<p>a</p>"
