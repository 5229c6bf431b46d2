"""Sources, agencies and photographers."""

import pytest

from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

BODY = "Kommunestyret vedtok budsjettet mandag kveld. Det ble holdt votering over fjorten forslag."


def credits(text):
    return [(credit.name, credit.role) for credit in read_manuscript(text).credits]


@pytest.mark.parametrize(
    "sentence",
    [
        "Skolen stenges, skriver EuroNews.",
        "Skolen stenges, ifølge EuroNews.",
        "Ifølge EuroNews stenges skolen.",
        "The school closes, according to EuroNews.",
    ],
)
def test_a_medium_cited_in_running_text_is_a_source(sentence):
    assert credits(f"{BODY}\n{sentence}") == [("EuroNews", "source")]


def test_an_unknown_name_after_skriver_is_a_likely_source():
    (credit,) = read_manuscript(f"{BODY}\nSkolen stenges, skriver Fjelltinget.").credits
    assert (credit.name, credit.sureness.value) == ("Fjelltinget", "likely")


def test_somebody_in_the_text_is_no_source():
    assert credits(f"{BODY}\nOrdfører Kari Moen kom.\nSkolen stenges, skriver Moen.") == []


def test_an_agency_in_brackets_ends_the_last_paragraph_and_is_taken_out():
    reading = read_manuscript(f"{BODY}\nSkolen stenges. (NTB)\n")
    assert [part.kind for part in reading.parts] == [Kind.LEDE, Kind.PARAGRAPH, Kind.CREDIT]
    assert [part.raw for part in reading.parts][1:] == ["Skolen stenges.", " (NTB)\n"]
    assert reading.sources == ("NTB",)


@pytest.mark.parametrize("party", ["SV", "Ap", "H"])
def test_a_party_in_brackets_is_no_agency(party):
    assert credits(f"{BODY}\nVedtaket kom fra Kari Moen ({party}).") == []


@pytest.mark.parametrize("line", ["(NTB)", "©NTB", "(©NTB)", "NTB-Reuters", "Kilde: NTB", "Kjelde: NTB", "Source: NTB"])
def test_a_credit_on_a_line_of_its_own(line):
    reading = read_manuscript(f"{BODY}\n{BODY}\n{line}\n")
    assert reading.parts[-1].kind is Kind.CREDIT
    assert reading.credits[0].role == "source"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Foto: Kari Moen", [("Kari Moen", "photo")]),
        ("Foto: Kari Moen / NTB", [("Kari Moen", "photo"), ("NTB", "source")]),
        ("Foto: Doug Peters / PA Photos / NTB", [("Doug Peters", "photo"), ("PA Photos", "source"), ("NTB", "source")]),
        ("Foto: Kari Moen/Ola Vik", [("Kari Moen", "photo"), ("Ola Vik", "photo")]),
        ("Foto: Kari Moen, Vikposten", [("Kari Moen", "photo"), ("Vikposten", "source")]),
        ("Foto: NTB", [("NTB", "source")]),
        ("Foto: Reuters / NTB", [("Reuters", "source"), ("NTB", "source")]),
        ("Av Kari Moen / NTB", [("Kari Moen", "text"), ("NTB", "source")]),
    ],
)
def test_a_person_is_credited_apart_from_the_house(line, who):
    assert credits(f"Skolen stenges\n{line}\n{BODY}\n{BODY}") == who


def test_text_and_photo_is_two_credits():
    assert credits(f"Tekst og foto: Kari Moen\n{BODY}\n{BODY}") == [("Kari Moen", "text"), ("Kari Moen", "photo")]


def test_credits_point_at_their_names():
    text = f"{BODY}\nKilder: NTB, Reuters\n"
    assert [text[credit.start : credit.end] for credit in read_manuscript(text).credits] == ["NTB", "Reuters"]


@pytest.mark.parametrize(
    ("byline", "who"),
    [
        ("Av KARI MOEN, OSLO TINGHUS", [("Kari Moen", "text")]),
        ("Av SONDRE LIE (tekst) og KARI NES (foto), Brann stadion", [("Sondre Lie", "text"), ("Kari Nes", "photo")]),
        ("Av Kari Moen, lege og forfatter", [("Kari Moen", "text")]),
        ("Av Kari Moen, Ola Li og Per Ås", [("Kari Moen", "text"), ("Ola Li", "text"), ("Per Ås", "text")]),
        ("Av Kari Moen\nlege og forfatter", [("Kari Moen", "text")]),
        ("By Ellen Marsh\nLocal democracy reporter", [("Ellen Marsh", "text")]),
        ("Foto Kari Nes", [("Kari Nes", "photo")]),
    ],
)
def test_a_byline_names_people_and_no_places_or_posts(byline, who):
    reading = read_manuscript(f"Skolen stenges\n\n{byline}\n\n{BODY}\n\n{BODY}")
    assert [(credit.name, credit.role) for credit in reading.credits] == who
    assert reading.first(Kind.SUBHEADING) is None


def test_agencies_that_are_joined_are_credited_each():
    assert credits(f"TOKYO (NTB-Reuters): {BODY}\n{BODY}") == [("NTB", "source"), ("Reuters", "source")]
