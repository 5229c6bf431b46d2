"""Ten manuscripts in ten manners, read to the part as a Norwegian sub-editor would read them.

Beside each sample stands its reading: parts, quotes with speakers, people, credits, links. Whoever changes one says
why; the reading is judged by what a newsroom would do, not by what the code happens to answer.
"""

import json
from pathlib import Path

import pytest

from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.decoding import decode_manuscript
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def reading_of(sample):
    return read_manuscript(decode_manuscript(sample.read_bytes()))


def as_table(reading):
    return {
        "language": reading.language,
        "parts": [
            [part.kind.value, part.sureness.value, " ".join(part.text.split())]
            for part in reading.parts
            if part.kind is not Kind.BLANK
        ],
        "quotes": [
            [
                " ".join(quote.words.split()),
                quote.form.value,
                quote.mention,
                quote.speaker,
                quote.role,
                quote.sureness.value,
            ]
            for quote in reading.quotes
        ],
        "people": [[person.name, person.role] for person in reading.people],
        "credits": [[credit.name, credit.role] for credit in reading.credits],
        "related": list(reading.related),
        "keywords": list(reading.keywords),
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_manuscript_is_read_as_a_sub_editor_would(sample):
    expected = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert as_table(reading_of(sample)) == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_the_parts_of_a_manuscript_joined_are_its_text(sample):
    reading = reading_of(sample)
    assert "".join(part.raw for part in reading.parts) == decode_manuscript(sample.read_bytes())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_word_of_the_body_stands_in_the_composed_story(sample):
    reading = reading_of(sample)
    body = compose_body(reading, [f"q{number}" for number in range(len(reading.quotes))])
    elsewhere = {Kind.HEADLINE, Kind.LEDE, Kind.HEADER, Kind.BYLINE, Kind.RELATED, Kind.CREDIT, Kind.BLANK}
    words = (word for part in reading.parts if part.kind not in elsewhere for word in part.text.split())
    assert [word for word in words if word.strip('–«»"”“,.!?-') not in body] == []


def test_there_are_ten_manners():
    assert len(SAMPLES) == 10
