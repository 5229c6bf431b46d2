import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.tests.text.test_reading_anything import anything
from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.corrections import corrected, place_of
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind, Sureness

MANUSCRIPT = """Seksjon: Innenriks

Kommunen vil bygge bro

Av Kari Nordmann

Kommunestyret i Vik vedtok mandag å bygge bro. Det sier ordfører Ola Hansen og rådmann Siri Berg.

– Dette har vi ventet på, sier Hansen.

En kort linje

– Nå er det avgjort, sier han.

Les også: Ferga går sin siste tur

Slutt.
"""
READING = read_manuscript(MANUSCRIPT)


def start(words: str) -> int:
    return next(part.start for part in READING.parts if words in part.raw)


def changed(words: str, kind: Kind):
    return corrected(READING, kinds={start(words): kind})


def kind_of(reading, words: str) -> Kind:
    return next(part.kind for part in reading.parts if words in part.raw)


def body(reading) -> str:
    return compose_body(reading, [f"q{i}" for i, _quote in enumerate(reading.quotes)])


def test_nothing_corrected_changes_nothing():
    assert corrected(READING) == READING


def test_the_same_kinds_and_speakers_again_change_nothing():
    kinds = {part.start: part.kind for part in READING.parts}
    speakers = {place_of(quote): quote.speaker for quote in READING.quotes}
    assert corrected(READING, kinds=kinds, speakers=speakers) == READING


def test_a_sub_heading_becomes_a_paragraph():
    reading = changed("En kort linje", Kind.PARAGRAPH)
    assert "<p>En kort linje</p>" in body(reading)


def test_a_label_stands_in_the_text_when_it_labels_no_more():
    reading = changed("Les også", Kind.PARAGRAPH)
    assert "<p>Les også: Ferga går sin siste tur</p>" in body(reading)
    assert reading.related == ()


def test_what_is_left_out_stands_nowhere():
    reading = changed("Dette har vi", Kind.LEFT_OUT)
    assert "ventet" not in body(reading)
    assert len(reading.quotes) == 1


def test_a_new_headline_makes_the_old_one_a_paragraph():
    reading = changed("En kort linje", Kind.HEADLINE)
    assert reading.headline == "En kort linje"
    assert kind_of(reading, "Kommunen vil") is Kind.PARAGRAPH


def test_a_byline_that_is_none_credits_nobody():
    assert "Kari Nordmann" in [credit.name for credit in READING.credits]
    assert changed("Av Kari", Kind.PARAGRAPH).credits == ()


def test_a_section_that_is_none_is_forgotten():
    assert (READING.section, changed("Seksjon", Kind.LEFT_OUT).section) == ("Innenriks", "")


@pytest.mark.parametrize("typed", ["Siri Berg", "Berg", " siri  berg "])
def test_a_speaker_is_changed_and_gets_the_role_that_the_manuscript_gives(typed):
    quote = corrected(READING, speakers={place_of(READING.quotes[0]): typed}).quotes[0]
    assert (quote.speaker, quote.role, quote.sureness) == ("Siri Berg", "rådmann", Sureness.CERTAIN)


def test_a_stranger_may_speak():
    quote = corrected(READING, speakers={place_of(READING.quotes[1]): "Jon Vik"}).quotes[1]
    assert (quote.speaker, quote.role) == ("Jon Vik", "")


def test_a_speaker_is_taken_away():
    quote = corrected(READING, speakers={place_of(READING.quotes[0]): " "}).quotes[0]
    assert (quote.speaker, quote.role, quote.sureness) == ("", "", Sureness.UNSURE)


def test_a_quote_that_is_none_is_dropped_and_its_words_stay():
    reading = corrected(READING, dropped=[place_of(READING.quotes[0])])
    assert [quote.words for quote in reading.quotes] == ["Nå er det avgjort"]
    assert "<p>– Dette har vi ventet på, sier Hansen.</p>" in body(reading)


@settings(max_examples=200, deadline=None)
@given(anything, st.data())
def test_the_parts_joined_give_the_text_back_whatever_is_corrected(text, data):
    reading = read_manuscript(text)
    kinds = {part.start: data.draw(st.sampled_from(Kind)) for part in reading.parts}
    names = {place_of(quote): data.draw(st.sampled_from(["", "Kari Moen", "."])) for quote in reading.quotes}
    fixed = corrected(reading, kinds=kinds, speakers=names, dropped=data.draw(st.sets(st.sampled_from([*names, -1]))))
    assert "".join(part.raw for part in fixed.parts) == text
    assert all(part.kind is Kind.BLANK or part.text in part.raw for part in fixed.parts)
    body(fixed)
