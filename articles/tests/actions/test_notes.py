import pytest

from articles.actions.bin import bin_article
from articles.actions.errors import NotAllowed
from articles.actions.notes import UnknownColleague, add_note, reopen_note, settle_note
from articles.queries.notes import notes_about, notes_to
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db


def test_a_note_is_about_a_story_or_about_words_in_it(reporter):
    article = make_article(status="draft")
    note = add_note(article, " Ring ham igjen ", by=reporter, words="Vi må gjøre dette")
    assert (note.text, note.words, note.author) == ("Ring ham igjen", "Vi må gjøre dette", reporter)
    assert notes_about(article) == [note]


@pytest.mark.parametrize("text", ["@editor, ser du?", "Ser du, @EDITOR?", "(@editor) Se her.", "Spør @editor."])
def test_a_colleague_is_mentioned_by_name(reporter, editor, text):
    note = add_note(make_article(status="draft"), text, by=reporter)
    assert list(note.mentioned.all()) == [editor]
    assert notes_to(editor) == [note]
    assert notes_to(reporter) == []


def test_an_address_mentions_nobody(reporter):
    assert not add_note(make_article(), "Skriv til tips@editor.no", by=reporter).mentioned.exists()


@pytest.mark.parametrize("name", ["nobody", "reader"])
def test_who_may_not_see_the_story_is_not_mentioned(reporter, reader, name):
    article = make_article(status="draft")
    with pytest.raises(UnknownColleague, match=f"@{name}"):
        add_note(article, f"Ser du, @{name}?", by=reporter)
    assert not article.notes.exists()


def test_what_is_done_is_said_and_may_be_taken_up_again(reporter, editor):
    article = make_article(status="draft")
    first, second = (add_note(article, text, by=reporter) for text in ("Én @editor", "To"))
    settle_note(first, by=editor)
    first.refresh_from_db()
    assert (first.done_by, notes_about(article), notes_to(editor)) == (editor, [second, first], [])
    reopen_note(first, by=editor)
    first.refresh_from_db()
    assert (first.done_at, notes_to(editor)) == (None, [first])


def test_what_is_done_already_stays_as_it_was(reporter, editor):
    note = add_note(make_article(), "Én", by=reporter)
    settle_note(note, by=editor)
    settle_note(note, by=reporter)
    note.refresh_from_db()
    assert note.done_by == editor


def test_notes_go_with_their_story(reporter, chief):
    article = make_article(status="draft")
    add_note(article, "Hei @chief", by=reporter)
    bin_article(article, by=chief)
    assert notes_to(chief) == []


def test_a_note_says_something(reporter):
    with pytest.raises(ValueError, match="something"):
        add_note(make_article(), "  ", by=reporter)


def test_a_reader_neither_writes_nor_settles(reader, reporter):
    article = make_article()
    note = add_note(article, "Én", by=reporter)
    for act in (lambda: add_note(article, "Hei", by=reader), lambda: settle_note(note, by=reader)):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotAllowed):
        reopen_note(note, by=reader)
