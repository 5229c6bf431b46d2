"""What keeps a story from readers."""

import pytest

from articles.tests.text.rules.told import BODY, REF, RUTTE, quoted, told
from articles.text.rules.headline_missing import headline_missing
from articles.text.rules.quoted_above import quoted_above
from articles.text.rules.quotes_without_speaker import quotes_without_speaker
from articles.text.rules.reworded_quotes import reworded_quotes
from articles.text.rules.said_by_another import said_by_another
from articles.text.rules.section_missing import section_missing
from articles.text.rules.strange_pull_quotes import strange_pull_quotes
from articles.text.rules.text_missing import text_missing


@pytest.mark.parametrize(
    ("rule", "lacking", "field"),
    [
        (headline_missing, {"headline": " "}, "headline"),
        (text_missing, {"body": "<p> </p>"}, "body"),
        (section_missing, {"section": None}, "section"),
    ],
)
def test_what_is_missing_is_told_at_its_field(rule, lacking, field):
    assert [finding.field for finding in told(rule, **lacking)] == [field]


# Quotes without a speaker


def test_quotes_that_nobody_says_are_counted_and_lead_to_the_first():
    [finding] = told(quotes_without_speaker, body=quoted("Ja", "Nei", "Nja"))
    assert (finding.details["count"], finding.quote) == (2, "aaaa23")


def test_a_name_in_print_alone_is_no_speaker():
    assert told(quotes_without_speaker, facts={"speaker": None, "name": "Rutte"})


def test_a_source_without_a_name_is_printed_as_something_and_confirmed():
    assert told(quotes_without_speaker, facts={"speaker": None, "name": "", "confirmed_by": 1})
    assert not told(quotes_without_speaker, facts={"speaker": None, "name": "en kilde", "confirmed_by": 1})


# Quotes above the text


@pytest.mark.parametrize(
    "headline",
    [
        "– Vi må vente",
        "– Vi må vente, sier Rutte",
        "Rutte: – Vi må vente",
        "Rutte: Vi må vente",
        "Nato-sjefen: – Vi må vente",
        "NATO-sjef Mark Rutte: Vi må vente",
        "«Vi må vente»",
        "«Vi må vente», sier Rutte",
        "Rutte om krigen: «Vi må vente»",
        "Rutte sier at Japan er «en nær og viktig venn»",
        "– Me må vente, seier statsministeren",
        "“We have to wait,” says Rutte",
    ],
)
@pytest.mark.parametrize("field", ["headline", "lede"])
def test_a_quote_that_the_text_does_not_have_is_told(field, headline):
    assert [finding.field for finding in told(quoted_above, **{field: headline})] == [field]


@pytest.mark.parametrize(
    "headline",
    [
        "– Vi må handle nå",
        "– VI MÅ HANDLE NÅ!",
        "Rutte: Vi må handle nå",
        "«Vi må handle», sier Rutte",
        "«Vi … handle nå», sier Rutte",
        "«Vi [i NATO] må handle nå», sier Rutte",
    ],
)
def test_a_quote_that_the_text_has_may_be_shortened(headline):
    assert told(quoted_above, headline=headline) == []


@pytest.mark.parametrize(
    "headline",
    [
        "Rutte kaller det «galskap»",
        "Anmeldelse av «Den store boken om alt»",
        "«Den store boken om alt» blir film",
        "Japan satser på såkalte «dobbeltbruksteknologier»",
        "Fakta: Dette er NATO",
        "Rutte – mannen bak NATO",
        "Toppmøte 8.–10. februar",
        ":",
    ],
)
def test_titles_terms_and_dashes_are_no_quotes(headline):
    assert told(quoted_above, headline=headline) == []


def test_a_quote_that_its_attribution_interrupts_is_one_in_the_headline():
    body = f'<p>– <q data-quote="{REF}">Vi må handle</q>, sa Rutte, <q data-quote="{REF}">før det er sent</q>.</p>'
    assert told(quoted_above, body=body, headline="– Vi må handle før det er sent") == []


@pytest.mark.parametrize(
    ("body", "headline"),
    [
        ("<p>– Me må gjere noko no, seier ho.</p>", "– Me må gjere noko no"),
        ("<p>“We must act now,” she said.</p>", "“We must act now,” says Rutte"),
    ],
)
def test_nynorsk_and_english_are_read_alike(body, headline):
    assert told(quoted_above, body=body, headline=headline) == []


# Quotes above the text, and who says them there

TWO = {
    "body": f'<p>– <q data-quote="{REF}">Vi må handle nå. Det haster</q>, sa Rutte.</p>'
    '<p>– <q data-quote="aaaa23">Japan er en venn</q>, sa Ishiba.</p>',
    "quotes": {REF: {"speaker": RUTTE, "name": "Mark Rutte"}, "aaaa23": {"speaker": 8, "name": "Shigeru Ishiba"}},
}


@pytest.mark.parametrize("field", ["headline", "lede"])
@pytest.mark.parametrize(
    "headline",
    [
        "Ishiba: – Vi må handle nå",
        "Ishiba: Vi må handle nå",
        "«Vi må handle nå», sier Shigeru Ishiba",
        "Ishiba om krigen: «Det haster»",
        "Ishiba: – Japan er en venn. Vi må handle",
    ],
)
def test_words_that_another_says_in_the_text_are_told(field, headline):
    [finding] = told(said_by_another, **TWO | {field: headline})
    assert (finding.field, finding.details["speaker"]) == (field, "Mark Rutte")


@pytest.mark.parametrize(
    "headline",
    [
        "Rutte: – Vi må handle nå",
        "Rutte til Ishiba: – Vi må handle nå",
        "– Vi må handle nå",
        "– Vi må handle nå, sier han",
        "Biden: – Vi må handle nå",
        "Ishiba: – Vi må vente",
        "Ishiba: – Nå",
    ],
)
def test_words_of_whom_the_headline_names_or_of_nobody_are_not(headline):
    assert told(said_by_another, **TWO | {"headline": headline}) == []


def test_words_that_the_text_says_twice_may_be_anybodys():
    body = TWO["body"] + "<p>Ishiba sa også at vi må handle nå.</p>"
    assert told(said_by_another, **TWO | {"body": body, "headline": "Ishiba: – Vi må handle nå"}) == []


def test_words_that_somebody_quotes_are_not_his():
    body = TWO["body"].replace("Vi må handle nå", "Ishiba sa «vi må handle nå»")
    assert told(said_by_another, **TWO | {"body": body, "headline": "Ishiba: – Vi må handle nå"}) == []


# Words


def test_a_confirmed_quote_with_other_words_is_told_at_its_card():
    facts = {"confirmed_by": 1, "confirmed_words": "Vi må vente nå"}
    assert [finding.quote for finding in told(reworded_quotes, facts=facts)] == [REF]


def test_white_space_is_no_other_wording():
    assert told(reworded_quotes, facts={"confirmed_by": 1, "confirmed_words": "Vi  må handle\u00a0nå"}) == []
    assert told(reworded_quotes, facts={"confirmed_by": None, "confirmed_words": "Noe helt annet"}) == []


def test_a_pull_quote_that_the_text_does_not_have_is_told():
    pull = '<blockquote class="pull"><p>{}</p></blockquote>'
    assert [f.words for f in told(strange_pull_quotes, body=BODY + pull.format("Vi må vente"))] == ["Vi må vente"]
    assert told(strange_pull_quotes, body=BODY + pull.format("Vi må handle nå")) == []
