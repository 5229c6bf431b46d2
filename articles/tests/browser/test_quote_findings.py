"""What contradicts about a quote, in a browser: settled from its card, and open to everybody."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.tests.browser.test_writing import EDITOR, change, save, wait_until_selected
from articles.tests.make import make_article, make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = "Vi må bygge mer forsvar i Norge nå"
CONFIRMED = "Vi må bygge mindre forsvar i Norge nå"


@pytest.fixture
def contradicting(editor) -> Article:
    """A story with a finding of every kind."""
    person = make_person("Mark Rutte")
    make_article(headline="Før", **quoted("Vi må bygge mer forsvar i Europa nå", speaker=person, role="ordfører"))
    own = {"speaker": person.pk, "name": "Marc Rutte", "role": "statsminister", "form": "talestrek"}
    part = {"speaker": person.pk, "name": "Mark Rutte", "form": "delsitat"}
    body = (
        '<p>«<q data-quote="aaaa22">Vi må <strong>bygge mer forsvar</strong> i Norge nå</q>», sier Rutte.</p>'
        '<p>Rute vil <q data-quote="bbbb22">bygge mer veg</q>.</p>'
    )
    known = {
        "aaaa22": own | {"confirmed_by": editor.pk, "confirmed_words": CONFIRMED},
        "bbbb22": part | {"original_language": "nb", "original_words": "Jeg vil ikke bygge mer veg"},
    }
    return make_article(status="draft", body=body, quotes=known)


@pytest.fixture
def card(page, editor, sign_in, contradicting):
    sign_in(editor)
    page.goto(change(contradicting))
    return page.locator('.quotes > [data-quote="aaaa22"]')


def finding(card, kind):
    return card.locator(f"[data-finding={kind}]")


def test_the_confirmed_words_come_back_into_the_text_and_can_be_undone(page, card, contradicting):
    expect(page.get_by_text("2 sitater bør ses på")).to_be_visible()
    assert finding(card, "words").locator("del, ins").all_text_contents() == ["tatt bort: mindre", "nytt: mer"]
    card.get_by_role("button", name="Bruk de bekreftede ordene").press("Enter")
    mark = page.locator(f"{EDITOR} q[data-quote=aaaa22]")
    expect(mark).to_have_text(CONFIRMED)
    expect(mark.locator("strong")).to_have_text("bygge mindre forsvar")
    expect(finding(card, "words")).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(mark).to_have_text(SAID)
    expect(finding(card, "words")).to_be_visible()
    page.keyboard.press("Control+y")
    save(page)
    assert contradicting.quotes.get(ref="aaaa22").words == CONFIRMED
    expect(finding(card, "words")).to_have_count(0)


def test_the_text_is_confirmed_where_it_is_right(page, card, contradicting, editor):
    card.get_by_label("Teksten er riktig").check()
    save(page)
    quote = contradicting.quotes.get(ref="aaaa22")
    assert (quote.confirmed_words, quote.confirmed_by) == (SAID, editor)
    expect(card.get_by_text("Bekreftet av editor")).to_be_visible()


def test_confirmed_words_that_are_changed_say_so_at_once(page, editor, sign_in):
    sign_in(editor)
    known = {"confirmed_by": editor.pk, "confirmed_words": SAID}
    page.goto(change(make_article(status="draft", **quoted(SAID, speaker=make_person(), **known))))
    changed = page.get_by_text("Ordene er endret etter at de ble bekreftet")
    expect(changed).to_be_hidden()
    page.get_by_role("button", name="Vis i teksten").click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.press("Backspace")
    expect(changed).to_be_visible()
    page.get_by_role("combobox", name="Kilde").fill("Kari Nordmann")
    expect(page.get_by_text("Bekreftet av")).to_be_hidden()


def test_an_earlier_role_and_the_persons_name_are_taken_into_their_fields(page, card, contradicting):
    card.get_by_role("button", name="Bruk «ordfører»").press("Enter")
    expect(card.get_by_label("Rolle på trykk")).to_be_focused()
    expect(finding(card, "role")).to_be_hidden()
    card.get_by_role("button", name="Bruk «Mark Rutte»").press("Enter")
    expect(finding(card, "name")).to_be_hidden()
    save(page)
    quote = contradicting.quotes.get(ref="aaaa22")
    assert (quote.role, quote.name) == ("ordfører", "Mark Rutte")


def test_a_misspelt_name_is_shown_in_the_text_and_the_finding_goes_with_it(page, card):
    finding(card, "spelling").get_by_role("button", name="Vis «Rute»").click()
    wait_until_selected(page, "Rute")
    page.keyboard.type("Rutte")
    expect(finding(card, "spelling")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820])
def test_findings_of_every_kind_are_open_to_everybody(page, card, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("[data-finding]:visible")).to_have_count(7)
    assert axe(page) == []
    assert not scrolls_sideways(page)
