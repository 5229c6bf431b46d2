"""Doing what stories' moments ask for, each story by itself."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.coming_due import catch_up, forget_update
from articles.actions.publish import give_readers
from articles.actions.telling import Told, tell_readers
from articles.models import Article, ArticleQuerySet, AuditEntry

logger = logging.getLogger(__name__)
# A story that fails is left alone so long by the process in which it failed, readers' requests included.
REST = 60


def publish_due(at: datetime | None = None, *, among: ArticleQuerySet | None = None) -> list[Article]:
    """Do what is due, each story in a transaction of its own: what went out or ended is written down, changes go out.

    `among` are the stories to look at, else all. Returns those that it was done to. May run as often as one likes, and
    several times at once: each story is claimed under its lock, and one that another has claimed is come back to when
    the others are done. A story that fails is logged, and delays no other: no run is cut off before its last story.
    """
    at = at or timezone.now()
    # Readers wait for changes; the rest they have had at its moment.
    stories = Article.objects.all() if among is None else among
    due = stories.due(at).order_by(F("update_at").asc(nulls_last=True), "pk").only("code", "update_version")
    done: list[Article] = []
    left = _try_each(list(due), at, done, waits=False)
    _try_each(left, at, done, waits=True)
    return done


def _try_each(stories: Iterable[Article], at: datetime, done: list[Article], *, waits: bool) -> list[Article]:
    """Do what is due of these stories; return those that another had just then."""
    left = []
    for story in stories:
        failed = f"due-failed-{story.code}-{story.update_version}"
        # Another may have been first; asked before the lock, as on SQLite that is a lock on everything.
        if cache.get(failed) or not Article.objects.due(at).filter(pk=story.pk).exists():
            continue
        try:
            if article := _do(story.pk, at, waits=waits):
                done.append(article)
            else:
                left.append(story)
        except Exception:
            cache.set(failed, 1, timeout=REST)
            logger.exception("What was due of a story was not done: story %s", story.pk)
    return left


@transaction.atomic
def _do(pk: int, at: datetime, *, waits: bool) -> Article | None:
    """The story, with nothing due any more; None where another has it, or there is nothing to do."""
    article = Article.objects.select_for_update(skip_locked=not waits).filter(pk=pk).first()
    if article is None:
        return None
    # A story that is over gets no more changes: catching up forgets them.
    has_moved = catch_up(article, at)
    if article.update_at is not None and article.update_at <= at and article.is_published(at):
        _update(article, at)
        has_moved = True
    return article if has_moved else None


def _update(article: Article, at: datetime) -> None:
    revision = article.revisions.get(number=article.update_version)
    by, planned_for = article.update_by, article.update_at
    tell_readers(article, Told.from_json(article.update_told), by=by, at=planned_for)
    forget_update(article)
    give_readers(article, revision, by=by, at=at)
    moment = {"version": revision.number, "moment": planned_for.isoformat()}
    write_down(AuditEntry.Action.CHANGES_WENT_OUT, article, by=by, at=at, **moment)
