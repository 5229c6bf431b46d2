"""Publishing and withdrawing: what readers see."""

import logging
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed, NotReady
from articles.actions.placing import what_keeps_back
from articles.actions.project import project_revision
from articles.actions.readiness import what_is_missing
from articles.actions.save import lock, newest_revision
from articles.actions.telling import NOTHING, Told, accounted_for, record, tell_readers
from articles.models import Actor, Article, Revision, StoryEvent, author_of, can

logger = logging.getLogger(__name__)
UPDATE = ("update_at", "update_version", "update_by", "update_told")
DESK = ("handed_in_at", "handed_in_by", "assigned_to")


@transaction.atomic
def publish_article(
    article: Article,
    *,
    by: Actor,
    publish_at: datetime | None = None,
    at: datetime | None = None,
    told: Told = NOTHING,
) -> Article:
    """Give readers the newest draft, now or from `publish_at` on.

    A story that readers have already keeps its time of publication; `told` is what they are told of the change, and
    whether it counts as an update. Returns the row as it stands afterwards. Raises NotAllowed, NotReady with a sentence
    for each thing that is missing, and QuotesReworded.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    revision = newest_revision(article)
    problems = what_is_missing(revision.content) | what_keeps_back(article, revision, by)
    if problems:
        raise NotReady(problems)
    if article.is_published(at):
        tell_readers(article, accounted_for(article, revision.content, told), by=by, at=at)
    else:
        article.publish_at = publish_at or at
        article.updated_at = None
    article.status = Article.Status.PUBLISHED
    article.edited_at = at
    _forget_update(article)
    _leave_desk(article)
    _give_readers(article, revision, by=author_of(by), at=at)
    return article


@transaction.atomic
def plan_update(
    article: Article, *, by: Actor, update_at: datetime, at: datetime | None = None, told: Told = NOTHING
) -> Article:
    """Let the newest draft of a live story take over at `update_at`; until then readers keep what they have.

    Later saves do not change what goes out; `told` goes out with it. Returns the row. Raises NotAllowed, NotReady,
    QuotesReworded, and ValueError for a story that readers do not have.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if not article.is_published(at):
        raise ValueError("only a story that readers have can be updated")
    revision = newest_revision(article)
    if problems := what_is_missing(revision.content) | what_keeps_back(article, revision, by):
        raise NotReady(problems)
    article.update_told = accounted_for(article, revision.content, told).as_json()
    article.update_at, article.update_version, article.update_by = update_at, article.version, author_of(by)
    _leave_desk(article)
    article.save(update_fields=[*UPDATE, *DESK])
    return article


@transaction.atomic
def drop_update(article: Article, *, by: Actor) -> Article:
    """Let planned changes stay a draft. Raises NotAllowed."""
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    _forget_update(article)
    article.save(update_fields=UPDATE)
    return article


def publish_due(at: datetime | None = None) -> list[Article]:
    """Give readers every planned change whose time has come, each in a transaction of its own; return the stories.

    May run as often as one likes, and several times at once. A story that fails is logged and delays no other.
    """
    at = at or timezone.now()
    updated = []
    for article in Article.objects.due_for_update(at).order_by("update_at").only("pk"):
        try:
            if done := _update(article, at):
                updated.append(done)
        except Exception:
            logger.exception("A planned change did not go out: story %s", article.pk)
    return updated


@transaction.atomic
def _update(article: Article, at: datetime) -> Article | None:
    article = lock(article)
    if article.update_at is None or article.update_at > at or not article.is_published(at):
        return None  # another runner was first, or somebody changed the plan
    revision = article.revisions.get(number=article.update_version)
    by = article.update_by
    tell_readers(article, Told.from_json(article.update_told), by=by, at=article.update_at)
    _forget_update(article)
    _give_readers(article, revision, by=by, at=at)
    return article


def _give_readers(article: Article, revision: Revision, *, by: AbstractBaseUser | None, at: datetime) -> None:
    """Project the revision, and let it be known since when readers have it. The caller holds the lock."""
    project_revision(article, revision, at=at)
    revision.published_at, revision.published_by = max(at, article.publish_at), by
    revision.save(update_fields=["published_at", "published_by"])


def _forget_update(article: Article) -> None:
    article.update_at = article.update_version = article.update_by = None
    article.update_told = {}


def _leave_desk(article: Article) -> None:
    """What was handed in has been decided: nobody waits for it to be read any more, and its writer has it in hand."""
    if article.handed_in_by_id not in (None, article.created_by_id):
        article.assigned_to_id = article.handed_in_by_id
    article.handed_in_at = article.handed_in_by = None


@transaction.atomic
def withdraw_article(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Take a published story away from readers, wholly and at once; a planned one becomes a draft again.

    Raises NotAllowed.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if article.is_planned(at):
        article.status, article.publish_at = Article.Status.DRAFT, None
        article.revisions.filter(published_at__gt=at).update(published_at=None, published_by=None)
    elif article.status == Article.Status.PUBLISHED:
        # Should the story come back, its history tells that readers had it before.
        record(article, StoryEvent.Kind.PUBLISHED, "", by=by, at=article.publish_at)
        article.status = Article.Status.WITHDRAWN
    article.edited_at = at
    _forget_update(article)
    _leave_desk(article)
    article.save(update_fields=["status", "publish_at", "edited_at", *UPDATE, *DESK])
    return article
