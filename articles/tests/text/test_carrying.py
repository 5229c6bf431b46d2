"""Corrections carried over to a newer text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.tests.text.test_corrections import MANUSCRIPT, READING, body
from articles.tests.text.test_reading_anything import anything
from articles.tests.text.test_recutting import at, choices
from articles.text.manuscripts.carrying import carried
from articles.text.manuscripts.corrections import Corrections, corrected
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

QUOTE = at("Dette har vi")
LINE = at("En kort linje")


def after(change: tuple[str, str], **chosen):
    """The newer reading as corrected by what was chosen for the older."""
    newer = read_manuscript(MANUSCRIPT.replace(*change))
    return corrected(newer, carried(Corrections(**chosen), READING, newer))


def speakers(reading) -> dict[str, str]:
    return {quote.words: quote.speaker for quote in reading.quotes}


def test_the_same_text_keeps_everything():
    chosen = Corrections(
        splits=(at("Det sier"),), joins=(LINE,), kinds={at("Slutt"): Kind.LEFT_OUT}, speakers={QUOTE: "Siri Berg"}
    )
    assert carried(chosen, READING, READING) == chosen


def test_a_choice_stays_when_words_before_it_change():
    reading = after(("Kommunen vil", "Kommunen og fylket vil nå"), speakers={QUOTE: "Siri Berg"})
    assert speakers(reading)["Dette har vi ventet på"] == "Siri Berg"


def test_a_choice_stays_when_a_paragraph_comes_in_before_it():
    reading = after(("– Dette", "Et nytt avsnitt står her.\n\n– Dette"), kinds={LINE: Kind.PARAGRAPH})
    assert "<p>En kort linje</p>" in body(reading)


def test_a_quote_keeps_its_speaker_when_other_words_of_its_paragraph_change():
    reading = after(("sier Hansen.", "sier Hansen til avisen."), speakers={QUOTE: "Siri Berg"})
    assert speakers(reading)["Dette har vi ventet på"] == "Siri Berg"


def test_what_was_chosen_for_words_that_are_gone_goes_with_them():
    reading = after(("Dette har vi ventet på", "Noe helt annet"), speakers={QUOTE: "Siri Berg"})
    assert speakers(reading)["Noe helt annet"] == "Ola Hansen"


def test_parts_that_something_came_between_are_not_joined():
    newer = read_manuscript(MANUSCRIPT.replace("– Nå", "Et avsnitt kom imellom.\n\n– Nå"))
    assert carried(Corrections(joins=(at("– Nå"),)), READING, newer).joins == ()


@settings(max_examples=40, deadline=None)
@given(anything, anything, st.data())
def test_any_choices_fit_any_other_text(text, other, data):
    older, newer = read_manuscript(text), read_manuscript(other)
    fixed = corrected(newer, carried(data.draw(choices(text)), older, newer))
    assert "".join(part.raw for part in fixed.parts) == other
