"""A story's way over the desk: every step, by everybody, from every state; twice is once; a colleague may be first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.errors import NotAllowed, WrongColleague, WrongState
from articles.actions.notes import UnknownColleague
from articles.actions.publish import plan_update, publish_article, withdraw_article
from articles.actions.restore import restore_revision
from articles.actions.save import save_draft
from articles.actions.workflow import assign, hand_in, mark_ready, send_back, set_due
from articles.models import Article, AuditEntry, Note
from articles.models.roles import DESK
from articles.queries.desk import colleagues, last_step
from articles.queries.notes import notes_to
from articles.tests.make import make_article, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


def changed(article: Article, by, **facts) -> Article:
    save_draft(article, make_draft(**facts), by=by, base=article.version)
    return article


def make_in(state: str, by) -> Article:
    """A story of the reporter's, in any state; `changed` has a draft that readers do not have."""
    match state:
        case "draft" | "review" | "ready" | "withdrawn" | "published":
            return make_article(status=state)
        case "planned":
            return make_article(publish_at=LATER)
        case "changed":
            return changed(make_article(), by)


def told(article: Article) -> list[str]:
    steps = AuditEntry.objects.about(article).exclude(action=AuditEntry.Action.CREATED)
    return [entry.action for entry in steps.order_by("pk")]


# Handing in


@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", "review"), ("review", "review"), ("withdrawn", "withdrawn"), ("changed", "published")],
)
def test_a_story_that_is_handed_in_is_in_review(reporter, state, status):
    article = hand_in(make_in(state, reporter), by=reporter, at=NOW)
    assert article.status == status
    assert article.is_in_review
    assert list(Article.objects.in_review()) == [article]


@pytest.mark.parametrize(("state", "sentence"), [("ready", "marked as ready"), ("published", "nothing to hand in")])
def test_what_is_read_or_out_is_not_handed_in(reporter, state, sentence):
    with pytest.raises(WrongState, match=sentence):
        hand_in(make_in(state, reporter), by=reporter)
    assert Note.objects.count() == 0


def test_a_planned_story_is_handed_in_with_changes_alone(reporter):
    article = make_in("planned", reporter)
    with pytest.raises(WrongState):
        hand_in(article, by=reporter)
    assert hand_in(changed(article, reporter), by=reporter).is_planned()


def test_who_handed_in_and_when_is_written_down(reporter, editor):
    article = hand_in(make_article(status="draft"), by=reporter, note="Se på tallene", to=editor, at=NOW)
    assert (article.handed_in_by, article.handed_in_at, article.assigned_to) == (reporter, NOW, editor)
    entry = last_step(article)
    assert (entry.action, entry.details["to"]) == ("handed_in", editor.pk)
    assert entry.details["note"] == Note.objects.get().pk


def test_the_audit_trail_has_no_word_of_the_note(reporter, editor):
    article = hand_in(make_article(status="draft"), by=reporter, note="Hemmelig kilde", to=editor)
    assert "Hemmelig" not in str(last_step(article).details)


def test_whom_a_story_is_handed_to_finds_the_note(reporter, editor):
    hand_in(make_article(status="draft"), by=reporter, note="Se på tallene", to=editor)
    assert [note.text for note in notes_to(editor)] == ["Se på tallene"]


def test_a_story_is_handed_to_the_desk_without_a_note(reporter):
    article = hand_in(make_article(status="draft"), by=reporter)
    assert (article.assigned_to, Note.objects.count()) == (None, 0)


def test_a_story_is_handed_to_somebody_who_may_publish_it(reporter):
    other = make_user("en annen", is_staff=True)
    with pytest.raises(WrongColleague, match="en annen may not publish"):
        hand_in(make_article(status="draft"), by=reporter, to=other)


def test_a_note_that_mentions_nobody_known_undoes_all(reporter):
    article = make_article(status="draft")
    with pytest.raises(UnknownColleague):
        hand_in(article, by=reporter, note="Hei @ingen")
    article.refresh_from_db()
    assert (article.status, told(article)) == ("draft", [])


def test_nobody_hands_in_a_strangers_story(reporter, reader):
    article = make_article(status="draft", made_by=reader)
    with pytest.raises(NotAllowed):
        hand_in(article, by=reporter)


def test_a_withdrawn_story_that_is_handed_in_stays_gone(reporter, editor, client):
    article = hand_in(withdraw_article(make_article(), by=editor), by=reporter)
    assert article.is_in_review
    assert client.get(article.get_absolute_url()).status_code == 410


def test_withdrawing_once_more_takes_nothing_from_the_desk(reporter, editor):
    article = hand_in(withdraw_article(make_article(), by=editor), by=reporter)
    assert withdraw_article(article, by=editor).is_in_review
    assert told(article).count("withdrawn") == 1


# Sending back


@pytest.mark.parametrize(
    ("state", "status"), [("draft", "draft"), ("withdrawn", "withdrawn"), ("changed", "published")]
)
def test_what_was_handed_in_goes_back_to_its_writer(reporter, editor, state, status):
    article = hand_in(make_in(state, reporter), by=reporter, to=editor)
    article = send_back(article, by=editor, note="Mangler en kilde")
    assert (article.status, article.assigned_to, article.handed_in_at) == (status, reporter, None)
    assert [note.text for note in notes_to(reporter)] == ["Mangler en kilde"]


def test_a_ready_story_can_be_sent_back(reporter, editor):
    article = mark_ready(hand_in(make_article(status="draft"), by=reporter), by=editor)
    assert send_back(article, by=editor, note="Nytt har skjedd").status == "draft"


@pytest.mark.parametrize("state", ["draft", "published", "planned", "withdrawn"])
def test_what_is_not_handed_in_is_not_sent_back(reporter, editor, state):
    with pytest.raises(WrongState, match="not handed in any more"):
        send_back(make_in(state, reporter), by=editor, note="Mer")


def test_who_gets_a_story_back_is_told_why(reporter, editor):
    with pytest.raises(ValueError, match="told why"):
        send_back(hand_in(make_article(status="draft"), by=reporter), by=editor, note=" ")


def test_a_story_by_somebody_who_has_left_goes_back_to_nobody(reporter, editor):
    article = hand_in(make_article(status="draft"), by=reporter)
    reporter.is_active = False
    reporter.save()
    assert send_back(article, by=editor, note="Mer").assigned_to is None


# Ready


@pytest.mark.parametrize("state", ["draft", "review", "ready"])
def test_the_desk_finds_a_draft_ready(reporter, editor, state):
    assert mark_ready(make_in(state, reporter), by=editor).status == "ready"
    assert not Article.objects.in_review().exists()


def test_a_ready_story_still_says_who_handed_it_in(reporter, editor):
    article = mark_ready(hand_in(make_article(status="draft"), by=reporter), by=editor)
    assert (article.handed_in_by, article.is_in_review) == (reporter, False)


@pytest.mark.parametrize("state", ["published", "changed", "planned", "withdrawn"])
def test_what_readers_had_is_not_ready_but_published(reporter, editor, state):
    article = make_in(state, reporter)
    with pytest.raises(WrongState):
        mark_ready(article, by=editor)


# Rights


@pytest.mark.parametrize("step", ["send_back", "mark_ready", "set_due", "assign"])
def test_a_reporter_leaves_the_desks_steps_to_the_desk(reporter, editor, step):
    article = hand_in(make_article(status="draft"), by=reporter)
    steps = {
        "send_back": lambda: send_back(article, by=reporter, note="Mer"),
        "mark_ready": lambda: mark_ready(article, by=reporter),
        "set_due": lambda: set_due(article, LATER, by=reporter),
        "assign": lambda: assign(article, editor, by=reporter),
    }
    with pytest.raises(NotAllowed):
        steps[step]()
    assert told(article) == ["handed_in"]


def test_another_sections_desk_decides_nothing(reporter):
    sports = make_user("sporten", role=DESK, sections=[make_section("Sport")], is_staff=True)
    article = hand_in(make_article(status="draft"), by=reporter)
    with pytest.raises(NotAllowed):
        mark_ready(article, by=sports)


# Assigning, and deadlines


def test_the_desk_assigns_a_story_and_its_new_owner_writes_in_it(editor, reporter):
    article = assign(make_article(status="draft", made_by=editor), reporter, by=editor, note="Tar du denne?")
    assert article.assigned_to == reporter
    assert changed(article, reporter).version == 2
    assert [note.text for note in notes_to(reporter)] == ["Tar du denne?"]


def test_a_story_is_taken_from_everybody(editor, reporter):
    article = assign(make_article(status="draft"), reporter, by=editor)
    assert assign(article, None, by=editor).assigned_to is None


def test_one_takes_on_ones_own_story_and_leaves_it(reporter):
    article = assign(make_article(status="draft"), reporter, by=reporter)
    assert assign(article, None, by=reporter).assigned_to is None


def test_one_takes_no_story_from_a_colleague(reporter, editor):
    article = assign(make_article(status="draft"), editor, by=editor)
    with pytest.raises(NotAllowed):
        assign(article, reporter, by=reporter)


@pytest.mark.parametrize("facts", [{}, {"is_staff": True}])
def test_who_could_not_work_on_it_gets_no_story(editor, facts):
    other = make_user("en annen", **facts)
    with pytest.raises(WrongColleague, match="could not work on this story"):
        assign(make_article(status="draft"), other, by=editor)


@pytest.mark.parametrize("action", ["change", "publish"])
def test_the_colleagues_that_are_offered_are_those_that_are_taken(reporter, editor, chief, reader, action):
    home = make_section("Utenriks")
    for name, sections in (("hjemme", [home]), ("borte", [make_section("Sport")]), ("ingensteds", [])):
        make_user(name, role=DESK, sections=sections, is_staff=True)
    article = make_article(status="draft")
    names = [user.username for user in colleagues(article, action)]
    expected = ["chief", "editor", "hjemme", *(["reporter"] if action == "change" else [])]
    assert names == expected
    assert {"borte", "ingensteds"} <= {user.username for user in colleagues(None, action)}


def test_a_deadline_is_set_and_taken_away(editor):
    article = set_due(make_article(status="draft"), LATER, by=editor)
    assert article.due_at == LATER
    assert set_due(article, None, by=editor).due_at is None
    assert told(article) == ["due", "due"]


# Twice is once


def test_a_step_that_comes_twice_is_done_once(reporter, editor):
    article = make_article(status="draft")
    steps = [
        lambda: hand_in(article, by=reporter, note="Ferdig", to=editor),
        lambda: send_back(article, by=editor, note="Mer"),
        lambda: mark_ready(article, by=editor, note="Fin"),
        lambda: assign(article, editor, by=editor, note="Min"),
        lambda: set_due(article, LATER, by=editor),
    ]
    for step in steps:
        step()
        step()
    assert [note.text for note in article.notes.all()] == ["Ferdig", "Mer", "Fin", "Min"]
    assert told(article) == ["handed_in", "sent_back", "ready", "assigned", "due"]


def test_the_same_words_in_a_new_round_are_a_new_note(reporter, editor):
    article = make_article(status="draft")
    for _round in range(2):
        hand_in(article, by=reporter, note="Ferdig")
        send_back(article, by=editor, note="Mer")
    assert article.notes.count() == 4


# A colleague was first


def test_a_story_that_was_published_meanwhile_is_not_sent_back(reporter, editor, chief):
    seen = hand_in(make_article(status="draft"), by=reporter)
    publish_article(seen, by=chief)
    with pytest.raises(WrongState):
        send_back(seen, by=editor, note="Mer")
    assert Article.objects.published().exists()
    assert Note.objects.count() == 0


def test_a_story_that_was_deleted_meanwhile_goes_nowhere(reporter, editor):
    article = make_article(status="draft")
    Article.objects.update(binned_at=NOW)
    with pytest.raises(WrongState, match="bin"):
        hand_in(article, by=reporter)


# Leaving the desk


def test_publishing_ends_the_review(reporter, editor):
    article = publish_article(hand_in(make_article(status="draft"), by=reporter), by=editor)
    assert (article.handed_in_at, article.handed_in_by, article.is_in_review) == (None, None, False)


def test_who_wrote_what_the_desk_began_still_has_it_when_it_is_out(reporter, editor):
    article = assign(make_article(status="draft", made_by=editor), reporter, by=editor)
    article = publish_article(hand_in(article, by=reporter), by=editor)
    assert changed(article, reporter).version == 2


def test_planning_changes_ends_the_review(reporter, editor):
    article = hand_in(changed(make_article(), reporter), by=reporter)
    assert not plan_update(article, by=editor, update_at=LATER, at=NOW).is_in_review


def test_withdrawing_ends_the_review(reporter, editor):
    article = hand_in(changed(make_article(), reporter), by=reporter)
    assert not withdraw_article(article, by=editor).is_in_review


# What is changed after it was read


def test_what_a_reporter_changes_in_a_ready_story_is_read_again(reporter, editor):
    article = mark_ready(hand_in(make_article(status="draft"), by=reporter), by=editor)
    changed(article, reporter, headline="Ny")
    article.refresh_from_db()
    assert (article.status, article.handed_in_by) == ("review", reporter)
    assert last_step(article).details == {"was": "ready"}


def test_an_older_version_that_comes_back_into_a_ready_story_is_read_too(reporter, editor):
    article = mark_ready(make_article(status="draft"), by=editor)
    restore_revision(article, 1, by=reporter)
    article.refresh_from_db()
    assert article.is_in_review


def test_what_the_desk_changes_in_a_ready_story_stays_ready(editor):
    article = changed(mark_ready(make_article(status="draft"), by=editor), editor)
    article.refresh_from_db()
    assert article.status == "ready"


def test_a_story_in_review_can_be_written_on(reporter):
    article = changed(hand_in(make_article(status="draft"), by=reporter, at=NOW), reporter, headline="Ny")
    article.refresh_from_db()
    assert (article.headline, article.handed_in_at) == ("Ny", NOW)
