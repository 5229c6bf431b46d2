"""What other stories know of the people quoted in this one: in two queries, however many quotes there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, QuerySet, Window
from django.db.models.functions import DenseRank, RowNumber
from django.utils import timezone

from articles.models import Actor, Article, Quote, can
from articles.text.drafts.draft import QUOTE_FACTS
from articles.text.quotes.consistency import Printed

MOST_QUOTES = 300  # of each speaker, the newest
_FACTS = ("words", "role", "article_id", "article__headline", "article__language")
_COPIED = ("role", "mention", "form", "verb", "setting", "original_language", "original_words")


@dataclass(frozen=True, slots=True)
class PrintedBefore:
    """By speaker: quotes in other stories, newest first, and those with a role in the newest published story."""

    elsewhere: Mapping[int, list[Printed]] = field(default_factory=dict)
    last_roles: Mapping[int, list[Printed]] = field(default_factory=dict)


def printed_before(
    speakers: Collection[int], *, besides: Article | None, language: str, user: Actor, at: datetime | None = None
) -> PrintedBefore:
    """What these people are quoted with in stories that `user` may see, but for the story `besides`.

    Roles are those in stories of the same `language`: a translated title is no other role. Private notes stay out.
    """
    if not speakers:
        return PrintedBefore()
    at = at or timezone.now()
    quotes = Quote.objects.current().visible_to(user).filter(speaker__in=speakers)
    if besides is not None:
        quotes = quotes.exclude(article=besides)
    newest = Window(RowNumber(), partition_by="speaker_id", order_by=F("pk").desc())
    with_role = quotes.published(at).exclude(role="").filter(article__language=language)
    story = Window(
        DenseRank(), partition_by="speaker_id", order_by=[F("article__publish_at").desc(), F("article_id").desc()]
    )
    return PrintedBefore(
        elsewhere=_by_speaker(quotes.annotate(rank=newest).filter(rank__lte=MOST_QUOTES), "-pk"),
        last_roles=_by_speaker(with_role.annotate(rank=story).filter(rank=1), "order"),
    )


def facts_elsewhere(refs: Collection[str], user: Actor) -> dict[str, dict]:
    """The facts that quotes copied from other stories have there, {ref: facts}, where `user` may open the story.

    Who speaks only where nobody doubts it; what was confirmed there, and the private note, stay there. Quotes that
    are kept out of lists are nothing to copy unasked.
    """
    known: dict[str, dict] = {}
    for quote in Quote.objects.current().filter(ref__in=refs, is_listed=True).select_related("article").order_by("pk"):
        if can(user, "open", quote.article):
            facts = {name: getattr(quote, name) for name in _COPIED}
            who = {"speaker": quote.speaker_id, "name": quote.name} if not quote.needs_eyes else {}
            said_on = quote.said_on.isoformat() if quote.said_on else None
            known[quote.ref] = {**QUOTE_FACTS, **facts, **who, "said_on": said_on}
    return known


def _by_speaker(quotes: QuerySet[Quote], *order: str) -> dict[int, list[Printed]]:
    found = defaultdict(list)
    rows = quotes.order_by("speaker_id", *order).values(
        *_FACTS, "speaker_id", "article__publish_at", "article__edited_at"
    )
    for row in rows:
        words, role, story, headline, language = (row[name] for name in _FACTS)
        moment = row["article__publish_at"] or row["article__edited_at"]
        found[row["speaker_id"]].append(Printed(words, role, language, story, headline, moment))
    return dict(found)
