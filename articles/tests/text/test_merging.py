from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.comparing import blocks_of
from articles.text.drafts.draft import QUOTE_FACTS, new_draft
from articles.text.drafts.merging import merge_drafts

words = st.text(alphabet="abcdef ", min_size=1, max_size=30).filter(str.strip)
bodies = st.lists(words, min_size=1, max_size=6).map(lambda texts: "".join(f"<p>{text.strip()}</p>" for text in texts))
BASE = new_draft(
    headline="Tittel",
    lede="Ingress",
    body="<p>Den første står her.</p><p>Den andre står der.</p><p>Den siste er sist.</p>",
    tags=[1, 2],
)


def body(*paragraphs):
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def with_quote(**facts):
    return BASE | {"quotes": {"aaaa22": QUOTE_FACTS | facts}}


def test_different_facts_are_put_together():
    merged = merge_drafts(BASE, BASE | {"headline": "Min"}, BASE | {"lede": "Deres", "section": 3})
    assert merged.conflicts == ()
    assert (merged.draft["headline"], merged.draft["lede"], merged.draft["section"]) == ("Min", "Deres", 3)


def test_neighbouring_paragraphs_are_put_together():
    mine = BASE | {"body": body("Den første står fremdeles her.", "Den andre står der.", "Den siste er sist.")}
    theirs = BASE | {"body": body("Den første står her.", "Den andre står ikke der.", "Ny.", "Den siste er sist.")}
    merged = merge_drafts(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.draft["body"] == body(
        "Den første står fremdeles her.", "Den andre står ikke der.", "Ny.", "Den siste er sist."
    )


def test_the_same_paragraph_is_a_conflict_that_a_pick_decides():
    mine = BASE | {"body": BASE["body"].replace("første", "aller første")}
    theirs = BASE | {"body": BASE["body"].replace("Den første", "Hin første")}
    (conflict,) = merge_drafts(BASE, mine, theirs).conflicts
    assert (conflict.name, conflict.mine, conflict.theirs) == (
        "body-0", "<p>Den aller første står her.</p>", "<p>Hin første står her.</p>",
    )  # fmt: skip
    picked = {pick: merge_drafts(BASE, mine, theirs, {"body-0": pick}) for pick in ("mine", "theirs", "both")}
    assert all(merged.conflicts == () for merged in picked.values())
    assert picked["mine"].draft["body"] == mine["body"]
    assert picked["theirs"].draft["body"] == theirs["body"]
    assert [b.text for b in blocks_of(picked["both"].draft["body"])][:2] == [
        "Hin første står her.", "Den aller første står her.",
    ]  # fmt: skip


def test_a_paragraph_taken_out_by_one_and_changed_by_the_other_is_a_conflict():
    mine = BASE | {"body": BASE["body"].replace("<p>Den første står her.</p>", "")}
    theirs = BASE | {"body": BASE["body"].replace("første", "aller første")}
    (conflict,) = merge_drafts(BASE, mine, theirs).conflicts
    assert (conflict.mine, conflict.theirs) == ("", "<p>Den aller første står her.</p>")


def test_a_fact_that_both_changed_is_a_conflict_and_stays_mine_until_picked():
    mine, theirs = BASE | {"headline": "Min"}, BASE | {"headline": "Deres"}
    merged = merge_drafts(BASE, mine, theirs, {"headline": "nonsense"})
    assert [conflict.name for conflict in merged.conflicts] == ["headline"]
    assert merged.draft["headline"] == "Min"
    assert merge_drafts(BASE, mine, theirs, {"headline": "theirs"}).draft["headline"] == "Deres"


def test_topics_of_both_stay_and_what_either_took_out_is_gone():
    merged = merge_drafts(BASE, BASE | {"tags": [2, 3]}, BASE | {"tags": [1, 4, 2]})
    assert merged.draft["tags"] == [4, 2, 3]


def test_a_new_order_of_topics_stays_whoever_made_it():
    swapped, added = BASE | {"tags": [2, 1]}, BASE | {"tags": [1, 2, 3]}
    assert merge_drafts(BASE, added, swapped).draft["tags"] == [2, 1, 3]
    assert merge_drafts(BASE, swapped, added).draft["tags"] == [2, 1, 3]


def test_two_new_orders_of_topics_are_a_conflict():
    base = BASE | {"tags": [1, 2, 3]}
    mine, theirs = base | {"tags": [2, 1, 3]}, base | {"tags": [3, 2, 1]}
    (conflict,) = merge_drafts(base, mine, theirs).conflicts
    assert (conflict.name, conflict.mine, conflict.theirs) == ("tags", [2, 1, 3], [3, 2, 1])
    assert merge_drafts(base, mine, theirs, {"tags": "theirs"}).draft["tags"] == [3, 2, 1]


def test_different_facts_of_a_quote_are_put_together():
    base = with_quote(speaker=1, name="Ada")
    mine = with_quote(speaker=1, name="Ada", role="sjef")
    theirs = with_quote(speaker=2, name="Kari")
    merged = merge_drafts(base, mine, theirs)
    facts = merged.draft["quotes"]["aaaa22"]
    assert (merged.conflicts, facts["speaker"], facts["name"], facts["role"]) == ((), 2, "Kari", "sjef")


def test_two_speakers_for_a_quote_are_one_conflict():
    base, mine, theirs = with_quote(), with_quote(speaker=1, name="Ada"), with_quote(speaker=2, name="Kari")
    (conflict,) = merge_drafts(base, mine, theirs).conflicts
    assert (conflict.name, conflict.ref, conflict.theirs["name"]) == ("quotes-aaaa22-speaker", "aaaa22", "Kari")
    picked = merge_drafts(base, mine, theirs, {conflict.name: "theirs"}).draft["quotes"]["aaaa22"]
    assert (picked["speaker"], picked["name"]) == (2, "Kari")


def test_a_quote_taken_out_by_one_while_the_other_changed_who_said_it_is_a_conflict():
    marked = '<p>– <q data-quote="aaaa22">Vi må</q>, sa hun.</p>'
    base = with_quote() | {"body": f"<p>Først.</p>{marked}"}
    without, named = (
        base | {"body": "<p>Først.</p>", "quotes": {}},
        base | with_quote(speaker=1) | {"body": base["body"]},
    )
    for mine, theirs, keeps in ((without, named, "theirs"), (named, without, "mine")):
        (conflict,) = merge_drafts(base, mine, theirs).conflicts
        assert {conflict.mine, conflict.theirs} == {"", marked}
        merged = merge_drafts(base, mine, theirs, {conflict.name: keeps}).draft
        assert (merged["body"], merged["quotes"]["aaaa22"]["speaker"]) == (base["body"], 1)


def test_where_the_base_is_gone_all_that_differs_is_a_conflict():
    mine, theirs = BASE | {"headline": "Min", "tags": [3]}, BASE | {"body": body("Ny.")}
    merged = merge_drafts(None, mine, theirs)
    assert [conflict.name for conflict in merged.conflicts] == ["headline", "body", "tags"]
    picks = {"headline": "mine", "body": "theirs", "tags": "theirs"}
    assert merge_drafts(None, mine, theirs, picks).draft == theirs | {"headline": "Min"}


@given(bodies, bodies)
def test_what_only_one_wrote_is_taken_whole(base, other):
    unchanged, changed = BASE | {"body": base}, BASE | {"body": other}
    assert merge_drafts(unchanged, changed, unchanged).draft == changed
    assert merge_drafts(unchanged, unchanged, changed).draft == changed


@given(bodies, bodies, bodies)
def test_no_words_get_lost_silently(base, mine, theirs):
    merged = merge_drafts(BASE | {"body": base}, BASE | {"body": mine}, BASE | {"body": theirs})
    told = {html for conflict in merged.conflicts for html in (conflict.mine, conflict.theirs)}
    kept = {block.html for block in blocks_of(merged.draft["body"])} | told
    before = {block.html for block in blocks_of(base)}
    assert {block.html for side in (mine, theirs) for block in blocks_of(side)} - before <= kept
