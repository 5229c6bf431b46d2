"""What has been said, in lists outside the stories: newest first, in pages by keyset."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Quote, StoryEvent

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class QuotesPage:
    """Quotes of one page, which begins after the place `after` ("" on the first); the next after `next_after`.

    A place is a story's code and a quote's ref in it, «code-ref»; «code-» is the end of the story.
    """

    quotes: list[Quote]
    after: str
    next_after: str


def quotes_for_readers(at: datetime | None = None) -> QuerySet:
    """Quotes that may stand in lists at that moment (default now): of published stories, by people who are listed."""
    at = at or timezone.now()
    return Quote.objects.published(at).listed().filter(publish_at__lte=at)


def newest_quotes(
    rows: QuerySet, *, after: str = "", size: int = PAGE_SIZE, at: datetime | None = None
) -> QuotesPage | None:
    """The newest of `rows` (from `quotes_for_readers`), or those that follow the place `after`.

    None where no such quote is among them.
    """
    if after:
        code, _dash, ref = after.partition("-")
        place = rows.filter(article__code=code, ref=ref).values_list("publish_at", "article_id", "order").first()
        if place is None:
            return None
        rows = rows.filter(_older_than(*place))
    found = list(with_their_stories(rows)[: size + 1])
    mark_corrected(found[:size], at)
    return QuotesPage(found[:size], after=after, next_after=place_of(found[size - 1]) if len(found) > size else "")


def with_their_stories(rows: QuerySet) -> QuerySet:
    """Newest story first, and in each as they stand there; with all that a quote shows."""
    rows = rows.select_related("speaker", "article__section").defer("article__body")
    return rows.order_by("-publish_at", "-article_id", "order")


def place_of(quote: Quote) -> str:
    """Where the next page of a list goes on."""
    return f"{quote.article.code}-{quote.ref}"


def mark_corrected(quotes: Iterable[Quote], at: datetime | None = None) -> None:
    """Give each quote its `correction`, the last that readers were told of it, or None. One query."""
    quotes = list(quotes)
    events = StoryEvent.objects.corrections().filter(at__lte=at or timezone.now()).exclude(quote_ref="")
    tell_corrections(quotes, events.filter(article__in={quote.article_id for quote in quotes}))


def tell_corrections(quotes: Iterable[Quote], events: Iterable[StoryEvent]) -> None:
    """Give each quote its `correction` out of these events, which are in the order of time."""
    last = {(event.article_id, event.quote_ref): event for event in events if event.is_correction and event.quote_ref}
    for quote in quotes:
        quote.correction = last.get((quote.article_id, quote.ref))
        if quote.correction:
            quote.correction.article = quote.article


def _older_than(moment: datetime, article: int, order: int) -> Q:
    """The first part is what an index can begin at."""
    after_in_story = Q(article=article, order__gt=order)
    return Q(publish_at__lte=moment) & (Q(publish_at__lt=moment) | Q(article__lt=article) | after_in_story)
