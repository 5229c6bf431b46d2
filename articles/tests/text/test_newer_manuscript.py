"""What differs between a story and a newer text of it, and what stays when that is taken in."""

from articles.text.drafts.body import marked_quotes
from articles.text.drafts.draft import new_draft
from articles.text.manuscripts.newer import Newer, Whose, differences, merged, said_in

HANSEN = '<p>– <q data-quote="aaaa">Vi må bygge bro nå</q>, sier Hansen.</p>'
LINKED = '<p>Se <a href="https://vik.no">kommunens</a> <em>egen</em> side.</p>'
DRAFT = new_draft(headline="Bro", lede="En bro.", body=HANSEN + LINKED, quotes={"aaaa": {"speaker": 7}})
SAME = "<p>Se kommunens egen side.</p>"


def newer(body: str, headline: str = "Bro", lede: str = "En bro.") -> Newer:
    return Newer(headline, lede, body)


def told(body: str, **fields) -> list[tuple[str, str, str]]:
    return [(d.field, d.before, d.after) for d in differences(DRAFT, newer(body, **fields))]


def taken(body: str, kept=(), draft=DRAFT) -> str:
    return merged(draft, newer(body), kept)["body"]


def test_the_same_words_are_nothing_new():
    assert told('<p>– <q data-quote="x1x1">Vi må bygge bro nå</q>, sier Hansen.</p>' + SAME) == []


def test_nothing_new_leaves_the_body_to_the_letter():
    assert taken("<p>– Vi må bygge bro nå, sier Hansen.</p>" + SAME) == DRAFT["body"]


def test_a_headline_that_the_newer_text_has_not_got_is_no_difference():
    assert told(HANSEN + SAME, headline="", lede="") == []


def test_headline_lede_and_blocks_are_told_in_order():
    assert told(HANSEN + "<p>Nytt avsnitt.</p>", headline="Ny bro") == [
        ("headline", "Bro", "Ny bro"),
        ("body", "Se kommunens egen side.", ""),
        ("body", "", "Nytt avsnitt."),
    ]


def test_an_unchanged_paragraph_keeps_links_and_emphasis():
    assert LINKED in taken("<p>– Vi må bygge, sier Hansen.</p>" + SAME)


def test_what_an_editor_put_in_is_not_taken_away():
    quote = "<blockquote><p>Et sitat stort på siden</p></blockquote>"
    draft = DRAFT | {"body": HANSEN + quote + LINKED}
    assert quote in taken("<p>Nytt.</p>" + SAME, draft=draft)


def test_a_pull_quote_stays_where_it_stood_and_is_taken_for_nothing_else():
    pull = '<blockquote class="pull"><p>Vi må bygge bro nå</p></blockquote>'
    draft = DRAFT | {"body": HANSEN + pull + LINKED}
    body = taken("<p>– Vi må bygge bro nå, gjentar Hansen i dag.</p>" + SAME, draft=draft)
    assert f"gjentar Hansen i dag.</p>\n{pull}\n{LINKED}" in body


def test_the_items_of_a_list_stand_on_lines_of_their_own():
    body = HANSEN + SAME + "<ul><li><p>Bro</p></li><li><p>Ferge</p></li></ul>"
    assert told(body) == [("body", "", "Bro\nFerge")]


def test_a_quote_with_nearly_the_same_words_keeps_its_ref():
    body = '<p>– <q data-quote="x1x1">Vi må bygge broen nå</q>, sier Ola Hansen.</p>'
    assert [(q.ref, q.words) for q in marked_quotes(taken(body + SAME))] == [("aaaa", "Vi må bygge broen nå")]


def test_a_quote_with_other_words_is_a_new_one():
    body = '<p>– <q data-quote="x1x1">Ferga holder lenge</q>, sier Hansen nå om bro vi må bygge.</p>'
    assert [q.ref for q in marked_quotes(taken(body + SAME))] == ["x1x1"]


def test_a_quote_that_moved_keeps_its_ref():
    body = SAME + '<p>Ordføreren er glad: «<q data-quote="x1x1">Vi må bygge bro nå</q>».</p>'
    assert [q.ref for q in marked_quotes(taken(body))] == ["aaaa"]


def test_a_quote_that_only_the_editor_had_seen_is_marked_again():
    body = "<p>– Vi må bygge bro nå, gjentar Hansen.</p>"
    assert taken(body + SAME).startswith('<p>– <q data-quote="aaaa">Vi må bygge bro nå</q>, gjentar Hansen.</p>')


def test_a_difference_that_is_not_taken_leaves_the_paragraph_as_it_was():
    body = '<p>– <q data-quote="x1x1">Vi må bygge bro</q>, sier Ola Hansen.</p>' + SAME + "<p>Mer.</p>"
    first, _second = differences(DRAFT, newer(body))
    result = taken(body, kept=[first.key])
    assert HANSEN in result
    assert "<p>Mer.</p>" in result


def test_the_same_difference_has_the_same_key_when_others_come_and_go():
    (one,) = differences(DRAFT, newer(HANSEN + SAME + "<p>Mer.</p>"))
    assert one.key in [d.key for d in differences(DRAFT, newer("<p>Først.</p>" + HANSEN + SAME + "<p>Mer.</p>"))]


def test_two_alike_differences_have_keys_of_their_own():
    keys = [d.key for d in differences(DRAFT, newer(HANSEN + SAME + "<p>Mer.</p><p>Mer.</p>"))]
    assert len(set(keys)) == 2


FIRST = "<p>Ferga går som før.</p><p>Broen blir lang.</p><p>Den blir dyr.</p>"
EDITED = new_draft(headline="Ny bro i Vik", body="<p>Ferga går som før.</p><p>Broen blir svært lang.</p><p>Eget.</p>")


def whose(body: str, headline: str = "Bro") -> list[tuple[str, str, Whose]]:
    found = differences(EDITED, Newer(headline, "", body, earlier=said_in("Bro", "", FIRST)))
    return [(each.before, each.after, each.whose) for each in found]


def test_what_an_editor_changed_since_the_last_manuscript_is_the_storys():
    assert whose(FIRST) == [
        ("Ny bro i Vik", "Bro", Whose.STORY),
        ("Broen blir svært lang.", "Broen blir lang.", Whose.STORY),
        ("Eget.", "", Whose.STORY),
        ("", "Den blir dyr.", Whose.STORY),
    ]


def test_what_the_manuscript_changed_is_told_apart_from_what_both_did():
    newer = "<p>Ferga går ikke mer.</p><p>Broen blir nokså lang.</p><p>Den blir dyr.</p><p>Nytt her.</p>"
    assert [each for each in whose(newer) if each[2] is not Whose.STORY] == [
        ("Ferga går som før.", "Ferga går ikke mer.", Whose.MANUSCRIPT),
        ("Broen blir svært lang.", "Broen blir nokså lang.", Whose.BOTH),
        ("", "Nytt her.", Whose.MANUSCRIPT),
    ]


def test_what_is_the_storys_alone_stays_without_being_asked_about():
    newer = Newer("Bro", "", FIRST + "<p>Nytt her.</p>", earlier=said_in("Bro", "", FIRST))
    draft = merged(EDITED, newer, kept=())
    assert draft["headline"] == "Ny bro i Vik"
    assert draft["body"] == "\n".join(
        ["<p>Ferga går som før.</p>", "<p>Broen blir svært lang.</p>", "<p>Eget.</p>", "<p>Nytt her.</p>"]
    )
