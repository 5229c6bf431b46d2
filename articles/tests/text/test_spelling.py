"""A last name with a letter wrong: found where somebody is meant, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.manuscripts.decoding import decode_manuscript
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.quotes.spelling import capitals, distance, is_same_name, misspelt

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Mark Rutte", "Det sier Rute til NTB.", ("Rute",)),
        ("Mark Rutte", "Statsminister Rutta kom, og med ham Rutes folk.", ("Rutta", "Rutes")),
        ("Jens Stoltenberg", "Stoltenbreg sier nei.", ("Stoltenbreg",)),
        ("Mark Rutte", "Rute møtte Rutte.", ("Rute",)),
        ("Jens Stoltenberg", "Ifølge Stotlenburg er det slik.", ("Stotlenburg",)),
        ("Mark Rutte", "«Mark Ruttte har rett», sto det.", ("Ruttte",)),
        ("Mette Nygård-Hansen", "Det sier Nygard-Hansen.", ("Nygard-Hansen",)),
        ("Shigeru Ishiba", "Japans Isjiba møtte Ishibas gjester.", ("Isjiba",)),
    ],
)
def test_a_letter_or_two_wrong_is_seen(name, text, found):
    assert misspelt(name, capitals(text)) == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Mark Rutte", "Rutte, Ruttes, Rutte’s og RUTTE."),
        ("Mark Rutte", "han tok en annen rute hjem"),
        ("Kari Berge", "Hun bor i Bergen. Bergen er stor."),
        ("Jonas Gahr Støre", "Større krav kommer. – Større enn før, sa han."),
        ("Ola Hansen", "Kari Hanssen kom. Hanssen lo."),
        ("Ola Lie", "Det sa Lee i går."),
        ("Ola Bakke", "Bakken er bratt."),
        ("Ola Moene", "Vi møtte Monee Kino i går."),
    ],
)
def test_genitives_places_ordinary_words_and_other_people_are_left_in_peace(name, text):
    assert misspelt(name, capitals(text)) == ()


def test_another_person_of_the_story_is_no_misspelling():
    words = capitals("Det sa Hanssen til avisa.")
    assert misspelt("Ola Hansen", words) == ("Hanssen",)
    assert misspelt("Ola Hansen", words, others=["Kari Hanssen"]) == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_real_manuscript_raises_no_false_alarm(sample):
    reading = read_manuscript(decode_manuscript(sample.read_bytes()))
    words, people = capitals(reading.text), [person.name for person in reading.people]
    assert {name: misspelt(name, words, {*people} - {name}) for name in people} == dict.fromkeys(people, ())


@given(st.text(max_size=12), st.text(max_size=12))
def test_the_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(st.text(st.characters(categories=["L", "Zs"], include_characters=".-")))
def test_every_name_is_its_own(name):
    assert is_same_name(name, name)
    assert misspelt(name, capitals(name)) == ()
