"""Topics and people kept in a browser: merged and told apart by keyboard, and pages that all can read."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions.merge_people import merge_people
from articles.actions.merge_tags import merge_tags
from articles.models import SYSTEM, Tag
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import make_article, make_person, make_tag, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def address(noun: str, route: str, *args) -> str:
    return reverse(f"admin:articles_{noun}_{route}", args=args)


@pytest.fixture
def prices(db):
    """Two topics that are one, on stories that have either or both."""
    one, other = make_tag("Strømpris"), make_tag("Strømpriser")
    make_article(headline="Dyrt på Vestlandet", tags=[other, one])
    make_article(headline="Strømprisen stiger", tags=[one])
    return one, other


def test_topics_are_merged_and_told_apart_by_keyboard(page, chief, sign_in, prices):
    one, other = prices
    sign_in(chief)
    page.goto(address("tag", "change", one.pk))
    page.get_by_role("link", name="Slå sammen med").focus()
    page.keyboard.press("Enter")
    page.locator("#id_into").focus()
    page.keyboard.type("strømpriser")
    expect(page.get_by_role("option", name="Strømpriser")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_into")).to_have_value("Strømpriser")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 sak har begge, og beholder én av dem.")).to_be_visible()
    page.get_by_role("button", name="Slå sammen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("«Strømpris» er nå «Strømpriser», i 2 saker.")).to_be_visible()
    page.get_by_role("link", name="Angre", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Angre sammenslåingen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("«Strømpris» er tilbake, med sakene slik de var.")).to_be_visible()
    assert list(Tag.objects.values_list("name", flat=True)) == ["Strømpris", "Strømpriser"]


def test_a_topic_is_put_on_the_stories_of_a_list_by_keyboard(page, chief, sign_in, prices):
    make_tag("Energi")
    sign_in(chief)
    page.goto(address("article", "changelist"))
    page.get_by_role("link", name="Emne på disse sakene").focus()
    page.keyboard.press("Enter")
    page.locator("#id_topic").focus()
    page.keyboard.type("energi")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Utfør").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("«Energi» er satt på 2 saker.")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_pages_of_keeping_can_be_read_by_all(page, chief, sign_in, prices, axe, scrolls_sideways, width, scheme):
    one, other = prices
    old, person = make_person("M. Rutte"), make_person("Mark Rutte", title="generalsekretær")
    make_article(**quoted(speaker=person, role="NATOs generalsekretær"))
    merge_people(old, person, by=SYSTEM)
    penger = make_tag("Penger")
    merge = merge_tags(make_tag("Økonomi"), penger, by=SYSTEM)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(chief)
    for room in (
        address("tag", "merge", one.pk),
        address("tag", "merge", one.pk) + "?into=Ukjent",
        address("tag", "merge", one.pk) + "?into=Strømpriser",
        address("tag", "change", penger.pk),
        address("tag", "unmerge", penger.pk, merge.pk),
        address("tag", "report"),
        address("tag", "changelist"),
        address("person", "change", person.pk),
        address("article", "topics"),
    ):
        page.goto(room)
        assert axe(page) == [], room
        assert not scrolls_sideways(page), room
