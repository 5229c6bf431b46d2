"""Publishing and withdrawing: what readers see."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed, NotReady
from articles.actions.project import project_revision
from articles.actions.save import lock, newest_revision, what_is_missing
from articles.models import Actor, Article, can


@transaction.atomic
def publish_article(
    article: Article, *, by: Actor, publish_at: datetime | None = None, at: datetime | None = None
) -> Article:
    """Give readers the newest draft, now or from `publish_at` on.

    A story that readers have already keeps its time of publication and gets a time of update. Returns the row as it
    stands afterwards. Raises NotAllowed, and NotReady with a sentence for each thing that is missing.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    revision = newest_revision(article)
    problems = what_is_missing(revision.content)
    if problems:
        raise NotReady(problems)
    if article.is_published(at):
        if article.has_unpublished_changes:
            article.updated_at = at
    else:
        article.publish_at = publish_at or at
        article.updated_at = None
    article.status = Article.Status.PUBLISHED
    article.edited_at = at
    project_revision(article, revision, at=at)
    return article


@transaction.atomic
def withdraw_article(article: Article, *, by: Actor, at: datetime | None = None) -> Article:
    """Take a published story away from readers, wholly and at once; a planned one becomes a draft again.

    Raises NotAllowed.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if article.is_planned(at):
        article.status, article.publish_at = Article.Status.DRAFT, None
    elif article.status == Article.Status.PUBLISHED:
        article.status = Article.Status.WITHDRAWN
    article.edited_at = at
    article.save(update_fields=["status", "publish_at", "edited_at"])
    return article
