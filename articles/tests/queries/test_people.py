from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.actions.publish import publish_article
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Article, Credit, StoryEvent
from articles.queries.people import listed_person, person_page, person_stories
from articles.tests.make import make_article, make_person, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def kari():
    return make_person("Kari Nordmann")


def words_of(page):
    return [quote.words for quote in page.quotes.quotes]


def test_all_that_somebody_has_said_is_found_page_by_page(kari):
    for n in range(45):
        make_article(**quoted(f"Ord {n}", f"ref{n:03}", kari), publish_at=NOW - timedelta(hours=1 + n // 3))
    found, after = [], ""
    for _page in range(3):
        page = person_page(kari, after=after)
        found, after = found + words_of(page), page.quotes.next_after
    assert sorted(found) == sorted(f"Ord {n}" for n in range(45))
    assert after == ""


def test_quotes_of_a_topic_are_those_of_its_stories(kari):
    nato, kina = make_tag("NATO"), make_tag("Kina")
    make_article(**quoted("Om NATO", speaker=kari), tags=[nato])
    make_article(**quoted("Om Kina", speaker=kari), tags=[kina])
    assert person_page(kari).topics == [kina, nato]
    assert words_of(person_page(kari, topic="nato")) == ["Om NATO"]


def test_quotes_of_a_year_are_those_of_its_stories(kari):
    make_article(**quoted("Nå", speaker=kari), publish_at=datetime(2025, 3, 1, tzinfo=UTC))
    make_article(**quoted("Før", speaker=kari), publish_at=datetime(2023, 3, 1, tzinfo=UTC))
    assert person_page(kari).years == [2025, 2023]
    assert words_of(person_page(kari, year="2023")) == ["Før"]


def test_topic_and_year_narrow_down_together(kari):
    nato = make_tag("NATO")
    make_article(**quoted("Nå", speaker=kari), tags=[nato], publish_at=datetime(2025, 3, 1, tzinfo=UTC))
    make_article(**quoted("Før", speaker=kari), publish_at=datetime(2023, 3, 1, tzinfo=UTC))
    assert words_of(person_page(kari, topic="nato", year="2025")) == ["Nå"]
    assert person_page(kari, topic="nato", year="2023") is None


@pytest.mark.parametrize(
    "asked", [{"topic": "kina"}, {"topic": "ukjent"}, {"year": "2020"}, {"year": "i fjor"}, {"after": "x-y"}]
)
def test_what_nobody_said_has_no_page(kari, asked):
    make_tag("Kina")
    make_article(**quoted(speaker=kari), tags=[make_tag("NATO")])
    assert person_page(kari, **asked) is None


def test_a_draft_topic_tells_nothing_of_what_was_said(kari):
    secret = make_tag("Hemmelig")
    article = make_article(**quoted(speaker=kari))
    save_draft(article, newest_revision(article).content | {"tags": [secret.pk]}, by=SYSTEM, base=1)
    assert person_page(kari).topics == []
    assert person_page(kari, topic="hemmelig") is None


def test_an_unlisted_quote_is_no_reason_for_a_page(kari):
    make_article(**quoted(speaker=kari, is_listed=False))
    assert listed_person(kari.code) is None


def test_a_corrected_quote_knows_when(kari):
    article = make_article(**quoted(speaker=kari))
    facts = {"article": article, "kind": "rettelse", "text": "Feil ord."}
    StoryEvent.objects.create(**facts, quote_ref="annen2", at=NOW)
    StoryEvent.objects.create(**facts | {"kind": "updated"}, quote_ref="aaaa22", at=NOW)
    [quote] = person_page(kari).quotes.quotes
    assert quote.correction is None
    event = StoryEvent.objects.create(**facts, quote_ref="aaaa22", at=NOW)
    [quote] = person_page(kari).quotes.quotes
    assert quote.correction == event


def test_stories_follow_each_other_and_stand_there_once(kari):
    stories = [make_article(by=[kari], publish_at=NOW - timedelta(hours=1 + n)) for n in range(23)]
    Credit.objects.create(article=stories[0], person=kari, role="photo", order=9)
    first = person_stories(kari)
    second = person_stories(kari, after=first.next_after)
    assert first.articles + second.articles == stories


def test_what_is_said_and_written_follows_its_stories_moment(kari):
    article = make_article(**quoted(speaker=kari), by=[kari], tags=[make_tag("NATO")], status="draft")
    publish_article(article, by=SYSTEM)
    moment = Article.objects.get().publish_at
    rows = [article.quotes.get(), article.credits.get(), article.tagged.get()]
    assert [row.publish_at for row in rows] == [moment] * 3


def test_a_hidden_topic_is_nothing_to_choose_by(kari):
    make_article(tags=[make_tag("Arbeidstittel", is_hidden=True)], **quoted(speaker=kari))
    assert person_page(kari).topics == []
    assert person_page(kari, topic="arbeidstittel") is None
