"""One topic put on many stories at once, or taken from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotReady, QuotesReworded, ToldRefusal
from articles.actions.publish import publish_article
from articles.actions.save import lock, newest_revision, save_draft
from articles.models import Actor, Article, Revision, Tag, can


@dataclass
class Outcome:
    """What became of the stories. `waiting` were changed, and readers do not have it yet; `foreign` are not the user's.

    `told` says in sentences why something was not done.
    """

    changed: list[Article] = field(default_factory=list)
    waiting: list[Article] = field(default_factory=list)
    unchanged: list[Article] = field(default_factory=list)
    foreign: list[Article] = field(default_factory=list)
    told: dict[str, None] = field(default_factory=dict)


def put_topic(
    articles: Iterable[Article], tag: Tag, *, by: Actor, at: datetime | None = None, remove: bool = False
) -> Outcome:
    """Put the topic last on each story, or take it away (`remove`), each in a transaction of its own.

    Each gets a version. Readers of a live story get it at once where `by` may publish that, and where nothing else in
    it waits to be published; otherwise it waits as a change.
    """
    at = at or timezone.now()
    outcome = Outcome()
    for article in articles:
        _put(article, tag, outcome, by=by, at=at, remove=remove)
    return outcome


@transaction.atomic
def _put(article: Article, tag: Tag, outcome: Outcome, *, by: Actor, at: datetime, remove: bool) -> None:
    article = lock(article)
    if not can(by, "change", article):
        outcome.foreign.append(article)
        return
    draft = newest_revision(article).draft
    tags = [pk for pk in draft["tags"] if pk != tag.pk] + ([] if remove else [tag.pk])
    if (tag.pk in draft["tags"]) != remove:
        outcome.unchanged.append(article)
        return
    was_even = not article.has_unpublished_changes
    try:
        save_draft(article, draft | {"tags": tags}, by=by, base=article.version, at=at, reason=Revision.Reason.NAMES)
    except ToldRefusal as refusal:
        outcome.foreign.append(article)
        outcome.told[str(refusal)] = None
        return
    is_waiting = article.has_unpublished_changes and not (was_even and _publish(article, outcome, by=by, at=at))
    (outcome.waiting if is_waiting else outcome.changed).append(article)


def _publish(article: Article, outcome: Outcome, *, by: Actor, at: datetime) -> bool:
    """Give it to readers who have the story; whether they have it."""
    if not article.is_published(at) or not can(by, "publish", article):
        return False
    try:
        with transaction.atomic():
            publish_article(article, by=by, at=at)
    except (NotReady, QuotesReworded) as refusal:
        outcome.told[str(refusal)] = None
        return False
    return True
