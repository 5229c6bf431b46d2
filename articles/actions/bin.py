"""Deleting a story, and changing one's mind: what is deleted lies in the bin for thirty days."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.actions.save import lock
from articles.models import Actor, Article, StoryEvent, author_of, can

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
        article.binned_at, article.binned_by = at or timezone.now(), author_of(by)
        article.save(update_fields=["binned_at", "binned_by"])
    return article


@transaction.atomic
def take_from_bin(article: Article, *, by: Actor) -> Article:
    """Bring a deleted story back as it was: address, versions, quotes, topics. Raises NotAllowed."""
    article = lock(article)
    if not can(by, "delete", article):
        raise NotAllowed
    article.binned_at = article.binned_by = None
    article.save(update_fields=["binned_at", "binned_by"])
    return article


@transaction.atomic
def empty_bin(at: datetime | None = None) -> int:
    """Delete for good what has lain in the bin for thirty days; return how many stories.

    A story that was corrected stays in the bin: corrections are kept for ever.
    """
    rows = Article.objects.in_bin().filter(binned_at__lte=(at or timezone.now()) - KEPT)
    rows = rows.exclude(pk__in=StoryEvent.objects.corrections().values("article"))
    gone = rows.count()
    rows.delete()
    return gone
