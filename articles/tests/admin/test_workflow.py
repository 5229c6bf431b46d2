"""«On the desk» in a story's form and in the list of stories: buttons by state and right, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.publish import publish_article
from articles.actions.save import save_draft
from articles.actions.workflow import assign, hand_in, mark_ready, send_back, set_due
from articles.models import SYSTEM, Article, Note
from articles.models.roles import DESK
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.admin.test_lists import STORIES, found
from articles.tests.make import make_article, make_draft, make_section, make_user

pytestmark = pytest.mark.django_db
STEPS = ["_hand_in", "_send_back", "_ready", "_assign"]


def buttons(client, article: Article) -> set[str]:
    page = client.get(change(article)).content.decode()
    return {name for name in STEPS if f'name="{name}"' in page}


def press(client, article, button, **typed):
    typed = {"due-was": ""} | typed if "due" in typed else typed
    return save(client, article, button, **{f"desk-{name}": value for name, value in typed.items()})


def in_an_hour() -> str:
    return f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}"


# Which buttons there are


@pytest.mark.parametrize(
    ("state", "shown"), [("draft", {"_hand_in"}), ("review", set()), ("ready", set()), ("withdrawn", {"_hand_in"})]
)
def test_a_reporter_hands_in_what_is_not_handed_in(as_reporter, state, shown):
    assert buttons(as_reporter, make_article(status=state)) == shown


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("draft", {"_ready", "_assign"}),
        ("review", {"_send_back", "_ready", "_assign"}),
        ("ready", {"_send_back", "_assign"}),
        ("published", {"_assign"}),
        ("withdrawn", {"_assign"}),
    ],
)
def test_the_desk_has_the_buttons_that_the_state_allows(as_editor, state, shown):
    assert buttons(as_editor, make_article(status=state)) == shown


def test_changes_of_a_live_story_are_handed_in_and_sent_back(as_reporter, reporter, client, editor):
    article = make_article()
    press(as_reporter, article, "_hand_in", note="Rettet tallet")
    article.refresh_from_db()
    assert not article.is_in_review
    press(as_reporter, article, "_hand_in", note="")
    save(as_reporter, article, "_hand_in", headline="Ny", **{"desk-note": "Rettet"})
    article.refresh_from_db()
    assert (article.status, article.is_in_review) == ("published", True)
    client.force_login(editor)
    assert buttons(client, article) == {"_send_back", "_assign"}


@pytest.mark.parametrize("button", STEPS[1:])
def test_a_reporter_who_forges_a_button_of_the_desk_saves_nothing(as_reporter, button):
    article = make_article(status="review")
    assert save(as_reporter, article, button, headline="Ny", **{"desk-note": "Hei"}).status_code == 403
    assert (article.revisions.count(), Note.objects.count()) == (1, 0)


# What they do


def test_a_draft_is_saved_and_handed_in_in_one_go(as_reporter, reporter, editor):
    article = make_article(status="draft")
    save(as_reporter, article, "_hand_in", headline="Ny", **{"desk-note": "Ferdig", "desk-to": editor.pk})
    article.refresh_from_db()
    assert (article.headline, article.status, article.assigned_to) == ("Ny", "review", editor)
    assert "Handed in to editor." in words(as_reporter.get(change(article)))


def test_a_new_story_is_handed_in_at_once(as_reporter):
    save(as_reporter, button="_hand_in", headline="Ny sak")
    assert Article.objects.in_review().get().headline == "Ny sak"


def test_a_story_with_things_missing_is_handed_in(as_reporter):
    article = make_article(status="draft", headline="", body="")
    press(as_reporter, article, "_hand_in")
    article.refresh_from_db()
    assert article.is_in_review


def test_the_page_says_who_handed_in_and_shows_the_note(as_editor, reporter):
    article = hand_in(make_article(status="draft"), by=reporter, note="Se på tallene")
    page = words(as_editor.get(change(article)))
    assert "Handed in by reporter today, " in page
    assert page.count("Se på tallene") == 2  # here, and among the notes


def test_who_gets_a_story_back_reads_why(as_reporter, reporter, editor):
    article = send_back(hand_in(make_article(status="draft"), by=reporter), by=editor, note="Mangler en kilde")
    page = words(as_reporter.get(change(article)))
    assert "Sent back by editor today, " in page
    assert page.count("Mangler en kilde") == 2


def test_a_story_goes_back_with_a_note_and_not_without(as_editor, reporter):
    article = hand_in(make_article(status="draft"), by=reporter)
    answer = save(as_editor, article, "_send_back", headline="Rettet av desken")
    assert "Write what is left to do." in words(answer)
    assert answer.context["form"]["headline"].value() == "Rettet av desken"
    assert article.revisions.count() == 1
    press(as_editor, article, "_send_back", note="Mer")
    article.refresh_from_db()
    assert (article.status, article.assigned_to) == ("draft", reporter)


def test_the_desk_finds_a_story_ready(as_editor, reporter):
    article = hand_in(make_article(status="draft"), by=reporter)
    press(as_editor, article, "_ready")
    page = words(as_editor.get(change(article)))
    assert "Ready" in page
    assert "Marked as ready by editor" in page


def test_a_story_is_assigned_with_a_deadline(as_editor, reporter):
    article, due = make_article(status="draft"), in_an_hour()
    answer = press(as_editor, article, "_assign", to=reporter.pk, due=due, note="Haster")
    page = words(as_editor.get(answer.url))
    assert "Assigned to reporter. Deadline " in page
    article.refresh_from_db()
    assert (article.assigned_to, f"{timezone.localtime(article.due_at):%Y-%m-%dT%H:%M}") == (reporter, due)


def test_a_deadline_that_stands_is_kept_or_moved(as_editor):
    article = set_due(make_article(status="draft"), timezone.now() + timedelta(days=9), by=SYSTEM)
    stands = {"due": f"{timezone.localtime(article.due_at):%Y-%m-%dT%H:%M}", "due-was": article.due_at.isoformat()}
    press(as_editor, article, "_assign", **stands, note="Haster")
    article.refresh_from_db()
    assert f"{timezone.localtime(article.due_at):%Y-%m-%dT%H:%M}" == stands["due"]
    press(as_editor, article, "_assign", **stands | {"due": ""})
    article.refresh_from_db()
    assert article.due_at is None


def test_a_deadline_that_the_clock_shows_twice_is_asked_about(as_editor):
    article = make_article(status="draft")
    asked = press(as_editor, article, "_assign", due="2034-10-29T02:30")
    assert "the second time" in words(asked)
    press(as_editor, article, "_assign", **{"due": "2034-10-29T02:30", "due-choice": "1"})
    article.refresh_from_db()
    assert article.due_at.isoformat() == "2034-10-29T01:30:00+00:00"


def test_only_what_was_changed_here_is_changed(as_editor, editor, reporter):
    article = make_article(status="draft")
    typed = {"initial-desk-to": "", "desk-to": "", "desk-due": in_an_hour(), "desk-due-was": "", "_assign": ""}
    data = filled(article, as_editor) | typed
    assign(article, reporter, by=editor)
    as_editor.post(change(article), data)
    article.refresh_from_db()
    assert article.assigned_to == reporter
    assert article.due_at


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"due": "2025-02-08T06:00"}, "This time has passed."),
        ({"due": "i morgen"}, "Enter a valid date/time."),
        ({"to": "999999"}, "Choose somebody who may work on this story."),
        ({"to": "Ola"}, "Choose somebody who may work on this story."),
        ({"note": "Hei @ingen"}, "Nobody who may see the story is called @ingen."),
        ({"note": "x" * 2001}, "Ensure this value has at most 2000 characters (it has 2001)."),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_stays(as_editor, typed, sentence):
    article = make_article(status="draft")
    answer = press(as_editor, article, "_assign", **{"note": "Beholdes"} | typed)
    page = words(answer)
    assert sentence in page
    assert "Nothing is saved yet." in page
    assert typed.get("note", "Beholdes") in page
    assert not Note.objects.exists()


def test_a_colleague_who_may_not_publish_in_the_section_is_told_beside_the_field(as_reporter):
    desk = make_user("sporten", role=DESK, sections=[make_section("Sport")], is_staff=True)
    article = make_article(status="draft", section=make_section("Sport"))
    changes = {"section": make_section("Kultur").pk, "desk-to": desk.pk, "desk-note": "Beholdes"}
    answer = save(as_reporter, article, "_hand_in", **changes)
    page = words(answer)
    assert "sporten may not publish this story. Choose somebody else." in page
    assert "Beholdes" in page
    article.refresh_from_db()
    assert (article.status, article.section.name, article.version) == ("draft", "Sport", 1)


def test_a_step_that_a_colleague_made_impossible_is_told_and_nothing_is_lost(as_editor, editor, reporter, chief):
    article = hand_in(make_article(status="draft"), by=reporter)
    data = filled(article, as_editor, headline="Skrevet i mellomtiden") | {
        "desk-note": "Ring ham igjen",
        "_send_back": "",
    }
    publish_article(article, by=chief)
    answer = as_editor.post(change(article), data)
    page = words(answer)
    assert answer.status_code == 200
    assert "The story is not handed in any more, so it cannot be sent back." in page
    assert "Ring ham igjen" in page
    assert answer.context["form"]["headline"].value() == "Skrevet i mellomtiden"
    assert article.revisions.count() == 1


def test_where_nobody_publishes_alone_a_second_reader_may_find_a_ready_story_ready(as_chief, chief, editor, settings):
    article = mark_ready(make_article(status="draft"), by=editor)
    assert "_ready" not in buttons(as_chief, article)
    settings.FOUR_EYES = True
    assert "_ready" in buttons(as_chief, article)
    mark_ready(article, by=chief)
    assert "_ready" not in buttons(as_chief, article)


def test_a_story_that_a_colleague_changed_is_not_marked_as_ready_unread(as_editor, reporter):
    article = hand_in(make_article(status="draft", headline="Før"), by=reporter)
    data = filled(article, as_editor) | {"desk-note": "Godt arbeid", "_ready": ""}
    save_draft(article, make_draft(headline="Etter"), by=reporter, base=1)
    answer = as_editor.post(change(article), data)
    page = words(as_editor.get(answer.url))
    assert "but not marked as ready." in page
    assert "Godt arbeid" in page
    article.refresh_from_db()
    assert article.status == "review"


# What is typed and not sent


@pytest.mark.parametrize("button", ["_save", "_publish"])
def test_a_note_that_was_typed_stays_when_another_button_is_pressed(as_editor, reporter, button):
    article = make_article(status="draft")
    typed = {"desk-note": "Halvferdig", "desk-to": reporter.pk, "initial-desk-to": ""}
    answer = save(as_editor, article, button, headline="Ny", **typed)
    assert "Halvferdig" not in answer.url
    page = as_editor.get(answer.url)
    assert "Halvferdig" in words(page)
    assert page.context["desk"]["form"]["to"].value() == str(reporter.pk)
    assert not Note.objects.exists()
    assert "Halvferdig" not in words(as_editor.get(change(article)))


def test_a_page_that_saves_by_itself_leaves_the_desk_alone(as_editor, reporter):
    article = make_article(status="draft")
    data = filled(article, as_editor, headline="Ny") | {"desk-note": "Halvferdig", "desk-to": reporter.pk}
    answer = as_editor.post(reverse("admin:articles_article_autosave", args=[article.pk]), data).json()
    assert set(answer["left"]) == {"desk-note", "desk-to"}
    article.refresh_from_db()
    assert (article.headline, article.assigned_to, Note.objects.count()) == ("Ny", None, 0)


def test_the_browsers_copy_is_told_what_was_sent(as_reporter):
    article = make_article(status="draft")
    data = filled(article, as_reporter) | {"desk-note": "Ferdig", "_hand_in": ""}
    answer = as_reporter.post(change(article), data)
    assert f'data-sent="{data["key"]}"' in as_reporter.get(answer.url).content.decode()


# Ready, and then changed


def test_a_reporter_is_told_that_a_ready_story_is_read_again(as_reporter, reporter, editor):
    article = mark_ready(hand_in(make_article(status="draft"), by=reporter), by=editor)
    assert "Whatever you change in it has to be read again." in words(as_reporter.get(change(article)))
    page = words(as_reporter.get(save(as_reporter, article, headline="Ny").url))
    assert "The story was ready; now it has to be read again." in page
    assert "after it was marked as ready" in page


# The history


def test_what_was_handed_in_before_a_story_went_out_is_not_told_of_later_changes(as_editor, reporter, editor):
    article = publish_article(hand_in(make_article(status="draft"), by=reporter), by=editor)
    save_draft(article, make_draft(), by=editor, base=1)
    assert "Handed in by reporter" not in words(as_editor.get(change(article)))
    hand_in(article, by=reporter)
    assert "Handed in by reporter" in words(as_editor.get(change(article)))


def test_every_step_is_in_the_history(as_editor, reporter):
    article = hand_in(make_article(status="draft"), by=reporter)
    for button in ("_send_back", "_ready"):
        press(as_editor, article, button, note="Mer")
    history = words(as_editor.get(reverse("admin:articles_article_history", args=[article.pk])))
    assert "Handed in" in history
    assert "Sent back" in history
    assert "Marked as ready" in history


# The list


def test_the_list_is_narrowed_to_what_is_in_review(as_reporter, reporter):
    hand_in(make_article(status="draft", headline="Levert"), by=reporter)
    live = make_article(headline="Ute")
    save_draft(live, make_draft(headline="Endret"), by=reporter, base=1)
    hand_in(live, by=reporter)
    for state in ("draft", "ready", "published"):
        make_article(status=state, headline=state)
    assert set(found(as_reporter, "article", state="review")) == {"Levert", "Ute"}
    assert found(as_reporter, "article", state="ready") == ["ready"]
    assert found(as_reporter, "article", state="draft") == ["draft"]


def test_that_a_strangers_story_is_in_review_is_told_nobody(as_reporter, editor, reader):
    article = make_article(made_by=reader, headline="Fremmed")
    Article.objects.filter(pk=article.pk).update(handed_in_at=timezone.now(), assigned_to=editor)
    assert found(as_reporter, "article", state="review") == []
    assert found(as_reporter, "article", assigned="somebody") == []
    assert "handed in" not in words(as_reporter.get(STORIES, {"q": "Fremmed"}))


def test_the_list_is_narrowed_to_what_is_assigned(as_editor, editor, reporter):
    assign(make_article(status="draft", headline="Min"), editor, by=editor)
    assign(make_article(status="draft", headline="Journalistens"), reporter, by=editor)
    make_article(status="draft", headline="Ingens")
    Article.objects.filter(pk=make_article(headline="Ute").pk).update(assigned_to=editor)
    assert found(as_editor, "article", assigned="me") == ["Min"]
    assert set(found(as_editor, "article", assigned="somebody")) == {"Min", "Journalistens"}
    assert found(as_editor, "article", assigned="nobody") == ["Ingens"]


def test_a_line_says_who_handed_in_who_has_it_and_until_when(as_editor, editor, reporter):
    article = hand_in(make_article(status="draft"), by=reporter, to=editor)
    set_due(article, timezone.now() + timedelta(days=400), by=editor)
    said = words(as_editor.get(STORIES))
    for sentence in ("in review", "handed in by reporter today, ", "assigned to editor", "deadline "):
        assert sentence in said


def test_a_deadline_that_has_passed_is_something_to_do(as_editor, editor):
    set_due(make_article(status="draft"), timezone.now() - timedelta(days=400), by=editor)
    assert '<li class="to-do">the deadline was ' in as_editor.get(STORIES).content.decode()


def test_a_story_that_is_out_has_no_deadline(as_editor, editor):
    set_due(make_article(), timezone.now() - timedelta(days=400), by=editor)
    assert "deadline was" not in words(as_editor.get(STORIES))


def test_a_list_of_ten_stories_in_review_costs_what_a_list_of_five_does(as_editor, editor):
    counts = []
    for start in (0, 5):
        for number in range(start, start + 5):
            writer = make_user(f"journalist {number}", is_staff=True)
            article = make_article(status="review", made_by=writer)
            Article.objects.filter(pk=article.pk).update(handed_in_by=writer, assigned_to=writer)
        as_editor.get(STORIES)
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(STORIES)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_form_costs_the_same_with_many_colleagues(as_editor):
    article, counts = make_article(status="review"), []
    for size in (2, 8):
        for number in range(size):
            make_user(f"desk {size}-{number}", role=DESK, sections=[article.section], is_staff=True)
        with CaptureQueriesContext(connection) as queries:
            as_editor.get(change(article))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_new_story_can_be_found_ready_at_once(as_editor):
    as_editor.post(ADD, filled(headline="Notis") | {"_ready": "", "desk-note": ""})
    assert Article.objects.get().status == "ready"
