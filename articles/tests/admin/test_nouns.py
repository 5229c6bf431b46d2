import pytest
from django.urls import reverse

from articles.models import Person, Section, Source, Tag, TagAlias
from articles.tests.admin.desk import words
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db


def add(client, noun: str, **facts):
    return client.post(reverse(f"admin:articles_{noun}_add"), aliases([]) | facts)


def edit(client, row, **facts):
    return client.post(reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk]), aliases([]) | facts)


def aliases(names: list[str]) -> dict:
    rows = {f"aliases-{number}-name": name for number, name in enumerate(names)}
    return rows | {"aliases-TOTAL_FORMS": len(names), "aliases-INITIAL_FORMS": 0}


def errors(answer) -> dict:
    return answer.context["adminform"].form.errors


def test_a_form_that_says_it_has_endless_aliases_gets_no_endless_page(as_chief):
    answer = edit(as_chief, make_tag("NATO"), name="NATO", kind="subject", **{"aliases-TOTAL_FORMS": 10**19})
    assert "aliases-199-name" in answer.content.decode()
    assert "aliases-200-name" not in answer.content.decode()


# The same name in other letters


@pytest.mark.parametrize("typed", ["ålesund", "ÅLESUND", " Ålesund ", "Å\u030alesund".replace("Å\u030a", "A\u030a")])
@pytest.mark.parametrize("noun", ["tag", "source", "section"])
def test_a_name_that_is_taken_is_refused_with_the_name_it_has(as_chief, noun, typed):
    {"tag": make_tag, "source": make_source, "section": make_section}[noun]("Ålesund")
    facts = {"name": typed, "kind": "place", "colour": "blue", "order": 1, "slug": "ny"}
    assert errors(add(as_chief, noun, **facts))["name"] == ["This name is taken by «Ålesund»."]


@pytest.mark.parametrize("noun", ["tag", "source", "section", "person"])
def test_a_name_of_nothing_is_refused(as_chief, noun):
    facts = {"name": " \u00a0 ", "kind": "place", "colour": "blue", "order": 1, "slug": "ny"}
    assert "name" in errors(add(as_chief, noun, **facts))


def test_a_name_keeps_its_own_letters_when_they_change(as_chief):
    tag = make_tag("nato")
    assert edit(as_chief, tag, name="NATO", kind="organisation").status_code == 302
    assert Tag.objects.get().name == "NATO"


def test_a_topic_cannot_take_the_alias_of_another(as_chief):
    make_tag("NATO").aliases.create(name="Atlanterhavspakten")
    answer = add(as_chief, "tag", name="ATLANTERHAVSPAKTEN", kind="organisation")
    assert errors(answer)["name"] == ["This name is taken by «NATO»."]


# Topics


def test_a_topics_address_follows_its_name_and_nothing_that_is_sent(as_chief):
    add(as_chief, "tag", name="Økonomi på Ås", kind="subject")
    tag = Tag.objects.get()
    edit(as_chief, tag, name="Noe annet", kind="subject", slug="forfalsket")
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Noe annet", "noe-annet")


def test_aliases_stand_with_their_topic(as_chief):
    add(as_chief, "tag", name="NATO", kind="organisation", **aliases(["Atlanterhavspakten", "OTAN", ""]))
    assert set(TagAlias.objects.values_list("tag__name", "name")) == {("NATO", "Atlanterhavspakten"), ("NATO", "OTAN")}


@pytest.mark.parametrize("names", [["nato"], ["OTAN", "otan"], ["japan"], ["nippon"]])
def test_an_alias_that_is_taken_is_refused_in_words(as_chief, names):
    make_tag("Japan").aliases.create(name="Nippon")
    answer = add(as_chief, "tag", name="NATO", kind="organisation", **aliases(names))
    assert answer.status_code == 200
    assert "this name" in words(answer).lower()
    assert Tag.objects.count() == 1


def test_an_editor_without_a_right_for_aliases_edits_them_with_the_topic(as_editor):
    tag = make_tag("NATO")
    edit(as_editor, tag, name="NATO", kind="organisation", **aliases(["OTAN"]))
    assert tag.aliases.get().name == "OTAN"


# Sections, people, sources


def test_a_section_gets_its_address_from_its_name(as_chief):
    add(as_chief, "section", name="Økonomi", slug="", colour="green", order=3)
    assert Section.objects.get().slug == "okonomi"


def test_a_section_keeps_its_address(as_chief):
    section = make_section("Sport")
    edit(as_chief, section, name="Idrett", slug="idrett", colour="green", order=3)
    section.refresh_from_db()
    assert (section.name, section.slug) == ("Idrett", "sport")


@pytest.mark.parametrize("slug", ["admin", "Sport", "a/b", "sport"])
def test_an_address_that_cannot_be_had_is_refused(as_chief, slug):
    make_section("Sport")
    assert "slug" in errors(add(as_chief, "section", name="Ny", slug=slug, colour="green", order=3))


def test_a_namesake_is_made_with_a_warning(as_chief):
    make_person("Ola Hansen")
    answer = as_chief.post(reverse("admin:articles_person_add"), {"name": "OLA HANSEN", "is_listed": "on"}, follow=True)
    assert "Others are called OLA HANSEN too" in words(answer)
    assert Person.objects.count() == 2


def test_a_sources_address_gets_its_scheme(as_chief):
    add(as_chief, "source", name="EuroNews", address="euronews.com")
    assert Source.objects.get().address == "https://euronews.com"


# Deleting what is in use


def test_what_is_in_use_is_not_deleted_and_the_page_says_why(as_chief):
    person, tag, source, section = make_person(), make_tag("NATO"), make_source(), make_section("Sport")
    make_article(
        headline="I bruk", tags=[tag], sources=[source], section=section, by=[person], **quoted(speaker=person)
    )
    for row in (person, tag, source, section):
        answer = as_chief.post(reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})
        assert answer.status_code == 200
        assert type(row).objects.filter(pk=row.pk).exists()


def test_what_nobody_uses_is_deleted(as_chief):
    tag = make_tag("NATO")
    tag.aliases.create(name="OTAN")
    for row in (make_person(), tag, make_source(), make_section("Sport")):
        as_chief.post(reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})
        assert not type(row).objects.exists()


def test_the_link_to_the_site_stands_where_readers_have_a_page(as_chief):
    used, unused = make_tag("NATO"), make_tag("Ubrukt")
    make_article(tags=[used])
    page = {
        tag: as_chief.get(reverse("admin:articles_tag_change", args=[tag.pk])).content.decode()
        for tag in (used, unused)
    }
    assert f'href="{used.get_absolute_url()}"' in page[used]
    assert unused.get_absolute_url() not in page[unused]
