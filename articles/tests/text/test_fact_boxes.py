"""Boxes: headed by a bare name, with facts about whom it names, or by a word and a title."""

import pytest

from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

BODY = "Kari Nordmann blir ny rektor på skolen i Vik fra høsten av."


def parts(text):
    read = read_manuscript(f"Ny rektor i Vik\n\n{BODY}\n\nDet er klart.\n\n{text}").parts
    return [(part.kind.value, part.text) for part in read if part.kind is not Kind.BLANK][3:]


@pytest.mark.parametrize("sign", ["– ", "- ", "• ", ""])
def test_a_name_over_facts_heads_a_box(sign):
    assert parts(f"Kari Nordmann\n{sign}Alder: 42\n{sign}Bosted: Bergen\n\n{BODY}") == [
        ("fact_box", "Kari Nordmann"),
        ("fact", "Alder: 42"),
        ("fact", "Bosted: Bergen"),
        ("paragraph", BODY),
    ]


def test_the_box_is_only_likely_one():
    reading = read_manuscript(f"Ny rektor\n\n{BODY}\n\nKari Nordmann\nAlder: 42\nBosted: Bergen")
    assert reading.first(Kind.FACT_BOX).sureness == "likely"


def test_without_blank_lines_a_sentence_ends_a_box_of_facts_with_labels():
    assert [kind for kind, _ in parts(f"Kari Nordmann\nAlder: 42\nBosted: Bergen\n{BODY}")] == [
        *("fact_box", "fact", "fact", "paragraph"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann\nAlder: 42",
        "Kari Nordmann\nTekst: Ole Moen\nFoto: Per Vik",
        "Kari Nordmann\n– Ja, sa hun.\n– Nei, sa han.",
        "Slik gikk det\nAlder: 42\nBosted: Bergen",
    ],
)
def test_one_fact_credits_speech_or_another_heading_make_no_box(text):
    assert "fact_box" not in [kind for kind, _ in parts(text)]


@pytest.mark.parametrize("sign", ["-", "–"])
def test_points_under_the_title_of_a_box_are_facts_and_nobodys_words(sign):
    said = "– Prøven tar for mye tid, sier rektor Kari Nordmann."
    assert parts(f"{said}\n\nFAKTA\nNasjonale prøver\n{sign} Innført i 2004\n{sign} Gjelder 5. trinn\n\n{BODY}") == [
        ("paragraph", said),
        ("fact_box", "FAKTA"),
        ("fact", "Nasjonale prøver"),
        ("fact", "Innført i 2004"),
        ("fact", "Gjelder 5. trinn"),
        ("paragraph", BODY),
    ]
