"""Names typed on any keyboard."""

import pytest

from articles.text.typed_names import ways_typed


@pytest.mark.parametrize(
    ("typed", "meant"), [("oekonomi", "økonomi"), ("aasgaard", "åsgård"), ("økonomi", "oekonomi"), ("kjaer", "kjær")]
)
def test_letters_that_a_keyboard_lacks_are_meant(typed, meant):
    assert meant in ways_typed(typed)


def test_what_was_typed_comes_first_and_the_ways_are_few():
    ways = ways_typed("aaboeaekå øæ")
    assert ways[0] == "aaboeaekå øæ"
    assert len(ways) <= 8
