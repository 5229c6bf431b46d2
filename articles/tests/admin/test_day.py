"""«Dagen», the first page: what it says of each list, how it is narrowed, and what is there for whom."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from articles.actions.notes import add_note
from articles.admin.day import words as day_words
from articles.models import SYSTEM, Article, StoryEvent
from articles.models.roles import ADMINISTRATORS, DESK
from articles.queries.day import MOST, Event, Kind
from articles.tests.admin.desk import change, words
from articles.tests.make import make_article, make_section, make_user, quoted

pytestmark = pytest.mark.django_db
DAY = reverse("admin:index")


def make_story(status="draft", *, content=None, publish_at=None, made_by=None, section=None, **desk) -> Article:
    article = make_article(
        status=status, publish_at=publish_at, made_by=made_by, section=section, **(content or {})
    )  # fmt: skip
    Article.objects.filter(pk=article.pk).update(**desk)
    article.refresh_from_db()
    return article


def part(answer, name: str) -> str:
    """What a list of the page says."""
    page = answer.content.decode()
    found = re.search(rf'<section class="day-box {name}".*?</section>', page, re.S)
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", found[0]).split())) if found else ""


def ago(**long) -> datetime:
    return timezone.now() - timedelta(**long)


# What is said


def test_the_day_is_headed_by_its_date(as_reporter):
    page = as_reporter.get(DAY).content.decode()
    assert f"<h1>{day_words.heading(timezone.localdate())}</h1>" in page


def test_norwegians_write_the_date_with_a_stop_and_begin_it_with_a_capital():
    with translation.override("nb"):
        assert day_words.heading(datetime(2026, 11, 24).date()) == "Tirsdag 24. november"


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (datetime(2026, 11, 24, 11, tzinfo=UTC), "kl.\xa012.00"),
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), "i går kl.\xa023.59"),
        (datetime(2026, 11, 24, 23, tzinfo=UTC), "i morgen kl.\xa000.00"),
        (datetime(2026, 11, 26, 5, tzinfo=UTC), "26. november kl.\xa006.00"),
        (datetime(2027, 1, 2, 5, tzinfo=UTC), "2. januar 2027 kl.\xa006.00"),
    ],
)
def test_a_moment_is_told_by_its_day(hour, said):
    with translation.override("nb"):
        assert day_words.when(hour, datetime(2026, 11, 24).date()) == said


def test_a_plan_for_another_year_says_which(db):
    with translation.override("nb"):
        today = datetime(2026, 11, 24).date()
        assert day_words.short_date(datetime(2026, 12, 2).date(), today) == "2.12."
        assert day_words.short_date(datetime(2072, 12, 2).date(), today) == "2.12.72"


def test_an_hour_shown_twice_says_which_beside_its_story(as_editor):
    make_story("published", publish_at=datetime(2031, 10, 26, 1, 30, tzinfo=UTC))
    assert "26 Oct 31 02:30 winter time" in part(as_editor.get(DAY), "ahead")


def test_what_is_late_says_when_it_should_have_been_in(db):
    event = Event(datetime(2026, 11, 24, 11, tzinfo=UTC), Kind.DUE, Article())
    with translation.override("nb"):
        assert day_words.late(event, datetime(2026, 11, 24).date()) == "skulle vært inne kl.\xa012.00"


def test_who_has_what_is_late_is_named(as_editor, reporter, chief):
    make_story(due_at=ago(days=3), assigned_to=chief)
    make_story(due_at=ago(days=3), created_by=None)
    late = part(as_editor.get(DAY), "late")
    assert "Should have been in" in late
    assert "chief" in late
    assert "nobody has it" in late


def test_a_planned_story_stands_under_its_day(as_editor):
    make_story("published", content={"headline": "Renten"}, publish_at=timezone.now() + timedelta(days=9))
    assert re.search(r"Later .* Renten Goes out", part(as_editor.get(DAY), "ahead"))


def test_a_planned_story_that_goes_out_without_its_newest_changes_says_so(as_editor):
    article = make_story("published", publish_at=timezone.now() + timedelta(hours=1))
    Article.objects.update(version=2)
    assert "goes out without its newest changes" in part(as_editor.get(DAY), "ahead")
    Article.objects.update(handed_in_at=timezone.now(), handed_in_by=article.created_by)
    assert "Changes to a planned story, handed in" in part(as_editor.get(DAY), "in_review")


def test_who_handed_in_is_named(as_editor, reporter):
    make_story("review", handed_in_by=reporter)
    make_story("published", handed_in_at=timezone.now())
    told = part(as_editor.get(DAY), "in_review")
    assert "Handed in by reporter at" in told
    assert "Changes to a live story, handed in" in told


def test_an_embargo_is_told_of_what_is_ready(as_editor):
    make_story("ready")
    make_story("ready", embargo_until=timezone.now() + timedelta(days=9))
    told = part(as_editor.get(DAY), "ready")
    assert "Waits to be published" in told
    assert "Embargo until" in told


def test_what_is_out_today_tells_what_readers_were_told(as_editor):
    now = timezone.now()
    story = make_story("published", publish_at=now, updated_at=now)
    StoryEvent.objects.create(article=story, kind=StoryEvent.Kind.CORRECTION, text="Feil tall.", at=now)
    assert re.search("Last updated at .* Corrected", part(as_editor.get(DAY), "out_today"))


def test_a_problem_leads_to_its_place_in_the_form(as_editor):
    nowhere = {"title": "Fisken", "address": "", "story": None}
    story = make_story("review", content=quoted() | {"related": [{**nowhere, "address": "https://a.no"}, nowhere]})
    page, form = as_editor.get(DAY).content.decode(), as_editor.get(change(story)).content.decode()
    for place in ("id_quotes-aaaa22-speaker", "id_related-1-address"):
        assert f'href="{change(story)}#{place}"' in page
        assert f'id="{place}"' in form


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Draft"),
        ({"due_at": datetime(2030, 1, 2, 5, tzinfo=UTC)}, "Draft, to be handed in 2 January 2030 at 06:00"),
        ({"due_at": datetime(2020, 1, 2, 5, tzinfo=UTC)}, "Draft, should have been in 2 January 2020 at 06:00"),
        ({"status": "review"}, "Handed in at"),
        ({"status": "ready"}, "Ready"),
        ({"status": "withdrawn"}, "Withdrawn"),
        ({"status": "published", "publish_at": datetime(2030, 1, 2, 5, tzinfo=UTC)}, "Goes out 2 January 2030"),
        ({"status": "published", "publish_at": datetime(2020, 1, 2, 5, tzinfo=UTC)}, "Published 2 January 2020"),
        ({"status": "published", "version": 2}, "with unpublished changes"),
        ({"status": "published", "handed_in_at": datetime(2026, 1, 2, tzinfo=UTC)}, "changes handed in"),
        ({"status": "published", "update_version": 1, "update_at": datetime(2030, 1, 2, tzinfo=UTC)}, "changes go out"),
    ],
)
def test_ones_own_story_says_where_it_stands(as_reporter, reporter, facts, said):
    make_story(made_by=reporter, **facts)
    assert said in part(as_reporter.get(DAY), "mine")


def test_an_empty_day_says_so_in_words(as_editor):
    page = words(as_editor.get(DAY))
    for said in ("Nothing presses.", "No story waits to be read.", "No story waits to be published.",
                 "No deadlines and no plans.", "You have no stories yet."):  # fmt: skip
        assert said in page


def test_what_presses_is_counted_and_leads_to_its_list(as_editor):
    make_story("ready")
    page = as_editor.get(DAY).content.decode()
    assert '<a href="#ready"><b>1</b> ready</a>' in page
    assert 'id="ready"' in page


# Narrowed


def test_the_day_is_narrowed_to_a_section_and_a_colleague(as_editor, reporter, chief):
    sport = make_section("Sport")
    make_story("ready", content={"headline": "Rett sak"}, section=sport, made_by=reporter)
    make_story("ready", content={"headline": "Annen seksjon"}, made_by=reporter)
    make_story("ready", content={"headline": "En annens"}, section=sport, made_by=chief)
    ready = part(as_editor.get(DAY, {"section": sport.pk, "person": reporter.pk}), "ready")
    assert "Rett sak" in ready
    assert "Annen seksjon" not in ready
    assert "En annens" not in ready


def test_a_desk_editor_begins_with_own_sections(client, as_chief):
    assert "All sections" in as_chief.get(DAY).content.decode()
    client.force_login(make_user("desk", role=DESK, sections=[make_section("Sport")], is_staff=True))
    assert "My sections" in client.get(DAY).content.decode()


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 40, "\0", "1,2", "æ"])
def test_a_strange_value_narrows_nothing_and_is_told(as_editor, value):
    make_story("ready", content={"headline": "Renten"})
    answer = as_editor.get(DAY, {"section": value, "person": value, "all": value})
    assert answer.status_code == 200
    assert "What was asked for is not here." in words(answer)
    assert "Renten" in part(answer, "ready")


def test_a_reporter_chooses_among_no_colleagues(as_reporter, chief):
    answer = as_reporter.get(DAY, {"person": chief.pk})
    assert "chief" not in answer.content.decode()


def test_all_of_a_list_is_a_click_away_and_as_narrow(as_editor):
    section = make_section("Sport")
    for _number in range(MOST + 1):
        make_story("ready", section=section)
    page = as_editor.get(DAY, {"section": section.pk})
    assert f'href="?all=ready&amp;section={section.pk}"' in page.content.decode()
    whole = as_editor.get(DAY, {"section": section.pk, "all": "ready"})
    assert whole.content.decode().count('class="day-headline"') == MOST + 1
    assert f'href="?section={section.pk}"' in whole.content.decode()


# For whom


def test_a_reporter_sees_no_draft_of_others(as_reporter):
    make_story("ready", content={"headline": "Hemmelig"}, made_by=make_user("en annen"), due_at=ago(days=1))
    assert "Hemmelig" not in as_reporter.get(DAY).content.decode()


def test_a_story_that_is_out_and_not_open_leads_to_what_readers_have(as_reporter):
    story = make_story("published", made_by=make_user("en annen"), publish_at=timezone.now())
    page = as_reporter.get(DAY).content.decode()
    assert f'href="{story.get_absolute_url()}"' in page
    assert change(story) not in page
    assert "en annen" not in page


def test_who_writes_begins_a_story_from_the_day(as_reporter):
    page = as_reporter.get(DAY).content.decode()
    assert f'href="{reverse("admin:articles_article_add")}"' in page


def test_an_administrator_has_the_nouns_and_no_day(client):
    client.force_login(make_user("drift", role=ADMINISTRATORS, is_staff=True))
    make_story("published", content={"headline": "Renten"})
    answer = client.get(DAY)
    assert "Renten" not in answer.content.decode()
    assert f'href="{reverse("admin:auth_user_changelist")}"' in answer.content.decode()
    assert "boxes" not in answer.context


def test_notes_to_somebody_stand_on_his_day(as_editor, editor):
    add_note(make_story(), "Ser du på denne, @editor?", by=SYSTEM)
    assert "Ser du på denne" in part(as_editor.get(DAY), "notes-to-you")


def test_the_page_costs_the_same_whatever_there_is(as_editor, reporter):
    costs = []
    for _round in range(2):
        for number in range(3):
            section, other = (
                make_section(f"Del {_round}{number}", slug=f"d{_round}{number}"),
                make_user(f"u{_round}{number}"),
            )
            make_story(due_at=ago(days=1), section=section, assigned_to=other)
            make_story("review", section=section, handed_in_by=other, content=quoted())
            make_story("published", section=section, publish_at=timezone.now(), assigned_to=other)
            make_story("published", section=section, publish_at=timezone.now() + timedelta(days=1))
        with CaptureQueriesContext(connection) as captured:
            as_editor.get(DAY)
        costs.append(len(captured))
    assert costs[0] == costs[1]
