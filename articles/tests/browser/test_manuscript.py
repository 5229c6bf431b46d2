"""«Lim inn manus» in a browser, with the keyboard alone."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from articles.tests.browser.conftest import SIGHTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEED = (Path(__file__).parents[2] / "seed" / "japan-og-nato.txt").read_text(encoding="utf-8")
PASTE = reverse("admin:articles_article_manuscript")
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


def test_enter_in_a_field_reads_again_and_makes_nothing(page, editor, sign_in):
    sign_in(editor)
    read(page)
    press(page, page.get_by_label("Sagt av").first)
    expect(page.get_by_role("heading", name="Slik er manuset lest")).to_be_visible()
    assert not Article.objects.exists()


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_both_steps_are_open_to_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    for text in ("", "Av Kari Nordmann\n\n" + SEED + "\n\n– Ja.\n\n" + "x" * 300):
        page.goto(PASTE)
        page.get_by_label("Manus", exact=True).fill(text)
        page.get_by_role("button", name="Les manus").click()
        expect(page.locator(".errornote, .parts")).to_be_visible()
        assert axe(page) == []
        assert not scrolls_sideways(page)
