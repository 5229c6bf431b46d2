"""A story that is over at its moment: whoever plans it, and what cannot be planned beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.ending import plan_end
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.publish import plan_update, publish_article, withdraw_article
from articles.actions.save import save_draft
from articles.models import Article, AuditEntry
from articles.tests.make import make_article, make_draft

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1)
Action = AuditEntry.Action


def test_an_editor_says_until_when_readers_have_a_story(editor):
    article = plan_end(make_article(), NOW + HOUR, by=editor, at=NOW)
    assert (article.is_published(NOW), article.is_published(NOW + HOUR)) == (True, False)
    entry = AuditEntry.objects.about(article).get(action=Action.UNPUBLISHING_PLANNED)
    assert entry.details == {"until": (NOW + HOUR).isoformat()}


def test_a_reporter_does_not(reporter):
    with pytest.raises(NotAllowed):
        plan_end(make_article(), NOW + HOUR, by=reporter, at=NOW)


def test_the_plan_can_be_taken_back(editor):
    article = plan_end(make_article(), NOW + HOUR, by=editor, at=NOW)
    assert plan_end(article, None, by=editor, at=NOW).is_published(NOW + HOUR)


@pytest.mark.parametrize(("publish_at", "until"), [(NOW - HOUR, NOW), (NOW + 2 * HOUR, NOW + HOUR)])
def test_a_moment_that_leaves_readers_nothing_is_refused(editor, publish_at, until):
    with pytest.raises(NotReady) as refused:
        plan_end(make_article(publish_at=publish_at), until, by=editor, at=NOW)
    assert list(refused.value.problems) == ["unpublish_at"]


def test_nothing_goes_out_or_changes_after_it(editor):
    article = plan_end(make_article(status="draft"), NOW + HOUR, by=editor, at=NOW)
    with pytest.raises(NotReady):
        publish_article(article, by=editor, publish_at=NOW + HOUR, at=NOW)
    live = publish_article(article, by=editor, at=NOW)
    save_draft(live, make_draft(), by=editor, base=1)
    with pytest.raises(NotReady):
        plan_update(live, by=editor, update_at=NOW + HOUR, at=NOW)


def test_it_does_not_come_before_changes_that_are_planned(editor):
    article = make_article()
    save_draft(article, make_draft(), by=editor, base=1)
    plan_update(article, by=editor, update_at=NOW + 2 * HOUR, at=NOW)
    with pytest.raises(NotReady):
        plan_end(article, NOW + HOUR, by=editor, at=NOW)


def test_a_withdrawn_story_has_no_end_left_and_can_come_back(editor):
    article = withdraw_article(plan_end(make_article(), NOW + HOUR, by=editor, at=NOW), by=editor, at=NOW)
    assert (article.status, article.unpublish_at) == (Article.Status.WITHDRAWN, None)
    assert publish_article(article, by=editor, at=NOW + 2 * HOUR).is_published(NOW + 3 * HOUR)
