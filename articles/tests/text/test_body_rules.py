import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.body_rules import TAGS, sanitize_body
from articles.text.drafts.html_tree import parse

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<q data-quote='ab23'>",
        "</q>",
        "<b>",
        "</b>",
    ]
    + [
        "<aside>",
        "</aside>",
        "<h3>",
        "<blockquote class='pull'>",
        "<blockquote>",
        "</blockquote>",
        "<div>",
        "</div>",
        "<a href='/om/'>",
        "</a>",
        "<br>",
        "<script>",
        "</script>",
    ]
    + ["<img src=x onerror=alert(1)>", "ord", " ", "&amp;", "&lt;", "å", "\u00a0", "\n", "<", ">", '"']
)

SAID = '<q data-quote="ab23">Vi må</q>'
PULLED = '<blockquote class="pull"><p>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<h1>Mellom</h1>", "<h2>Mellom</h2>"),
        ("løst <b>ord</b>", "<p>løst <strong>ord</strong></p>"),
        ("<div><div>a</div>b</div>", "<p>a</p><p>b</p>"),
        ("<p><br></p><p> </p>", ""),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<q data-quote='ab23'>sagt</q>", '<p><q data-quote="ab23">sagt</q></p>'),
        ("<aside><h2>Fakta</h2>løst</aside>", "<aside><h3>Fakta</h3><p>løst</p></aside>"),
        (
            "<aside>a<aside><p>b</p></aside><ul><li>c</ul></aside>",
            "<aside><p>a</p><p>b</p><ul><li><p>c</p></li></ul></aside>",
        ),
        ("<aside><blockquote><p>a</p></blockquote></aside>", "<aside><p>a</p></aside>"),
        ("<p>a<aside>b</aside>c</p>", "<p>a</p><aside><p>b</p></aside><p>c</p>"),
        ("<ul><li><aside>a</aside></li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<aside> </aside><blockquote class='pull'><p></p></blockquote>", ""),
        (
            f"<blockquote class='pull'>{SAID} <a href='/om/'>dette</a></blockquote>",
            f"{PULLED}Vi må dette</p></blockquote>",
        ),
        (f"{PULLED}Vi</p><h2>må</h2></blockquote>", f"{PULLED}Vi må</p></blockquote>"),
        (f"<blockquote>{PULLED}Vi</p></blockquote></blockquote>", "<blockquote><p>Vi</p></blockquote>"),
        ("<blockquote class='pull x'><p>Vi</p></blockquote>", "<blockquote><p>Vi</p></blockquote>"),
        (f"<aside><p>{SAID}</p></aside>", f"<aside><p>{SAID}</p></aside>"),
    ],
)
def test_a_body_has_one_normal_form(written, kept):
    assert sanitize_body(written) == kept


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='https://example.com'></iframe>",
        "<p style='position:fixed'>x</p>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<q data-quote='\"><script>alert(1)</script>'>x</q>",
        "<p id='q-ab23' class='x'>x</p>",
        "<aside id='x' class='pull' onclick='alert(1)'>x</aside>",
        "<blockquote class='pull quote' cite='javascript:alert(1)'>x</blockquote>",
    ],
)
def test_nothing_outside_the_allow_list_survives(hostile):
    assert not re.search(r"script|on\w+=|style|src|iframe|javascript:|data:|class=|id=", sanitize_body(hostile))


def test_a_quote_without_a_ref_is_its_words_alone():
    assert sanitize_body("<p><q>sagt</q></p>") == "<p>sagt</p>"


def test_a_hard_space_stays_a_character():
    assert sanitize_body("<p>10&nbsp;000 og 10\u00a0000</p>") == "<p>10\u00a0000 og 10\u00a0000</p>"


def test_a_thousand_nested_elements_are_read():
    assert sanitize_body("<div>" * 1000 + "dypt" + "</div>" * 1000) == "<p>dypt</p>"


@given(st.lists(PIECES, max_size=40).map("".join))
def test_cleaning_a_clean_body_changes_nothing(written):
    once = sanitize_body(written)
    assert sanitize_body(once) == once


@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_clean_body_holds_allowed_elements_only(written):
    assert {element.tag for element in parse(sanitize_body(written)).elements()} <= TAGS


@given(st.lists(PIECES, max_size=40).map("".join))
def test_boxes_stand_beside_the_other_blocks_and_a_pull_quote_only_repeats(written):
    tree = parse(sanitize_body(written))
    boxes = [e for e in tree.elements() if e.tag == "aside" or "class" in e.attributes]
    assert all(box in tree.children for box in boxes)
    pulls = [box for box in boxes if box.tag == "blockquote"]
    assert all([e.tag for e in pull.children] == ["p"] and not list(pull.elements("q", "a")) for pull in pulls)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_word_of_plain_text_is_lost(words):
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    assert parse(sanitize_body(f"<p>{escaped}</p>")).text.split() == words.split()
