"""What holds for any text at all, and in good time."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.composing import compose_body
from articles.text.language import detect_language
from articles.text.manuscript import read_manuscript, reading_as_dict
from articles.text.parts import Kind

_SIGNS = list("–-—«»“”\"'’.,:;?!… ()@©\n\r\0\u2028\u2029\u202e\u200f\u0301\ufeff")
_WORDS = [
    *("sa", "sier", "said", "told", "Ishiba", "Kari", "Moen", "han", "hun", "statsminister", "leder", "Japans"),
    *("NTB", "og", "men", "at", "Les", "også", "Foto", "Tittel", "skriver", "den"),
]
anything = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(_SIGNS + _WORDS + [word + " " for word in _WORDS] + [", ", ". ", "– ", "\r\n"]), max_size=80
    ).map("".join),
)


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
def test_every_reading_composes_and_is_data(text):
    reading = read_manuscript(text)
    body = compose_body(reading, [f"q{number}" for number in range(len(reading.quotes))])
    assert body.count("<p>") == sum(part.kind is Kind.PARAGRAPH for part in reading.parts)
    assert reading_as_dict(reading)["language"] == detect_language(text)
    assert all(
        text[credit.start : credit.end] == credit.name for credit in reading.credits if not credit.name.endswith(".")
    )


def seconds(text):
    started = time.perf_counter()
    read_manuscript(text)
    return time.perf_counter() - started


def test_two_thousand_ordinary_paragraphs_take_about_a_second():
    paragraph = (
        "– Vi bygger skole i Vik fordi elevene trenger det, sa ordfører Kari Moen (52) under åpningen i går. "
        "Rektor Per Vik i Nordre bygd var enig.\n"
    )
    assert seconds(paragraph * 2_000) < 3  # under one on an idle machine


def test_a_line_of_ten_million_characters_is_survived():
    assert seconds("– Ja, sa «han " * 750_000) < 10


def test_signs_that_invite_backtracking_cost_no_more_than_others():
    for hostile in (
        "«" * 40_000,
        '«"' * 20_000,
        "– " * 20_000,
        ", sa " * 10_000,
        "( " * 20_000,
        "a" + " " * 40_000,
        "A " * 20_000,
        "\n" * 40_000,
        "Han, " * 9_000 + "said «ja det er»",
    ):
        assert seconds(hostile) < 2, hostile[:10]
