"""Quotes in the text that know who speaks, kept through all that is edited."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.test_writing import EDITOR, into_text, save
from articles.tests.make import make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DIALOG = ".speaker-dialog"
CHIP = f"{EDITOR} .speaker-chip"


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
