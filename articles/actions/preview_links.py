"""Links by which somebody without a log-in reads a draft."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.models import Actor, Article, AuditEntry, PreviewLink, Revision, author_of, can
from articles.models.preview_link import LONGEST


@transaction.atomic
def make_preview_link(
    article: Article,
    *,
    by: Actor,
    revision: Revision | None = None,
    lasts: timedelta = LONGEST,
    at: datetime | None = None,
) -> tuple[PreviewLink, str]:
    """A link to `revision`, or to whatever is newest (None), and its secret, which is told this once.

    It works for `lasts`, at most 72 hours. Raises NotAllowed, ValueError for a time that is none or another story's
    version.
    """
    if not can(by, "change", article):
        raise NotAllowed
    if not timedelta(0) < lasts <= LONGEST:
        raise ValueError("a preview link works for up to 72 hours")
    if revision and revision.article_id != article.pk:
        raise ValueError("a preview link leads to a version of its own story")
    if revision:
        # What somebody was sent a link to stays in the history, though a later autosave had passed it.
        Revision.objects.filter(pk=revision.pk).update(is_passed=False)
    at = at or timezone.now()
    secret = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=article,
        revision=revision,
        hash=hash_of(secret),
        created_by=author_of(by),
        created_at=at,
        expires_at=at + lasts,
    )
    shown = revision.number if revision else "newest"
    write_down(AuditEntry.Action.SHARED, article, by=by, at=at, shows=shown, hours=lasts / timedelta(hours=1))
    return link, secret


@transaction.atomic
def revoke_preview_link(link: PreviewLink, *, by: Actor, at: datetime | None = None) -> None:
    """Let the link lead nowhere from now on. Raises NotAllowed."""
    if not can(by, "change", link.article):
        raise NotAllowed
    at = at or timezone.now()
    if PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        shown = link.revision.number if link.revision else "newest"
        write_down(AuditEntry.Action.UNSHARED, link.article, by=by, at=at, shows=shown)


def hash_of(secret: str) -> str:
    """What is kept of a link's secret."""
    return sha256(secret.encode()).hexdigest()
