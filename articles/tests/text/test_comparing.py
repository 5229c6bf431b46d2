from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.comparing import Block, Change, align, blocks_of, likeness, word_differences

texts = st.text(alphabet="ab c.–«»\n", max_size=40)


def told(before, after):
    return [(piece.kind.value, piece.text) for piece in word_differences(before, after)]


def block(text):
    return Block("p", text, f"<p>{text}</p>")


@given(texts, texts)
def test_the_pieces_give_both_texts_back(before, after):
    pieces = word_differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind is not Change.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not Change.GONE) == after


@given(texts, texts)
def test_neighbouring_pieces_are_of_different_kinds(before, after):
    kinds = [piece.kind for piece in word_differences(before, after)]
    assert all(one is not other for one, other in zip(kinds, kinds[1:], strict=False))


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.kind for piece in word_differences(text, text)} <= {Change.SAME}


def test_a_changed_word_is_told_as_gone_and_new():
    assert told("Vi må gå nå.", "Vi skal gå nå.") == [
        ("same", "Vi "),
        ("gone", "må"),
        ("new", "skal"),
        ("same", " gå nå."),
    ]


def test_words_changed_side_by_side_are_told_together():
    assert told("en to tre", "fire fem tre") == [("gone", "en to"), ("new", "fire fem"), ("same", " tre")]


def test_a_very_long_change_is_told_as_a_whole():
    before, after = "a " * 3000, "b " * 3000
    assert [piece.kind.value for piece in word_differences(before + "slutt", after + "slutt")] == [
        "gone",
        "new",
        "same",
    ]


def test_blocks_are_what_stands_at_the_top():
    body = "<h2>Mellom</h2>\n<p>En <strong>fet</strong></p><ul><li><p>a</p></li><li><p>b</p></li></ul>"
    assert [(b.tag, b.text) for b in blocks_of(body)] == [("h2", "Mellom"), ("p", "En fet"), ("ul", "ab")]


def test_a_changed_paragraph_is_matched_with_its_new_version():
    before = [block("Regjeringen møttes i går"), block("Det var kaldt ute den dagen")]
    after = [block("Noe helt annet"), block("Regjeringen møttes i dag"), block("Det var kaldt ute den dagen")]
    assert align(before, after) == [(None, after[0]), (before[0], after[1]), (before[1], after[2])]


def test_what_has_no_words_in_common_is_gone_and_new():
    before, after = [block("en to tre")], [block("fire fem seks")]
    assert align(before, after) == [(before[0], None), (None, after[0])]


@given(st.lists(texts.map(block), max_size=8), st.lists(texts.map(block), max_size=8))
def test_every_block_stands_once_and_in_order(before, after):
    pairs = align(before, after)
    assert [old for old, _new in pairs if old] == before
    assert [new for _old, new in pairs if new] == after


def test_likeness_counts_words_in_any_case_and_order():
    assert likeness("En to tre", "tre TO en") == 1
    assert likeness("", "") == 1
    assert likeness("en", "") == 0
