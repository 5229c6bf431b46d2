"""«Lim inn manus» in a browser, with the keyboard alone."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions.manuscripts import import_manuscript
from articles.models import SYSTEM, Article
from articles.tests.browser.conftest import SIGHTS
from articles.text.manuscripts.manuscript import read_manuscript

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEED = (Path(__file__).parents[2] / "seed" / "japan-og-nato.txt").read_text(encoding="utf-8")
PASTE = reverse("admin:articles_article_manuscript")
DOUBTFUL = (
    "Leder Kari Moen kom til Vik i går.\n\nHun vil bygge bro over fjorden.\n\n– Ja, det må vi, sier hun.\n\n– Nei?\n"
)
SUBHEADING = "Vil samarbeide om rom, cyber og øvelser"


def tab_to(page, locator):
    """Press the tabulator until the focus is there, as somebody without a mouse does."""
    for _step in range(150):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {locator}")


def press(page, locator):
    tab_to(page, locator)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def read(page, text=SEED):
    page.goto(PASTE)
    tab_to(page, page.get_by_label("Manus", exact=True))
    page.keyboard.insert_text(text)
    press(page, page.get_by_role("button", name="Les manus"))


def test_a_manuscript_becomes_a_draft_with_the_keyboard_alone(page, editor, sign_in):
    sign_in(editor)
    page.goto(reverse("admin:articles_article_changelist"))
    press(page, page.get_by_role("link", name="Lim inn manus"))
    read(page)
    speaker = page.get_by_label("Sagt av").first
    expect(speaker).to_have_value("Shigeru Ishiba")
    tab_to(page, speaker)
    page.keyboard.press("Control+a")
    page.keyboard.type("Mark Rutte")
    page.keyboard.press("Escape")
    kind = page.get_by_label(f"Hva dette er: {SUBHEADING}")
    tab_to(page, kind)
    page.keyboard.type("Avs")
    expect(kind).to_have_value("paragraph")
    press(page, page.get_by_role("button", name="Lag utkast"))
    article = Article.objects.get()
    assert page.url.endswith(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator(".ProseMirror p", has_text=SUBHEADING)).to_be_visible()
    first = article.quotes.order_by("order").first()
    expect(page.locator(f"[name=quotes-{first.ref}-speaker]")).to_have_value("Mark Rutte")


def test_a_file_that_is_dropped_on_the_page_is_read(page, editor, sign_in):
    sign_in(editor)
    page.goto(PASTE)
    with page.expect_navigation():
        page.get_by_label("Manus", exact=True).evaluate(
            """(field, text) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([text], "manus.txt", { type: "text/plain" }));
                field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
            }""",
            SEED,
        )
    expect(page.get_by_label("Sagt av").first).to_have_value("Shigeru Ishiba")


def test_enter_in_a_field_reads_again_and_makes_nothing(page, editor, sign_in):
    sign_in(editor)
    read(page)
    press(page, page.get_by_label("Sagt av").first)
    expect(page.get_by_role("heading", name="Slik er manuset lest")).to_be_visible()
    assert not Article.objects.exists()


def keys(page, *pressed):
    for key in pressed:
        page.keyboard.press(key)


def here(page):
    """The part that the keys are for."""
    return page.locator(".part.current")


def doubtful(page, editor, sign_in, text=DOUBTFUL):
    sign_in(editor)
    read(page, text)
    expect(page.locator(".part").first).to_be_focused()


def test_one_key_gives_a_part_its_kind(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    keys(page, "j", "ArrowDown", "m")
    expect(here(page).locator("select")).to_have_value("subheading")
    keys(page, "k", "u")
    expect(here(page).locator("select")).to_have_value("left_out")


def test_a_part_made_a_paragraph_is_read_for_quotes_at_once(page, editor, sign_in):
    doubtful(
        page, editor, sign_in, "Leder Kari Moen kom hit.\n\n«Vi må bygge bro nå», sier hun\n\nSlutt på saken her.\n"
    )
    keys(page, "j")
    expect(here(page).locator("select")).to_have_value("subheading")
    keys(page, "a")
    expect(here(page).get_by_label("Sagt av")).to_have_value("Kari Moen")


def test_doubts_are_counted_found_and_settled_by_keys(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    expect(page.locator(".doubts")).to_have_text("2 å se på")
    keys(page, "n")
    expect(here(page)).to_contain_text("Ja, det må vi")
    keys(page, "b")
    expect(page.locator(".doubts")).to_have_text("1 å se på")
    keys(page, "n", "1")
    expect(here(page).get_by_label("Sagt av")).to_have_value("Kari Moen")
    expect(page.locator(".doubts")).to_have_text("ingenting er usikkert")


def test_a_part_is_split_and_joined_with_keys(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    keys(page, "ArrowRight", "ArrowRight", "ArrowRight", "d")
    expect(here(page).locator(".words")).to_have_text("Moen kom til Vik i går.")
    keys(page, "k", "g")
    expect(here(page).locator(".words")).to_have_text("Leder Kari Moen kom til Vik i går.")


def test_selected_words_become_a_quote_and_are_dropped_again(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    keys(page, "j", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "s")
    expect(here(page).locator("mark")).to_have_text("bygge bro")
    keys(page, "v")
    expect(here(page).get_by_label("er et sitat")).not_to_be_checked()


def test_without_words_chosen_the_key_says_what_it_needs(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    keys(page, "s")
    expect(page.locator("[data-told]")).to_contain_text("Velg ord først")


def test_letters_typed_in_a_field_are_letters(page, editor, sign_in):
    doubtful(page, editor, sign_in)
    field = page.get_by_label("Sagt av").last
    tab_to(page, field)
    page.keyboard.type("Jon Dag")
    expect(field).to_have_value("Jon Dag")


def test_a_place_beyond_sixteen_bits_is_met(page, editor, sign_in):
    doubtful(page, editor, sign_in, "Leder Kari Moen kom.\n\nDet 😀 var 😀 nok av alt.\n\nSlutt på saken her nå.\n")
    keys(page, "j", *["ArrowRight"] * 5, "d")
    expect(here(page).locator(".words")).to_have_text("nok av alt.")


def test_a_newer_manuscript_is_taken_in_with_the_keyboard_alone(page, editor, sign_in):
    article = import_manuscript(read_manuscript(SEED), by=SYSTEM).article
    sign_in(editor)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    press(page, page.get_by_role("link", name="Lim inn nyere manus"))
    tab_to(page, page.get_by_label("Manus", exact=True))
    page.keyboard.insert_text(SEED + "\nDette er helt nytt i saken.\n")
    press(page, page.get_by_role("button", name="Les manus"))
    press(page, page.get_by_role("button", name="Se hva som er nytt"))
    expect(page.locator(".difference ins")).to_contain_text("Dette er helt nytt i saken.")
    press(page, page.get_by_role("button", name="Ta inn i saken"))
    expect(page.locator(".ProseMirror p", has_text="Dette er helt nytt")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [*SIGHTS, (820, "light"), (820, "dark")])
def test_every_step_is_open_to_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    article = import_manuscript(read_manuscript(SEED), by=SYSTEM).article
    newer = reverse("admin:articles_article_newer_manuscript", args=[article.pk])
    text = "Av Kari Nordmann\n\n" + SEED.replace("stor fordel", "liten ulempe") + "\n\n– Ja.\n\n" + "x" * 300
    for address, pasted, button in ((PASTE, "", "Les manus"), (newer, text, "Se hva som er nytt")):
        page.goto(address)
        page.get_by_label("Manus", exact=True).fill(pasted)
        page.get_by_role("button", name="Les manus").click()
        expect(page.locator(".errornote, .parts")).to_be_visible()
        assert axe(page) == []
        assert not scrolls_sideways(page)
        page.get_by_role("button", name=button).click()
    expect(page.locator(".difference").first).to_be_visible()
    assert axe(page) == []
    assert not scrolls_sideways(page)
