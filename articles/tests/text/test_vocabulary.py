"""Topics named in a text: whole words, in any case, genitive and common bending."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.topics.vocabulary import Term, Vocabulary

NAMES = ["NATO", "Ås", "Kina", "Nord-Korea", "valg", "Økonomi", "De forente nasjoner", "IS", "skole"]


def named(text: str, name: str, *, is_subject: bool = False) -> list[str]:
    return [text[match.start : match.end] for match in Vocabulary([Term(1, name, is_subject)]).matches(text)]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("NATOs leder", "NATO", "NATOs"),
        ("NATO's leader", "NATO", "NATO's"),
        ("i nato nå", "NATO", "nato"),
        ("Kinas plan", "Kina", "Kinas"),
        ("møtet i Ås' gater", "Ås", "Ås'"),
        ("Nord-Koreas leder", "Nord-Korea", "Nord-Koreas"),
        ("det er de forente nasjoners råd", "De forente nasjoner", "de forente nasjoners"),
        ("med kinesiske våpen", "kinesisk", "kinesiske"),
    ],
)
def test_a_name_is_found_in_any_case_and_genitive(text, name, words):
    assert named(text, name) == [words]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("NATO-toppmøtet", "NATO"), ("Kina-politikken", "Kina"), ("Nord-Korea-krisen", "Nord-Korea"),
        ("EU-Norge-avtalen", "EU-Norge"), ("Helse Vest-sjefen", "Helse Vest"),
    ],
)  # fmt: skip
def test_a_name_is_found_before_a_hyphen(word, name):
    assert named(f"om {word} her", name) == [word]


def test_a_title_that_begins_with_a_name_is_not_sure():
    [match] = Vocabulary([Term(1, "USA")]).matches("møtte USA-presidenten der")
    assert not match.is_sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Stein raste. En stein lå der.", [False]), ("Stein raste.", [True]), ("Fra Stein. En stein.", [True])],
)
def test_a_name_that_opens_a_sentence_may_be_a_word_that_the_text_has(text, sure):
    assert [match.is_sure for match in Vocabulary([Term(1, "Stein")]).matches(text)] == sure


def test_a_direction_that_opens_a_sentence_is_not_sure():
    assert [match.is_sure for match in Vocabulary([Term(1, "Vest")]).matches("Vest for byen.")] == [False]


@pytest.mark.parametrize("word", ["valg", "Valget", "valgene", "valgets"])
def test_a_subject_is_found_as_nouns_are_bent(word):
    assert named(word, "Valg", is_subject=True) == [word]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("skolen", "Skole"), ("skolene", "skole"), ("klimaet", "Klima"), ("politikerne", "Politiker"),
        ("programmet", "Program"), ("rentene", "Renter"), ("renta", "Rente"), ("energien", "Energi"),
        ("skulane", "Skule"), ("barnehagar", "barnehage"), ("gardane", "Gard"),
    ],
)  # fmt: skip
def test_the_common_ways_of_bending_are_known(word, name):
    assert named(f"om {word} her", name, is_subject=True) == [word]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("skade", "Skader"), ("renta", "Renter"), ("strømprisen", "Strømpriser"), ("flyktning", "Flyktninger"),
        ("asylsøkeren", "Asylsøkere"), ("barnehagen", "Barnehagar"),
    ],
)  # fmt: skip
def test_one_of_what_a_topic_in_the_plural_is_about_names_it(word, name):
    assert named(f"om {word} her", name, is_subject=True) == [word]


def test_a_short_word_is_not_one_of_a_topic_in_the_plural():
    assert named("rent vann", "Renter", is_subject=True) == []


def test_a_topic_of_that_name_comes_before_one_in_the_plural():
    terms = [Term(1, "Skader", is_subject=True), Term(2, "Skade", is_subject=True)]
    assert [match.tag for match in Vocabulary(terms).matches("en skade, flere skader")] == [2, 1]


def test_the_last_word_of_a_subject_is_bent():
    assert named("den kunstige intelligensen og kunstig intelligensen", "Kunstig intelligens", is_subject=True) == [
        "kunstig intelligensen"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("et mal for arbeidet", "Mal"),
        ("de si at", "Si"),
        ("han er is i magen", "IS"),
        ("på høyre side", "Høyre"),
        ("japansk", "Japan"),
        ("Kinabukta", "Kina"),
        ("Nord-Korea", "Nord"),
        ("Bodøværingen", "Bodø"),
    ],
)
def test_other_words_are_not_the_name(text, name):
    assert named(text, name) == []


def test_a_place_is_not_a_bent_subject():
    assert named("møtet i Bergen og i Skien", "Berg", is_subject=True) == []
    assert named("møtet i Skien", "Ski", is_subject=True) == []


def test_a_short_subject_in_small_letters_is_found_so():
    assert named("en ny mal", "mal", is_subject=True) == ["mal"]


def test_a_short_name_that_opens_a_sentence_is_not_sure():
    vocabulary = Vocabulary([Term(1, "Mal")])
    assert [match.is_sure for match in vocabulary.matches("Mal huset. Han bor i Mal.")] == [False, True]


def test_the_longest_name_wins():
    vocabulary = Vocabulary([Term(1, "Oslo"), Term(2, "Oslo universitetssykehus")])
    assert [match.tag for match in vocabulary.matches("Høyre i Oslo universitetssykehus, Oslo")] == [2, 1]


def test_unicode_forms_and_accents_of_typing_are_one_name():
    decomposed = unicodedata.normalize("NFD", "Ålesund og Idéen")
    assert named(decomposed, "Ålesund") == [unicodedata.normalize("NFD", "Ålesund")]
    assert Vocabulary([Term(1, "Økonomi")]).knows("ØKONOMI")


@given(st.text(), st.sampled_from(NAMES), st.text())
@example("x", "NATO", "x")
def test_no_name_is_found_inside_a_word(before, name, after):
    text = before + name + after
    for match in Vocabulary([Term(1, name)]).matches(text):
        assert not text[match.start - 1 : match.start].isalnum() or match.start == 0
        assert not text[match.end : match.end + 1].isalnum()


@given(st.lists(st.sampled_from([*NAMES, "NATOs", "valget", "og", "–", ". ", "\n", "é", "ͤ"]) | st.text(max_size=4)))
def test_places_are_right_and_never_overlap(pieces):
    text, last = " ".join(pieces), 0
    for match in Vocabulary(Term(at, name) for at, name in enumerate(NAMES)).matches(text):
        assert last <= match.start < match.end <= len(text)
        assert Vocabulary([Term(0, text[match.start : match.end])]).knows(text[match.start : match.end])
        last = match.end


@given(st.text(alphabet="abeæøåNATO -'’.\n"))
def test_anything_can_be_a_name_and_a_text(text):
    assert all(match.tag == 1 for match in Vocabulary([Term(1, text, is_subject=True)]).matches(text))
