"""«Dagen»: what each list holds, who gets what of it, and that it costs the same whatever there is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, StoryEvent
from articles.models.roles import DESK
from articles.queries.day import MOST, PATIENCE, Kind, Name, day_for
from articles.tests.make import make_article, make_person, make_section, make_user, quoted

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)  # kl. 12.00
NOWHERE = [{"title": "Les om fisken", "address": "", "story": None}]


def hours(number: float) -> datetime:
    return NOON + timedelta(hours=number)


def make_story(*, status="draft", publish_at=None, section=None, made_by=None, content=None, **desk) -> Article:
    """A story with the desk's own facts on it, as the newsroom's actions leave them."""
    article = make_article(
        status=status, publish_at=publish_at, section=section, made_by=made_by, **(content or {})
    )  # fmt: skip
    if desk:
        Article.objects.filter(pk=article.pk).update(**desk)
        article.refresh_from_db()
    return article


def events(some) -> list[tuple]:
    return [(event.at, event.kind, event.article) for event in some.items]


# The time line


def test_a_deadline_that_has_passed_is_late(chief):
    story = make_story(due_at=hours(-1))
    assert events(day_for(chief, at=NOON).late) == [(hours(-1), Kind.DUE, story)]


def test_a_deadline_to_come_is_ahead(chief):
    story = make_story(due_at=NOON)
    day = day_for(chief, at=NOON)
    assert (day.late.items, events(day.ahead)) == ([], [(NOON, Kind.DUE, story)])


@pytest.mark.parametrize("status", ["review", "ready", "published", "withdrawn"])
def test_what_is_in_is_not_late(chief, status):
    make_story(status=status, publish_at=hours(-3) if status == "published" else None, due_at=hours(-1))
    assert day_for(chief, at=NOON).late.items == []


def test_what_is_planned_stands_on_the_time_line(chief):
    story = make_story(status="published", publish_at=hours(1), unpublish_at=hours(3))
    assert events(day_for(chief, at=NOON).ahead) == [
        (hours(1), Kind.PUBLISH, story),
        (hours(3), Kind.UNPUBLISH, story),
    ]


def test_a_planned_change_of_a_live_story_stands_on_the_time_line(chief):
    story = make_story(status="published", publish_at=hours(-1), update_at=hours(2), update_version=1)
    assert events(day_for(chief, at=NOON).ahead) == [(hours(2), Kind.CHANGE, story)]


@pytest.mark.parametrize(("field", "kind"), [("update_at", Kind.CHANGE), ("unpublish_at", Kind.UNPUBLISH)])
def test_what_should_have_happened_by_itself_is_late_after_a_while(chief, field, kind):
    at = NOON - PATIENCE
    facts = {"update_version": 1} if field == "update_at" else {}
    story = make_story(status="published", publish_at=hours(-5), **{field: at}, **facts)
    day = day_for(chief, at=NOON)
    assert (events(day.late), events(day.ahead)) == ([], [(at, kind, story)])
    day = day_for(chief, at=NOON + timedelta(seconds=1))
    assert (events(day.late), events(day.ahead)) == ([(at, kind, story)], [])


def test_an_embargo_ends_on_the_time_line_until_the_story_is_planned(chief):
    story = make_story(status="ready", embargo_until=hours(1))
    make_story(status="published", publish_at=hours(2), embargo_until=hours(1))
    assert events(day_for(chief, at=NOON).ahead)[0] == (hours(1), Kind.EMBARGO, story)
    assert [event.kind for event in day_for(chief, at=NOON).ahead.items] == [Kind.EMBARGO, Kind.PUBLISH]


def test_what_is_ahead_is_ordered_by_the_clock_and_told_by_day(chief):
    for due_at in (hours(11.99), hours(36), hours(12), hours(35.99), hours(1)):
        make_story(due_at=due_at)
    told = [(name, [event.at for event in events]) for name, events in day_for(chief, at=NOON).by_day]
    assert told == [
        ("today", [hours(1), hours(11.99)]),
        ("tomorrow", [hours(12), hours(35.99)]),
        ("later", [hours(36)]),
    ]


@pytest.mark.parametrize(("day", "length"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 11, 24), 24)])
def test_a_day_lasts_from_midnight_to_midnight_in_oslo(chief, day, length):
    found = day_for(chief, at=datetime(*day, 4, tzinfo=UTC))
    assert found.ends - found.starts == timedelta(hours=length)
    assert found.starts.astimezone(ZoneInfo("Europe/Oslo")).timetuple()[:5] == (*day, 0, 0)


def test_both_hours_that_the_clock_shows_twice_are_in_their_order(chief):
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    later, sooner = make_story(due_at=second), make_story(due_at=first)
    day = day_for(chief, at=datetime(2026, 10, 24, 22, 30, tzinfo=UTC))
    assert [(name, [event.article for event in found]) for name, found in day.by_day] == [("today", [sooner, later])]


# The other lists


def test_who_has_waited_longest_to_be_read_comes_first(chief):
    new, old = (make_story(status="review", handed_in_at=hours(-n)) for n in (1, 2))
    assert day_for(chief, at=NOON).in_review.items == [old, new]


def test_changes_of_a_live_story_are_handed_in_too(chief):
    story = make_story(status="published", publish_at=hours(-9), handed_in_at=hours(-1))
    assert day_for(chief, at=NOON).in_review.items == [story]


def test_what_is_ready_waits_to_be_published_and_no_longer_to_be_read(chief):
    story = make_story(status="ready", handed_in_at=hours(-1))
    day = day_for(chief, at=NOON)
    assert (day.ready.items, day.in_review.items) == ([story], [])


def test_what_readers_got_since_midnight_is_out_today_newest_first(chief):
    make_story(status="published", publish_at=hours(-12) - timedelta(seconds=1))
    make_story(status="published", publish_at=hours(1))
    first, last = (make_story(status="published", publish_at=at) for at in (hours(-12), NOON))
    assert day_for(chief, at=NOON).out_today.items == [last, first]


def test_what_was_corrected_is_marked(chief):
    story = make_story(status="published", publish_at=hours(-1))
    assert [row.is_corrected for row in day_for(chief, at=NOON).out_today.items] == [False]
    StoryEvent.objects.create(article=story, kind=StoryEvent.Kind.CORRECTION, text="Feil tall.", at=NOON)
    assert [row.is_corrected for row in day_for(chief, at=NOON).out_today.items] == [True]


@pytest.mark.parametrize("facts", [{"status": "review"}, {"status": "ready"}, {"status": "published"}])
def test_a_story_on_its_way_has_problems(chief, facts):
    story = make_story(**facts, content=quoted() | {"related": NOWHERE})
    (found,) = day_for(chief).problems.items
    assert (found, found.quotes_open, found.first_quote) == (story, 1, "aaaa22")
    assert (found.links_open, found.first_link) == (1, 0)


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_on_no_way_may_lack_what_it_likes(chief, status):
    make_story(status=status, content=quoted())
    assert day_for(chief).problems.items == []


def test_a_quote_with_a_speaker_or_a_confirmed_name_is_no_problem(chief):
    make_story(status="review", content=quoted(speaker=make_person()))
    make_story(status="review", content=quoted(name="En kilde", confirmed_by=chief.pk))
    assert day_for(chief).problems.items == []


def test_what_can_still_be_put_right_before_readers_get_it_comes_first(chief):
    live, review, planned = (
        make_story(**facts, content=quoted())
        for facts in (
            {"status": "published", "publish_at": hours(-1)},
            {"status": "review"},
            {"status": "published", "publish_at": hours(1)},
        )
    )
    assert day_for(chief, at=NOON).problems.items == [planned, live, review]


def test_mine_is_what_i_made_handed_in_or_was_given_last_edited_first(editor):
    edited = iter(range(9))
    made, given, handed_in = (
        make_story(**facts, edited_at=hours(-next(edited)))
        for facts in ({"made_by": editor}, {"assigned_to": editor}, {"handed_in_by": editor, "handed_in_at": NOON})
    )
    make_story()
    assert day_for(editor, at=NOON).mine.items == [made, given, handed_in]


# Who gets what


def everything(day) -> set[Article]:
    lists = [getattr(day, name) for name in Name]
    return {getattr(item, "article", item) for some in lists for item in some.items}


def make_every_kind(**facts) -> list[Article]:
    return [
        make_story(due_at=hours(-1), **facts),
        make_story(due_at=hours(1), **facts),
        make_story(status="review", content=quoted(), **facts),
        make_story(status="ready", **facts),
        make_story(status="published", publish_at=hours(1), **facts),
    ]


def test_a_reporter_gets_no_draft_of_others(reporter):
    own = make_every_kind(made_by=reporter)
    make_every_kind(made_by=make_user("en annen"))
    assert everything(day_for(reporter, at=NOON)) == set(own)


def test_everybody_gets_what_is_out_and_nobody_elses_plans_for_it(reporter):
    story = make_story(
        status="published", publish_at=hours(-1), unpublish_at=hours(1), made_by=make_user("en annen"), content=quoted()
    )
    day = day_for(reporter, at=NOON)
    assert day.out_today.items == [story]
    assert (day.ahead.items, day.problems.items) == ([], [])


@pytest.fixture
def desk(db):
    return make_user("desk", role=DESK, sections=[make_section("Sport")], is_staff=True)


def test_a_desk_editor_gets_the_stories_of_own_sections(desk):
    other = make_user("en annen")
    own = make_every_kind(section=make_section("Sport"), made_by=other)
    make_every_kind(section=make_section("Kultur"), made_by=other)
    assert everything(day_for(desk, at=NOON)) == set(own)


def test_a_desk_editor_gets_another_section_by_its_name(desk):
    other, away = make_user("en annen"), make_section("Kultur")
    make_every_kind(section=make_section("Sport"), made_by=other)
    stories = make_every_kind(section=away, made_by=other)
    assert everything(day_for(desk, at=NOON, section=away)) == set(stories)


def test_what_a_desk_editor_made_for_another_section_is_mine(desk):
    story = make_story(section=make_section("Kultur"), made_by=desk)
    assert day_for(desk, at=NOON).mine.items == [story]


def test_a_chief_gets_the_stories_of_all(chief):
    stories = make_every_kind(section=make_section("Sport")) + make_every_kind(section=make_section("Kultur"))
    assert everything(day_for(chief, at=NOON)) == set(stories)


def test_a_reader_has_no_day(reader):
    make_every_kind()
    assert everything(day_for(reader, at=NOON)) == set()


def test_what_lies_in_the_bin_is_on_no_day(chief):
    make_every_kind()
    Article.objects.exclude(status="published").update(binned_at=NOON)
    assert {article.status for article in everything(day_for(chief, at=NOON))} == {"published"}


def test_the_day_of_a_section_has_its_stories_alone(chief):
    section = make_section("Sport")
    stories = make_every_kind(section=section)
    make_every_kind(section=make_section("Kultur"))
    assert everything(day_for(chief, at=NOON, section=section)) == set(stories)


@pytest.mark.parametrize("fact", ["created_by", "assigned_to", "handed_in_by"])
def test_the_day_of_a_colleague_has_what_that_one_made_handed_in_or_was_given(chief, reporter, fact):
    stories = make_every_kind(made_by=chief)
    story = stories[2]
    Article.objects.filter(pk=story.pk).update(**{fact: reporter})
    assert everything(day_for(chief, at=NOON, person=reporter)) == {story}


# How much


def test_a_list_has_a_most_and_tells_that_there_is_more(chief):
    for _number in range(MOST + 1):
        make_story(status="ready")
    day = day_for(chief)
    assert (len(day.ready.items), day.ready.has_more) == (MOST, True)
    day = day_for(chief, whole=Name.READY)
    assert (len(day.ready.items), day.ready.has_more) == (MOST + 1, False)


def test_of_what_is_late_the_newest_stay_and_the_oldest_of_them_comes_first(chief):
    for number in range(MOST + 2):
        make_story(due_at=hours(-1 - number))
    late = day_for(chief, at=NOON).late
    assert [event.at for event in late.items] == [hours(-1 - number) for number in reversed(range(MOST))]
    assert late.has_more


def test_a_day_takes_eight_queries_whatever_there_is(chief):
    chief.get_all_permissions()
    for _round in range(2):
        make_every_kind()
        make_story(status="published", publish_at=hours(-1), content=quoted())
        with CaptureQueriesContext(connection) as captured:
            day_for(chief, at=NOON)
        assert len(captured) == 8
