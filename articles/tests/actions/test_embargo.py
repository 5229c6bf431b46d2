"""Embargo × who × when: nobody gives readers the story before its time but by right, with a reason, on record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions.embargo import set_embargo
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.publish import publish_article
from articles.models import SYSTEM, Article, AuditEntry
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)
UNTIL = NOW + 6 * HOUR
Action = AuditEntry.Action


@pytest.fixture
def held(reporter):
    """A draft under embargo."""
    return set_embargo(make_article(status="draft"), UNTIL, by=reporter, at=NOW)


def actions(article):
    return list(AuditEntry.objects.about(article).filter(action__startswith="embargo").values_list("action", flat=True))


def test_whoever_writes_the_story_sets_its_embargo_and_that_is_written_down(held, reporter):
    entry = AuditEntry.objects.about(held).get(action=Action.EMBARGO_SET)
    assert (held.embargo_until, entry.user_id, entry.details) == (UNTIL, reporter.pk, {"until": UNTIL.isoformat()})


def test_whoever_may_not_change_the_story_sets_none(reader):
    with pytest.raises(NotAllowed):
        set_embargo(make_article(status="draft"), UNTIL, by=reader, at=NOW)


@pytest.mark.parametrize("who", ["editor", "chief"])
@pytest.mark.parametrize("publish_at", [None, UNTIL - timedelta(seconds=1)])
def test_nobody_publishes_or_plans_before_it_ends(held, request, who, publish_at):
    with pytest.raises(NotReady) as refused:
        publish_article(held, by=request.getfixturevalue(who), publish_at=publish_at, at=NOW)
    assert list(refused.value.problems) == ["embargo"]
    assert Article.objects.get(pk=held.pk).status == Article.Status.DRAFT


@pytest.mark.parametrize(("publish_at", "at"), [(UNTIL, NOW), (None, UNTIL), (None, UNTIL + HOUR)])
def test_at_its_end_the_story_may_go_out(held, editor, publish_at, at):
    article = publish_article(held, by=editor, publish_at=publish_at, at=at)
    assert article.is_published(max(UNTIL, at))
    assert not article.is_published(UNTIL - timedelta(microseconds=1))


def test_a_chief_publishes_under_embargo_with_a_reason_which_is_kept(held, chief):
    article = publish_article(held, by=chief, at=NOW, lifting="Avsenderen har sluppet saken")
    assert (article.is_published(NOW), article.embargo_until) == (True, None)
    entry = AuditEntry.objects.about(article).get(action=Action.EMBARGO_LIFTED)
    assert entry.details == {"until": UNTIL.isoformat(), "reason": "Avsenderen har sluppet saken"}


@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_without_the_right_no_reason_lifts_it(held, request, who):
    with pytest.raises(NotAllowed):
        set_embargo(held, None, by=request.getfixturevalue(who), reason="Jeg vil", at=NOW)
    assert Article.objects.get(pk=held.pk).embargo_until == UNTIL


def test_a_reason_that_is_none_lifts_nothing(held, chief):
    with pytest.raises(NotReady):
        set_embargo(held, None, by=chief, reason="  ", at=NOW)


def test_moving_it_forward_is_lifting_and_moving_it_back_is_not(held, reporter, chief):
    with pytest.raises(NotAllowed):
        set_embargo(held, UNTIL - HOUR, by=reporter, at=NOW)
    assert set_embargo(held, UNTIL + HOUR, by=reporter, at=NOW).embargo_until == UNTIL + HOUR
    set_embargo(held, UNTIL, by=chief, reason="Avtalt", at=NOW)
    assert actions(held) == [Action.EMBARGO_LIFTED, Action.EMBARGO_SET, Action.EMBARGO_SET]


def test_one_that_has_lapsed_is_in_nobodys_way(held, reporter, editor):
    assert set_embargo(held, None, by=reporter, at=UNTIL).embargo_until is None
    again = set_embargo(held, UNTIL + HOUR, by=reporter, at=UNTIL)
    assert publish_article(again, by=editor, at=UNTIL + HOUR).is_published(UNTIL + HOUR)


@pytest.mark.parametrize(
    ("publish_at", "until", "sentence"),
    [
        (NOW - HOUR, UNTIL, "Readers have this story already."),
        (NOW + HOUR, UNTIL, "planned to go out before that"),
        (None, NOW - HOUR, "has passed"),
    ],
)
def test_an_embargo_that_would_hold_nothing_back_is_refused(reporter, settings, publish_at, until, sentence):
    settings.LANGUAGE_CODE = "en"
    article = make_article(publish_at=publish_at) if publish_at else make_article(status="draft")
    with pytest.raises(NotReady, match=sentence):
        set_embargo(article, until, by=reporter, at=NOW)


def test_a_story_planned_for_later_takes_an_embargo(reporter):
    article = make_article(publish_at=UNTIL + HOUR)
    assert set_embargo(article, UNTIL, by=reporter, at=NOW).embargo_until == UNTIL


def test_the_database_itself_lets_nothing_out_before_its_embargo():
    article = make_article(status="draft")
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(
            status="published", publish_at=NOW, embargo_until=UNTIL, headline="A", body="<p>B</p>"
        )


def test_other_things_that_are_missing_leave_the_embargo_in_force(held, chief):
    draft = held.revisions.get().content | {"headline": ""}
    held.revisions.update(content=draft)
    with pytest.raises(NotReady):
        publish_article(held, by=chief, at=NOW, lifting="Sluppet")
    assert Article.objects.get(pk=held.pk).embargo_until == UNTIL
    assert actions(held) == [Action.EMBARGO_SET]


def test_the_newsroom_itself_keeps_embargoes_too(held):
    with pytest.raises(NotReady):
        publish_article(held, by=SYSTEM, at=NOW)
