"""Two rows that are one person: what they said and wrote, and the way back."""

import pytest

from articles.actions.errors import NotAllowed
from articles.actions.merge_people import merge_people, undo_people_merge
from articles.actions.people import person_for
from articles.actions.publish import publish_article
from articles.actions.save import newest_revision, recall_quotes, save_draft
from articles.models import SYSTEM, Credit, Merge, Person, Quote, Redirect
from articles.tests.make import make_article, make_draft, make_person, quoted

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(db):
    return make_person("M. Rutte", title="generalsekretær")


@pytest.fixture
def full(db):
    return make_person("Mark Rutte")


def everything() -> tuple:
    return (
        sorted(Person.objects.values_list()),
        sorted(Credit.objects.values_list("article", "person", "role", "order")),
        sorted(Quote.objects.values_list("article", "ref", "speaker", "name", "role", "retired_at")),
        sorted(Redirect.objects.values_list("address", "person", "old_id")),
    )


def test_quotes_move_and_stay_as_they_were_printed(short, full, editor):
    make_article(**quoted(speaker=short, role="generalsekretær"))
    merge_people(short, full, by=editor)
    quote = Quote.objects.get()
    assert (quote.speaker, quote.name, quote.role) == (full, "M. Rutte", "generalsekretær")


def test_a_story_credits_one_of_two_in_a_role(short, full, editor):
    article = make_article(by=[make_person("Kari Nordmann"), short, full])
    merge_people(short, full, by=editor)
    assert [str(credit.person) for credit in article.credits.all()] == ["Kari Nordmann", "Mark Rutte"]


def test_one_in_two_roles_keeps_both(short, full, editor):
    draft = make_draft(credits=[])
    draft["credits"] = [{"person": short.pk, "role": "text"}, {"person": full.pk, "role": "photo"}]
    article = make_article()
    save_draft(article, newest_revision(article).draft | {"credits": draft["credits"]}, by=SYSTEM, base=1)
    publish_article(article, by=SYSTEM)
    merge_people(short, full, by=editor)
    assert list(article.credits.values_list("person", "role")) == [(full.pk, "text"), (full.pk, "photo")]


def test_a_draft_that_names_the_merged_person_is_read_with_the_other(short, full, editor):
    article = make_article(status="draft", by=[short], **quoted(speaker=short))
    merge_people(short, full, by=editor)
    draft = newest_revision(article).draft
    assert draft["credits"][0]["person"] == draft["quotes"]["aaaa22"]["speaker"] == full.pk


def test_undoing_brings_everything_back(short, full, editor):
    make_article(by=[short, full], **quoted(speaker=short))
    make_article(by=[full, short], **quoted(speaker=full))
    make_article(by=[short])
    before = everything()
    undo_people_merge(merge_people(short, full, by=editor), by=editor)
    assert everything() == before


def test_a_quote_that_is_gone_from_its_text_comes_back_too(short, full, editor):
    article = make_article(**quoted(speaker=short))
    save_draft(article, newest_revision(article).draft | {"body": "<p>Uten.</p>"}, by=SYSTEM, base=1)
    publish_article(article, by=SYSTEM)
    before = everything()
    undo_people_merge(merge_people(short, full, by=editor), by=editor)
    assert everything() == before


def test_what_readers_got_since_is_told_apart_again(short, full, editor):
    article = make_article(by=[short], **quoted(speaker=short))
    merge = merge_people(short, full, by=editor)
    save_draft(article, newest_revision(article).draft | {"headline": "Ny tittel"}, by=SYSTEM, base=1)
    publish_article(article, by=SYSTEM)
    undo_people_merge(merge, by=editor)
    article.refresh_from_db()
    assert (article.headline, article.credits.get().person, article.quotes.get().speaker) == ("Ny tittel", short, short)
    assert newest_revision(article).draft["quotes"]["aaaa22"]["speaker"] == short.pk


def test_a_reporter_merges_nobody(short, full, reporter):
    with pytest.raises(NotAllowed):
        merge_people(short, full, by=reporter)


def test_a_quote_that_comes_back_is_said_by_whom_its_speaker_was_merged_into():
    short, full = make_person("M. Rutte"), make_person("Mark Rutte")
    article = make_article(status="draft", **quoted(speaker=short))
    merge_people(short, full, by=SYSTEM)
    assert recall_quotes(article, {"aaaa22"})["aaaa22"]["speaker"] == full.pk


def test_undoing_leaves_a_quote_with_who_had_it_in_a_draft_from_before(short, full, editor):
    article = make_article(**quoted(speaker=short))
    content = newest_revision(article).draft
    save_draft(article, content | quoted(speaker=full), by=SYSTEM, base=1)
    merge = merge_people(short, full, by=editor)
    publish_article(article, by=SYSTEM)
    undo_people_merge(merge, by=editor)
    assert Quote.objects.get().speaker == full


def test_a_manuscript_that_has_the_old_name_has_the_person(short, full, editor):
    last = make_person("Mark Rutte jr.")
    merge = merge_people(short, full, by=editor)
    merge_people(full, last, by=editor)
    assert person_for("M. RUTTE", by=editor) == (last, False)
    undo_people_merge(Merge.objects.standing().first(), by=editor)
    undo_people_merge(merge, by=editor)
    assert person_for("M. RUTTE", by=editor)[0].pk == short.pk


def test_who_has_a_name_now_goes_before_who_was_merged(short, full, editor):
    merge_people(short, full, by=editor)
    namesake = make_person("M. Rutte")
    assert person_for("M. Rutte", by=editor) == (namesake, False)
