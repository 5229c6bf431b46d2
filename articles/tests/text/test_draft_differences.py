import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.body_rules import sanitize_body
from articles.text.drafts.comparing import Change
from articles.text.drafts.draft import clean_draft, new_draft
from articles.text.drafts.draft_differences import draft_differences
from articles.text.drafts.prose_differences import Box, Fate, Kind, body_differences, line_differences, passages

pieces_of_html = st.sampled_from(
    [
        "<p>", "</p>", "<h2>", "</h2>", "<ul><li>", "</li></ul>", "<ol>", "</ol>", "<blockquote>", "</blockquote>",
        '<blockquote class="pull">', "<aside>", "</aside>", "<em>", "</em>", '<a href="https://a.no">', "</a>",
        '<q data-quote="aaaa22">', "</q>", "<br>", "Vi må gå nå", "Det var kaldt", " ", "–", "«Ja»", "ord",
    ]
)  # fmt: skip
raw_bodies = st.lists(pieces_of_html, max_size=14).map("".join)
bodies = raw_bodies | raw_bodies.map(sanitize_body)
words = st.text(alphabet="ab c.–«»", max_size=30)


def body(*paragraphs):
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def fates(before, after):
    return [(one.fate.value, one.shown.text) for one in body_differences(before, after)]


def marks(before, after):
    return [(m.kind, m.words, m.before, m.after) for one in body_differences(before, after) for m in one.marks]


def changed(before, after, **more):
    return draft_differences(new_draft(**before), new_draft(**after) | more)


@given(bodies, bodies)
def test_the_pieces_give_both_texts_back(before, after):
    told = body_differences(before, after)
    older = [
        "".join(piece.text for piece in one.pieces if piece.kind is not Change.NEW)
        for one in told
        if one.fate not in (Fate.NEW, Fate.MOVED_HERE)
    ]
    newer = [
        "".join(piece.text for piece in one.pieces if piece.kind is not Change.GONE)
        for one in told
        if one.fate not in (Fate.GONE, Fate.MOVED_AWAY)
    ]
    assert older == [passage.text for passage in passages(before)]
    assert newer == [passage.text for passage in passages(after)]


@given(bodies, bodies)
def test_what_moved_away_comes_back_elsewhere(before, after):
    told = body_differences(before, after)
    away = sorted(one.before.text for one in told if one.fate is Fate.MOVED_AWAY)
    assert away == sorted(one.before.text for one in told if one.fate is Fate.MOVED_HERE)


@given(bodies)
def test_a_body_does_not_differ_from_itself(text):
    assert {one.fate for one in body_differences(text, text)} <= {Fate.SAME}


@given(raw_bodies, words, words)
def test_equal_drafts_have_no_differences(text, headline, lede):
    draft = clean_draft(new_draft(headline=headline, lede=lede, body=text))
    told = draft_differences(draft, draft)
    assert told.is_equal
    assert not told.is_told


@given(words, words)
def test_the_pieces_of_a_headline_give_both_back(before, after):
    told = line_differences(before, after)
    assert "".join(piece.text for piece in told.pieces if piece.kind is not Change.NEW) == before
    assert "".join(piece.text for piece in told.pieces if piece.kind is not Change.GONE) == after


def test_a_changed_a_new_and_a_gone_paragraph_are_told():
    before = body("Regjeringen møttes i går", "Det var kaldt ute", "Slutt her")
    after = body("Regjeringen møttes i dag", "Noe helt nytt", "Slutt her")
    assert fates(before, after) == [
        ("changed", "Regjeringen møttes i dag"), ("gone", "Det var kaldt ute"), ("new", "Noe helt nytt"),
        ("same", "Slutt her"),
    ]  # fmt: skip


def test_a_paragraph_moved_is_told_at_both_places():
    one, two, three = "En står først her", "To kommer så etter", "Tre er sist av alle"
    assert fates(body(one, two, three), body(two, three, one)) == [
        ("moved_away", one), ("same", two), ("same", three), ("moved_here", one),
    ]  # fmt: skip


def test_a_paragraph_moved_and_changed_is_compared_with_what_it_was():
    moved, new = "Det var mange folk på torget denne dagen", "Det var svært mange folk på torget denne dagen"
    told = body_differences(body(moved, "To to to", "Tre tre tre"), body("To to to", "Tre tre tre", new))
    assert [piece.text for piece in told[-1].pieces if piece.kind is Change.NEW] == ["svært "]


def test_passages_know_what_they_are_and_stand_in():
    told = passages(
        "<h2>Mellom</h2><aside><h3>Fakta</h3><ul><li><p>ett</p></li></ul></aside><ol><li><p>to</p></li></ol>"
        '<blockquote><p>lang</p></blockquote><blockquote class="pull"><p>kort</p></blockquote>'
    )
    assert [(one.kind, one.box, one.text) for one in told] == [
        (Kind.HEADING, Box.NONE, "Mellom"), (Kind.SMALL_HEADING, Box.FACTS, "Fakta"), (Kind.ITEM, Box.FACTS, "ett"),
        (Kind.NUMBERED_ITEM, Box.NONE, "to"), (Kind.PARAGRAPH, Box.BLOCK_QUOTE, "lang"),
        (Kind.PARAGRAPH, Box.PULL_QUOTE, "kort"),
    ]  # fmt: skip


def test_a_paragraph_that_became_a_sub_heading_is_changed():
    (told,) = body_differences("<p>Mer penger</p>", "<h2>Mer penger</h2>")
    assert (told.fate, told.before.kind, told.after.kind) == (Fate.CHANGED, Kind.PARAGRAPH, Kind.HEADING)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('<a href="https://a.no">ord</a>', '<a href="https://b.no">ord</a>', ("a", "ord", "https://a.no", "https://b.no")),
        ("ord", '<a href="https://b.no">ord</a>', ("a", "ord", None, "https://b.no")),
        ("<em>ord</em>", "ord", ("em", "ord", "", None)),
        ("ord", "<strong>ord</strong>", ("strong", "ord", None, "")),
        ("Vi må gå", '<q data-quote="aaaa22">Vi må</q> gå', ("q", "Vi må", None, "aaaa22")),
        ('<q data-quote="aaaa22">Vi må</q> gå', "Vi må gå", ("q", "Vi må", "aaaa22", None)),
    ],
)  # fmt: skip
def test_a_mark_on_words_that_stayed_is_told(before, after, told):
    assert marks(body(before), body(after)) == [told]


def test_a_quote_whose_words_changed_has_its_mark_still():
    assert marks(body('<q data-quote="aaaa22">Vi må gå</q>'), body('<q data-quote="aaaa22">Vi skal gå</q>')) == []


def test_the_address_of_a_link_on_new_words_is_told():
    assert marks(body("Det var en gang"), body('Det var en gang <a href="https://b.no">her</a>')) == [
        ("a", "her", None, "https://b.no")
    ]


def test_a_link_whose_words_changed_leads_where_it_led():
    before, after = (
        body('Se <a href="https://a.no">gammel sak her</a>'),
        body('Se <a href="https://a.no">ny sak her</a>'),
    )
    assert marks(before, after) == []


def test_facts_are_told_with_both_values():
    told = changed({"genre": "news", "tags": [1, 2]}, {"genre": "feature", "tags": [2, 1]})
    assert [(fact.key, fact.before, fact.after, fact.is_reordered) for fact in told.facts] == [
        ("genre", "news", "feature", False),
        ("tags", [1, 2], [2, 1], True),
    ]


def test_a_key_that_a_draft_gets_later_is_compared_too():
    (fact,) = changed({}, {}, pictures=[{"image": 1}]).facts
    assert (fact.key, fact.before, fact.after) == ("pictures", None, [{"image": 1}])


def test_facts_of_quotes_are_told_by_their_words():
    marked = body('<q data-quote="aaaa22">Vi må</q>')
    (quote,) = changed(
        {"body": marked, "quotes": {"aaaa22": {"role": "sjef"}}},
        {"body": marked, "quotes": {"aaaa22": {"role": "leder"}}},
    ).quotes
    assert (quote.words, quote.kind) == ("Vi må", Change.SAME)
    assert [(fact.key, fact.before, fact.after) for fact in quote.facts] == [("role", "sjef", "leder")]


def test_a_quote_that_came_and_one_that_went_are_told():
    first, second = body('<q data-quote="aaaa22">Vi må</q>'), body('<q data-quote="bbbb22">Nei</q>')
    told = changed({"body": first, "quotes": {"aaaa22": {}}}, {"body": second, "quotes": {"bbbb22": {}}}).quotes
    assert [(quote.words, quote.kind.value) for quote in told] == [("Nei", "new"), ("Vi må", "gone")]


def test_an_old_version_that_lacks_newer_facts_is_as_one_that_has_them_empty():
    marked = body('<q data-quote="aaaa22">Vi må</q>')
    new = clean_draft(new_draft(headline="En", body=marked))
    old = {"headline": "En", "body": marked, "quotes": {"aaaa22": {}}}
    assert draft_differences(old, new).is_equal


def test_lists_divided_in_another_way_differ_and_nothing_can_be_named():
    one, two = "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "<ul><li><p>a</p></li></ul><ul><li><p>b</p></li></ul>"
    told = changed({"body": one}, {"body": two})
    assert (told.is_equal, told.is_told) == (False, False)
