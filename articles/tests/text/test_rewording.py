from hypothesis import given
from hypothesis import strategies as st

from articles.text.quotes.rewording import reworded_quotes

words = st.lists(st.text(alphabet="abcæøå", min_size=1, max_size=8), min_size=1, max_size=6)


def body(said):
    return f'<p>– <q data-quote="ab23">{said}</q>, sa hun.</p>'


@given(words)
def test_white_space_changes_no_words(said):
    assert reworded_quotes({"ab23": "  ".join(said)}, body("\u00a0".join(said))) == []


@given(words, words)
def test_other_words_are_told_with_both_texts(before, after):
    found = reworded_quotes({"ab23": " ".join(before)}, body(" ".join(after)))
    assert [(one.before, one.after) for one in found] == (
        [(" ".join(before), " ".join(after))] if before != after else []
    )


def test_quotes_that_came_and_went_are_not_reworded():
    assert reworded_quotes({"cd23": "Borte"}, body("Ny")) == []


def test_a_quote_that_was_written_anew_and_marked_again_is_reworded():
    before = {"cd23": "Vi har brukt alle pengene som vi fikk", "ef23": "Det er helt i orden slik det er nå"}
    (found,) = reworded_quotes(before, body("Vi har brukt nesten alle pengene som vi fikk"))
    assert (found.was, found.ref) == ("cd23", "ab23")
    assert reworded_quotes(before, body(before["cd23"])) == []


def test_an_answer_is_about_these_very_words():
    before = {"ab23": "Ja"}
    keys = {reworded_quotes(before, body(said))[0].key for said in ("Nei", "Kanskje")}
    keys.add(reworded_quotes({"ab23": "Jo"}, body("Nei"))[0].key)
    assert len(keys) == 3
