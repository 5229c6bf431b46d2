from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.errors import NotAllowed, NotReady
from articles.actions.publish import publish_article, withdraw_article
from articles.actions.save import save_draft
from articles.actions.telling import Told
from articles.models import Article
from articles.tests.make import make_article, make_draft, make_tag

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=1)


def test_an_editor_publishes_now(editor):
    article = publish_article(make_article(status="draft"), by=editor, at=NOW)
    assert article.is_published(NOW)
    assert article.updated_at is None


def test_an_editor_plans_a_story(editor):
    article = publish_article(make_article(status="draft"), by=editor, publish_at=LATER, at=NOW)
    assert article.is_planned(NOW)
    assert article.is_published(LATER)


def test_a_plan_can_be_moved(editor):
    article = publish_article(make_article(publish_at=LATER), by=editor, publish_at=LATER + timedelta(hours=1), at=NOW)
    assert article.publish_at == LATER + timedelta(hours=1)


def test_changes_to_a_live_story_reach_readers_when_published(editor):
    article = make_article(headline="Før", publish_at=NOW - timedelta(days=1))
    save_draft(article, make_draft(headline="Etter", tags=[make_tag("NATO")]), by=editor, base=1)
    published = publish_article(article, by=editor, at=NOW, told=Told(news="NATO er emne"))
    assert published.headline == "Etter"
    assert published.publish_at == article.publish_at
    assert published.updated_at == NOW
    assert published.tagged.count() == 1
    assert not published.has_unpublished_changes


def test_publishing_again_without_changes_is_no_update(editor):
    article = publish_article(make_article(), by=editor, at=NOW)
    assert article.updated_at is None


@pytest.mark.parametrize("missing", ["headline", "body", "section"])
def test_what_readers_need_must_be_there(editor, missing):
    draft = make_draft() | {missing: None if missing == "section" else ""}
    article = make_article(status="draft")
    save_draft(article, draft, by=editor, base=1)
    with pytest.raises(NotReady) as told:
        publish_article(article, by=editor)
    assert list(told.value.problems) == [missing]
    assert not Article.objects.published().exists()


def test_a_reporter_publishes_nothing(reporter):
    article = make_article(status="draft")
    with pytest.raises(NotAllowed):
        publish_article(article, by=reporter)
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_a_withdrawn_story_is_gone(editor):
    article = withdraw_article(make_article(), by=editor)
    assert article.status == Article.Status.WITHDRAWN
    assert not Article.objects.published().exists()


def test_a_plan_that_is_dropped_leaves_a_draft(editor):
    article = withdraw_article(make_article(publish_at=LATER), by=editor, at=NOW)
    assert (article.status, article.publish_at) == (Article.Status.DRAFT, None)


def test_a_reporter_withdraws_nothing(reporter):
    with pytest.raises(NotAllowed):
        withdraw_article(make_article(), by=reporter)
