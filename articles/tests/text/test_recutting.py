"""Parts split, joined, read again, and quotes that were missed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.tests.text.test_corrections import MANUSCRIPT, READING, body, kind_of, start
from articles.tests.text.test_reading_anything import anything
from articles.text.manuscripts.corrections import Corrections, corrected
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.manuscripts.selections import selection
from articles.text.parts import Form, Kind, Sureness


def at(words: str) -> int:
    return MANUSCRIPT.index(words)


def said(reading) -> list[tuple[str, str]]:
    return [(quote.words, quote.speaker) for quote in reading.quotes]


def marked(text: str, words: str):
    place = text.index(words)
    return corrected(read_manuscript(text), marked=[(place, place + len(words))])


def test_a_part_is_split_and_the_rest_of_a_lede_is_a_paragraph():
    reading = corrected(READING, splits=[at("Det sier ordfører")])
    assert reading.lede == "Kommunestyret i Vik vedtok mandag å bygge bro."
    assert "<p>Det sier ordfører Ola Hansen og rådmann Siri Berg.</p>" in body(reading)


@pytest.mark.parametrize("place", [-1, 0, at("Kommunen vil"), at("\n\nAv Kari"), 10_000])
def test_what_cannot_be_split_stays_whole(place):
    assert corrected(READING, splits=[place]) == READING


def test_two_parts_are_joined_across_the_blank_line():
    reading = corrected(READING, joins=[start("Nå er det")])
    assert "<p>En kort linje – " in body(reading)
    assert kind_of(reading, "En kort linje") is Kind.PARAGRAPH


def test_what_is_split_and_joined_again_is_as_it_was():
    place = at("Det sier ordfører")
    reading = corrected(READING, splits=[place], joins=[place])
    assert (reading.lede, said(reading)) == (READING.lede, said(READING))


def test_a_byline_that_is_split_credits_nobody():
    assert corrected(READING, splits=[at("Kari Nordmann")]).credits == ()


def test_a_line_made_a_paragraph_is_read_for_quotes_by_people_met_anywhere():
    reading = read_manuscript("Vik\n\nSaken er.\n\n«Vi må bygge bro nå», sier Moen\n\nLeder Kari Moen vil bygge.\n")
    line = next(part for part in reading.parts if "Vi må bygge" in part.raw)
    assert line.kind is Kind.SUBHEADING
    fixed = corrected(reading, kinds={line.start: Kind.PARAGRAPH})
    assert said(fixed) == [("Vi må bygge bro nå", "Kari Moen")]


def test_joined_words_are_read_again():
    text = "Saken er denne, mener ordfører Ola Hansen.\n\n– Vi må\n\nbygge bro, sier Hansen.\n\nSlutt på saken.\n"
    reading = read_manuscript(text)
    assert ("Vi må\n\nbygge bro", "Ola Hansen") in said(corrected(reading, joins=[text.index("bygge bro")]))


def test_other_parts_keep_their_quotes_when_one_is_read_again():
    reading = corrected(READING, kinds={start("En kort linje"): Kind.PARAGRAPH})
    assert reading.quotes == READING.quotes


def test_a_line_that_tells_who_spoke_tells_it_when_it_is_a_paragraph():
    text = "Saken er denne, mener ordfører Ola Hansen.\n\n– Ja.\n\nDet sier Hansen\n\nSlutt på saken her nå.\n"
    reading = read_manuscript(text)
    line = next(part for part in reading.parts if "Det sier" in part.raw)
    assert line.kind is Kind.SUBHEADING
    assert ("Ja.", "Ola Hansen") in said(corrected(reading, kinds={line.start: Kind.PARAGRAPH}))


def test_a_missed_quote_is_marked_without_dash_and_marks():
    quote = marked("Saken.\n\nHan mener «det er klart», og går.\n", "«det er klart»,").quotes[0]
    assert (quote.words, quote.form, quote.sureness) == ("det er klart", Form.PARTIAL, Sureness.UNSURE)


def test_the_one_person_named_beside_missed_words_is_guessed():
    quote = marked("Leder Kari Moen går.\n\nMoen mente det var klart for lenge siden.\n", "det var klart").quotes[0]
    assert (quote.speaker, quote.sureness, quote.form) == ("Kari Moen", Sureness.LIKELY, Form.INDIRECT)


def test_marking_more_of_a_quote_keeps_who_said_it():
    text = MANUSCRIPT.replace("ventet på, sier", "ventet på! Ja, sier")
    reading = marked(text, "Dette har vi ventet")
    assert ("Dette har vi ventet", "Ola Hansen") in said(reading)


@pytest.mark.parametrize("words", ["bygge bro\n\nAv", "Kari Nordmann", ", "])
def test_what_is_no_words_of_a_paragraph_is_not_marked(words):
    assert said(marked(MANUSCRIPT, words)) == said(READING)


def test_a_guess_confirmed_is_certain():
    reading = read_manuscript("Leder Kari Moen kom.\n\n– Vi må bygge nå, sier hun.\n")
    quote = reading.quotes[0]
    assert quote.sureness is Sureness.LIKELY
    assert corrected(reading, confirmed=[quote.spans[0].start]).quotes[0].sureness is Sureness.CERTAIN


def test_words_are_found_whatever_the_white_space():
    assert selection(READING, " Slutt. ") == (at("Slutt."), at("Slutt.") + 6)
    assert selection(READING, "bro\nAv  Kari") == (at("bro\n\nAv"), at("Kari Nord") + 4)
    assert selection(READING, "finnes ikke") is None
    with pytest.raises(ValueError, match="more than once"):
        selection(READING, "Hansen")


@st.composite
def choices(draw, text):
    places = st.integers(0, len(text) + 1)
    starts = st.sampled_from([0, *(part.start for part in read_manuscript(text).parts)])
    some = st.lists(st.one_of(starts, places), max_size=6)
    return Corrections(
        splits=draw(some),
        joins=draw(some),
        kinds=draw(st.dictionaries(starts | places, st.sampled_from(Kind), max_size=6)),
        certain=draw(some),
        marked=draw(st.lists(st.tuples(places, places), max_size=4)),
        dropped=draw(some),
        speakers=draw(st.dictionaries(places, st.sampled_from(["", "Kari Moen", "."]), max_size=4)),
        confirmed=draw(some),
    )


@settings(max_examples=80, deadline=None)
@given(anything, st.data())
def test_the_parts_joined_give_the_text_back_however_they_are_cut(text, data):
    fixed = corrected(read_manuscript(text), data.draw(choices(text)))
    assert "".join(part.raw for part in fixed.parts) == text
    assert all(part.kind is Kind.BLANK or part.text in part.raw for part in fixed.parts)
    assert all(0 <= span.start <= span.end <= len(text) for quote in fixed.quotes for span in quote.spans)
    body(fixed)
