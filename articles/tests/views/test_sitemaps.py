"""The sitemap holds every page that readers can come to, and no other."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.sitemaps import SITEMAPS
from articles.tests.make import make_article, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def places(client):
    """The addresses that a sitemap names."""

    def read(name: str, **headers) -> list[str]:
        answer = client.get(f"/sitemap-{name}.xml", headers=headers)
        assert answer.status_code == 200
        return re.findall(r"<loc>(.*?)</loc>", answer.content.decode())

    return read


@pytest.fixture
def parts(client, settings):
    """The sitemaps that the index leads to, asked at another host."""

    def read() -> list[str]:
        text = client.get("/sitemap.xml", headers={"host": "localhost"}).content.decode()
        return re.findall(rf"<loc>{settings.SITE_ROOT}/sitemap-(\w+).xml</loc>", text)

    return read


def test_the_sitemap_leads_to_all_its_parts(parts, paper):
    assert parts() == list(SITEMAPS)


def test_the_sitemap_leaves_out_parts_that_hold_nothing(parts):
    assert parts() == ["pages"]


def test_what_is_published_is_in_the_sitemap(places, settings):
    article = make_article()
    make_article(status="draft")
    make_article(status="withdrawn")
    make_article(publish_at=NOW + timedelta(hours=1))
    assert places("stories") == [f"{settings.SITE_ROOT}{article.get_absolute_url()}"]


def test_the_sitemap_stands_under_the_sites_own_address_whoever_asks(places, settings):
    make_article()
    assert all(place.startswith(settings.SITE_ROOT) for place in places("stories", host="localhost"))


def test_topics_and_people_are_there_when_they_have_a_page(places, settings):
    tag, person = make_tag("NATO"), make_person()
    make_tag("Ubrukt")
    make_article(**quoted(speaker=person), tags=[tag])
    make_article(**quoted(speaker=make_person("Skjult Person", is_listed=False)))
    make_article(by=[make_person("Kladd Skribent")], status="draft")
    assert places("topics") == [f"{settings.SITE_ROOT}{tag.get_absolute_url()}"]
    assert places("people") == [f"{settings.SITE_ROOT}{person.get_absolute_url()}"]


def test_sections_and_pages_are_there(places, settings):
    make_section("Sport")
    assert places("sections") == [f"{settings.SITE_ROOT}/sport/"]
    assert places("pages") == [
        f"{settings.SITE_ROOT}/",
        f"{settings.SITE_ROOT}/om/",
        f"{settings.SITE_ROOT}/rettelser/",
        f"{settings.SITE_ROOT}/emner/",
        f"{settings.SITE_ROOT}/personer/",
    ]


def test_news_are_of_two_days(client, places):
    new = make_article(headline="Ny & viktig")
    make_article(publish_at=NOW - timedelta(days=3))
    assert [new.code in place for place in places("news")] == [True]
    assert "<news:title>Ny &amp; viktig</news:title>" in client.get("/sitemap-news.xml").content.decode()


def test_a_sitemap_that_is_not_there_is_not_found(client):
    assert client.get("/sitemap-ukjent.xml").status_code == 404
    assert client.get("/sitemap-stories.xml?p=99").status_code == 404
