"""What readers are told when a story that they have changes: what is new, and what was wrong (VVP 4.13)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed, QuotesReworded
from articles.actions.save import lock
from articles.models import Actor, Article, AuditEntry, StoryEvent, author_of, can
from articles.text.drafts.draft import Draft
from articles.text.quotes.rewording import Reworded, reworded_quotes


@dataclass(frozen=True, slots=True)
class Correction:
    """The words of a correction; `ref` names the quote that it is about, `place` where on the page it stands."""

    text: str
    kind: str = StoryEvent.Kind.CORRECTION
    place: str = StoryEvent.Place.TOP
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why readers are not told of a quote that gets other words; `key` names the change (text.rewording)."""

    key: str
    ref: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said to readers with a change. `news`, where it matters to them: then the story counts as updated.

    Of each quote that gets other words there is a correction, or an excuse. `key` names this one telling: sent twice,
    its words are told once.
    """

    news: str = ""
    corrections: tuple[Correction, ...] = ()
    excused: tuple[Excuse, ...] = ()
    key: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> "Told":
        """What a plan kept; a plan without it tells nothing."""
        kept = kept or {}
        corrections = tuple(Correction(**one) for one in kept.get("corrections", ()))
        # Plans made before excuses had reasons kept their keys alone.
        excused = tuple(Excuse(**one) if isinstance(one, Mapping) else Excuse(one) for one in kept.get("excused", ()))
        return cls(kept.get("news", ""), corrections, excused, kept.get("key", ""))


NOTHING = Told()


def quotes_reworded(article: Article, draft: Draft) -> list[Reworded]:
    """The quotes that readers would get in other words, were `draft` published."""
    return reworded_quotes(dict(article.quotes.current().values_list("ref", "words")), draft["body"])


def accounted_for(article: Article, draft: Draft, told: Told) -> Told:
    """`told` without what is said of quotes whose words stay. Raises QuotesReworded for those nothing is said of."""
    changed = quotes_reworded(article, draft)
    refs = {one.ref for one in changed}
    answered, excused = {one.ref for one in told.corrections}, {one.key for one in told.excused}
    if open_ones := [one for one in changed if one.ref not in answered and one.key not in excused]:
        raise QuotesReworded(open_ones)
    kept = tuple(one for one in told.corrections if not one.ref or one.ref in refs)
    keys = {one.key for one in changed}
    excuses = tuple(one for one in told.excused if one.key in keys)
    return Told(told.news, kept, excuses, told.key)


def tell_readers(article: Article, told: Told, *, by: Actor, at: datetime) -> None:
    """Record it, and let the story count as updated where it matters. The caller holds the lock and saves the row.

    What was told under the same key in the same words is not told again; other words are, as from a page that somebody
    went back to.
    """
    key = told.key or uuid4().hex
    known = set(article.events.filter(key__startswith=key).values_list("key", flat=True))
    if told.news and (own := _key(key, told.news)) not in known:
        article.updated_at = at
        record(article, StoryEvent.Kind.UPDATED, told.news, by=by, at=at, key=own)
    for one in told.corrections:
        if (own := _key(key, one.kind, one.text, one.place, one.ref)) in known:
            continue
        event = record(article, one.kind, one.text, by=by, at=at, key=own, place=one.place, quote_ref=one.ref)
        write_down(AuditEntry.Action.CORRECTED, article, by=by, at=at, kind=event.kind, code=event.code, quote=one.ref)
    for one in told.excused:
        write_down(AuditEntry.Action.CHANGED, article, by=by, at=at, quote=one.ref, not_told=one.why)


def _key(key: str, *said: str) -> str:
    """Names one thing told: by the telling, and by its words."""
    return f"{key}-{sha256(repr(said).encode()).hexdigest()[:12]}"


def record(article: Article, kind: str, text: str, *, by: Actor, at: datetime, **facts: Any) -> StoryEvent:
    """Write an event down."""
    return StoryEvent.objects.create(article=article, kind=kind, text=text, by=author_of(by), at=at, **facts)


@transaction.atomic
def correct_article(
    article: Article, correction: Correction, *, by: Actor, at: datetime | None = None, key: str = ""
) -> Article:
    """Tell readers of a story at once what was wrong in it; the text itself is changed by publishing changes.

    The same `key` again with the same words tells nothing more. Returns the row. Raises NotAllowed, and ValueError
    for a story that readers do not have.
    """
    at = at or timezone.now()
    article = lock(article)
    if not can(by, "publish", article):
        raise NotAllowed
    if not article.is_published(at):
        raise ValueError("only a story that readers have can be corrected")
    tell_readers(article, Told(corrections=(correction,), key=key), by=by, at=at)
    return article
