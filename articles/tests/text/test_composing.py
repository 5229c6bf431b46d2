"""The body made out of a reading."""

import pytest

from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.manuscript import read_manuscript

LEDE = "Kommunestyret vedtok budsjettet mandag kveld."


def body(text, *refs):
    return compose_body(read_manuscript(f"{LEDE}\n{text}"), refs)


def test_words_said_are_marked_and_dash_and_attribution_stay_outside():
    assert body("– Vi bygger, sa Moen.", "a1") == '<p>– <q data-quote="a1">Vi bygger</q>, sa Moen.</p>'


def test_marks_stay_outside_the_mark():
    assert body("«Vi bygger skole», sa Moen.", "a1") == '<p>«<q data-quote="a1">Vi bygger skole</q>», sa Moen.</p>'


def test_an_interrupted_quote_has_one_ref_on_both_pieces():
    assert body("– Ja, fortsatte han, men nå må vi gå.", "a1").count('data-quote="a1"') == 2


def test_text_is_escaped_and_never_markup():
    assert body("– <b>Ja</b> & nei, sa Moen.", "a1").startswith(
        '<p>– <q data-quote="a1">&lt;b&gt;Ja&lt;/b&gt; &amp; nei</q>'
    )


def test_related_lines_credits_and_bylines_are_left_out():
    text = "Møtet var langt og ble referert i avisen.\nLes også: Mer om saken\nDet er slutt. (NTB)\nFoto: Kari Moen"
    assert body(text) == "<p>Møtet var langt og ble referert i avisen.</p>\n<p>Det er slutt.</p>"


def test_a_cited_source_stays_in_the_text():
    assert "skriver EuroNews" in body("Skolen stenges, skriver EuroNews.")


def test_refs_must_be_as_many_as_quotes():
    with pytest.raises(ValueError, match="1 quotes, but 0 refs"):
        body("– Ja, sa Moen.")


FACTS = f"{LEDE}\n{LEDE}\n\nFAKTA: Skolen\nDen ble bygd i 1921.\n• Den har 200 elever.\n\n{LEDE}\n"


def test_a_fact_box_and_its_facts_are_one_box():
    box = "<aside><h3>FAKTA: Skolen</h3><p>Den ble bygd i 1921.</p><ul><li><p>Den har 200 elever.</p></li></ul></aside>"
    assert box in compose_body(read_manuscript(FACTS), []).splitlines()


def test_a_second_fact_box_is_a_box_of_its_own():
    text = FACTS + "\nFAKTA: Byen\nDen har 2000 innbyggere.\n"
    assert compose_body(read_manuscript(text), []).count("<aside><h3>") == 2


def test_links_of_markdown_become_links_and_emphasis_goes():
    text = "– Vi **må** bygge [skolen](https://vik.example/a?b=1&c=2), sa _Moen_."
    link = '<a href="https://vik.example/a?b=1&amp;c=2">skolen</a>'
    assert body(text, "a1") == f'<p>– <q data-quote="a1">Vi må bygge {link}</q>, sa Moen.</p>'


def test_a_quote_may_begin_with_a_link():
    link = '<a href="https://vik.example">Skolen</a>'
    assert f'<q data-quote="a1">{link} skal stå</q>' in body("– [Skolen](https://vik.example) skal stå, sa Moen.", "a1")
