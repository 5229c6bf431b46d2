import pytest

from articles.text.topics.near_names import near_names


def near(*names):
    return near_names(dict(enumerate(names)), 50)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strømpris", "Strømpriser"),
        ("valg", "valget"),
        ("E-tjenesten", "etjenesten"),
        ("Kunstig intelligens", "Kunstig inteligens"),
        ("Zelenskyj", "Zelenskyi"),
        ("Kommunevalg", "Kommuenvalg"),
    ],
)
def test_one_thing_in_two_ways_is_met(one, other):
    assert near(one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Irak"),
        ("Valg 2023", "Valg 2025"),
        ("Oslo", "Bergen"),
        ("Sør-Korea", "Nord-Korea"),
        ("Ragnhild Moe", "Magnhild Moe"),
    ],
)
def test_two_things_are_left_alone(one, other):
    assert near(one, other) == []


def test_no_more_are_told_than_asked_for():
    assert (
        len(near_names(dict(enumerate(f"emne{letter} {end}" for letter in "abcdef" for end in ("by", "byen"))), 3)) == 3
    )
