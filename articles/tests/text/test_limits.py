"""How long a text is, and whether that is more than the house advises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.limits import (
    HEADLINE_ADVICE,
    LEDE_ADVICE,
    LEDE_WORDS,
    Excess,
    count_characters,
    count_words,
    headline_excess,
    lede_excess,
)


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("Bodø", 4),
        ("Bla\u030abær", 6),
        ("  to   ord \n her ", 10),
        ("barne\u00adhage", 9),
        ("👩‍👩‍👧 🇳🇴 👍🏽", 5),
        ("«–…»", 4),
    ],
)
def test_characters_are_counted_as_a_reader_sees_them(text, characters):
    assert count_characters(text) == characters


@pytest.mark.parametrize(("text", "words"), [("", 0), ("– Ja, sa hun.", 3), ("20 000 kr", 3), ("E6-en … !", 1)])
def test_dashes_and_dots_are_no_words(text, words):
    assert count_words(text) == words


def test_the_advice_itself_is_not_too_much():
    assert not headline_excess("x" * HEADLINE_ADVICE)
    assert not lede_excess("x " * LEDE_WORDS)


def test_what_is_too_much_is_told_by_how_much():
    assert headline_excess("x" * (HEADLINE_ADVICE + 12)) == Excess(characters=12)
    assert lede_excess("ord " * (LEDE_WORDS + 2)) == Excess(words=2)
    assert lede_excess("x" * (LEDE_ADVICE + 1)) == Excess(characters=1)


@given(st.text())
def test_space_around_a_text_and_hyphens_that_do_not_show_count_for_nothing(text):
    assert count_characters(f"  {text}\u00ad\n") == count_characters(text)


@given(st.text(), st.text())
def test_words_of_two_lines_are_those_of_each(one, other):
    assert count_words(f"{one}\n{other}") == count_words(one) + count_words(other)
