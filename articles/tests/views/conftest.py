"""A newspaper with one of everything that readers can see, and the ways to look at it."""

from types import SimpleNamespace

import pytest

from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, quoted


@pytest.fixture
def paper(db):
    """One story with a section, a topic, a source, an author and somebody quoted."""
    section = make_section("Utenriks", colour="blue", description="Det som skjer i verden")
    tag = make_tag("NATO", kind="organisation", description="Forsvarsalliansen")
    rutte = make_person("Mark Rutte", title="generalsekretær", organisation="NATO")
    kari = make_person("Kari Nordmann")
    quote = quoted("Russland bruker makt", "aaaa22", rutte, role="NATOs generalsekretær")
    facts = {"headline": "Japan og NATO", "lede": "De møttes i Tokyo.", "section": section, "tags": [tag], "by": [kari]}
    story = make_article(**facts, **quote, sources=[make_source(address="https://www.euronews.com/")])
    return SimpleNamespace(story=story, section=section, tag=tag, speaker=rutte, author=kari, quote=story.quotes.get())


@pytest.fixture
def addresses(paper):
    """Every public page of the paper."""
    found = [paper.story, paper.section, paper.tag, paper.speaker, paper.author]
    return ["/", *(row.get_absolute_url() for row in found), "/om/"]


@pytest.fixture
def read(client):
    """The text of a page that readers get."""

    def get(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


@pytest.fixture
def is_absent(client):
    """Whether the page answers exactly as one that never was."""

    def compare(path: str) -> bool:
        absent, answer = client.get("/aldri/i/aldri/aldri/"), client.get(path)
        assert absent.status_code == 404
        return (answer.status_code, answer.headers, answer.content) == (404, absent.headers, absent.content)

    return compare
