"""The moment at which a story is over for readers."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.audit import write_down
from articles.actions.coming_due import catch_up
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.save import lock
from articles.models import Actor, Article, AuditEntry, can


@transaction.atomic
def plan_end(article: Article, unpublish_at: datetime | None, *, by: Actor, at: datetime | None = None) -> Article:
    """Let readers have the story until then (None: for good). Returns the row.

    Raises NotAllowed, and NotReady with a sentence for "unpublish_at".
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    catch_up(article, at)
    if article.unpublish_at == unpublish_at:
        return article
    if problem := _why_not(article, unpublish_at, at):
        raise NotReady({"unpublish_at": problem})
    article.unpublish_at = unpublish_at
    article.save(update_fields=["unpublish_at"])
    until = unpublish_at.isoformat() if unpublish_at else None
    write_down(AuditEntry.Action.UNPUBLISHING_PLANNED, article, by=by, at=at, until=until)
    return article


def is_over_by(article: Article, goes_out: datetime) -> dict[str, str]:
    """Why a story that is to end cannot go out, or change, at that moment: {"unpublish_at": sentence} or empty."""
    if article.unpublish_at is None or goes_out < article.unpublish_at:
        return {}
    return {"unpublish_at": _("The story is to be taken down before that.")}


def _why_not(article: Article, unpublish_at: datetime | None, at: datetime) -> str:
    if unpublish_at is None:
        return ""
    if unpublish_at <= at:
        return _("The time to take the story down has passed. Withdraw it instead.")
    if article.is_planned(at) and unpublish_at <= article.publish_at:
        return _("The story would be taken down before it goes out.")
    if article.update_at and unpublish_at <= article.update_at:
        return _("The story would be taken down before its planned changes go out.")
    return ""
