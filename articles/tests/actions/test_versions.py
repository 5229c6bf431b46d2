"""Saves that meet: runs of autosaves, two editors at one story, older versions brought back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.errors import NotAllowed, StaleDraft
from articles.actions.preview_links import make_preview_link
from articles.actions.publish import plan_update, publish_article, withdraw_article
from articles.actions.restore import restore_revision
from articles.actions.save import newest_revision, save_draft
from articles.models import Revision
from articles.tests.make import make_article, make_draft, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
AUTOSAVE = Revision.Reason.AUTOSAVE


def change(article, *, by, base=None, reason=Revision.Reason.SAVE, at=None, picks=None, **facts):
    """Save the newest (or the `base`) version with these facts changed."""
    base = base or article.version
    content = article.revisions.get(number=base).content | facts
    return save_draft(article, content, by=by, base=base, reason=reason, at=at, picks=picks)


def kept(article):
    return list(article.revisions.kept().values_list("content__headline", flat=True))


def test_a_run_of_autosaves_is_one_version(reporter):
    article = make_article(status="draft", headline="Først")
    for headline in ("A", "An", "And", "Andre"):
        change(article, by=reporter, reason=AUTOSAVE, headline=headline)
    assert kept(article) == ["Andre", "Først"]
    assert article.headline == "Andre"
    change(article, by=reporter, headline="Andre!")
    assert kept(article) == ["Andre!", "Først"]


def test_who_comes_back_after_an_hour_begins_another_run(reporter):
    article = make_article(status="draft", headline="Først")
    change(article, by=reporter, reason=AUTOSAVE, headline="I går", at=NOW)
    change(article, by=reporter, reason=AUTOSAVE, headline="I dag", at=NOW + timedelta(hours=1))
    assert kept(article) == ["I dag", "I går", "Først"]


@pytest.mark.parametrize("reason", [AUTOSAVE, Revision.Reason.SAVE])
def test_a_text_that_was_swept_away_stays_in_the_history(reporter, reason):
    article = make_article(status="draft", headline="Først")
    change(article, by=reporter, reason=AUTOSAVE, headline="Hel", body=f"<p>{'Ord etter ord. ' * 20}</p>")
    change(article, by=reporter, reason=reason, headline="Tom", body="")
    change(article, by=reporter, reason=AUTOSAVE, headline="Tom ennå")
    assert "Hel" in kept(article)


def test_a_colleagues_save_ends_the_run(reporter, editor):
    article = make_article(status="draft", headline="Først")
    change(article, by=reporter, reason=AUTOSAVE, headline="A")
    change(article, by=editor, reason=AUTOSAVE, headline="B")
    change(article, by=reporter, reason=AUTOSAVE, headline="C")
    assert kept(article) == ["C", "B", "A", "Først"]


def test_a_version_that_readers_have_or_that_was_sent_out_is_not_passed(editor):
    article = make_article(status="draft", headline="Først")
    change(article, by=editor, reason=AUTOSAVE, headline="Ute")
    publish_article(article, by=editor)
    sent = change(article, by=editor, reason=AUTOSAVE, headline="Sendt")
    make_preview_link(article, by=editor, revision=sent)
    change(article, by=editor, reason=AUTOSAVE, headline="Så")
    assert kept(article) == ["Så", "Sendt", "Ute", "Først"]


def test_a_version_that_is_planned_to_go_out_is_not_passed(editor, reporter):
    article = make_article(headline="Ute")
    change(article, by=reporter, reason=AUTOSAVE, headline="Snart")
    plan_update(article, by=editor, update_at=NOW + timedelta(hours=1))
    article.refresh_from_db()
    change(article, by=reporter, reason=AUTOSAVE, headline="Senere")
    assert kept(article) == ["Senere", "Snart", "Ute"]


def test_the_version_that_a_planned_story_goes_out_as_is_the_one_given_to_readers(editor):
    article = make_article(publish_at=NOW + timedelta(hours=1))
    change(article, by=editor, headline="Nyere")
    given = article.revisions.exclude(published_at=None)
    assert [(row.number, row.published_at) for row in given] == [(2, article.publish_at)]
    withdraw_article(article, by=editor)
    assert not given.all().exists()


def test_what_was_passed_a_day_ago_is_let_go(reporter):
    article = make_article(status="draft")
    for minutes in (0, 1, 60 * 25):
        change(article, by=reporter, reason=AUTOSAVE, headline=str(minutes), at=NOW + timedelta(minutes=minutes))
    assert list(article.revisions.values_list("number", flat=True)) == [4, 3, 1]


def test_two_who_wrote_in_different_places_are_put_together(reporter, editor):
    article = make_article(status="draft", body="<p>En står her.</p><p>To står der.</p>")
    change(article, by=editor, base=1, body="<p>En står her.</p><p>To står ikke der.</p>")
    merged = change(article, by=reporter, base=1, body="<p>En står nå her.</p><p>To står der.</p>", headline="Ny")
    assert merged.content["body"] == "<p>En står nå her.</p><p>To står ikke der.</p>"
    assert (merged.merged_with, merged.number, article.headline) == (2, 3, "Ny")


def test_two_who_wrote_in_the_same_place_are_told_and_nothing_is_written(reporter, editor):
    article = make_article(status="draft")
    change(article, by=editor, base=1, headline="Din")
    with pytest.raises(StaleDraft) as told:
        change(article, by=reporter, base=1, headline="Min")
    assert [conflict.name for conflict in told.value.merged.conflicts] == ["headline"]
    assert (told.value.newest.author, article.revisions.count()) == (editor, 2)


def test_a_pick_decides_what_stands(reporter, editor):
    article = make_article(status="draft")
    change(article, by=editor, base=1, headline="Din", lede="Din ingress")
    chosen = change(article, by=reporter, base=1, headline="Min", picks={"headline": "mine"})
    assert (chosen.content["headline"], chosen.content["lede"]) == ("Min", "Din ingress")


def test_a_save_from_a_version_that_is_gone_asks_about_all_that_differs(reporter):
    article = make_article(status="draft", headline="Først")
    with pytest.raises(StaleDraft) as told:
        save_draft(article, make_draft(headline="Min"), by=reporter, base=99)
    assert "headline" in {conflict.name for conflict in told.value.merged.conflicts}


def test_an_older_version_comes_back_as_a_new_one(editor):
    article = make_article(status="draft", headline="Først", tags=[make_tag("NATO")], **quoted("Gamle ord"))
    save_draft(article, make_draft(headline="Så"), by=editor, base=1)
    restored = restore_revision(article, 1, by=editor)
    assert (restored.number, restored.reason) == (3, Revision.Reason.RESTORE)
    article.refresh_from_db()
    assert (article.headline, article.quotes.current().get().words) == ("Først", "Gamle ord")
    assert [tag.name for tag in article.tags.all()] == ["NATO"]


def test_readers_see_nothing_of_what_was_brought_back(editor):
    article = make_article(headline="Live")
    save_draft(article, make_draft(headline="Kladd"), by=editor, base=1)
    publish_article(article, by=editor)
    restore_revision(article, 1, by=editor)
    article.refresh_from_db()
    assert article.headline == "Kladd"
    assert newest_revision(article).content["headline"] == "Live"


def test_a_version_brought_back_twice_with_one_key_is_one(editor):
    article = make_article(status="draft")
    save_draft(article, make_draft(headline="Så"), by=editor, base=1)
    assert restore_revision(article, 1, by=editor, key="k") == restore_revision(article, 1, by=editor, key="k")
    assert article.revisions.count() == 3


def test_a_reader_brings_nothing_back(reader):
    with pytest.raises(NotAllowed):
        restore_revision(make_article(status="draft"), 1, by=reader)
