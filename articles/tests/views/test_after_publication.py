"""What readers see of a story's life: corrections, updates, rulings, and that it was withdrawn."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.actions.publish import publish_article, withdraw_article
from articles.actions.telling import Correction, Told, correct_article
from articles.models import SYSTEM, Article
from articles.tests.make import make_article, make_person, quoted
from articles.tests.views.test_queries import count  # noqa: F401

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WHEN = datetime(2025, 4, 8, 12, 5, tzinfo=UTC)
PFU = {"points": "4.1 og 4.13", "address": "https://presse.no/pfu/1/", "date": "2025-04-08"}


def corrected(text="Det var tre, ikke <to>.", at=WHEN, **facts):
    """A story of the day before, corrected at that moment."""
    article = make_article(publish_at=at - timedelta(days=1), **facts.pop("story", {}))
    return correct_article(article, Correction(text, **facts), by=SYSTEM, at=at)


def words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# Corrections


@pytest.mark.parametrize(("place", "is_above"), [("top", True), ("bottom", False)])
def test_a_correction_stands_at_its_place_with_its_time(read, place, is_above):
    page = read(corrected(place=place).get_absolute_url())
    assert "Rettelse 8. april 2025 kl. 14.05 : Det var tre, ikke &lt;to&gt;." in words(page)
    assert (page.index('class="correction"') < page.index('class="story-text"')) is is_above


def test_a_correction_is_told_to_machines(read):
    article = corrected()
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', read(article.get_absolute_url()))[1])
    (told,) = data["correction"]
    assert (told["@type"], told["text"]) == ("CorrectionComment", "Det var tre, ikke <to>.")
    assert (told["datePublished"], "dateModified" in data) == ("2025-04-08T12:05:00+00:00", True)


def test_a_correction_stands_in_the_feed(read):
    corrected(story={"lede": "Ingress"})
    said = "Ingress&lt;br&gt;Rettelse 8. april 2025 kl. 14.05: Det var tre, ikke &amp;lt;to&amp;gt;."
    assert said in read("/feed/")


def test_corrections_are_listed_newest_first_with_their_stories(read):
    old, new = corrected("Den gamle"), corrected("Den nye", kind="presisering", at=WHEN + timedelta(days=1))
    page = read("/rettelser/")
    assert page.index("Den nye") < page.index("Den gamle")
    assert "Presisering 9. april 2025 kl. 14.05" in words(page)
    assert f'href="{old.get_absolute_url()}#rettelse-{old.events.get().code}"' in page
    assert new.headline in page


def test_older_corrections_are_on_the_next_page(read):
    article = corrected("Nummer 0")
    for n in range(1, 22):
        correct_article(article, Correction(f"Nummer {n}"), by=SYSTEM, at=WHEN + timedelta(minutes=n // 2))
    first = read("/rettelser/")
    second = read("/rettelser/" + re.search(r'href="/rettelser/(\?after=\w+)"', first)[1])
    assert [re.findall(r"Nummer \d+", page) for page in (first, second)] == [
        [f"Nummer {n}" for n in range(21, 1, -1)], ["Nummer 1", "Nummer 0"]
    ]  # fmt: skip


def test_a_page_after_a_correction_that_is_not_there_is_absent(client):
    assert client.get("/rettelser/?after=ukjent").status_code == 404


def test_the_list_of_corrections_says_when_it_is_empty_and_is_found(read):
    assert "Ingenting er rettet ennå." in read("/rettelser/")
    assert 'href="/rettelser/"' in read("/")


def test_the_list_of_corrections_costs_the_same_with_twice_as_many(count):  # noqa: F811
    for n in range(3):
        corrected(f"Nummer {n}")
    before = count("/rettelser/")
    for n in range(6):
        corrected(f"Flere {n}")
    assert count("/rettelser/") == before <= 4


# History and marks


def test_the_history_tells_what_happened_in_its_order(read):
    article = corrected(at=WHEN)
    publish_article(article, by=SYSTEM, at=WHEN + timedelta(hours=1), told=Told(news="Svar fra ministeren"))
    said = words(read(article.get_absolute_url())).partition("Sakens historie")[2]
    steps = ["7. april 2025 kl. 14.05 Publisert", "8. april 2025 kl. 14.05 Rettelse"]
    steps.append("8. april 2025 kl. 15.05 Oppdatert: Svar fra ministeren")
    assert said.startswith(" " + " ".join(steps))


def test_a_story_to_which_nothing_happened_has_no_history(read, paper):
    assert "story-history" not in read(paper.story.get_absolute_url())


def test_a_ruling_stands_above_the_headline(read):
    page = read(make_article(pfu=PFU).get_absolute_url())
    assert page.index("Brudd på god presseskikk") < page.index("<h1")
    assert "kom 8. april 2025 til at denne saken bryter Vær Varsom-plakatens punkt 4.1 og 4.13." in words(page)
    assert 'href="https://presse.no/pfu/1/"' in page


def test_use_of_ai_is_said_in_a_sentence(read, paper):
    assert "KI-bruk: Grafen er laget med KI." in words(
        read(make_article(ai_use="Grafen er laget med KI.").get_absolute_url())
    )
    assert "KI-bruk" not in read(paper.story.get_absolute_url())


# Withdrawn


def withdrawn(**facts):
    return withdraw_article(make_article(**facts), by=SYSTEM)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_withdrawn_story_is_gone(client, method):
    answer = getattr(client, method)(withdrawn().get_absolute_url())
    assert answer.status_code == 410
    assert not answer.headers.get("Location")


def test_the_page_of_a_withdrawn_story_holds_nothing_of_it(client):
    article = withdrawn(headline="Hemmelig tittel", body="<p>Hemmelig tekst</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Her sto det en sak. Avisen har trukket den tilbake." in page
    assert '<meta name="robots" content="noindex">' in page
    assert not any(word in page for word in ("emmelig", article.code, "ld+json", "canonical"))


def test_all_withdrawn_stories_are_alike_under_every_address(client):
    one, other = withdrawn(), withdrawn(ai_use="Noe")
    paths = [one.get_absolute_url(), other.get_absolute_url(), f"/sport/i/{one.code}/", f"/feil/i/{one.code}/feil/"]
    assert len({client.get(path).content for path in paths}) == 1


def test_a_story_that_comes_back_is_there(client):
    article = publish_article(withdrawn(), by=SYSTEM)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_withdrawn_story_that_is_planned_anew_is_not_there_yet(client):
    article = publish_article(withdrawn(), by=SYSTEM, publish_at=NOW + timedelta(hours=1))
    absent = client.get("/aldri/i/aldri/aldri/")
    assert client.get(article.get_absolute_url()).content == absent.content


def test_a_withdrawn_story_that_was_never_with_readers_is_not_there(client):
    never = make_article(status="withdrawn")
    assert client.get(never.get_absolute_url()).status_code == 404


def test_what_was_corrected_in_a_withdrawn_story_leaves_every_list(client):
    article = corrected("Rettet i en sak som er borte", story=quoted(speaker=make_person()))
    withdraw_article(article, by=SYSTEM)
    paths = [
        "/",
        "/rettelser/",
        "/feed/",
        "/sitemap-stories.xml",
        "/sitemap-news.xml",
        article.section.get_absolute_url(),
    ]
    pages = [client.get(path).content.decode() for path in paths]
    assert not any(article.code in page or "som er borte" in page for page in pages)
    publish_article(Article.objects.get(), by=SYSTEM)
    assert "som er borte" in client.get("/rettelser/").content.decode()
