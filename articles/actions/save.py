"""Saving a draft: the next revision of a story."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed, StaleDraft
from articles.actions.project import project_revision
from articles.models import Actor, Article, Revision, author_of, can
from articles.text.drafts import Draft, clean_draft


@transaction.atomic
def start_article(
    content: Draft,
    *,
    by: Actor,
    at: datetime | None = None,
    key: str = "",
    reason: str = Revision.Reason.SAVE,
) -> Article:
    """A new story with `content` as its first revision.

    `by` is the user, `at` the moment (default now, in any zone), `key` names this save: the same key again answers
    with the story that the first made. Raises NotAllowed.
    """
    if not can(by, "add", Article):
        raise NotAllowed
    if made := _made_before(key, by):
        return made.article
    at = at or timezone.now()
    article = Article.objects.create(created_by=author_of(by), created_at=at, edited_at=at)
    record_revision(article, content, by=by, at=at, key=key, reason=reason)
    return article


@transaction.atomic
def save_draft(
    article: Article,
    content: Draft,
    *,
    by: Actor,
    base: int,
    at: datetime | None = None,
    key: str = "",
    reason: str = Revision.Reason.SAVE,
) -> Revision:
    """The next revision of `article`. Readers of a published story see nothing of it until it is published.

    `base` is the version that the content was written from. Raises NotAllowed, and StaleDraft where another save
    came between; the same `key` again answers with the revision that the first made.
    """
    locked = lock(article)
    if not can(by, "change", locked):
        raise NotAllowed
    if (made := _made_before(key, by)) and made.article_id == locked.pk:
        return made
    if base != locked.version:
        raise StaleDraft(newest=newest_revision(locked))
    revision = record_revision(locked, content, by=by, at=at or timezone.now(), key=key, reason=reason)
    _refresh(article, locked)
    return revision


def record_revision(
    article: Article,
    content: Draft,
    *,
    by: Actor,
    at: datetime,
    key: str = "",
    reason: str = Revision.Reason.SAVE,
) -> Revision:
    """Append a revision to a story whose lock the caller holds, and let the row mirror it before first publication."""
    article.version += 1
    article.edited_at = at
    revision = Revision.objects.create(
        article=article,
        number=article.version,
        content=clean_draft(content),
        reason=reason,
        author=author_of(by),
        at=at,
        key=key if key and not Revision.objects.filter(key=key).exists() else uuid4().hex,
    )
    if mirrors_draft(article, at):
        project_revision(article, revision, at=at)
    else:
        article.save(update_fields=["version", "edited_at"])
    return revision


def mirrors_draft(article: Article, at: datetime) -> bool:
    """Whether the row follows the newest draft: until readers have seen the story."""
    return article.publish_at is None or article.is_planned(at)


def newest_revision(article: Article) -> Revision:
    """The draft that an editor goes on writing."""
    return article.revisions.get(number=article.version)


def lock(article: Article) -> Article:
    """The story's row as it is now, locked until the transaction ends (on SQLite the transaction is the lock)."""
    return Article.objects.select_for_update().get(pk=article.pk)


def _made_before(key: str, by: Actor) -> Revision | None:
    """The revision that this very save has made already, where it was sent twice."""
    return Revision.objects.filter(key=key, author=author_of(by)).first() if key else None


def _refresh(stale: Article, fresh: Article) -> None:
    """Let the caller's object show what was written."""
    stale.__dict__.update({f.attname: getattr(fresh, f.attname) for f in Article._meta.concrete_fields})
    stale._state.fields_cache.clear()
