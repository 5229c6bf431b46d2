"""Saving a draft: the next revision of a story."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed, StaleDraft
from articles.actions.placing import lacks_colleague, refuse_foreign_section
from articles.actions.project import project_revision
from articles.actions.readiness import what_is_missing
from articles.actions.sensitive import refuse_sensitive
from articles.models import Actor, Article, AuditEntry, Revision, author_of, can, followed
from articles.text.drafts.body import refs_in
from articles.text.drafts.draft import Draft, clean_draft, new_draft
from articles.text.drafts.merging import Merged, merge_drafts

# A run of autosaves goes on with these.
RUN = (Revision.Reason.AUTOSAVE, Revision.Reason.SAVE, Revision.Reason.PUBLISH)
# Colleagues may be writing from a version that has been passed; a day later nobody is.
PASSED_KEPT = timedelta(days=1)
# Who comes back to a story after that long begins another run of autosaves.
PAUSE = timedelta(hours=1)
# So much gone at once, and more than is left, is no step of a run: it may be a slip, and the text before stays.
MUCH = 200


@transaction.atomic
def start_article(
    content: Draft,
    *,
    by: Actor,
    at: datetime | None = None,
    key: str = "",
    sent: str = "",
    reason: str = Revision.Reason.SAVE,
) -> Article:
    """A new story with `content` as its first revision.

    `by` is the user, `at` the moment (default now, in any zone), `key` names this save: the same key again, with the
    same `sent`, answers with the story that the first made. Raises NotAllowed, ForeignSection, SensitiveTopic.
    """
    if not can(by, "add", Article):
        raise NotAllowed
    used = made_with(key, by)
    if used and used.sent == sent:
        return used.article
    refuse_foreign_section(by, content)
    refuse_sensitive(by, content)
    at = at or timezone.now()
    try:
        with transaction.atomic():
            article = Article.objects.create(created_by=author_of(by), created_at=at, edited_at=at)
            key = "" if used else key
            revision = record_revision(article, content, by=by, at=at, key=key, sent=sent, reason=reason)
            project_revision(article, revision, at=at)
            confirmed = _newly_confirmed({}, revision.content)
            write_down(AuditEntry.Action.CREATED, article, by=by, at=at, version=1, reason=reason, confirmed=confirmed)
    except IntegrityError:
        # A double click: the other request has just made it.
        if made := made_with(key, by):
            return made.article
        raise
    return article


@transaction.atomic
def save_draft(
    article: Article,
    content: Draft,
    *,
    by: Actor,
    base: int,
    picks: Mapping[str, str] | None = None,
    meets: bool = True,
    at: datetime | None = None,
    key: str = "",
    sent: str = "",
    reason: str = Revision.Reason.SAVE,
) -> Revision:
    """The next revision of `article`. Readers of a published story see nothing of it until it is published.

    `base` is the version that the content was written from. Where another save came between, both are put together;
    `picks` decides where they touch the same words or facts (articles/text/drafts/merging.py). Raises NotAllowed,
    ForeignSection, SensitiveTopic, and StaleDraft where something is left to decide, or where the draft shall meet no
    other (`meets`). The same `key` again, with the same `sent` (what came, as a hash), answers with the revision that
    the first made.
    """
    locked = lock(article)
    if not can(by, "change", locked):
        raise NotAllowed
    used = made_with(key, by)
    if used and used.article_id == locked.pk and used.sent == sent:
        return used
    merged_with, newest = None, newest_revision(locked)
    if base != locked.version:
        if not meets:
            raise StaleDraft(newest, Merged(content, ()))
        merged_with, content = newest.number, _merged(locked, content, base, newest, picks)
    refuse_foreign_section(by, content, newest.draft, article=locked)
    refuse_sensitive(by, content, newest.draft)
    at = at or timezone.now()
    key = "" if used else key
    revision = record_revision(
        locked, content, by=by, at=at, key=key, sent=sent, reason=reason, merged_with=merged_with
    )
    if mirrors_draft(locked, revision.content, by=by, at=at, is_read=_is_read(revision, newest, locked)):
        project_revision(locked, revision, at=at)
    if not _goes_on(newest, revision):
        facts = {"version": revision.number, "reason": reason, "merged_with": merged_with}
        confirmed = _newly_confirmed(newest.content, revision.content)
        write_down(AuditEntry.Action.SAVED, locked, by=by, at=at, **facts, confirmed=confirmed)
    _refresh(article, locked)
    return revision


def record_revision(
    article: Article,
    content: Draft,
    *,
    by: Actor,
    at: datetime,
    key: str = "",
    sent: str = "",
    reason: str = Revision.Reason.SAVE,
    merged_with: int | None = None,
) -> Revision:
    """Append a revision to a story whose lock the caller holds. Whether the row shows it is the caller's to say.

    A run of autosaves by one user counts as one version: each passes the one before, until a pause, or a text of
    which much was taken out. A quote that comes back to the text with no facts has those that the story's history
    knows of it. A story that was ready waits to be read again.
    """
    recalled = recall_quotes(article, refs_in(content.get("body", "")) - content.get("quotes", {}).keys())
    if recalled:
        content = content | {"quotes": recalled | content.get("quotes", {})}
    _pass_autosaves(article, content, by=by, at=at, reason=reason)
    article.version += 1
    article.edited_at = at
    article.save(update_fields=["version", "edited_at", *_take_back(article, by=by, at=at)])
    # Only another's key is set aside: one's own, used meanwhile, must collide (start_article).
    is_anothers = key and Revision.objects.filter(key=key).exclude(author=author_of(by)).exists()
    return Revision.objects.create(
        article=article,
        number=article.version,
        content=clean_draft(content),
        reason=reason,
        author=author_of(by),
        at=at,
        key=key if key and not is_anothers else uuid4().hex,
        sent=sent,
        merged_with=merged_with,
    )


def recall_quotes(article: Article, refs: AbstractSet[str]) -> dict[str, dict]:
    """The facts that these quotes had last in `article`, {ref: facts}; those that no version knew are left out.

    Who was merged since is who they were merged into. Two queries, and none where nothing is asked for.
    """
    known: dict[str, dict] = {}
    if not refs or not article.version:
        return known
    knowing = article.revisions.filter(content__quotes__has_any_keys=sorted(refs)).order_by("-number")
    for quotes in knowing.values_list("content__quotes", flat=True).iterator(chunk_size=10):
        known |= {ref: quotes[ref] for ref in refs - known.keys() if ref in quotes}
        if len(known) == len(refs):
            break
    return followed(new_draft() | {"quotes": known})["quotes"]


def _merged(article: Article, mine: Draft, base: int, newest: Revision, picks: Mapping[str, str] | None) -> Draft:
    """Mine, put together with the newest draft. Raises StaleDraft where an editor has to choose."""
    opened = article.revisions.filter(number=base).first()
    drafts = (opened and opened.draft, clean_draft(mine), newest.draft)
    merged = merge_drafts(*drafts, picks)
    if merged.conflicts:
        # Those that were decided are told too: the next answer has to name them all.
        raise StaleDraft(newest, merge_drafts(*drafts))
    return merged.draft


def _pass_autosaves(article: Article, content: Draft, *, by: Actor, at: datetime, reason: str) -> None:
    article.revisions.filter(is_passed=True, at__lt=at - PASSED_KEPT).delete()
    if reason not in RUN:
        return
    own = article.revisions.filter(author=author_of(by), reason=Revision.Reason.AUTOSAVE, at__gt=at - PAUSE)
    # What readers have or will have, and what somebody was sent a link to, stays in the history.
    run = own.filter(number=article.version, published_at=None, merged_with=None, previewlink=None)
    before = run.exclude(number=article.update_version).first()
    if before and not _takes_out_much(before.content["body"], content.get("body", "")):
        before.is_passed = True
        before.save(update_fields=["is_passed"])


def _takes_out_much(before: str, after: str) -> bool:
    return len(before) - len(after) > max(MUCH, len(after))


def _goes_on(before: Revision, revision: Revision) -> bool:
    """Whether an autosave goes on with a run whose beginning the audit trail tells of."""
    both = {before.reason, revision.reason} == {Revision.Reason.AUTOSAVE}
    return both and before.author_id == revision.author_id and revision.at - before.at < PAUSE


def _newly_confirmed(before: Draft, after: Draft) -> list[str]:
    """The refs of quotes that `after` says somebody has confirmed, and `before` does not."""
    known = {ref: facts.get("confirmed_by") for ref, facts in before.get("quotes", {}).items()}
    now = {ref: facts.get("confirmed_by") for ref, facts in after["quotes"].items()}
    return sorted(ref for ref, confirmer in now.items() if confirmer and confirmer != known.get(ref))


def _take_back(article: Article, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """What was read and found ready is not this version, unless who may publish wrote it. Returns what changed."""
    if article.status != Article.Status.READY or can(by, "publish", article):
        return ()
    article.status, article.handed_in_at, article.handed_in_by = Article.Status.REVIEW, at, author_of(by)
    write_down(AuditEntry.Action.HANDED_IN, article, by=by, at=at, was=Article.Status.READY.value)
    return ("status", "handed_in_at", "handed_in_by")


def mirrors_draft(article: Article, draft: Draft, *, by: Actor, at: datetime, is_read: bool = True) -> bool:
    """Whether the row follows the newest draft: until readers have seen the story.

    A planned story goes out by itself, so it follows only whole drafts that somebody has read (`is_read`) who could
    publish them now; other changes wait, as those to a live story do.
    """
    if not article.is_planned(at):
        return article.publish_at is None
    return is_read and can(by, "publish", article) and not lacks_colleague(article, by) and not what_is_missing(draft)


def _is_read(revision: Revision, newest: Revision, article: Article) -> bool:
    """Whether who saved the revision had all of it before their eyes, and meant it. `newest` is the one before.

    Nobody has read what saves itself, what was put together, and what waits in a story that gets a name with many.
    """
    if revision.reason == Revision.Reason.NAMES:
        return newest.number == article.projected_version
    return revision.reason != Revision.Reason.AUTOSAVE and revision.merged_with is None


def newest_revision(article: Article) -> Revision:
    """The draft that an editor goes on writing."""
    return article.revisions.get(number=article.version)


def lock(article: Article) -> Article:
    """The story's row as it is now, locked until the transaction ends (on SQLite the transaction is the lock)."""
    return Article.objects.select_for_update().get(pk=article.pk)


def made_with(key: str, by: Actor) -> Revision | None:
    """The revision that a save with that key has made already."""
    return Revision.objects.filter(key=key, author=author_of(by)).first() if key else None


def _refresh(stale: Article, fresh: Article) -> None:
    """Let the caller's object show what was written."""
    stale.__dict__.update({f.attname: getattr(fresh, f.attname) for f in Article._meta.concrete_fields})
    stale._state.fields_cache.clear()
