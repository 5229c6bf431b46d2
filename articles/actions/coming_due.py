"""What becomes of a story by its own moments: it went out, it is over. The caller holds the lock and a transaction."""

from datetime import datetime

from articles.actions.audit import write_down
from articles.actions.telling import record
from articles.models import SYSTEM, Actor, Article, AuditEntry, StoryEvent

UPDATE = ("update_at", "update_version", "update_by", "update_told")


def catch_up(article: Article, at: datetime) -> bool:
    """Write down that readers got the story, and that it is over, where that came about; return whether it did.

    Whoever changes what readers get calls this first: what was is then told in its order.
    """
    has_gone_out = _note_going_out(article, at)
    return _take_down(article, at) or has_gone_out


def _note_going_out(article: Article, at: datetime) -> bool:
    if article.status != Article.Status.PUBLISHED or article.went_out_at is not None or article.publish_at > at:
        return False
    article.went_out_at = at
    article.save(update_fields=["went_out_at"])
    # Readers had it from its moment on, whenever somebody came to write that down.
    write_down(AuditEntry.Action.WENT_OUT, article, by=SYSTEM, at=article.publish_at, version=article.projected_version)
    return True


def _take_down(article: Article, at: datetime) -> bool:
    if not article.has_ended(at):
        return False
    ended_at = article.unpublish_at
    end_publication(article, by=SYSTEM)
    article.save(update_fields=["status", "unpublish_at", *UPDATE])
    write_down(AuditEntry.Action.TAKEN_DOWN, article, by=SYSTEM, at=ended_at)
    return True


def end_publication(article: Article, *, by: Actor) -> None:
    """Let a story that is out be a withdrawn one. The caller saves the row: status, unpublish_at and UPDATE."""
    # Should the story come back, its history tells that readers had it before.
    record(article, StoryEvent.Kind.PUBLISHED, "", by=by, at=article.publish_at)
    article.status, article.unpublish_at = Article.Status.WITHDRAWN, None
    forget_update(article)


def forget_update(article: Article) -> None:
    """Let there be no planned changes. The caller saves the row: UPDATE."""
    article.update_at = article.update_version = article.update_by = None
    article.update_told = {}
