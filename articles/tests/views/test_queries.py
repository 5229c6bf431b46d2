"""What a page costs does not grow with the paper."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.queries.people import last_seen
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
# «IN (every story that …)», which some databases make a list of.
LISTS_STORIES = re.compile(r'IN \(SELECT [^()]* FROM "articles_article"')


@pytest.fixture
def count(client):
    def queries(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return queries


def make_more(number, *, section, tag, person):
    """Stories with a topic, an author and a quote each; sections and speakers grow with them."""
    for n in range(number):
        make_article(
            **quoted(f"Ord nummer {n}", speaker=make_person(f"Ola {number}{n} Hansen")),
            section=make_section(f"Del{number}{n}"), tags=[tag, make_tag(f"Emne {number}{n}")], by=[person],
            publish_at=NOW - timedelta(minutes=n),
        )  # fmt: skip
        make_article(**quoted(speaker=person), section=section, tags=[tag], by=[person], publish_at=NOW)


def test_a_story_takes_nine_queries_at_most(count):
    speaker = make_person()
    links = [{"title": "Mer", "address": "", "story": make_article().pk}]
    article = make_article(
        **quoted(speaker=speaker), tags=[make_tag("NATO")], by=[speaker], sources=[make_source()], related=links
    )
    assert count(article.get_absolute_url()) <= 9


PATHS = [
    "/", "/sport/", "/emner/", "/emner/?bokstav=n", "/emner/nato/", "/emner/nato/?aar=YEAR", "/emner/nato/sitater/",
    "/personer/", "/personer/?bokstav=n", "person", "person?emne=nato", "person?aar=YEAR", "personsaker/",
    "/feed/", "/sport/feed/", "/emner/nato/feed/", "/sitemap.xml",
    "/sitemap-stories.xml", "/sitemap-news.xml", "/sitemap-topics.xml", "/sitemap-people.xml", "/sitemap-sections.xml",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_list_costs_the_same_with_twice_the_stories(count, path):
    facts = {"section": make_section("Sport"), "tag": make_tag("NATO"), "person": make_person("Kari Nordmann")}
    make_more(3, **facts)
    path = path.replace("person", facts["person"].get_absolute_url()) if path.startswith("person") else path
    path = path.replace("YEAR", str(timezone.localtime(NOW).year))
    before = count(path)
    make_more(6, **facts)
    assert count(path) == before


def test_no_query_of_a_story_begins_with_every_story_there_is(client):
    speaker = make_person()
    links = [{"title": "Mer", "address": "", "story": make_article().pk}]
    article = make_article(**quoted(speaker=speaker), tags=[make_tag("NATO")], by=[speaker], related=links)
    with CaptureQueriesContext(connection) as captured:
        assert "Mer" in client.get(article.get_absolute_url()).content.decode()
    assert not [one["sql"] for one in captured if LISTS_STORIES.search(one["sql"])]


def test_no_query_for_whom_one_met_last_begins_with_every_story_there_is(chief):
    people = [make_article(**quoted(speaker=make_person())).quotes.get().speaker]
    with CaptureQueriesContext(connection) as captured:
        assert last_seen(people, chief)[people[0].pk].article
    assert not [one["sql"] for one in captured if LISTS_STORIES.search(one["sql"])]


def test_an_index_of_people_looks_up_one_quote_or_story_of_each(client, db):
    with CaptureQueriesContext(connection) as captured:
        client.get("/personer/")
    # «… OR EXISTS(…)» is worked out for everybody there is by PostgreSQL, and kept, before the first name is found.
    assert not [one["sql"] for one in captured if "OR EXISTS" in one["sql"]]


def test_a_long_story_costs_what_a_short_one_does(count):
    def story(quotes):
        people = [make_person(f"Ola Nummer{quotes}{n}") for n in range(quotes)]
        body = "".join(f'<p>– <q data-quote="aaa{n}{quotes}">Ja</q>, sa en.</p>' for n in range(quotes))
        facts = {f"aaa{n}{quotes}": {"speaker": person.pk} for n, person in enumerate(people)}
        links = [{"title": "Mer", "address": "", "story": make_article().pk} for _ in people]
        tags = [make_tag(f"T{quotes}{n}") for n in range(quotes)]
        return make_article(body=body, quotes=facts, by=people, related=links, tags=tags)

    # Where the editor has chosen four, no others are looked for.
    assert count(story(4).get_absolute_url()) <= count(story(2).get_absolute_url())
