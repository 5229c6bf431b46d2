from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.save import save_draft
from articles.models import Article, Quote
from articles.tests.admin.desk import words
from articles.tests.make import make_article, make_draft, make_person, make_section, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db
STORIES = reverse("admin:articles_article_changelist")


def found(client, noun: str, **asked) -> list[str]:
    answer = client.get(reverse(f"admin:articles_{noun}_changelist"), asked)
    return [str(row) for row in answer.context["cl"].result_list]


def make_five(noun: str, start: int) -> None:
    for number in range(start, start + 5):
        person, tag = make_person(f"Person {number}"), make_tag(f"Emne {number}")
        tag.aliases.create(name=f"Alias {number}")
        make_source(f"Kilde {number}")
        section = make_section(f"Seksjon {number}", slug=f"seksjon-{number}")
        links = [{"title": "Uløst", "address": "", "story": None}]
        make_article(tags=[tag], by=[person], section=section, related=links, **quoted(speaker=person))


@pytest.mark.parametrize("noun", ["article", "quote", "tag", "person", "source", "section"])
def test_a_list_of_ten_costs_what_a_list_of_five_does(as_chief, noun):
    address = reverse(f"admin:articles_{noun}_changelist")
    counts = []
    for start in (0, 5):
        make_five(noun, start)
        as_chief.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            as_chief.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_forms_queries_do_not_grow_with_what_it_holds(as_chief):
    counts = []
    for size in (2, 8):
        people = [make_person(f"Person {size}-{number}") for number in range(size)]
        tags = [make_tag(f"Emne {size}-{number}") for number in range(size)]
        body = "".join(f'<p>– <q data-quote="ref{number}2">Ord</q></p>' for number in range(size))
        facts = {f"ref{number}2": {"speaker": people[number].pk, "name": ""} for number in range(size)}
        article = make_article(tags=tags, by=people, body=body, quotes=facts)
        address = reverse("admin:articles_article_change", args=[article.pk])
        with CaptureQueriesContext(connection) as queries:
            as_chief.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("asked", [{}, {"o": "1"}, {"q": "emne"}])
def test_the_stories_of_the_topics_that_a_list_shows_are_counted_and_no_others(as_chief, asked):
    make_five("tag", 0)
    with CaptureQueriesContext(connection) as queries:
        answer = as_chief.get(reverse("admin:articles_tag_changelist"), asked)
    assert [tag.story_count for tag in answer.context["cl"].result_list] == [1] * 5
    [counting] = [query["sql"] for query in queries if "articles_taggedarticle" in query["sql"]]
    assert '"tag_id" IN (' in counting


# What a line says


def test_a_line_says_where_the_story_stands(as_reporter):
    make_article(publish_at=datetime(2025, 2, 8, 5, 0, tzinfo=UTC))
    assert "published 8 February 2025, 06:00" in words(as_reporter.get(STORIES))


def test_a_line_says_what_is_left_to_do(as_reporter, editor):
    links = [{"title": "Uløst", "address": "", "story": None}]
    article = make_article(related=links, **quoted())
    save_draft(article, make_draft(related=links, **quoted("Andre ord")), by=editor, base=1)
    said = words(as_reporter.get(STORIES))
    for sentence in ("has unpublished changes", "1 quote without a speaker", "1 related link leads nowhere"):
        assert sentence in said


def test_a_line_names_who_edited_last(as_reporter, editor):
    editor.first_name, editor.last_name = "Ola", "Hansen"
    editor.save()
    article = make_article(status="draft")
    save_draft(article, make_draft(), by=editor, base=1)
    assert "Ola Hansen" in words(as_reporter.get(STORIES))


def test_a_line_leads_to_the_site_only_where_readers_see_the_story(as_reporter):
    live, draft = make_article(), make_article(status="draft")
    planned = make_article(publish_at=timezone.now() + timedelta(hours=1))
    page = as_reporter.get(STORIES).content.decode()
    assert f'href="{live.get_absolute_url()}"' in page
    assert not any(f'href="{other.get_absolute_url()}"' in page for other in (draft, planned))


# Narrowing


@pytest.mark.parametrize("state", ["draft", "planned", "published", "withdrawn"])
def test_the_list_is_narrowed_by_state(as_reporter, state):
    make_article(status="draft", headline="draft")
    make_article(publish_at=timezone.now() + timedelta(hours=1), headline="planned")
    make_article(headline="published")
    make_article(status="withdrawn", headline="withdrawn")
    assert found(as_reporter, "article", state=state) == [state]


def test_the_list_is_narrowed_to_unpublished_changes(as_reporter, editor):
    make_article()
    changed = make_article(headline="Endret")
    save_draft(changed, make_draft(headline="Ny"), by=editor, base=1)
    assert found(as_reporter, "article", state="changed") == ["Endret"]


def test_the_list_is_narrowed_by_section_genre_and_language(as_reporter):
    make_article(headline="Annen")
    sport = make_section("Sport")
    make_article(headline="Riktig", section=sport, genre="interview", language="nn")
    asked = {"section__id__exact": sport.pk, "genre__exact": "interview", "language__exact": "nn"}
    assert found(as_reporter, "article", **asked) == ["Riktig"]


def test_quotes_are_narrowed_to_those_without_a_speaker(as_chief):
    make_article(**quoted("Med", speaker=make_person()))
    make_article(**quoted("Uten"))
    assert found(as_chief, "quote", speaker="none") == ["Uten"]
    assert found(as_chief, "quote", speaker="known") == ["Med"]


def test_quotes_that_left_the_text_leave_the_list(as_chief):
    make_article(**quoted("Ord"))
    Quote.objects.update(retired_at=timezone.now())
    assert found(as_chief, "quote") == []


# Searching


@pytest.mark.parametrize("term", ["økonomi", "ØKONOMI", "Økonomi", "økon", "i ØKONOMI", "ås"])
def test_headlines_are_found_in_any_case(as_reporter, term):
    make_article(headline="Økonomi i Ås")
    make_article(headline="Annet")
    assert found(as_reporter, "article", q=term) == ["Økonomi i Ås"]


@pytest.mark.parametrize("term", ["økonomi", "Økonomi", "ØKONOMI"])
def test_headlines_in_capitals_are_found(as_reporter, term):
    make_article(headline="ØKONOMI I ÅS")
    assert found(as_reporter, "article", q=term) == ["ØKONOMI I ÅS"]


@pytest.mark.parametrize("noun", ["tag", "person", "source"])
@pytest.mark.parametrize("term", ["ØST", "øst", "pål", "PÅL øst"])
def test_names_are_found_by_any_part_in_any_case(as_chief, noun, term):
    for name in ("Pål Østby", "Kari Vestby"):
        {"tag": make_tag, "person": make_person, "source": make_source}[noun](name)
    assert found(as_chief, noun, q=term) == ["Pål Østby"]


def test_a_topic_is_found_by_its_alias(as_chief):
    make_tag("NATO").aliases.create(name="Atlanterhavspakten")
    assert found(as_chief, "tag", q="ATLANTER") == ["NATO"]


def test_quotes_are_found_by_words_and_speaker(as_chief):
    make_article(**quoted("Vi må gjøre dette", speaker=make_person("Jonas Gahr Støre")))
    make_article(**quoted("Noe annet"))
    assert found(as_chief, "quote", q="STØRE gjøre") == ["Vi må gjøre dette"]


def test_signs_of_a_pattern_are_searched_for_as_signs(as_reporter):
    make_article(headline="10 % opp")
    Article.objects.filter(pk=make_article().pk).update(headline="10 kroner opp")
    assert found(as_reporter, "article", q="10 %") == ["10 % opp"]
