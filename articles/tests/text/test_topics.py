"""Known topics in a text: whole words, any case, genitives."""

import pytest

from articles.text.topics import FoundTopic, TopicIndex


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NATOs leder", "NATO"),
        ("NATO's leader", "NATO"),
        ("Natos leder", "NATO"),
        ("Kinas plan", "Kina"),
        ("møtet i Paris' gater", "Paris"),
        ("møtet i Paris", "Paris"),
        ("Nord-Koreas leder", "Nord-Korea"),
        ("De forente nasjoners råd", "De forente nasjoner"),
        ("Skole er viktig", "skole"),
    ],
)
def test_a_name_is_found_in_any_case_and_genitive(text, name):
    assert [topic.name for topic in TopicIndex([name]).find(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"), [("han er is i magen", "IS"), ("Is er godt", "IS"), ("japansk", "Japan"), ("bok", "Bok")]
)
def test_other_words_are_not_the_name(text, name):
    assert TopicIndex([name]).find(text) == []


def test_the_longest_name_wins():
    index = TopicIndex(["Oslo", "Oslo universitetssykehus"])
    assert [topic.name for topic in index.find("Høyre i Oslo universitetssykehus")] == ["Oslo universitetssykehus"]


def test_a_topic_has_its_trigger_count_and_place():
    assert TopicIndex(["NATO"]).find("Om Natos plan og NATO.") == [FoundTopic("NATO", "Natos", 2, 3)]


def test_twenty_thousand_names_are_looked_for_in_one_pass():
    index = TopicIndex([f"Norsk forening nummer {number}" for number in range(20_000)] + ["Kina"])
    text = "Norsk forening nummer 4711 og Kina møtte Norsk forening " * 200
    assert len(index.find(text)) == 2
