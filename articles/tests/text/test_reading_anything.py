"""What holds for any text at all. How long it takes is measured in bench/reading.py."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text.legible import Copy, tidy
from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.language import detect_language
from articles.text.manuscripts.manuscript import read_manuscript, reading_as_dict
from articles.text.parts import Kind

_SIGNS = list("–-—«»“”\"'’.,:;?!… ()@©\n\r\0\u2028\u2029\u202e\u200f\u0301\ufeff")
_WORDS = [
    *("sa", "sier", "said", "told", "Ishiba", "Kari", "Moen", "han", "hun", "statsminister", "leder", "Japans"),
    *("NTB", "og", "men", "at", "Les", "også", "Foto", "Tittel", "skriver", "den", "FAKTA", "kaller", "som", "Av"),
    *(
        "Moen.",
        "(NTB)",
        "OSLO",
        "•",
        "#",
        "**",
        ">",
        "Det",
        "ifølge",
        "lyder",
        "svaret",
        "fra",
        "en",
        "in",
        "20-åringen",
    ),
]
anything = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(_SIGNS + _WORDS + [word + " " for word in _WORDS] + [", ", ". ", "– ", "\r\n"]), max_size=80
    ).map("".join),
)


IN_BODY = frozenset(Kind) - {
    *(Kind.HEADER, Kind.HEADLINE, Kind.LEDE, Kind.BYLINE, Kind.RELATED, Kind.CREDIT, Kind.BLANK, Kind.LEFT_OUT),
}
_TAG = re.compile(r"</?(?:aside|p|h2|h3|ul|li|q|strong|em)\b[^>]*>")


def letters(text):
    return [sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum()]


@settings(max_examples=400, deadline=None)
@given(anything)
def test_the_parts_joined_give_the_text_back(text):
    parts = read_manuscript(text).parts
    assert "".join(part.raw for part in parts) == text
    assert [part.start for part in parts] == [0, *(part.end for part in parts)][: len(parts)]
    assert all(part.kind is Kind.BLANK or part.text in part.raw for part in parts)


@settings(max_examples=400, deadline=None)
@given(anything)
def test_the_spans_of_quotes_ascend_within_their_part_and_are_their_words(text):
    for part in read_manuscript(text).parts:
        places = [place for quote in part.quotes for span in quote.spans for place in (span.start, span.end)]
        assert places == sorted(places)
        assert all(part.start <= place <= part.end for place in places)
        assert all(
            quote.words == " ".join(text[s.start : s.end] for s in quote.spans) and quote.words.strip()
            for quote in part.quotes
        )


@settings(max_examples=200, deadline=None)
@given(anything)
@example("FAKTA\n0")
@example("sa\x00\u0301at")
def test_every_reading_composes_and_is_data(text):
    reading = read_manuscript(text)
    body = compose_body(reading, [f"q{number}" for number in range(len(reading.quotes))])
    told = (part.raw if part.kind is Kind.DATELINE else part.text for part in reading.parts if part.kind in IN_BODY)
    said = "\n".join(map(tidy, told))
    assert sorted(letters(unescape(_TAG.sub("", body)))) == sorted(letters(said))
    assert reading_as_dict(reading)["language"] == detect_language(Copy(text).text)
    assert all(
        Copy(text[credit.start : credit.end]).text == credit.name
        for credit in reading.credits
        if not credit.name.endswith(".")
    )


HOSTILE = [
    "«" * 40_000,
    '«"' * 20_000,
    "– " * 20_000,
    ", sa " * 10_000,
    "( " * 20_000,
    "a" + " " * 40_000,
    "A " * 20_000,
    "\n" * 40_000,
    "Han, " * 9_000 + "said «ja det er»",
    "Kjøring, " * 5_000,
    "# a" + " " * 40_000 + "b",
    "a" + ")" * 40_000 + "b\n" + "a" * 80,
    "Foto: a" + " " * 40_000 + "b",
    "A. " * 13_000 + "(NTB): a",
    "*" * 40_000 + "a",
    "– a, " + "stotrar " * 6_000,
    "– " + "sa Moen, " * 5_000,
    "Moen kaller " * 4_000 + "«en to tre fire fem»",
    "«en to tre fire», sa Moen. " * 1_800,
    "e\u0301\u200b" * 20_000,
    "– Hva?\n– Ja.\n" * 4_000,
    "FAKTA\n• a\n" * 4_000,
    "Les også:\n" * 8_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_signs_that_invite_backtracking_are_read_to_the_end(hostile):
    assert "".join(part.raw for part in read_manuscript(hostile).parts) == hostile


def test_a_line_of_ten_million_characters_is_read():
    line = "– Ja, sa «han " * 750_000
    assert read_manuscript(line).parts[-1].end == len(line)
