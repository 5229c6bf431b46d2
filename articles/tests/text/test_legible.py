"""A legible copy of a text, and the way back to the text as it stands."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from articles.text.legible import Copy, tidy
from articles.text.manuscripts.manuscript import read_manuscript

STORY = "Ordfører Kari Åsen kom.\n– Vi håper på å få bygge, sa Åsen på møtet.\n"


def quote_in(text):
    (quote,) = read_manuscript(text).quotes
    return quote


def test_a_decomposed_manuscript_is_read_like_any_other():
    decomposed = unicodedata.normalize("NFD", STORY)
    quote = quote_in(decomposed)
    assert quote.speaker == "Kari Åsen"
    assert quote.words == unicodedata.normalize("NFD", "Vi håper på å få bygge")
    assert "".join(part.raw for part in read_manuscript(decomposed).parts) == decomposed


def test_signs_without_width_hide_nobody():
    hidden = STORY.replace("sa Åsen", "s\u00ada\u200b \u202aÅsen\u202c").replace("– Vi", "\u200f– \ufeffVi")
    quote = quote_in(hidden)
    assert (quote.words, quote.mention, quote.speaker) == ("Vi håper på å få bygge", "Åsen", "Kari Åsen")


def test_hidden_signs_at_the_edge_of_words_are_no_part_of_them():
    assert quote_in(STORY.replace("bygge,", "bygge\u200b,")).words == "Vi håper på å få bygge"


def test_piled_accents_are_read_through():
    zalgo = STORY.replace("sa", "s\u0301\u0302\u0303a\u0330\u0331")
    assert "".join(part.raw for part in read_manuscript(zalgo).parts) == zalgo
    assert quote_in(zalgo).words == "Vi håper på å få bygge"


def test_a_text_of_nothing_but_hidden_signs_is_blank():
    assert [part.raw for part in read_manuscript("\ufeff\u200b").parts] == ["\ufeff\u200b"]


@given(st.text(alphabet=st.sampled_from("aåÅ\u030a\u0301\u200b\x00\n .")))
def test_every_place_leads_back_to_its_letter(text):
    copy = Copy(text)
    places = [copy.origin(at) for at in range(len(copy.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    for at, letter in enumerate(copy.text):
        shown = text[copy.origin(at) : copy.end(at + 1)]
        assert unicodedata.normalize("NFC", shown)[:1] == letter


def test_a_stretch_is_kept_composed_unbroken_and_without_what_is_no_text():
    assert tidy("pa\u030a\n  to\x00") == "på to"


def test_two_hyphens_that_stand_for_a_dash_open_speech():
    reading = read_manuscript("Brann i natt\n\n--Vi fikk ut dyra, sier Lars Bakke.")
    assert reading.quotes[0].words == "Vi fikk ut dyra"


def test_two_hyphens_within_a_word_stay():
    assert tidy("xn--abc -- og --flagg") == "xn--abc – og --flagg"


def test_emphasis_and_links_of_markdown_hide_nobody():
    dressed = STORY.replace("få bygge", "**få bygge**").replace("sa Åsen", "sa [Åsen](https://vik.example/asen)")
    quote = quote_in(dressed)
    assert (quote.mention, quote.speaker, quote.words) == ("Åsen", "Kari Åsen", "Vi håper på å **få bygge")
    assert tidy(dressed) == tidy(STORY)


def test_a_lone_star_or_a_line_in_emphasis_is_left_as_it_stands():
    assert tidy("Kari* kom.") == "Kari* kom."
    assert tidy("5 * 4 * 3") == "5 * 4 * 3"
    assert tidy("**Hele linjen**") == "**Hele linjen**"
