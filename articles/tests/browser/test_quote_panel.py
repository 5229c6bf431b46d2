"""The quotes beside the text in a browser: cards follow the marks, and marks show whether somebody speaks."""

import pytest
from playwright.sync_api import expect

from articles.models import Person
from articles.tests.browser.conftest import SIGHTS
from articles.tests.browser.test_writing import EDITOR, change, into_text, save
from articles.tests.make import make_article, make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATER = '<p>– <q data-quote="bbbb22">Senere</q>, sa hun.</p>'


def mark_first_word(page):
    into_text(page, f"{EDITOR} p >> nth=0")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.click("[data-command=quote]")
    page.keyboard.press("Escape")


def test_a_new_quote_gets_its_speaker_beside_the_text_and_readers_its_name(page, editor, sign_in):
    sign_in(editor)
    make_person("Mark Rutte")
    known = {"bbbb22": {"speaker": make_person("Ada Berg").pk, "name": "Ada Berg"}}
    article = make_article(body=f"<p>Ja, sa han.</p>{LATER}", quotes=known)
    page.goto(change(article))
    mark_first_word(page)
    cards = page.locator(".quotes > li:visible")
    expect(cards.locator("legend")).to_have_text(["Ja", "Senere"])
    expect(page.locator(f"{EDITOR} q .lacks-speaker")).to_have_count(1)
    cards.first.get_by_role("combobox", name="Kilde").press_sequentially("mark")
    cards.first.locator("[role=option]", has_text="Mark Rutte").click()
    expect(page.locator(f"{EDITOR} .lacks-speaker")).to_have_count(0)
    expect(page.locator(f"{EDITOR} .speaker-chip")).to_have_text(["Mark Rutte", "Ada Berg"])
    expect(cards.first.get_by_text("ingen kilde")).to_be_hidden()
    save(page)
    expect(cards.first.get_by_role("combobox", name="Kilde")).to_have_value("Mark Rutte")
    save(page, "_publish")
    spoken = list(article.quotes.current().values_list("words", "speaker__name"))
    assert spoken == [("Ja", "Mark Rutte"), ("Senere", "Ada Berg")]
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("Mark Rutte").first).to_be_visible()


def test_a_card_goes_with_its_mark_and_comes_back_with_what_was_typed(page, editor, sign_in):
    sign_in(editor)
    article = make_article(status="draft", body=f"<p>Ja, sa han.</p>{LATER}")
    page.goto(change(article))
    page.get_by_role("combobox", name="Kilde").fill("Kari Nordmann")
    page.get_by_role("button", name="Vis i teksten").click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.keyboard.type("!")
    expect(page.locator(".quotes legend")).to_have_text("Senere")
    page.keyboard.press("Backspace")
    page.keyboard.press("ArrowLeft")
    page.click("[data-command=quote]")
    expect(page.locator(".quotes > li:visible")).to_have_count(0)
    expect(page.get_by_text("Ingen ennå.")).to_be_visible()
    page.click("[data-command=undo]")
    expect(page.locator(".quotes > li:visible")).to_have_count(1)
    save(page)
    assert article.quotes.get().speaker == Person.objects.get(name="Kari Nordmann")


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_cards_of_every_kind_are_open_to_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    likely = {"bbbb22": {"speaker": make_person().pk, "sureness": "likely"}}
    page.goto(change(make_article(body=f"<p>Ja, sa han.</p>{LATER}", quotes=likely)))
    mark_first_word(page)
    page.locator(".quotes > li:visible summary").first.click()
    page.locator("[name$=-said_on]:visible").fill("2025-04-08")
    assert axe(page) == []
    assert not scrolls_sideways(page)


def test_a_source_who_is_no_person_is_named_as_in_the_text_and_nothing_red_remains(page, editor, sign_in):
    sign_in(editor)
    facts = {"cccc22": {"speaker": None, "mention": "kilder i regjeringen", "sureness": "unsure"}}
    body = '<p>– <q data-quote="cccc22">Møtet er mandag</q>, sier kilder i regjeringen.</p>'
    article = make_article(status="draft", body=body, quotes=facts)
    page.goto(change(article))
    page.locator(f"{EDITOR} .speaker-chip").click()
    page.get_by_label("Ikke en person").check()
    expect(page.locator("[data-who=speaker]")).to_have_value("kilder i regjeringen")
    page.keyboard.press("Enter")
    expect(page.locator(f"{EDITOR} .speaker-chip")).to_have_text("kilder i regjeringen")
    save(page)
    expect(page.locator(f"{EDITOR} .lacks-speaker")).to_have_count(0)
    expect(page.locator(".quotes").get_by_text("ingen kilde")).to_be_hidden()
    assert not Person.objects.exists()
    assert article.quotes.get().name == "kilder i regjeringen"


@pytest.mark.parametrize(("typed", "expected"), [(None, "lege"), ("fungerende sjef", "fungerende sjef")])
def test_a_role_goes_with_its_speaker_but_for_one_that_was_typed(page, write, typed, expected):
    make_person("Ada Berg", title="lege")
    write(**quoted(speaker=make_person(), role="statsminister"))
    role, speaker = page.locator("[name=quotes-aaaa22-role]"), page.locator("[name=quotes-aaaa22-speaker]")
    if typed:
        role.fill(typed)
    speaker.fill("Ada")
    page.locator(".quotes [role=option]", has_text="Ada Berg").click()
    expect(role).to_have_value(expected)
