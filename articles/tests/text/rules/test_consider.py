"""What only asks somebody to look."""

from datetime import timedelta

import pytest

from articles.tests.text.rules.told import BODY, NOW, REF, quoted, told
from articles.text.rules.byline_missing import byline_missing
from articles.text.rules.guessed_speakers import guessed_speakers
from articles.text.rules.long_headline import long_headline
from articles.text.rules.long_lede import long_lede
from articles.text.rules.long_paragraphs import long_paragraphs
from articles.text.rules.misspelt_names import misspelt_names
from articles.text.rules.one_source import one_source
from articles.text.rules.open_links import open_links
from articles.text.rules.original_words_missing import original_words_missing
from articles.text.rules.said_in_future import said_in_future
from articles.text.rules.subheadings_missing import subheadings_missing
from articles.text.rules.time_passed import time_passed
from articles.text.rules.topics_missing import topics_missing


def paragraphs(count: int) -> str:
    """A body of `count` words, ten a paragraph."""
    return "".join(f"<p>{'ord ' * 10}</p>" for _ten in range(count // 10))


# Lengths


@pytest.mark.parametrize(("length", "excess"), [(100, []), (101, [1]), (150, [50])])
def test_a_headline_over_a_hundred_characters_is_long(length, excess):
    assert [finding.details["count"] for finding in told(long_headline, headline="a" * length)] == excess


@pytest.mark.parametrize(
    ("lede", "is_long"),
    [("a" * 200, False), ("a" * 201, True), ("ord " * 30, False), ("ord " * 31, True)],
)
def test_a_lede_over_two_hundred_characters_or_thirty_words_is_long(lede, is_long):
    assert bool(told(long_lede, lede=lede)) is is_long


@pytest.mark.parametrize(("count", "is_told"), [(400, False), (410, True)])
def test_a_text_over_four_hundred_words_wants_a_sub_heading(count, is_told):
    assert bool(told(subheadings_missing, body=paragraphs(count))) is is_told
    assert told(subheadings_missing, body=f"{paragraphs(count)}<h2>Mellomtittel</h2>") == []


def test_the_title_of_a_fact_box_divides_no_text():
    assert told(subheadings_missing, body=f"{paragraphs(410)}<aside><h3>Fakta</h3><p>NATO</p></aside>")


@pytest.mark.parametrize(("count", "is_told"), [(150, False), (151, True)])
def test_a_paragraph_over_a_hundred_and_fifty_words_is_long(count, is_told):
    body = f"<p>Kort.</p><p>{'ord ' * count}</p>"
    assert bool(told(long_paragraphs, body=body)) is is_told


def test_a_long_paragraph_is_found_by_its_first_words():
    [finding] = told(long_paragraphs, body=f"<p>Den gang da {'ord ' * 151}</p>")
    assert finding.words == "Den gang da ord ord ord ord ord"


# Facts about the story


@pytest.mark.parametrize(
    ("rule", "lacking", "field"),
    [
        (topics_missing, {"tags": []}, "topics"),
        (byline_missing, {"credits": []}, "credits-0-name"),
    ],
)
def test_what_is_not_filled_in_is_told_at_its_field(rule, lacking, field):
    assert [finding.field for finding in told(rule, **lacking)] == [field]


def test_one_speaker_and_no_medium_are_one_source():
    assert told(one_source, sources=[])
    assert told(one_source, sources=[], genre="opinion") == []
    assert told(one_source, body="<p>Uten sitat.</p>", sources=[1])
    assert told(one_source, body="<p>Uten sitat.</p>", sources=[]) == []


def test_two_who_speak_are_two_sources():
    facts = {"aaaa22": {"speaker": 7}, "aaaa23": {"speaker": 8}}
    assert told(one_source, body=quoted("Ja", "Nei"), quotes=facts, sources=[]) == []
    same = {"aaaa22": {"speaker": 7}, "aaaa23": {"speaker": 7}}
    assert told(one_source, body=quoted("Ja", "Nei"), quotes=same, sources=[])


def test_a_link_that_leads_nowhere_is_told_at_its_row():
    links = [
        {"title": title, "address": address, "story": None} for title, address in [("A", "https://a.no"), ("B", "")]
    ]
    assert [finding.field for finding in told(open_links, related=links)] == ["related-1-address"]


def test_a_planned_time_in_the_past_is_told():
    assert told(time_passed, publish_at=NOW - timedelta(minutes=1))
    assert told(time_passed, publish_at=NOW + timedelta(minutes=1)) == []
    assert told(time_passed, publish_at=NOW, now=None) == []


# Quotes


def test_what_was_said_tomorrow_is_told():
    assert [finding.quote for finding in told(said_in_future, facts={"said_on": "2026-11-24"})] == [REF]
    assert told(said_in_future, facts={"said_on": "2026-11-23"}) == []
    assert told(said_in_future, facts={"said_on": "2026-11-24"}, now=None) == []


@pytest.mark.parametrize("sureness", ["likely", "unsure"])
def test_a_guess_is_told_until_somebody_confirms_it(sureness):
    assert [finding.quote for finding in told(guessed_speakers, facts={"sureness": sureness})] == [REF]
    assert told(guessed_speakers, facts={"sureness": sureness, "confirmed_by": 1}) == []
    assert told(guessed_speakers, facts={"sureness": sureness, "speaker": None}) == []


@pytest.mark.parametrize(
    ("story", "said", "is_told"),
    [
        ("nb", "engelsk", True),
        ("nb", "English", True),
        ("nb", "norsk", False),
        ("nb", "nynorsk", True),
        ("nn", "nynorsk", False),
        ("en", "Norwegian", True),
        ("en", "en-GB", False),
        ("nb", "", False),
    ],
)
def test_a_translated_quote_wants_its_original_words(story, said, is_told):
    facts = {"original_language": said}
    assert bool(told(original_words_missing, language=story, facts=facts)) is is_told
    assert told(original_words_missing, language=story, facts=facts | {"original_words": "We must act"}) == []


def test_a_name_spelt_otherwise_in_the_headline_is_told_where_it_stands():
    assert [finding.words for finding in told(misspelt_names, headline="Mark Rute i Tokyo")] == ["Rute"]
    assert told(misspelt_names, body=BODY + "<p>Mark Rutte sa ja.</p>") == []
