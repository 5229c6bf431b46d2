"""Bringing an older version of a story back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.actions.placing import refuse_foreign_section
from articles.actions.project import project_revision
from articles.actions.save import lock, mirrors_draft, newest_revision, record_revision
from articles.actions.sensitive import refuse_sensitive
from articles.models import Actor, Article, AuditEntry, Revision, can
from articles.text.drafts.draft import Draft


@transaction.atomic
def restore_revision(
    article: Article, number: int, *, by: Actor, at: datetime | None = None, key: str = ""
) -> Revision:
    """Make a new revision out of an older one; nothing is overwritten, and readers see nothing until it is published.

    The same `key` again answers with the revision that the first made. Raises NotAllowed, ForeignSection,
    SensitiveTopic, Revision.DoesNotExist.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "change", article):
        raise NotAllowed
    if key and (made := article.revisions.filter(key=key).first()):
        return made
    old = article.revisions.get(number=number)
    newest = newest_revision(article).draft
    refuse_foreign_section(by, old.draft, newest, article=article)
    refuse_sensitive(by, old.draft, newest)
    reason = Revision.Reason.RESTORE
    revision = record_revision(article, _still_unlisted(old.draft, newest), by=by, at=at, key=key, reason=reason)
    if mirrors_draft(article, revision.content, by=by, at=at):
        project_revision(article, revision, at=at)
    write_down(AuditEntry.Action.RESTORED, article, by=by, at=at, version=revision.number, older=number)
    return revision


def _still_unlisted(old: Draft, newest: Draft) -> Draft:
    """A quote that is in no list stays out of them, though the older version is from before that was asked for."""
    known = newest["quotes"]
    listed = {ref: known.get(ref, facts).get("is_listed", True) for ref, facts in old["quotes"].items()}
    return old | {"quotes": {ref: facts | {"is_listed": listed[ref]} for ref, facts in old["quotes"].items()}}
