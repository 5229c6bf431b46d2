"""Feeds: what is published, newest first, under the site's own address."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.tests.make import make_article, make_section, make_tag

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def feed(client):
    def parse(path: str):
        answer = client.get(path)
        assert answer["Content-Type"].startswith("application/rss+xml")
        return ElementTree.fromstring(answer.content).find("channel")  # noqa: S314 our own

    return parse


def titles(channel) -> list[str]:
    return [item.findtext("title") for item in channel.findall("item")]


def test_the_feed_holds_what_is_published_newest_first(feed):
    make_article(headline="Eldst", publish_at=NOW - timedelta(hours=2))
    make_article(headline="Nyest", publish_at=NOW - timedelta(hours=1))
    make_article(headline="Planlagt", publish_at=NOW + timedelta(hours=1))
    make_article(headline="Kladd", status="draft")
    make_article(headline="Trukket", status="withdrawn")
    assert titles(feed("/feed/")) == ["Nyest", "Eldst"]


def test_a_section_and_a_topic_have_feeds_of_their_own(feed):
    section, tag = make_section("Sport"), make_tag("Ski")
    make_article(headline="Om ski", section=section, tags=[tag])
    make_article(headline="Om noe annet")
    assert titles(feed("/sport/feed/")) == titles(feed("/emner/ski/feed/")) == ["Om ski"]


def test_a_feed_stands_under_the_sites_own_address(feed, settings):
    article = make_article(headline="Æøå «her» & der")
    channel = feed("/feed/")
    assert channel.findtext("link") == f"{settings.SITE_ROOT}/"
    assert channel.find("item").findtext("link") == f"{settings.SITE_ROOT}{article.get_absolute_url()}"
    assert channel.find("{http://www.w3.org/2005/Atom}link").get("href") == f"{settings.SITE_ROOT}/feed/"


def test_a_feed_says_its_language(feed):
    make_article()
    assert feed("/feed/").findtext("language") == "nb"


def test_a_story_keeps_its_id_in_the_feed_when_its_headline_changes(feed):
    article = make_article(headline="Gammel tittel")
    before = feed("/feed/").find("item").findtext("guid")
    article.headline = "Ny tittel"
    article.save()
    assert feed("/feed/").find("item").findtext("guid") == before


def test_pages_say_where_their_feeds_are(read, paper):
    assert 'href="/feed/"' in read("/")
    assert 'href="/utenriks/feed/"' in read(paper.section.get_absolute_url())
    assert 'href="/emner/nato/feed/"' in read(paper.tag.get_absolute_url())
