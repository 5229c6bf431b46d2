"""Quotes that nobody has marked yet, as the reading finds them."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.quotes.offers import find_offers

LEDE = "NATO-sjef Mark Rutte møtte statsminister Shigeru Ishiba tirsdag."


def offered(body, before=LEDE):
    return [(offer.quote.words, offer.quote.speaker) for offer in find_offers(body, before)]


def test_a_dash_paragraph_is_offered_with_its_speaker():
    assert offered("<p>– Vi må gjøre dette, sa Rutte.</p>") == [("Vi må gjøre dette", "Mark Rutte")]


def test_an_interrupted_quote_is_one_offer_of_two_places():
    (offer,) = find_offers("<p>– Vi må gjøre dette, sa Rutte, og vi må gjøre det nå.</p>", LEDE)
    places = [offer.text[span.start : span.end] for span in offer.quote.spans]
    assert places == ["Vi må gjøre dette", "og vi må gjøre det nå"]


def test_a_marked_quote_is_not_offered():
    assert offered('<p>– <q data-quote="ab23">Vi må gjøre dette</q>, sa Rutte.</p>') == []


def test_a_quote_beside_a_marked_one_is_offered():
    body = '<p>– <q data-quote="ab23">Vi må</q>, sa Rutte. «Japan er med oss hele veien», sa Ishiba.</p>'
    assert offered(body) == [("Japan er med oss hele veien", "Shigeru Ishiba")]


def test_who_spoke_in_a_marked_quote_may_be_meant_later():
    body = '<p>– <q data-quote="ab23">Vi må</q>, sa Ishiba.</p><p>– Det haster, sa han.</p>'
    assert offered(body) == [("Det haster", "Shigeru Ishiba")]


def test_the_next_paragraph_may_tell_who_spoke():
    assert offered("<p>– Det er på tide.</p><p>Det sier Rutte.</p>") == [("Det er på tide.", "Mark Rutte")]


def test_formatting_does_not_hide_a_quote():
    assert offered("<p>– Vi <strong>må</strong> dette, <em>sa</em> Rutte.</p>") == [("Vi må dette", "Mark Rutte")]


def test_lists_boxes_and_pull_quotes_are_not_speech():
    body = "<ul><li><p>– Vi må, sa Rutte.</p></li></ul><aside><p>– Vi må, sa Rutte.</p></aside>"
    assert offered(body + '<blockquote class="pull"><p>– Vi må, sa Rutte.</p></blockquote>') == []


def test_words_in_a_block_quote_are_offered():
    assert offered("<blockquote><p>– Vi må gjøre dette, sa Rutte.</p></blockquote>")[0][1] == "Mark Rutte"


@given(
    st.lists(
        st.sampled_from(["– ", "«", "», ", "sa Rutte", "Vi må", ". ", "e\u0301", "\u00ad", "😀", "<br>"]), max_size=12
    )
)
def test_places_lead_to_the_words(pieces):
    for offer in find_offers(f"<p>{''.join(pieces)}</p>", LEDE):
        assert " ".join(offer.text[s.start : s.end] for s in offer.quote.spans) == offer.quote.words
