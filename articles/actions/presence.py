"""Who has a story open: told to colleagues, and kept out of nothing."""

from datetime import datetime

from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.models import Actor, Article, Presence, can
from articles.models.presence import STAYS


def note_presence(article: Article, *, by: Actor, at: datetime | None = None) -> None:
    """Write down that `by` is in the story now; who comes back after having left begins anew. Raises NotAllowed."""
    if not can(by, "change", article):
        raise NotAllowed
    at = at or timezone.now()
    seen = Presence.objects.filter(article=article, user=by, seen_at__gt=at - STAYS).update(seen_at=at)
    if not seen:
        Presence.objects.update_or_create(article=article, user=by, defaults={"since": at, "seen_at": at})


def note_leaving(article: Article, *, by: Actor) -> None:
    """Forget that `by` was in the story."""
    Presence.objects.filter(article=article, user=by).delete()
