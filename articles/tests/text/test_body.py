import re
from itertools import count

from articles.text.drafts.body import (
    Speaker,
    last_sentence,
    marked_quotes,
    plain_text,
    readers_body,
    reading_minutes,
    separate_copies,
)

QUOTE = '<p>– <q data-quote="ab23">Vi må</q>, sa Rutte.</p>'


def new_refs():
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def test_the_words_of_a_quote_are_those_in_its_mark():
    assert [(q.ref, q.words) for q in marked_quotes(QUOTE)] == [("ab23", "Vi må")]


def test_an_interrupted_quote_is_one():
    body = '<p>– <q data-quote="ab23">Vi må</q>, sa Rutte, <q data-quote="ab23">og vi vil</q>.</p>'
    assert [q.words for q in marked_quotes(body)] == ["Vi må og vi vil"]


def test_bold_within_a_word_cuts_no_quote_in_pieces():
    body = '<p>– <q data-quote="ab23">Vi <strong>må</strong>, og <em>atom</em>våpen</q>, sa Rutte.</p>'
    assert marked_quotes(body)[0].words == "Vi må, og atomvåpen"


def test_the_sentence_before_comes_from_the_paragraph_before():
    body = f"<p>De kom i går. Det var kaldt.</p><h2>Mellom</h2>{QUOTE}"
    assert marked_quotes(body)[0].sentence_before == "Det var kaldt."


def test_the_sentence_before_may_stand_in_the_same_paragraph():
    body = '<p>Rutte var klar. «<q data-quote="ab23">Vi må</q>», sa han.</p>'
    assert marked_quotes(body)[0].sentence_before == "Rutte var klar."


def test_a_mark_without_words_is_no_quote():
    assert marked_quotes('<p>– <q data-quote="ab23"> </q></p>') == []


def test_a_quote_copied_to_another_paragraph_gets_a_ref_of_its_own():
    body, copies = separate_copies(QUOTE + QUOTE, new_refs())
    assert [q.ref for q in marked_quotes(body)] == ["ab23", "new1"]
    assert copies == {"new1": "ab23"}


def test_pieces_of_one_quote_keep_their_ref():
    body = '<p><q data-quote="ab23">Vi</q>, sa han, <q data-quote="ab23">må</q></p>'
    assert separate_copies(body, new_refs()) == (body, {})


def test_both_pieces_of_a_copied_quote_get_the_same_new_ref():
    pieces = '<p><q data-quote="ab23">Vi</q>, sa han, <q data-quote="ab23">må</q></p>'
    body, copies = separate_copies(pieces * 2, new_refs())
    assert [q.words for q in marked_quotes(body)] == ["Vi må", "Vi må"]
    assert list(copies) == ["new1"]


def test_the_first_mark_of_a_quote_carries_its_anchor():
    body = '<p><q data-quote="ab23">Vi</q>, sa han, <q data-quote="ab23">må</q></p>'
    assert readers_body(body, {}).count('id="q-ab23"') == 1


def test_the_speaker_beside_a_quote_leads_to_the_person():
    html = readers_body(QUOTE, {"ab23": Speaker(("Mark Rutte", "Rutte"), "/personer/x/")})
    assert 'sa <a href="/personer/x/" class="speaker">Rutte</a>.' in html


def test_a_name_inside_a_longer_word_is_not_the_speaker():
    body = '<p>– <q data-quote="ab23">Vi må</q>, sa Ruttes talsmann.</p>'
    assert "<a" not in readers_body(body, {"ab23": Speaker(("Rutte",), "/personer/x/")})


def test_a_dash_quote_hangs_its_dash():
    assert readers_body(QUOTE, {}).startswith('<p class="dash-quote"><span class="dash">– </span><q')


# Pull-quotes and fact boxes

PULL = '<blockquote class="pull"><p>Vi må</p></blockquote>'
RUTTE = {"ab23": Speaker(("Mark Rutte", "Rutte"), "")}


def test_the_words_of_a_pull_quote_are_said_once():
    assert plain_text(QUOTE + PULL) == "– Vi må, sa Rutte."


def test_a_mark_in_a_pull_quote_is_no_quote():
    assert marked_quotes('<blockquote class="pull"><p><q data-quote="ab23">Vi</q></p></blockquote>') == []


def test_a_pull_quote_has_the_name_of_whose_words_it_repeats():
    assert "<figcaption>Mark Rutte</figcaption>" in readers_body(QUOTE + PULL, RUTTE)


def test_a_pull_quote_of_what_two_have_said_has_no_name():
    other = '<p>– <q data-quote="cd45">Vi må</q>, sa Ada.</p>'
    assert "figcaption" not in readers_body(QUOTE + other + PULL, RUTTE | {"cd45": Speaker(("Ada Berg",), "")})


def test_a_pull_quote_is_not_read_aloud_again():
    assert '<figure class="pull" aria-hidden="true"><blockquote><p>Vi må</p>' in readers_body(QUOTE + PULL, {})


def test_a_speaker_without_a_page_is_no_link():
    assert "<a" not in readers_body(QUOTE, RUTTE)


def test_a_fact_box_is_named_by_its_heading():
    html = readers_body("<aside><h3>Om NATO</h3><p>Stiftet i 1949.</p></aside>", {})
    assert html.startswith('<aside class="fact-box" aria-labelledby="fact-box-1"><h2 id="fact-box-1">Om NATO</h2>')


def test_a_fact_box_without_a_heading_is_named_still():
    html = readers_body("<aside><p>Stiftet i 1949.</p></aside>", {}, "Facts")
    assert html.startswith('<aside class="fact-box" aria-label="Facts"><p>')


def test_two_fact_boxes_of_one_name_are_told_apart():
    html = readers_body("<aside><h3>Fakta</h3></aside><aside><h3>Fakta</h3></aside><aside><p>a</p></aside>", {})
    assert re.findall('aria-label[a-z]*="(.*?)"', html) == ["fact-box-1", "Fakta (2)", "Fakta (3)"]


def test_a_fact_box_is_not_the_sentence_before_a_quote():
    body = f"<p>Det var kaldt.</p><aside><p>Stiftet i 1949.</p></aside>{QUOTE}"
    assert marked_quotes(body)[0].sentence_before == "Det var kaldt."


def test_plain_text_has_a_blank_line_between_paragraphs():
    assert plain_text("<p>En.</p><ul><li><p>To</p></li></ul>") == "En.\n\nTo"


def test_the_last_sentence_ends_as_a_sentence_does():
    assert last_sentence("Han kom kl. 14. Så gikk han!") == "Så gikk han!"
    assert last_sentence("Mellomtittel") == ""


def test_reading_takes_at_least_a_minute():
    assert reading_minutes("kort") == 1
    assert reading_minutes("ord " * 660) == 3
