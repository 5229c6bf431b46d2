"""Quotes in the text that know who speaks: marked by key, asked about in a dialog, kept through all that is edited."""

import pytest
from playwright.sync_api import expect

from articles.models import Person
from articles.tests.browser.test_writing import EDITOR, change, into_text, save
from articles.tests.make import make_article, make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DIALOG = ".speaker-dialog"
CHIP = f"{EDITOR} .speaker-chip"
TWO = [(1280, "light"), (1280, "dark"), (820, "light"), (820, "dark")]


@pytest.fixture
def write(page, editor, sign_in):
    """Open a draft in the writing room: `write(body=…)`; the caret is not in the text yet."""

    def go(**facts):
        sign_in(editor)
        article = make_article(status="draft", **facts)
        page.goto(change(article))
        expect(page.locator(EDITOR)).to_be_visible()
        return article

    return go


def at(page, where, *keys):
    """Put the caret into a paragraph and press keys."""
    into_text(page, f"{EDITOR} {where}")
    press(page, *keys)


def press(page, *keys):
    """Press keys as slowly as hands do: the editor hears of a new selection a moment after it was made."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate("() => new Promise((done) => setTimeout(done, 15))")


def mark_words(page, count=1):
    at(page, "p >> nth=0", "Home", *["Shift+Control+ArrowRight"] * count, "Control+Shift+s")
    expect(page.locator(DIALOG)).to_be_visible()


def refs(page) -> list[str]:
    return page.locator(f"{EDITOR} q").evaluate_all("marks => marks.map(mark => mark.dataset.quote)")


def speakers(page) -> list[str]:
    return page.locator(".quotes > li:visible [name$=-speaker]").evaluate_all("fields => fields.map(f => f.value)")


def rutte(**facts) -> dict:
    """A body with a dash quote by Mark Rutte, and its facts."""
    known = {"role": "statsminister", "form": "ordrett", "verb": "sier", **facts}
    return quoted("Vi må gjøre dette", speaker=make_person("Mark Rutte"), **known)


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


def test_a_chip_says_what_the_card_says(page, write):
    write(**rutte(sureness="likely"))
    expect(page.locator(CHIP)).to_have_text(["trolig Mark Rutte"])
    page.locator("[name=quotes-aaaa22-is_confirmed]").check()
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"])
    page.locator("[name=quotes-aaaa22-speaker]").fill("")
    expect(page.locator(CHIP)).to_have_text(["ingen kilde"])


def test_a_copied_quote_is_another_with_the_same_facts(page, write):
    article = write(**rutte(sureness="likely", note="Opptak 3"))
    at(page, "p >> nth=1", "Home", "Shift+End", "Control+c", "End", "Enter", "Control+v")
    expect(page.locator(CHIP)).to_have_text(["trolig Mark Rutte"] * 2)
    first, second = refs(page)
    assert first == "aaaa22" != second
    save(page)
    rows = article.quotes.order_by("order").values("speaker__name", "role", "form", "verb", "sureness", "note")
    assert rows[0] == rows[1]
    assert rows[0]["sureness"] == "likely"


def test_a_quote_copied_within_its_paragraph_is_another(page, write):
    write(**rutte())
    at(page, "q", "Home", *["ArrowRight"] * 2, *["Shift+ArrowRight"] * 17, "Control+c", "End", "Control+v")
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"] * 2)
    assert len(set(refs(page))) == 2


def test_a_quote_that_was_cut_and_pasted_is_the_same(page, write):
    article = write(**rutte())
    at(page, "p >> nth=1", "Home", "Shift+End", "Control+x")
    expect(page.locator(".quotes > li:visible")).to_have_count(0)
    press(page, "Control+Home", "Control+v")
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"])
    assert refs(page) == ["aaaa22"]
    save(page)
    assert article.quotes.current().get().role == "statsminister"


def test_a_quote_that_is_dragged_elsewhere_is_the_same(page, write):
    article = write(**rutte())
    at(page, "p >> nth=1", "Home", *["ArrowRight"] * 2, *["Shift+ArrowRight"] * 17)
    start, end = (page.locator(f"{EDITOR} {where}").bounding_box() for where in ("q", "p >> nth=0"))
    page.mouse.move(start["x"] + 40, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 20, steps=5)
    page.mouse.move(end["x"] + 3, end["y"] + 14)
    page.mouse.up()
    expect(page.locator(f"{EDITOR} p >> nth=0").locator(".speaker-chip")).to_have_text(["Mark Rutte"])
    assert refs(page) == ["aaaa22"]
    save(page)
    assert article.quotes.current().get().words == "Vi må gjøre dette"


def test_a_split_quote_is_two_by_the_same_speaker_and_whole_when_joined(page, write):
    article = write(**rutte())
    at(page, "q", "Home", *["ArrowRight"] * 7, "Enter")
    expect(page.locator(CHIP)).to_have_text(["Mark Rutte"] * 2)
    assert len(set(refs(page))) == 2
    save(page)
    assert list(article.quotes.order_by("order").values_list("words", "role")) == [
        ("Vi må", "statsminister"),
        ("gjøre dette", "statsminister"),
    ]


def test_a_split_quote_is_whole_again_when_joined_or_undone(page, write):
    write(**rutte())
    at(page, "q", "Home", *["ArrowRight"] * 7, "Enter")
    expect(page.locator(CHIP)).to_have_count(2)
    press(page, "Backspace")
    expect(page.locator(CHIP)).to_have_count(1)
    assert set(refs(page)) == {"aaaa22"}
    press(page, "Enter")
    expect(page.locator(CHIP)).to_have_count(2)
    press(page, "Control+z")
    expect(page.locator(CHIP)).to_have_count(1)
    assert set(refs(page)) == {"aaaa22"}


def test_undo_takes_the_mark_and_its_card_away_and_redo_brings_them_back(page, write):
    write(body="<p>Ja vel</p>")
    mark_words(page)
    page.keyboard.type("Kari Nordmann")
    press(page, "Enter")
    expect(page.locator(CHIP)).to_have_text(["Kari Nordmann"])
    press(page, "Control+z")
    expect(page.locator(".quotes > li:visible")).to_have_count(0)
    expect(page.locator(CHIP)).to_have_count(0)
    press(page, "Control+Shift+z")
    expect(page.locator(CHIP)).to_have_text(["Kari Nordmann"])
    assert speakers(page) == ["Kari Nordmann"]


def test_a_quote_interrupted_by_its_attribution_stays_one(page, write):
    body = '<p>– <q data-quote="aaaa22">Ja</q>, sa hun, <q data-quote="aaaa22">og nei</q>.</p><p>Slutt</p>'
    article = write(body=body, quotes={"aaaa22": {"speaker": make_person("Kari Nordmann").pk}})
    at(page, "p >> nth=0", "Home", "Shift+End", "Control+x")
    press(page, "Control+End", "Enter", "Control+v", "Control+Home")
    page.keyboard.type("Først")
    expect(page.locator(CHIP)).to_have_text(["Kari Nordmann"])
    save(page)
    assert article.quotes.current().get().words == "Ja og nei"


def test_a_quote_cut_in_one_save_and_pasted_in_the_next_keeps_its_facts(page, write):
    article = write(**rutte(sureness="likely", note="Opptak 3"))
    at(page, "p >> nth=1", "Home", "Shift+End", "Control+x")
    save(page)
    assert not article.quotes.current().exists()
    at(page, "p >> nth=0", "Control+End", "Enter", "Control+v")
    expect(page.locator(CHIP)).to_have_text(["trolig Mark Rutte"])
    save(page)
    quote = article.quotes.current().get()
    assert (quote.speaker.name, quote.role, quote.sureness, quote.note) == (
        "Mark Rutte",
        "statsminister",
        "likely",
        "Opptak 3",
    )


def test_a_second_save_changes_nothing(page, write):
    article = write(**rutte())
    at(page, "p >> nth=1", "Home", "Shift+End", "Control+c", "End", "Enter", "Control+v")
    expect(page.locator(CHIP)).to_have_count(2)
    save(page)
    save(page)
    assert article.revisions.count() == 2
    article.refresh_from_db()
    assert "Mark" not in article.body


def test_an_attribution_taken_out_of_a_quote_leaves_one_quote_in_pieces(page, write):
    article = write(body="<p>– Ja, sa hun, og nei.</p>")
    at(page, "p", "Home", "Shift+End", "Control+Shift+s", "Escape")
    at(page, "p", "Home", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 9)
    page.click("[data-command=quote]")
    expect(page.locator(f"{EDITOR} q")).to_have_text(["Ja", " og nei."])
    assert len(set(refs(page))) == 1
    save(page)
    assert article.quotes.get().words == "Ja og nei."


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
