import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Person, Quote, Section, Source, Tag, TagAlias
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("other", ["ålesund", "ÅLESUND", "Ålesund ", "A\u030alesund", "Åle\u00adsund", "Ålesund\u200b"])
def test_a_topic_exists_once_whatever_its_letters(other):
    make_tag("Ålesund")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_tag(other)


def test_topics_sort_as_norwegians_do():
    for name in ["Aas", "Ås", "Ærlig", "Øy", "Zulu", "Aalesund", "Ålesund"]:
        make_tag(name)
    assert [tag.name for tag in Tag.objects.all()] == ["Zulu", "Ærlig", "Øy", "Aalesund", "Ålesund", "Aas", "Ås"]


def test_aliases_sort_as_norwegians_do():
    nato = make_tag("NATO")
    for name in ["Ås", "Ærlig", "Øy", "Zulu", "Aalesund"]:
        TagAlias.objects.create(tag=nato, name=name)
    assert [alias.name for alias in nato.aliases.all()] == ["Zulu", "Ærlig", "Øy", "Aalesund", "Ås"]


def test_rows_made_in_bulk_have_their_derived_columns():
    Person.objects.bulk_create([Person(name="Åse Ødegård")])
    person = Person.objects.named("ÅSE ØDEGÅRD").get()
    assert (person.slug, person.fold) == ("ase-odegard", "åse ødegård")


def test_people_sort_by_last_name():
    make_person("Åse Berg")
    make_person("Anne Åsen")
    make_person("Bo Aas")
    assert [person.name for person in Person.objects.all()] == ["Åse Berg", "Bo Aas", "Anne Åsen"]


def test_namesakes_have_addresses_of_their_own():
    assert make_person("Kari Nordmann").get_absolute_url() != make_person("Kari Nordmann").get_absolute_url()


def test_a_source_exists_once_whatever_its_letters():
    make_source("EuroNews")
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(name="Euronews")


def test_an_alias_belongs_to_one_topic():
    tag = make_tag("NATO")
    TagAlias.objects.create(tag=tag, name="forsvarsalliansen")
    with pytest.raises(IntegrityError), transaction.atomic():
        TagAlias.objects.create(tag=make_tag("EU"), name="Forsvarsalliansen")


@pytest.mark.parametrize("slug", ["emner", "om", "admin", "static"])
def test_a_section_stands_in_no_address_of_the_site_itself(slug):
    with pytest.raises(ValidationError):
        Section(name="Ny", slug=slug).full_clean()


def test_sections_stand_in_the_order_of_the_menu():
    make_section("Sport", order=2)
    make_section("Utenriks", order=1)
    assert [section.name for section in Section.objects.in_menu()] == ["Utenriks", "Sport"]


def test_a_quote_is_public_while_its_story_is():
    make_article(status="draft", **quoted(ref="aaaa22"))
    make_article(**quoted(ref="bbbb22"))
    assert [quote.ref for quote in Quote.objects.published()] == ["bbbb22"]


def test_a_quote_has_an_address_in_its_story():
    quote = make_article(**quoted(ref="aaaa22")).quotes.get()
    assert quote.get_absolute_url() == f"{quote.article.get_absolute_url()}#q-aaaa22"


def test_a_quote_without_a_speaker_needs_eyes():
    make_article(**quoted())
    assert Quote.objects.without_speaker().get().needs_eyes


def test_a_guessed_speaker_needs_eyes_until_confirmed(editor):
    quote = make_article(**quoted(speaker=make_person(), sureness="likely")).quotes.get()
    assert quote.needs_eyes
    quote.confirmed_by = editor
    assert not quote.needs_eyes


def test_a_printed_name_that_an_editor_confirmed_stands_for_who_speaks(editor):
    article = make_article(**quoted(speaker=None, name="kilder i regjeringen", confirmed_by=editor.pk))
    assert not article.quotes.get().needs_eyes
    assert not Quote.objects.without_speaker().exists()


def test_a_printed_name_that_nobody_confirmed_is_no_speaker():
    make_article(**quoted(speaker=None, name="kilder i regjeringen"))
    assert Quote.objects.without_speaker().get().needs_eyes
