"""The window that asks who speaks: opened by key or chip, answered without a mouse, and left without harm."""

import pytest
from playwright.sync_api import expect

from articles.models import Person
from articles.tests.browser.test_quote_marks import CHIP, DIALOG, at, mark_words, press, rutte, speakers
from articles.tests.browser.test_writing import EDITOR, save
from articles.tests.make import make_article, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TWO = [(1280, "light"), (1280, "dark"), (820, "light"), (820, "dark")]


def test_words_are_marked_by_key_and_a_known_person_is_chosen_by_keyboard(page, write):
    make_article(headline="Toppmøtet", **rutte(), publish_at=None)
    article = write(body="<p>– Ja, sa Rutte.</p>")
    at(page, "p", "Home", "Control+ArrowRight", "Shift+Control+ArrowRight", "Control+Shift+s")
    expect(page.locator(f"{DIALOG} [data-who=form]")).to_have_value("talestrek")
    page.keyboard.type("RUTT")
    option = page.locator(f"{DIALOG} [role=option]").first
    expect(option).to_contain_text("«Toppmøtet»")
    press(page, "ArrowDown", "Enter")
    expect(page.locator(f"{DIALOG} [data-who=role]")).to_have_value("statsminister")
    press(page, "Enter")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"])
    assert speakers(page) == ["Mark Rutte"]
    save(page)
    quote = article.quotes.get()
    assert (quote.words, quote.speaker.name, quote.role, quote.form) == (
        "Ja",
        "Mark Rutte",
        "statsminister",
        "talestrek",
    )


def test_a_person_whom_nobody_knows_is_added_without_leaving(page, write):
    article = write(body="<p>«Ja» sa hun.</p>")
    at(page, "p", "Home", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Control+Shift+s")
    page.keyboard.type("Kari Nordmann")
    expect(page.locator(f"{DIALOG} [role=option]")).to_have_text(["Ny person: Kari Nordmann"])
    press(page, "ArrowDown", "Enter", "Tab")
    page.keyboard.type("lærer")
    press(page, "Enter")
    expect(page.locator(CHIP)).to_have_text(["Kari Nordmann"])
    save(page)
    quote = article.quotes.get()
    assert (quote.speaker, quote.speaker.title) == (Person.objects.get(name="Kari Nordmann"), "lærer")
    assert (quote.words, quote.form) == ("Ja", "ordrett")


@pytest.mark.parametrize(("body", "letters"), [("«Ja,» sa hun", 5), ("– Ja, sa hun", 5), ("– Ja, ja, sa hun", 9)])
def test_a_comma_that_leads_on_to_who_says_it_is_no_part_of_the_words(page, write, body, letters):
    write(body=f"<p>{body}.</p>")
    at(page, "p", "Home", *["Shift+ArrowRight"] * letters, "Control+Shift+s", "Escape")
    expect(page.locator(f"{EDITOR} q")).to_have_text("Ja, ja" if "ja, sa" in body else "Ja")


def test_part_of_a_name_does_not_become_a_person(page, write):
    make_person("Mark Rutte")
    write(body="<p>Ja vel</p>")
    mark_words(page)
    page.keyboard.type("rutte")
    press(page, "Enter")
    expect(page.locator(f"{DIALOG} [aria-selected=true]")).to_contain_text("Mark Rutte")
    press(page, "Enter", "Enter")
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"])


def test_without_a_connection_a_name_stands_as_it_was_typed(page, write):
    write(body="<p>Ja vel</p>")
    page.route("**/person/names/**", lambda route: route.abort())
    mark_words(page)
    page.keyboard.type("Kari Nordmann")
    press(page, "Enter")
    expect(page.locator(CHIP)).to_have_text(["Kari Nordmann"])


def test_an_answer_about_a_name_is_not_taken_for_another_quote(page, write):
    write(body="<p>Ja vel</p>")
    held = []

    def hold(route):
        held.append(route)

    page.route("**/person/names/?q=Kari", hold)
    mark_words(page)
    page.locator("[data-who=speaker]").fill("Kari")
    press(page, "Enter", "Escape")
    page.locator(CHIP).click()
    for route in held:
        route.continue_()
    page.evaluate("() => fetch('/admin/articles/person/names/?q=Ola')")
    expect(page.locator(DIALOG)).to_be_visible()


def test_namesakes_are_told_apart_in_the_dialog(page, write):
    make_person("Ola Hansen", title="trener")
    make_person("Ola Hansen", title="ordfører")
    write(body="<p>Ja vel</p>")
    mark_words(page)
    page.keyboard.type("Ola Hansen")
    press(page, "Enter")
    expect(page.locator(DIALOG).get_by_text("Flere heter dette")).to_be_visible()
    page.locator(f"{DIALOG} [role=option]", has_text="ordfører").click()
    press(page, "Enter")
    expect(page.locator(CHIP)).to_have_text(["Ola Hansen (ordfører)"])


def test_the_role_of_a_former_speaker_does_not_stay_with_the_new_one(page, write):
    make_person("Ada Berg", title="lege")
    write(**rutte())
    role = page.locator(f"{DIALOG} [data-who=role]")
    page.locator(CHIP).click()
    for name, expected in [("Ada Berg", "lege"), ("Kari Nordmann", ""), ("Mark Rutte", "statsminister")]:
        page.locator("[data-who=speaker]").fill(name)
        page.locator(f"{DIALOG} [role=option]", has_text=name).click()
        expect(role).to_have_value(expected)


def test_escape_leaves_a_quote_that_lacks_its_speaker(page, write):
    article = write(body="<p>Ja vel</p>")
    mark_words(page)
    press(page, "Escape")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator(CHIP)).to_have_text(["ingen kilde"])
    page.keyboard.type("!")
    save(page)
    article.refresh_from_db()
    assert article.quotes.get().speaker is None
    assert article.body.endswith("</q>! vel</p>")


def test_a_chip_and_the_key_open_the_dialog_for_their_quote(page, write):
    write(**rutte())
    page.locator(CHIP).click()
    expect(page.locator(f"{DIALOG} [data-who=speaker]")).to_have_value("Mark Rutte")
    press(page, "Escape")
    at(page, "q", "Control+Shift+s")
    expect(page.locator(f"{DIALOG} [data-said]")).to_have_text("Vi må gjøre dette")
    page.locator(f"{DIALOG} [data-who=role]").fill("generalsekretær")
    press(page, "Enter")
    expect(page.locator("[name=quotes-aaaa22-role]")).to_have_value("generalsekretær")


def test_the_dialog_takes_the_mark_off(page, write):
    article = write(**rutte())
    page.locator(CHIP).click()
    page.locator(DIALOG).get_by_role("button", name="Ikke et sitat").click()
    expect(page.locator(CHIP)).to_have_count(0)
    save(page)
    assert not article.quotes.current().exists()


@pytest.mark.parametrize(("width", "scheme"), TWO)
def test_the_dialog_is_open_to_everybody(page, write, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    make_person("Mark Rutte", title="generalsekretær", organisation="NATO")
    likely = {"cccc22": {"speaker": make_person("Ada Berg").pk, "sureness": "likely"}}
    other = '<p><q data-quote="bbbb22">Nei</q> <q data-quote="cccc22">Å?</q></p>'
    write(body=f"<p>Ja vel</p>{other}", quotes=likely)
    mark_words(page)
    page.keyboard.type("rut")
    expect(page.locator(f"{DIALOG} [role=option]").first).to_be_visible()
    assert axe(page) == []
    assert not scrolls_sideways(page)
    press(page, "Escape", "Escape")
    assert axe(page) == []
