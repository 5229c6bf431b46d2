"""What a story tells machines: JSON-LD and Open Graph."""

import json
import re

import pytest

from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(read):
    def parse(article) -> dict:
        [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(article.get_absolute_url()))
        return json.loads(script)

    return parse


def test_a_story_is_a_news_article(data, paper, settings):
    told = data(paper.story)
    assert (told["@type"], told["headline"], told["inLanguage"]) == ("NewsArticle", "Japan og NATO", "nb")
    assert told["url"] == f"{settings.SITE_ROOT}{paper.story.get_absolute_url()}"
    assert told["datePublished"] == told["dateModified"]
    assert [author["name"] for author in told["author"]] == ["Kari Nordmann"]
    assert told["isBasedOn"] == [{"@type": "CreativeWork", "name": "EuroNews", "url": "https://www.euronews.com/"}]


def test_what_is_said_is_a_quotation_with_its_creator(data, paper, settings):
    [quotation] = data(paper.story)["hasPart"]
    assert (quotation["@type"], quotation["text"]) == ("Quotation", "Russland bruker makt")
    assert quotation["url"] == f"{settings.SITE_ROOT}{paper.quote.get_absolute_url()}"
    assert quotation["creator"] == {
        "@type": "Person",
        "name": "Mark Rutte",
        "url": f"{settings.SITE_ROOT}{paper.speaker.get_absolute_url()}",
        "jobTitle": "NATOs generalsekretær",
    }


def test_words_that_nobody_said_so_are_no_quotation(data):
    assert "hasPart" not in data(make_article(**quoted(speaker=make_person(), form="indirekte")))
    assert "hasPart" not in data(make_article(**quoted()))


def test_nothing_in_the_data_can_end_its_element(read, data):
    article = make_article(headline="</script><script>alert(1)</script> & <!--")
    assert data(article)["headline"] == "</script><script>alert(1)</script> & <!--"
    assert "<script>alert" not in read(article.get_absolute_url())


def test_a_story_without_lede_is_described_by_its_beginning(read, data):
    article = make_article(lede="", body=f"<p>{'Et langt avsnitt om saken. ' * 20}</p>")
    description = data(article)["description"]
    assert description.startswith("Et langt avsnitt")
    assert len(description) <= 200
    assert f'<meta name="description" content="{description}">' in read(article.get_absolute_url())


def test_a_story_is_shared_with_its_headline_and_lede(read, paper, settings):
    page = read(paper.story.get_absolute_url())
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert (shared["title"], shared["description"], shared["type"]) == (
        "Japan og NATO",
        "De møttes i Tokyo.",
        "article",
    )
    assert shared["url"] == f"{settings.SITE_ROOT}{paper.story.get_absolute_url()}"
    assert shared["image"].startswith(f"{settings.SITE_ROOT}/static/icons/share")
