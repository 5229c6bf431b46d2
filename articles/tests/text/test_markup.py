"""HTML pasted or sent as a manuscript."""

import pytest

from articles.text.manuscripts.markup import plain_text


def test_html_becomes_what_a_reader_sees_a_block_a_line():
    assert plain_text(
        "<html><head><title>x</title><style>p{}</style></head><body><h1>Ja til <b>skole</b></h1>"
        '<p class="MsoNormal">Flertallet  sa ja &ndash; og 3 < 4.</p><ul><li>Ein<li>To</ul><h2>Krav</h2>A<br>B'
    ) == ("# Ja til skole\nFlertallet sa ja – og 3 < 4.\n• Ein\n• To\n## Krav\nA\nB")


def test_scripts_comments_and_conditions_of_word_are_left_out():
    assert (
        plain_text("<p>Ja<!--[if gte mso 9]><xml>x</xml><![endif]--><script>var a='<p>nei</p>'</script>.</p>") == "Ja."
    )


@pytest.mark.parametrize("text", ["Ja til skole", "3 < 4 og 5 > 4", "– <b>Ja</b>, sa Moen.", "<Moen> kom."])
def test_other_text_comes_back_as_it_is(text):
    assert plain_text(text) == text


@pytest.mark.parametrize("hostile", ["<!--", "<", "<p ", "</", "<![CDATA[", "&#", "<script>", "<div>", "<!", "&amp"])
def test_hostile_html_is_read_to_the_end(hostile):
    assert "Før" in plain_text("<p>Før</p>" + hostile * (100_000 // len(hostile)))
