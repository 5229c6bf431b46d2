import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.alphabet import LETTERS, letter_of
from articles.text.folding import sort_key


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Aas", "Å"), ("Ås", "Å"), ("Aalesund", "Å"), ("Ålesund", "Å"), ("Ærlig", "Æ"), ("Øy", "Ø"), ("Zulu", "Z"),
        ("ål", "Å"), ("Äpple", "Æ"), ("Über", "Y"), ("Éric", "E"), ("Abel", "A"), ("2030-målene", "0–9"),
        ("Жук", "0–9"), ("…", "0–9"),
    ],
)  # fmt: skip
def test_a_name_stands_under_the_letter_where_norwegians_look(name, letter):
    assert letter_of(sort_key(name)).name == letter


def test_the_letters_are_in_the_order_of_the_alphabet():
    assert "".join(letter.name for letter in LETTERS[:-1]) == "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"


@given(st.text(max_size=30))
def test_every_name_stands_under_one_letter(name):
    assert sum(letter.holds(sort_key(name)) for letter in LETTERS) == 1
