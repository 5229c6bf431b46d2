"""What comes of moments by itself: written down once, whoever comes first, and one story is never another's delay."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.due import publish_due
from articles.actions.ending import plan_end
from articles.actions.publish import plan_update, publish_article, withdraw_article
from articles.actions.save import save_draft
from articles.models import SYSTEM, Article, AuditEntry, Revision, StoryEvent
from articles.tests.make import make_article, make_draft

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=2)
Action = AuditEntry.Action


def first(**facts):
    return make_article(publish_at=LATER, **facts)


def changing(**facts):
    article = make_article(publish_at=NOW - timedelta(days=1), **facts)
    save_draft(article, make_draft(headline="Så"), by=SYSTEM, base=1)
    return plan_update(article, by=SYSTEM, update_at=LATER, at=NOW)


def ending(**facts):
    return plan_end(make_article(**facts), LATER, by=SYSTEM, at=NOW)


def poisoned(**facts):
    article = changing(**facts)
    Revision.objects.filter(article=article, number=2).update(content={"broken": True})
    return article


def written(article, *actions):
    return AuditEntry.objects.about(article).filter(action__in=actions).count()


KINDS = [(first, Action.WENT_OUT), (changing, Action.CHANGES_WENT_OUT), (ending, Action.TAKEN_DOWN)]


@pytest.mark.parametrize(("make", "action"), KINDS)
def test_it_happens_once_however_often_it_is_asked_for(make, action):
    article = make()
    assert publish_due(LATER - timedelta(seconds=1)) == []
    assert publish_due(LATER) == [article]
    assert publish_due(LATER) == publish_due(LATER + timedelta(days=1)) == []
    assert written(article, action) == 1


def test_a_story_that_went_out_is_written_down_at_the_moment_from_which_readers_had_it():
    article = first()
    publish_due(LATER + timedelta(minutes=5))
    article.refresh_from_db()
    assert article.went_out_at == LATER + timedelta(minutes=5)
    assert AuditEntry.objects.about(article).get(action=Action.WENT_OUT).at == LATER


def test_a_story_that_ended_is_withdrawn_and_its_history_knows_that_readers_had_it():
    article = ending()
    publish_due(LATER)
    article.refresh_from_db()
    assert (article.status, article.unpublish_at) == (Article.Status.WITHDRAWN, None)
    assert list(article.events.values_list("kind", flat=True)) == [StoryEvent.Kind.PUBLISHED]


def test_poisoned_stories_delay_nobody_and_are_logged(caplog):
    bad = [poisoned() for _number in range(3)]
    good = [make() for make, _action in KINDS]
    assert set(publish_due(LATER)) == set(good)
    assert caplog.text.count("was not done") == len(bad)


def test_a_poisoned_story_is_left_alone_for_a_while_and_a_new_plan_for_it_is_not(caplog):
    article = poisoned()
    publish_due(LATER)
    publish_due(LATER)
    assert caplog.text.count("was not done") == 1
    save_draft(article, make_draft(headline="Hel"), by=SYSTEM, base=2, meets=False)
    plan_update(article, by=SYSTEM, update_at=LATER, at=NOW)
    assert publish_due(LATER) == [article]


def test_nothing_is_half_done_where_it_fails():
    article = poisoned()
    publish_due(LATER)
    article.refresh_from_db()
    assert (article.update_at, article.headline != "Så", article.events.count()) == (LATER, True, 0)
    assert written(article, Action.CHANGES_WENT_OUT) == 0


def test_what_is_over_gets_no_more_changes():
    article = changing()
    Article.objects.filter(pk=article.pk).update(unpublish_at=LATER)
    publish_due(LATER)
    article.refresh_from_db()
    assert (article.status, article.update_at) == (Article.Status.WITHDRAWN, None)
    assert article.headline != "Så"


def test_publishing_at_once_leaves_nothing_to_do(editor):
    article = publish_article(make_article(status="draft"), by=editor, at=NOW)
    assert article.went_out_at == NOW
    assert publish_due(LATER) == []
    assert (written(article, Action.PUBLISHED), written(article, Action.WENT_OUT)) == (1, 0)


def test_whoever_comes_before_the_runner_tells_what_was(editor):
    out, over = first(), ending()
    withdraw_article(out, by=editor, at=LATER)
    publish_article(over, by=editor, at=LATER)
    told = [list(AuditEntry.objects.about(one).order_by("pk").values_list("action", flat=True)) for one in (out, over)]
    assert told[0][-2:] == [Action.WENT_OUT, Action.WITHDRAWN]
    assert told[1][-2:] == [Action.TAKEN_DOWN, Action.PUBLISHED]
    assert publish_due(LATER) == []


def test_with_nothing_due_a_run_asks_one_question_however_many_stories_there_are():
    for _number in range(5):
        first()
        ending()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        publish_due(NOW)
    assert len(asked) == 1


@pytest.mark.parametrize(("make", "_action"), KINDS)
def test_each_story_costs_the_same(make, _action):
    def cost(stories):
        for _number in range(stories):
            make()
        with CaptureQueriesContext(connection) as asked:
            assert len(publish_due(LATER)) == stories
        return len(asked) - 1

    assert cost(4) == 4 * cost(1)
