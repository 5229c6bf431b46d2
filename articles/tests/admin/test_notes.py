"""Notes beside a story's form: for the newsroom alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.notes import add_note
from articles.models import Note
from articles.tests.admin.desk import change, words
from articles.tests.make import make_article, make_tag, take_right

pytestmark = pytest.mark.django_db


def address(article) -> str:
    return reverse("admin:articles_article_notes", args=[article.pk])


def test_a_note_is_written_and_stands_beside_the_form(as_reporter, editor):
    article = make_article(status="draft")
    as_reporter.post(address(article), {"note-text": "Ring ham, @editor", "note-words": "Vi må"})
    page = words(as_reporter.get(change(article)))
    assert "Ring ham, @editor" in page
    assert "Vi må" in page
    note = Note.objects.get()
    assert list(note.mentioned.all()) == [editor]


def test_a_note_that_cannot_be_stays_with_a_sentence(as_reporter):
    article = make_article(status="draft")
    answer = as_reporter.post(address(article), {"note-text": "Hei @ingen", "note-words": "Vi må"})
    assert "Nobody who may see the story is called @ingen." in words(answer)
    assert "Hei @ingen" in words(answer)
    assert answer.context["notes"]["form"]["words"].value() == "Vi må"
    assert "Write what the note says." in words(as_reporter.post(address(article), {"note-text": " "}))
    assert not Note.objects.exists()


def test_a_note_is_settled_and_taken_up_again(as_reporter, editor):
    article = make_article(status="draft")
    note = add_note(article, "Ring", by=editor)
    as_reporter.post(address(article), {"_done": note.pk})
    assert "Done: reporter" in words(as_reporter.get(address(article)))
    as_reporter.post(address(article), {"_reopen": note.pk})
    assert Note.objects.open().get() == note


@pytest.mark.parametrize("pk", ["", "x", "²", "9" * 40, "77"])
def test_a_note_that_is_none_is_told(as_reporter, pk):
    answer = as_reporter.post(address(make_article()), {"_done": pk}, follow=True)
    assert answer.status_code == 200
    assert "That note is not there any more." in words(answer)


def test_whom_a_note_mentions_finds_it_on_the_first_page(as_editor, editor, reporter):
    add_note(make_article(status="draft", headline="Toppmøtet"), "Ser du på denne, @editor?", by=reporter)
    page = words(as_editor.get(reverse("admin:index")))
    assert "Notes to you" in page
    assert "Toppmøtet" in page


def test_who_may_not_see_the_story_sees_no_note(as_reporter, reporter, editor):
    article = make_article(status="draft")
    add_note(article, "Hemmelig kilde", by=editor)
    for action in ("view", "change"):
        take_right(reporter, f"{action}_article")
    assert as_reporter.get(address(article)).status_code in (302, 403)
    assert as_reporter.post(address(article), {"note-text": "Hei"}).status_code in (302, 403)
    assert Note.objects.count() == 1


def test_readers_see_no_word_of_a_note(client, editor):
    tag = make_tag("NATO")
    article = make_article(tags=[tag])
    add_note(article, "Kanarifugl i teksten", by=editor, words="Dette er kanarifugl")
    for path in ("/", article.get_absolute_url(), "/feed/", tag.get_absolute_url(), article.section.get_absolute_url()):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "anarifugl" not in answer.content.decode() + str(answer.headers)


def test_more_notes_cost_no_query_more(as_editor, editor):
    article = make_article(status="draft")
    costs = []
    for _round in range(2):
        for number in range(4):
            add_note(article, f"Nr. {number} @editor", by=editor)
        with CaptureQueriesContext(connection) as captured:
            as_editor.get(address(article))
            as_editor.get(reverse("admin:index"))
        costs.append(len(captured))
    assert costs[0] == costs[1]
