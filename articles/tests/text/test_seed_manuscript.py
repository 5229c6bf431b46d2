"""The first story: the seed manuscript reads exactly as a sub-editor would read it."""

from pathlib import Path

import pytest

from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Form, Kind, Sureness

SEED = Path(__file__).parents[2] / "seed" / "japan-og-nato.txt"


@pytest.fixture(scope="module")
def text():
    return SEED.read_bytes().decode()


@pytest.fixture(scope="module")
def reading(text):
    return read_manuscript(text)


def test_the_lede_is_the_first_line_and_the_headline_is_missing(reading, text):
    assert reading.lede == text.splitlines()[0]
    assert reading.headline == ""


def test_there_are_three_sub_headings(reading):
    assert [part.text for part in reading.parts if part.kind is Kind.SUBHEADING] == [
        "Vil samarbeide om rom, cyber og øvelser",
        "Kritiserer Kina og støtter Ukraina",
        "Japan deltar i NATO-initiativ for Ukraina",
    ]


def test_there_are_four_dash_quotes_with_their_exact_words(reading):
    assert [quote.words for quote in reading.quotes] == [
        "Et sterkere NATO vil være til stor fordel for Japan",
        "Russland forsøker fortsatt å endre det europeiske sikkerhetsbildet med makt",
        "Kina driver fortsatt med destabiliserende aktiviteter i regionen",
        "Dette initiativet hjelper Ukraina både i dagens krig og med å bygge opp forsvaret sitt for fremtiden",
    ]
    assert {quote.form for quote in reading.quotes} == {Form.DASH}


def test_the_speakers_have_the_name_and_role_met_first(reading):
    rutte = ("Mark Rutte", "NATOs generalsekretær")
    speakers = [(quote.speaker, quote.role) for quote in reading.quotes]
    assert speakers == [("Shigeru Ishiba", "Japans statsminister"), rutte, rutte, rutte]


def test_only_the_pronoun_is_less_than_certain(reading):
    assert [quote.mention for quote in reading.quotes] == ["Ishiba", "Rutte", "Rutte", "han"]
    assert [quote.sureness for quote in reading.quotes] == [Sureness.CERTAIN] * 3 + [Sureness.LIKELY]


def test_the_setting_of_the_first_quote_is_read(reading):
    assert reading.quotes[0].setting == "under en pressekonferanse"


def test_related_link_source_and_language(reading):
    assert reading.related == ("Japan skjerper krigsberedskapen",)
    assert reading.sources == ("EuroNews",)
    assert reading.language == "nb"


def test_the_parts_joined_are_the_text(reading, text):
    assert "".join(part.raw for part in reading.parts) == text


def test_the_body_keeps_every_word_but_lede_and_related(reading, text):
    body = compose_body(reading, ["a", "b", "c", "d"])
    plain = body
    for tag in ("<p>", "</p>", "<h2>", "</h2>", "</q>", *(f'<q data-quote="{ref}">' for ref in "abcd")):
        plain = plain.replace(tag, "")
    lines = [line for line in text.splitlines()[1:] if not line.startswith("Les også")]
    assert plain.splitlines() == lines
