"""Who answers in an interview: somebody is proposed where the text has named one person only."""

import pytest

from articles.text.manuscripts.manuscript import read_manuscript

QUESTIONS = "Hvorfor slutter du?\n\n– Jeg er lei av møter.\n\nHva nå, da?\n\n– Jeg skal seile."
WORDS = ["Jeg er lei av møter.", "Jeg skal seile."]


def answers(*opening):
    reading = read_manuscript("\n\n".join([*opening, QUESTIONS]))
    return [(quote.words, quote.speaker, quote.sureness.value) for quote in reading.quotes]


@pytest.mark.parametrize(
    "opening",
    [
        ("Kari Moen slutter som rektor", "Etter 20 år er det nok."),
        ("Rektoren slutter", "Etter 20 år slutter Kari Moen."),
        ("Rektoren slutter", "Etter 20 år er det nok.", "Det er rektor Kari Moen som går."),
        ("Kari Moen slutter som rektor", "Etter 20 år slutter Kari Moen.", "Av Ola Nes"),
    ],
)
def test_whom_headline_lede_or_opening_names_alone_likely_answers(opening):
    assert answers(*opening) == [(words, "Kari Moen", "likely") for words in WORDS]


def test_nobody_is_proposed_where_two_or_none_are_named():
    for opening in ("Kari Moen og Ola Nes slutter", "Rektoren slutter"):
        assert answers(opening, "Etter 20 år er det nok.") == [(words, "", "unsure") for words in WORDS]


def test_whoever_is_proposed_is_among_the_people_of_the_text():
    reading = read_manuscript(f"Kari Moen slutter som rektor\n\nEtter 20 år er det nok.\n\n{QUESTIONS}")
    assert [person.name for person in reading.people] == ["Kari Moen"]


def test_after_a_second_name_the_one_who_answered_is_unsure():
    opening = "Kari Moen slutter som rektor\n\nEtter 20 år er det nok."
    text = f"{opening}\n\n{QUESTIONS}\n\nLærer Per Vik ler.\n\nAngrer du?\n\n– Aldri."
    assert [quote.sureness.value for quote in read_manuscript(text).quotes] == ["likely", "likely", "unsure"]


def test_the_interviewers_own_question_is_nobodys():
    text = "Moen slutter\n\nNå slutter Kari Moen.\n\n– Hvorfor nå?\n\n– Jeg er lei.\n\n– Angrer du?\n\n– Nei."
    assert [quote.words for quote in read_manuscript(text).quotes] == ["Jeg er lei.", "Nei."]


def test_an_english_headline_in_capitals_names_nobody():
    text = "Ann Holt Quits Council\n\nIt is over.\n\n– Why now?\n\n– I am tired.\n\n– What is next?\n\n– Nothing."
    assert {quote.speaker for quote in read_manuscript(text).quotes} == {""}
