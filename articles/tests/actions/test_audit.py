"""The audit trail: each action writes one entry, none of them words of a draft, and nothing changes them afterwards."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.bin import KEPT, bin_article, empty_bin, take_from_bin
from articles.actions.errors import NotAllowed
from articles.actions.notes import add_note
from articles.actions.people import person_for, row_named
from articles.actions.preview_links import make_preview_link, revoke_preview_link
from articles.actions.publish import publish_article
from articles.actions.quotes import correct_quote
from articles.actions.restore import restore_revision
from articles.actions.save import PAUSE, save_draft, start_article
from articles.actions.telling import Correction, Excuse, Told, correct_article, quotes_reworded
from articles.models import SYSTEM, AuditEntry, Revision, Tag
from articles.models.append_only import is_append_only, make_append_only, make_changeable
from articles.tests.make import make_article, make_draft, make_person, make_tag, make_user, quoted

pytestmark = pytest.mark.django_db
AUTOSAVE = Revision.Reason.AUTOSAVE
REF = "aaaa22"


def trail(since: int = 0) -> list[tuple[str, dict]]:
    """What was written down after so many entries, oldest first."""
    rows = AuditEntry.objects.order_by("pk").values_list("action", "details")
    return list(rows)[since:]


def again(article, by, *, at=None, reason=Revision.Reason.SAVE, **changes):
    article.refresh_from_db()
    content = article.revisions.first().content | changes
    return save_draft(article, content, by=by, base=article.version, at=at, reason=reason)


def a_bin(article, by):
    bin_article(article, by=by)
    return take_from_bin(article, by=by)


def emptied(article, by):
    bin_article(article, by=by, at=timezone.now() - KEPT - timedelta(days=1))
    return empty_bin()


def shared(article, by):
    link, _secret = make_preview_link(article, by=by, lasts=timedelta(hours=24))
    revoke_preview_link(link, by=by)
    revoke_preview_link(link, by=by)


DONE_TO_A_DRAFT = {
    "saved": (again, [("saved", {"version": 2, "reason": "save"})]),
    "brought back": (
        lambda article, by: restore_revision(article, 1, by=by),
        [("restored", {"version": 2, "older": 1})],
    ),
    "binned and back": (a_bin, [("binned", {}), ("taken_from_bin", {})]),
    "shared and taken back": (
        shared,
        [("shared", {"shows": "newest", "hours": 24.0}), ("unshared", {"shows": "newest"})],
    ),
    "a quote put right": (
        lambda article, by: correct_quote(article.quotes.get(), by=by, role="sjef", setting="i går"),
        [("changed", {"quote": REF, "facts": ["role", "setting"]})],
    ),
    "a quote confirmed": (
        lambda article, by: correct_quote(article.quotes.get(), by=by, confirmed_by=by.pk),
        [("changed", {"quote": REF, "facts": ["confirmed_by"], "confirmed": [REF]})],
    ),
    "a note": (lambda article, by: add_note(article, "Ring ham.", by=by), []),
}  # fmt: skip


@pytest.mark.parametrize(("do", "written"), DONE_TO_A_DRAFT.values(), ids=DONE_TO_A_DRAFT)
def test_each_action_writes_what_it_did(chief, do, written):
    article = make_article(status="draft", made_by=chief, **quoted())
    before = AuditEntry.objects.count()
    do(article, chief)
    assert trail(before) == written


def test_a_story_begun_is_written_down_once_with_who_and_when(reporter):
    at = timezone.now() - timedelta(days=2)
    for _click in (1, 2):
        article = start_article(make_draft(), by=reporter, at=at, key="samme", reason=Revision.Reason.IMPORT)
    entry = AuditEntry.objects.about(article).get()
    assert (entry.action, entry.user_name, entry.at) == ("created", "reporter", at)
    assert entry.details == {"version": 1, "reason": "import"}


def test_a_story_deleted_for_good_leaves_its_code(chief):
    article = make_article(status="draft")
    emptied(article, chief)
    entry = AuditEntry.objects.about(article).first()
    assert (entry.action, entry.user_name, entry.name) == ("deleted", "", article.code)
    assert entry.details == {"code": article.code}


def test_a_run_of_autosaves_is_written_down_where_it_begins(reporter):
    article, at = make_article(status="draft", made_by=reporter), timezone.now()
    before = AuditEntry.objects.count()
    for minute in range(5):
        again(article, reporter, at=at + timedelta(minutes=minute), reason=AUTOSAVE, headline=f"Nr. {minute}")
    assert trail(before) == [("saved", {"version": 2, "reason": "autosave"})]
    again(article, reporter, at=at + timedelta(minutes=5), headline="Ferdig")
    assert trail(before)[1:] == [("saved", {"version": 7, "reason": "save"})]


@pytest.mark.parametrize("later", ["a colleague", "after a pause"])
def test_another_run_of_autosaves_is_written_down_too(reporter, editor, later):
    article, at = make_article(status="draft", made_by=reporter), timezone.now()
    again(article, reporter, at=at, reason=AUTOSAVE, headline="En")
    before = AuditEntry.objects.count()
    by, at = (editor, at) if later == "a colleague" else (reporter, at + PAUSE)
    again(article, by, at=at, reason=AUTOSAVE, headline="To")
    assert trail(before) == [("saved", {"version": 3, "reason": "autosave"})]


def test_a_save_tells_which_quotes_it_confirmed(editor):
    article = make_article(status="draft", **quoted())
    facts = article.revisions.first().content["quotes"]
    confirmed = {REF: facts[REF] | {"confirmed_by": editor.pk, "confirmed_words": "Vi må gjøre dette"}}
    again(article, editor, quotes=confirmed)
    again(article, editor, quotes=confirmed, headline="Ny")
    told = AuditEntry.objects.about(article).filter(action="saved").order_by("pk")
    assert [entry.details.get("confirmed") for entry in told] == [[REF], None]


def test_a_correction_is_written_down_by_its_code(editor):
    article = make_article()
    correct_article(article, Correction("Det var tre.", kind="presisering"), by=editor)
    event = article.events.get()
    assert trail()[-1] == ("corrected", {"kind": "presisering", "code": event.code})


def test_a_quote_changed_without_a_word_to_readers_leaves_the_reason(editor):
    article = make_article(**quoted(speaker=make_person()))
    again(article, editor, body=article.body.replace("Vi må", "Vi kan"))
    (change,) = quotes_reworded(article, article.revisions.first().content)
    publish_article(article, by=editor, told=Told(excused=(Excuse(change.key, REF, "Skrivefeil"),)))
    assert ("changed", {"quote": REF, "not_told": "Skrivefeil"}) in trail()


def test_an_excuse_outlives_a_plan():
    told = Told(excused=(Excuse("aaaa22-1", REF, "Skrivefeil"),))
    assert Told.from_json(json.loads(json.dumps(told.as_json()))) == told
    assert Told.from_json({"excused": ["aaaa22-1"]}).excused == (Excuse("aaaa22-1"),)


def test_people_and_topics_that_a_story_brings_are_written_down(reporter):
    for _time in (1, 2):
        person_for("Kari Nordmann", by=reporter)
        row_named(Tag, "Fiske", by=reporter)
    told = AuditEntry.objects.values_list("action", "noun", "name", "user_name").order_by("pk")
    assert list(told) == [
        ("created", "person", "Kari Nordmann", "reporter"),
        ("created", "tag", "Fiske", "reporter"),
    ]


def test_what_is_refused_is_not_written_down(reader):
    article = make_article(status="draft")
    before = AuditEntry.objects.count()
    for do in (again, lambda a, by: bin_article(a, by=by), lambda a, by: make_preview_link(a, by=by)):
        with pytest.raises(NotAllowed):
            do(article, reader)
    assert trail(before) == []


def test_what_is_undone_is_not_written_down(chief):
    article = make_article(status="draft")
    before = AuditEntry.objects.count()
    with transaction.atomic():
        again(article, chief, headline="Ny")
        transaction.set_rollback(True)
    assert trail(before) == []


# What an entry holds


def test_no_words_of_a_draft_are_in_the_trail(chief):
    canary = "Kanarifugl"
    said = quoted(f"{canary} 3", speaker=make_person(), note=f"{canary} 4")
    draft = make_draft(headline=f"{canary} 1", lede=f"{canary} 2", **said)
    article = start_article(draft, by=chief)
    again(article, chief, headline=f"{canary} 5")
    again(article, chief, reason=AUTOSAVE, body=f"<p>{canary} 6</p>")
    restore_revision(article, 1, by=chief)
    shared(article, chief)
    correct_quote(article.quotes.get(), by=chief, role=f"{canary} 7", note=f"{canary} 8")
    publish_article(article, by=chief, publish_at=timezone.now() + timedelta(days=1))
    again(article, chief, headline=f"{canary} 9")
    assert AuditEntry.objects.about(article).count() > 6
    assert canary not in str(list(AuditEntry.objects.values()))


def test_a_story_goes_by_its_code_until_readers_have_it(editor):
    article = make_article(status="draft", headline="Elgen kom")
    publish_article(article, by=editor)
    again(article, editor, headline="Elgen gikk")
    names = AuditEntry.objects.about(article).order_by("pk").values_list("name", flat=True)
    assert (names[0], names.last()) == (article.code, "Elgen kom")


def test_a_user_goes_by_the_name_that_colleagues_know(chief):
    user = make_user("ola", first_name="Ola", last_name="Hansen")
    entry = write_down(AuditEntry.Action.CHANGED, user, by=SYSTEM, at=timezone.now(), fields=["email"], none=None)
    assert (entry.name, entry.user_name, entry.user_id) == ("Ola Hansen", "", None)
    assert entry.details == {"fields": ["email"]}


def test_an_entry_outlives_who_did_it_and_what_it_was_done_to(chief):
    group = Group.objects.create(name="Vikarer")
    entry = write_down(AuditEntry.Action.CREATED, group, by=chief, at=timezone.now())
    group.delete()
    chief.delete()
    kept = AuditEntry.objects.get(pk=entry.pk)
    assert (kept.user_name, kept.name) == ("chief", "Vikarer")


# Written once


@pytest.fixture
def entry(chief):
    return write_down(AuditEntry.Action.CREATED, make_tag("Fiske"), by=chief, at=timezone.now())


ATTEMPTS = {
    "save": lambda entry: entry.save(),
    "delete": lambda entry: entry.delete(),
    "update all": lambda entry: AuditEntry.objects.update(name=""),
    "delete all": lambda entry: AuditEntry.objects.all().delete(),
    "bulk update": lambda entry: AuditEntry.objects.bulk_update([entry], ["name"]),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_an_entry_is_neither_changed_nor_deleted(entry, attempt):
    with pytest.raises(TypeError, match="never"):
        attempt(entry)


def test_the_database_that_was_migrated_refuses_changes(django_db_setup):
    assert django_db_setup


@pytest.fixture
def append_only(entry):
    make_append_only(connection)
    yield entry
    make_changeable(connection)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_auditentry SET user_name = 'en annen'",
        "UPDATE articles_auditentry SET name = '' WHERE id = 0 OR id > 0",
        "DELETE FROM articles_auditentry",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(append_only, sql):
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(sql)
    assert AuditEntry.objects.get().user_name == "chief"


def test_django_past_its_own_refusals_is_refused_by_the_database(append_only):
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        AuditEntry.objects.all()._raw_delete("default")
    assert is_append_only(connection)


def test_entries_are_still_added(append_only, chief):
    again = AuditEntry(at=timezone.now(), action="changed", noun="tag", object_id="1")
    AuditEntry.objects.bulk_create([again])
    assert AuditEntry.objects.count() == 2


def test_entries_move_to_another_database(append_only):
    kept = serializers.serialize("json", AuditEntry.objects.all()).replace(f'"pk": {append_only.pk}', '"pk": 4711')
    for entry in serializers.deserialize("json", kept):
        entry.save()
    assert AuditEntry.objects.filter(pk=4711, user_name="chief").exists()


def test_the_table_is_not_emptied_at_once_either(append_only):
    at_once = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(f"{at_once} articles_auditentry")


def test_no_entry_is_written_into_the_place_of_another(append_only):
    columns = "id, at, action, noun, object_id, name, details, user_name"
    forged = "SELECT id, at, action, noun, object_id, name, details, 'en annen' FROM articles_auditentry WHERE true"
    how, otherwise = "INSERT", "ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name"
    if connection.vendor == "sqlite":
        how, otherwise = "INSERT OR REPLACE", ""
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(f"{how} INTO articles_auditentry ({columns}) {forged} {otherwise}")
