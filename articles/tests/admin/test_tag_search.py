"""The topics field's search: what is found, in which order, and who is offered a new one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Tag, TagAlias
from articles.tests.admin.desk import save
from articles.tests.make import make_article, make_tag, take_right

pytestmark = pytest.mark.django_db
ADDRESS = reverse("admin:articles_tag_names")


def found(client, typed: str) -> list[dict]:
    return client.get(ADDRESS, {"q": typed}).json()["names"]


def names(client, typed: str) -> list[str]:
    return [each["value"] for each in found(client, typed) if not each.get("isNew")]


@pytest.mark.parametrize("typed", ["oekonomi", "økonomi", "ØKON", "oek"])
def test_any_case_and_any_keyboard_finds_the_topic(as_reporter, typed):
    make_tag("Økonomi")
    assert names(as_reporter, typed) == ["Økonomi"]


@pytest.mark.parametrize("typed", ["Korea", "nord", "Folke", "nord-k"])
def test_the_beginning_of_any_word_finds_the_topic(as_reporter, typed):
    make_tag("Nord-Korea" if typed != "Folke" else "Norsk Folkehjelp")
    assert len(names(as_reporter, typed)) == 1


def test_the_inside_of_a_word_finds_nothing(as_reporter):
    make_tag("Nord-Korea")
    assert names(as_reporter, "orea") == []


def test_exact_comes_before_the_beginning_of_the_name_of_a_word_and_an_alias(as_reporter):
    for name in ("Norsk bank", "Bank", "Bankran"):
        make_tag(name)
    TagAlias.objects.create(tag=make_tag("SSB"), name="Bankenes statistikk")
    assert names(as_reporter, "bank") == ["Bank", "Bankran", "Norsk bank", "SSB"]


def test_the_most_used_comes_first_and_drafts_do_not_count(as_reporter):
    little, much = make_tag("Skole i Alta"), make_tag("Skole i Vardø")
    make_article(tags=[much])
    make_article(tags=[little], status="draft")
    assert names(as_reporter, "skole") == ["Skole i Vardø", "Skole i Alta"]
    assert found(as_reporter, "skole")[0]["last"] == "subject · 1 story"


def test_an_alias_leads_to_its_topic_and_says_so(as_reporter):
    nato = make_tag("NATO", kind=Tag.Kind.ORGANISATION)
    TagAlias.objects.create(tag=nato, name="forsvarsalliansen")
    (hit, _new) = found(as_reporter, "forsvars")
    assert (hit["value"], hit["last"]) == ("NATO", "organisation · 0 stories · also «forsvarsalliansen»")


def test_an_exact_name_or_alias_is_never_offered_as_new(as_reporter):
    TagAlias.objects.create(tag=make_tag("NATO"), name="forsvarsalliansen")
    for typed in ("Nato", "FORSVARSALLIANSEN"):
        assert [(each["value"], each["isExact"]) for each in found(as_reporter, typed)] == [("NATO", True)]


def test_near_names_come_before_a_new_topic(as_reporter):
    make_tag("NATO")
    near, new = found(as_reporter, "Nattoo")
    assert (near["value"], near["isNear"]) == ("NATO", True)
    assert (new["label"], new["isNew"]) == ("New topic: Nattoo", True)


def test_who_may_not_add_topics_is_offered_none(as_reporter, reporter):
    take_right(reporter, "add_tag")
    assert found(as_reporter, "Mjøsa") == []


def test_who_may_not_see_topics_is_refused(as_reader, reporter, client):
    take_right(reporter, "view_tag")
    client.force_login(reporter)
    assert client.get(ADDRESS, {"q": "NATO"}).status_code == 403


@pytest.mark.parametrize("typed", ["", " ", "\0", "a\0b", "%", "_", "x" * 5000, "«\n»", "\\"])
def test_anything_can_be_typed(as_reporter, typed):
    make_tag("NATO")
    assert names(as_reporter, typed) == []


def test_the_search_costs_the_same_however_many_topics_there_are(as_reporter):
    asked = []
    for count in (10, 60):
        tags = [make_tag(f"Skole nummer {count} {number}") for number in range(count)]
        make_article(tags=tags[:10])
        TagAlias.objects.bulk_create(TagAlias(tag=tag, name=f"skolen {tag.pk}") for tag in tags)
        with CaptureQueriesContext(connection) as queries:
            assert found(as_reporter, "skole")
        asked.append(len(queries))
    assert asked[0] == asked[1]


# One name, one topic


@pytest.mark.parametrize("other", ["økonomi", "ØKONOMI", "Økonómi", " Økonomi "])
def test_the_database_holds_a_name_once_in_whatever_letters(other):
    make_tag("Økonomi")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.bulk_create([Tag(name=other, slug="annen")])


def test_decomposed_letters_are_the_same_name(as_reporter):
    make_tag("Ålesund")
    save(as_reporter, topics="A\u030alesund, ÅLESUND")
    assert Tag.objects.count() == 1


def test_an_alias_typed_as_a_new_name_is_its_topic(as_reporter):
    TagAlias.objects.create(tag=make_tag("NATO"), name="forsvarsalliansen")
    save(as_reporter, headline="Ny", topics="Forsvarsalliansen")
    assert list(Tag.objects.values_list("name", flat=True)) == ["NATO"]
