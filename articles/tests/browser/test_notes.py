"""Notes in a browser: about words that are selected, shown in the text again, without leaving the story."""

import pytest
from playwright.sync_api import expect

from articles.models import Note
from articles.tests.browser.test_writing import EDITOR, change, into_text, wait_until_selected
from articles.tests.make import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (820, "light"), (820, "dark")])
def test_a_note_about_words_is_written_found_and_settled(page, editor, sign_in, axe, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    article = make_article(status="draft", body="<p>Vi må gjøre dette nå, sa hun.</p>")
    page.goto(change(article))
    into_text(page, f"{EDITOR} p")
    for key in ("Home", *["Shift+Control+ArrowRight"] * 2):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    page.get_by_label("Nytt notat").focus()
    expect(page.locator("[data-about]")).to_contain_text("Vi må")
    page.keyboard.type("Stemmer dette, @editor?")
    page.get_by_role("button", name="Legg til notatet").click()
    expect(page.locator(".notes .note")).to_have_text("Stemmer dette, @editor?")
    assert Note.objects.get().words == "Vi må"
    assert axe(page) == []
    heading, count = page.locator("#notes-heading").bounding_box(), page.locator(".note-count").bounding_box()
    assert heading["y"] <= count["y"] < heading["y"] + heading["height"]
    page.locator(".notes").get_by_role("button", name="Vis i teksten").click()
    wait_until_selected(page, "Vi må")
    page.locator(".notes").get_by_role("button", name="Ferdig").click()
    expect(page.locator(".notes .done")).to_be_visible()
    assert not Note.objects.open().exists()
    assert article.revisions.count() == 1


def test_a_mistake_is_told_beside_the_note_and_nothing_is_lost(page, editor, sign_in):
    sign_in(editor)
    page.goto(change(make_article(status="draft")))
    page.get_by_label("Nytt notat").fill("Hei @ingen")
    page.get_by_role("button", name="Legg til notatet").click()
    expect(page.locator(".notes .errorlist")).to_contain_text("@ingen")
    expect(page.get_by_label("Nytt notat")).to_have_value("Hei @ingen")
