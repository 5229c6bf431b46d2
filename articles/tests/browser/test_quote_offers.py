"""Quotes that nobody has marked, offered beside the text: marked with one button, put aside with another."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.test_writing import EDITOR, change, into_text, save
from articles.tests.make import make_article, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DASH = "<p>NATO-sjef Mark Rutte var der.</p><p>– Vi må 😀 gjøre det, sa Rutte, og <em>vi</em> må det nå.</p>"
OTHER = "<p>– Det er sent, fortsatte han.</p>"


@pytest.fixture
def offers(page, editor, sign_in):
    """Open a draft with a body: its offers."""

    def open_(body):
        sign_in(editor)
        page.goto(change(make_article(status="draft", body=body)))
        return page.locator("[data-offer]:visible")

    return open_


def test_an_offer_is_taken_by_keyboard_with_all_that_the_reading_knows(page, offers):
    rutte = make_person("Mark Rutte")
    shown = offers(DASH)
    expect(shown).to_contain_text("Mark Rutte · sikker")
    page.get_by_role("button", name="Merk som sitat").press("Enter")
    expect(page.locator(f"{EDITOR} q")).to_have_text(["Vi må 😀 gjøre det", "og vi må det nå"])
    expect(shown).to_have_count(0)
    expect(page.get_by_role("combobox", name="Kilde")).to_be_focused()
    save(page)
    quote = rutte.quotes.get()
    assert quote.words == "Vi må 😀 gjøre det og vi må det nå"
    assert (quote.role, quote.verb, quote.mention, quote.form) == ("NATO-sjef", "sa", "Rutte", "talestrek")


def test_the_marks_of_an_interrupted_quote_are_one_quote(page, offers):
    offers(DASH)
    page.get_by_role("button", name="Merk som sitat").click()
    refs = page.locator(f"{EDITOR} q").evaluate_all("marks => marks.map((mark) => mark.dataset.quote)")
    assert len(set(refs)) == 1


def test_taking_one_offer_leads_on_to_the_next(page, offers):
    shown = offers(DASH + OTHER)
    shown.first.get_by_role("button", name="Merk som sitat").press("Enter")
    expect(shown.get_by_role("button", name="Merk som sitat")).to_be_focused()


def test_what_is_no_quote_is_not_offered_again(page, offers):
    shown = offers(DASH + OTHER)
    shown.last.get_by_role("button", name="Ikke et sitat").click()
    expect(shown).to_have_count(1)
    page.reload()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Vi må 😀 gjøre det")


def test_a_quote_marked_by_hand_is_offered_no_more_until_the_mark_goes(page, offers):
    shown = offers(OTHER)
    expect(shown).to_have_count(1)
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("Control+a")
    page.click("[data-command=quote]")
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    page.click("[data-command=undo]")
    expect(shown).to_have_count(1)


def test_a_paragraph_typed_by_hand_is_offered_after_a_save(page, offers):
    shown = offers("<p>NATO-sjef Mark Rutte var der.</p>")
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("- Vi må gjøre det, sa Rutte.")
    save(page)
    expect(shown.locator(".words")).to_have_text("Vi må gjøre det")
