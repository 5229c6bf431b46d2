"""Publishing and withdrawing: what readers see."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.actions import embargo
from articles.actions.audit import write_down
from articles.actions.coming_due import UPDATE, catch_up, end_publication, forget_update
from articles.actions.ending import is_over_by
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.placing import what_keeps_back
from articles.actions.project import date_rows, project_revision
from articles.actions.readiness import what_is_missing
from articles.actions.save import lock, newest_revision
from articles.actions.telling import NOTHING, Told, accounted_for, tell_readers
from articles.models import Actor, Article, AuditEntry, Revision, author_of, can

DESK = ("handed_in_at", "handed_in_by", "assigned_to")


@transaction.atomic
def publish_article(
    article: Article,
    *,
    by: Actor,
    publish_at: datetime | None = None,
    at: datetime | None = None,
    told: Told = NOTHING,
    lifting: str = "",
) -> Article:
    """Give readers the newest draft, now or from `publish_at` on.

    A story that readers have already keeps its time of publication; `told` is what they are told of the change, and
    whether it counts as an update. `lifting` is the reason for which an embargo is not waited for; that asks for a
    right of its own. Returns the row as it stands afterwards. Raises NotAllowed, NotReady with a sentence for each
    thing that is missing, and QuotesReworded.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    catch_up(article, at)
    revision, is_live, goes_out = newest_revision(article), article.is_published(at), publish_at or at
    if not is_live and lifting and article.is_under_embargo(goes_out):
        embargo.lift(article, None, by=by, reason=lifting, at=at)
    time = {} if is_live else embargo.breach(article, goes_out) | is_over_by(article, goes_out)
    if problems := what_is_missing(revision.content) | what_keeps_back(article, revision, by) | time:
        raise NotReady(problems)
    if is_live:
        tell_readers(article, accounted_for(article, revision.content, told), by=by, at=at)
        action, moment = AuditEntry.Action.CHANGED_LIVE, {}
    else:
        action, moment = _set_moment(article, goes_out, at)
    article.status, article.edited_at = Article.Status.PUBLISHED, at
    forget_update(article)
    _leave_desk(article)
    give_readers(article, revision, by=author_of(by), at=at)
    write_down(action, article, by=by, at=at, version=revision.number, **moment)
    return article


def _set_moment(article: Article, goes_out: datetime, at: datetime) -> tuple[AuditEntry.Action, dict[str, str]]:
    """Let the story go out at that moment; return what that is, and when, for the audit trail."""
    article.publish_at, article.updated_at = goes_out, None
    if goes_out > at:
        article.went_out_at = None
        return AuditEntry.Action.PLANNED, {"moment": goes_out.isoformat()}
    article.went_out_at = at
    return AuditEntry.Action.PUBLISHED, {}


@transaction.atomic
def plan_update(
    article: Article, *, by: Actor, update_at: datetime, at: datetime | None = None, told: Told = NOTHING
) -> Article:
    """Let the newest draft of a live story take over at `update_at`; until then readers keep what they have.

    Later saves do not change what goes out; `told` goes out with it. Returns the row. Raises NotAllowed, NotReady,
    QuotesReworded, and ValueError for a story that readers do not have.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if not article.is_published(at):
        raise ValueError("only a story that readers have can be updated")
    catch_up(article, at)
    revision = newest_revision(article)
    problems = what_is_missing(revision.content) | what_keeps_back(article, revision, by)
    if problems := problems | is_over_by(article, update_at):
        raise NotReady(problems)
    article.update_told = accounted_for(article, revision.content, told).as_json()
    article.update_at, article.update_version, article.update_by = update_at, article.version, author_of(by)
    _leave_desk(article)
    article.save(update_fields=[*UPDATE, *DESK])
    moment = {"version": revision.number, "moment": update_at.isoformat()}
    write_down(AuditEntry.Action.CHANGES_PLANNED, article, by=by, at=at, **moment)
    return article


@transaction.atomic
def drop_update(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Let planned changes stay a draft. Raises NotAllowed."""
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if article.update_at:
        version, at = article.update_version, at or timezone.now()
        forget_update(article)
        article.save(update_fields=UPDATE)
        write_down(AuditEntry.Action.PLAN_DROPPED, article, by=by, at=at, version=version)
    return article


def give_readers(article: Article, revision: Revision, *, by: AbstractBaseUser | None, at: datetime) -> None:
    """Project the revision, and let it be known since when readers have it. The caller holds the lock."""
    project_revision(article, revision, at=at)
    revision.published_at, revision.published_by = max(at, article.publish_at), by
    revision.save(update_fields=["published_at", "published_by"])


def _leave_desk(article: Article) -> None:
    """What was handed in has been decided: nobody waits for it to be read any more, and its writer has it in hand."""
    if article.handed_in_by_id not in (None, article.created_by_id):
        article.assigned_to_id = article.handed_in_by_id
    article.handed_in_at = article.handed_in_by = None


@transaction.atomic
def withdraw_article(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Take a published story away from readers, wholly and at once; a planned one becomes a draft again.

    A story that is neither, as somebody else was faster, stays as it is. Raises NotAllowed.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    catch_up(article, at)
    if article.status != Article.Status.PUBLISHED:
        return article
    if article.is_planned(at):
        article.status, article.publish_at = Article.Status.DRAFT, None
        article.revisions.filter(published_at__gt=at).update(published_at=None, published_by=None)
        date_rows(article)
        action = AuditEntry.Action.PLAN_DROPPED
    else:
        end_publication(article, by=by)
        action = AuditEntry.Action.WITHDRAWN
    article.edited_at = at
    forget_update(article)
    _leave_desk(article)
    article.save(update_fields=["status", "publish_at", "unpublish_at", "edited_at", *UPDATE, *DESK])
    write_down(action, article, by=by, at=at)
    return article
