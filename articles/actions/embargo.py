"""An embargo («sperrefrist»): what was given to the newsroom on the promise that readers get it no earlier."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.save import lock
from articles.models import Actor, Article, AuditEntry, can


@transaction.atomic
def set_embargo(
    article: Article, until: datetime | None, *, by: Actor, reason: str = "", at: datetime | None = None
) -> Article:
    """Keep a story from readers until then; whoever may change it may do that while readers do not have it.

    None, or a moment before the one that holds, is lifting: that asks for the right to, and for a reason. Returns the
    row. Raises NotAllowed, and NotReady with a sentence for "embargo".
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "change", article):
        raise NotAllowed
    before = article.embargo_until
    if before == until:
        return article
    if article.is_under_embargo(at) and (until is None or until < before):
        lift(article, until, by=by, reason=reason, at=at)
    elif until:
        if problem := _why_not(article, until, at):
            raise NotReady({"embargo": problem})
        article.embargo_until = until
        write_down(AuditEntry.Action.EMBARGO_SET, article, by=by, at=at, until=until.isoformat())
    else:  # it has lapsed
        article.embargo_until = None
    article.save(update_fields=["embargo_until"])
    return article


def lift(article: Article, until: datetime | None, *, by: Actor, reason: str, at: datetime) -> None:
    """Let a story go to readers before its embargo ends, but for what is left of it (`until`).

    The caller holds the lock and saves the row. Raises NotAllowed, and NotReady with a sentence for "embargo".
    """
    if not can(by, "override", article):
        raise NotAllowed(_("Only those who may lift an embargo can move it forward or take it away."))
    if not reason.strip():
        raise NotReady({"embargo": _("Say why the embargo is lifted before its time.")})
    held = article.embargo_until.isoformat()
    article.embargo_until = until
    left = {"left": until.isoformat()} if until else {}
    write_down(AuditEntry.Action.EMBARGO_LIFTED, article, by=by, at=at, until=held, reason=reason.strip(), **left)


def breach(article: Article, goes_out: datetime) -> dict[str, str]:
    """Why the story cannot go out at that moment: {"embargo": sentence}, empty where no embargo forbids it."""
    if not article.is_under_embargo(goes_out):
        return {}
    return {"embargo": _("The story is under embargo. Plan it for when that ends or later, or have it lifted.")}


def _why_not(article: Article, until: datetime, at: datetime) -> str:
    if article.is_published(at):
        return _("Readers have this story already.")
    if until <= at:
        return _("The end of the embargo has passed.")
    if article.is_planned(at) and article.publish_at < until:
        return _("The story is planned to go out before that. Move the plan or drop it first.")
    return ""
