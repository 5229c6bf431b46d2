"""Words set large must stand in the story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.pull_quotes import strange_pull_quotes

TEXT = (
    '<p>– <q data-quote="ab23">Vi må gjøre dette</q>, sa Rutte, <q data-quote="ab23">og vi må gjøre det nå</q>.</p>'
    "<p>Hun kalte det «et  løft» for NATO\u2011landene.</p><aside><p>Stiftet i 1949.</p></aside>"
)


def pull(words):
    return f'<blockquote class="pull"><p>{words}</p></blockquote>'


@pytest.mark.parametrize(
    "words",
    [
        "Vi må gjøre dette",
        "«Vi må gjøre dette»",
        "– Vi må gjøre dette, sa Rutte",
        "Hun kalte det et løft",
        "Vi må gjøre dette og vi må gjøre det nå",
        "Vi <strong>må</strong><br>gjøre",
        "Stiftet i 1949.",
    ],
)
def test_words_of_the_text_may_be_set_large(words):
    assert strange_pull_quotes(TEXT + pull(words)) == []


@pytest.mark.parametrize("words", ["Vi bør gjøre dette", "Vi må gjør", "i må gjøre dette", "Rutte, sa", "«»"])
def test_other_words_may_not(words):
    assert strange_pull_quotes(TEXT + pull(words)) == [words]


def test_a_pull_quote_does_not_vouch_for_another():
    assert strange_pull_quotes(pull("Vi må") * 2) == ["Vi må"]


def test_the_words_of_two_quotes_are_not_joined():
    body = '<p>– <q data-quote="ab23">Ja</q>, sa A.</p><p>– <q data-quote="cd45">Nei</q>, sa B.</p>'
    assert strange_pull_quotes(body + pull("Ja Nei")) == ["Ja Nei"]


@given(st.text(alphabet="abc «»–'\u00a0", max_size=30).filter(lambda words: words.strip("«»–' \u00a0")))
def test_whatever_stands_in_the_text_may_be_set_large(words):
    assert strange_pull_quotes(f"<p>Han sa {words} her.</p>{pull(words)}") == []
