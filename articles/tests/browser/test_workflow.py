"""A story's way over the desk in a browser: handed in with a note, sent back, handed in again, and found ready."""

import pytest
from playwright.sync_api import expect

from articles.actions.workflow import hand_in
from articles.models import Note
from articles.tests.browser.test_writing import EDITOR, change, into_text
from articles.tests.make import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def note(page):
    return page.get_by_label("Notat til kollegaen")


def press(page, name):
    with page.expect_navigation():
        page.locator(".workflow").get_by_role("button", name=name, exact=True).click()


def test_a_story_goes_to_the_desk_and_back_until_it_is_ready(new_page, reporter, editor, sign_in):
    article = make_article(status="draft", headline="Broen")
    writing, desk = new_page(), new_page()
    sign_in(reporter, writing)
    sign_in(editor, desk)
    # The reporter writes and hands in.
    writing.goto(change(article))
    into_text(writing, f"{EDITOR} p")
    writing.keyboard.press("End")
    writing.keyboard.type(" Mer om broen.")
    writing.get_by_role("link", name="Lever …").click()
    expect(note(writing)).to_be_focused()
    writing.keyboard.type("Tallene er sjekket")
    press(writing, "Lever")
    expect(writing.locator(".messagelist")).to_contain_text("Levert til desken.")
    expect(writing.locator("[data-copy-banner]")).to_be_hidden()
    article.refresh_from_db()
    assert article.is_in_review
    assert "Mer om broen." in article.body
    # The desk reads it, and sends it back.
    desk.goto(change(article))
    expect(desk.locator(".workflow")).to_contain_text("Levert av reporter i dag kl.")
    expect(desk.locator(".workflow blockquote")).to_have_text("Tallene er sjekket")
    press(desk, "Send tilbake")
    expect(desk.locator(".workflow .errorlist")).to_have_text("Skriv hva som gjenstår.")
    note(desk).fill("Mangler en kilde")
    press(desk, "Send tilbake")
    expect(desk.locator(".messagelist")).to_contain_text("Sendt tilbake til reporter.")
    expect(desk.locator("[data-copy-banner]")).to_be_hidden()
    # The reporter finds the note on the first page, and in the story.
    writing.goto("/admin/")
    expect(writing.locator(".notes-to-you")).to_contain_text("Mangler en kilde")
    writing.goto(change(article))
    expect(writing.locator(".workflow blockquote")).to_have_text("Mangler en kilde")
    press(writing, "Lever")
    # And now it is ready.
    desk.goto(change(article))
    press(desk, "Merk som klar")
    expect(desk.locator(".actions .state")).to_contain_text("Klar")
    article.refresh_from_db()
    assert (article.status, article.handed_in_by) == ("ready", reporter)
    assert [kept.text for kept in Note.objects.order_by("pk")] == ["Tallene er sjekket", "Mangler en kilde"]


def test_a_note_that_is_not_sent_is_neither_saved_nor_lost(page, editor, sign_in):
    sign_in(editor)
    article = make_article(status="draft")
    page.goto(change(article))
    note(page).fill("Halvferdig")
    into_text(page, f"{EDITOR} p")
    page.keyboard.type("Ny tekst. ")
    expect(page.locator("[data-saving-line]")).to_contain_text("Lagret")
    assert not Note.objects.exists()
    expect(note(page)).to_have_value("Halvferdig")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.click("[data-take]")
    expect(note(page)).to_have_value("Halvferdig")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
@pytest.mark.parametrize("is_desk", [False, True])
def test_everybody_can_use_the_desk(page, reporter, editor, sign_in, axe, scrolls_sideways, is_desk, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor if is_desk else reporter)
    article = make_article(status="draft")
    if is_desk:
        hand_in(article, by=reporter, note="Se på tallene", to=editor)
    page.goto(change(article))
    for summary in page.locator(".workflow summary").all():
        summary.click()
    assert axe(page) == []
    assert not scrolls_sideways(page)
