"""The page behind a preview link: a draft for whoever has the secret, and nothing for anybody else."""

import logging
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.preview_links import make_preview_link, revoke_preview_link
from articles.actions.save import save_draft
from articles.models import SYSTEM, Section
from articles.tests.make import make_article, make_draft, make_person, make_source, make_tag, quoted
from newsroom.logs import WithoutSecrets

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def link_to(article, **facts) -> str:
    _link, secret = make_preview_link(article, by=SYSTEM, **facts)
    return f"/utkast/{secret}/"


def test_the_draft_is_there_for_whoever_has_the_link_and_marked_as_one(client):
    answer = client.get(link_to(make_article(status="draft", headline="Hemmelig")))
    assert "Hemmelig" in answer.content.decode()
    assert "Utkast. Ikke publisert. Skal ikke deles videre." in answer.content.decode()


def test_nothing_keeps_the_page_or_tells_where_it_stands(client):
    answer = client.get(link_to(make_article()))
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in answer.content.decode()
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_the_page_names_no_public_address(client):
    article = make_article(**quoted(speaker=make_person()))
    page = client.get(link_to(article)).content.decode()
    assert article.code not in page
    assert not re.search(r"canonical|og:|ld\+json|rss|/feed/|twitter:", page)


def test_links_that_lead_away_tell_nobody_where_from(client):
    body = '<p><a href="https://example.com/">ute</a></p>' + quoted()["body"]
    by = {"by": [make_person("Kari Nordmann")], "sources": [make_source(address="https://example.com/kilde")]}
    facts = {"quotes": {"aaaa22": {"speaker": make_person().pk}}}
    page = client.get(link_to(make_article(body=body, **facts, **by))).content.decode()
    links = re.findall(r"<a [^>]*>", page)
    assert len(links) > 6
    assert [a for a in links if 'href="#' not in a and not re.search(r'rel="(author )?noreferrer"', a)] == []
    assert [a for a in links if a.count("rel=") > 1] == []


def test_a_link_to_the_newest_follows_every_save(client):
    article = make_article(headline="Først")
    path = link_to(article)
    save_draft(article, make_draft(headline="Siden"), by=SYSTEM, base=1)
    assert "Siden" in client.get(path).content.decode()


def test_a_link_to_a_version_shows_that_version_for_ever(client):
    article = make_article(headline="Først", status="draft")
    path = link_to(article, revision=article.revisions.get())
    save_draft(article, make_draft(headline="Siden"), by=SYSTEM, base=1)
    page = client.get(path).content.decode()
    assert "Først" in page
    assert "Siden" not in page


def test_a_version_that_an_autosave_had_passed_stays_for_its_link(client):
    article = make_article(headline="Sendt", status="draft")
    article.revisions.update(is_passed=True)
    path = link_to(article, revision=article.revisions.get())
    later = NOW + timedelta(days=2)
    save_draft(article, make_draft(headline="Siden"), by=SYSTEM, base=1, at=later, reason="autosave")
    assert "Sendt" in client.get(path).content.decode()


def test_another_storys_version_is_no_version_to_link_to():
    with pytest.raises(ValueError, match="its own story"):
        link_to(make_article(), revision=make_article().revisions.get())


def test_a_dead_link_is_absent(is_absent):
    article, binned = make_article(status="draft"), make_article(status="draft")
    link, secret = make_preview_link(article, by=SYSTEM)
    expired = link_to(article, lasts=timedelta(hours=1), at=NOW - timedelta(hours=2))
    in_bin = link_to(binned)
    bin_article(binned, by=SYSTEM)
    assert not is_absent(f"/utkast/{secret}/")
    revoke_preview_link(link, by=SYSTEM)
    assert all(map(is_absent, [f"/utkast/{secret}/", expired, in_bin]))


@pytest.mark.parametrize("secret", ["x", "a" * 43, "%00", "æøå", "' OR 1=1 --", "%ff", "feed", "." * 3000])
def test_a_wrong_secret_is_absent(is_absent, secret):
    link_to(make_article())
    assert is_absent(f"/utkast/{secret}/")


def test_the_hash_that_is_kept_opens_nothing(is_absent):
    link, _secret = make_preview_link(make_article(), by=SYSTEM)
    assert is_absent(f"/utkast/{link.hash}/")


def test_head_is_answered_and_post_is_not_allowed_with_or_without_a_token():
    path, client = link_to(make_article()), Client(enforce_csrf_checks=True)
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(path).status_code == 405


def test_queries_do_not_grow_with_the_draft(client, django_assert_max_num_queries):
    people = [make_person(f"Navn Navnesen{n}") for n in range(9)]
    body = "".join(f'<p>– <q data-quote="aa{n:03}">Ja</q>, sa en.</p>' for n in range(9))
    facts = {f"aa{n:03}": {"speaker": person.pk} for n, person in enumerate(people)}
    path = link_to(make_article(by=people, body=body, quotes=facts, tags=[make_tag("NATO")], sources=[make_source()]))
    with django_assert_max_num_queries(11):
        assert client.get(path).status_code == 200


def test_no_section_stands_in_the_way():
    with pytest.raises(ValidationError, match="utkast"):
        Section(name="Utkast", slug="utkast").full_clean()


def test_a_draft_of_a_live_story_is_in_no_public_answer(client, paper, addresses):
    canary = "Kanarifuglord"
    person, tag = make_person(f"{canary} Person"), make_tag(f"{canary}emne")
    words = quoted(f"{canary} sagt", speaker=person)
    draft = make_draft(
        headline=f"{canary} tittel", lede=canary, section=paper.section, tags=[tag], by=[person], **words
    )
    save_draft(paper.story, draft, by=SYSTEM, base=1)
    path = link_to(paper.story)
    feeds = ["/feed/", f"{paper.section.get_absolute_url()}feed/", f"{paper.tag.get_absolute_url()}feed/"]
    maps = ["/sitemap.xml", *(f"/sitemap-{name}.xml" for name in ("stories", "news", "sections", "topics", "people"))]
    theirs = [tag.get_absolute_url(), person.get_absolute_url(), "/robots.txt", "/ukjent/"]
    for address in [*addresses, *feeds, *maps, *theirs]:
        answer = client.get(address)
        assert canary.lower() not in (answer.content.decode() + str(answer.headers)).lower(), address
    assert client.get(path).content.decode().count(canary) >= 5


def test_neither_robots_nor_sitemap_name_the_door(client):
    link_to(make_article())
    for address in ("/robots.txt", "/sitemap.xml", "/sitemap-stories.xml"):
        assert "utkast" not in client.get(address).content.decode()


@pytest.mark.parametrize("sentence", ['"GET %s HTTP/1.1" 200', "Internal Server Error: %s", "Not Found: %s?a=b"])
def test_no_log_line_of_ours_holds_a_secret(sentence):
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, sentence, ("/utkast/hemmelig-_9/",), None)
    assert WithoutSecrets().filter(record)
    assert "/utkast/…" in record.getMessage()
    assert "hemmelig" not in record.getMessage()


def test_every_handler_of_ours_leaves_secrets_out(settings):
    handlers = settings.LOGGING["handlers"].values()
    assert all("without_secrets" in handler["filters"] for handler in handlers)
