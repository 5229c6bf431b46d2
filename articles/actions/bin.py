"""Deleting a story, and changing one's mind: what is deleted lies in the bin for thirty days."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.actions.save import lock
from articles.models import SYSTEM, Actor, Article, AuditEntry, StoryEvent, author_of, can

KEPT = timedelta(days=30)


@transaction.atomic
def bin_article(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Put a story into the bin, with all that belongs to it. Readers must not have it: withdraw it first.

    Returns the row. Raises NotAllowed.
    """
    article = lock(article)
    if not can(by, "delete", article) or article.status == Article.Status.PUBLISHED:
        raise NotAllowed
    if article.binned_at is None:
        at = at or timezone.now()
        article.binned_at, article.binned_by = at, author_of(by)
        article.save(update_fields=["binned_at", "binned_by"])
        write_down(AuditEntry.Action.BINNED, article, by=by, at=at)
    return article


@transaction.atomic
def take_from_bin(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Bring a deleted story back as it was: address, versions, quotes, topics. Raises NotAllowed."""
    article = lock(article)
    if not can(by, "delete", article):
        raise NotAllowed
    if article.binned_at is not None:
        article.binned_at = article.binned_by = None
        article.save(update_fields=["binned_at", "binned_by"])
        write_down(AuditEntry.Action.TAKEN_FROM_BIN, article, by=by, at=at or timezone.now())
    return article


@transaction.atomic
def empty_bin(at: datetime | None = None) -> int:
    """Delete for good what has lain in the bin for thirty days; return how many stories.

    A story that was corrected stays in the bin: corrections are kept for ever.
    """
    at = at or timezone.now()
    rows = Article.objects.in_bin().filter(binned_at__lte=at - KEPT)
    rows = rows.exclude(pk__in=StoryEvent.objects.corrections().values("article"))
    gone = list(rows.select_for_update().defer("body", "lede"))
    for article in gone:
        write_down(AuditEntry.Action.DELETED, article, by=SYSTEM, at=at, code=article.code)
    Article.objects.filter(pk__in=[article.pk for article in gone]).delete()
    return len(gone)
