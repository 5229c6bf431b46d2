"""Putting the facts of a quote right. Its words belong to the story's text."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.actions.project import project_revision
from articles.actions.save import lock, record_revision
from articles.models import Actor, AuditEntry, Quote, Revision, can
from articles.text.drafts.draft import QUOTE_FACTS, Draft


def may_correct(user: Actor, quote: Quote) -> bool:
    """Whether `user` may put this quote's facts right here: where readers have them, that is publishing."""
    may_change = can(user, "change", quote)
    return may_change and (quote.article.publish_at is None or can(user, "publish", quote.article))


@transaction.atomic
def correct_quote(quote: Quote, *, by: Actor, at: datetime | None = None, **facts: Any) -> Revision:
    """Change facts of a quote where they stand: in the newest draft, and in what readers see.

    `facts` are keys of `QUOTE_FACTS`. Unpublished changes to the text stay unpublished: what readers see is their own
    version with the facts put right, and so is a planned change. Returns the newest revision. Raises NotAllowed,
    ValueError for unknown facts.
    """
    if unknown := facts.keys() - QUOTE_FACTS.keys():
        raise ValueError(f"a quote has no {', '.join(sorted(unknown))}")
    at = at or timezone.now()
    article = lock(quote.article)
    if not may_correct(by, quote):
        raise NotAllowed
    readers, goes_out, newest = article.projected_version, article.update_version, article.version
    corrected = {}
    for number in sorted({readers, goes_out or newest, newest}):
        content = _put_right(article.revisions.get(number=number).draft, quote.ref, facts)
        corrected[number] = record_revision(article, content, by=by, at=at, reason=Revision.Reason.CORRECT)
    if goes_out:
        article.update_version = corrected[goes_out].number
    project_revision(article, corrected[readers], at=at)
    told = {"quote": quote.ref, "facts": sorted(facts), "confirmed": [quote.ref] if facts.get("confirmed_by") else []}
    listed = {"is_listed": facts["is_listed"]} if "is_listed" in facts else {}
    write_down(AuditEntry.Action.CHANGED, article, by=by, at=at, **told, **listed)
    return corrected[newest]


def _put_right(content: Draft, ref: str, facts: dict[str, Any]) -> Draft:
    quotes = content["quotes"]
    return content | {"quotes": quotes | ({ref: quotes[ref] | facts} if ref in quotes else {})}
