"""Topics found while somebody types: by the beginning of any word of their name or of an alias, best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import Length

from articles.models import Actor, Tag, TagAlias, TaggedArticle
from articles.queries.paging import for_readers
from articles.text.folding import fold
from articles.text.quotes.spelling import distance
from articles.text.typed_names import ways_typed

MOST = 8
# Of all that match, how many are looked at: among them the most used come first.
LOOKED_AT = 40
LONGEST_TYPED = 100
# Shorter names are near to too many others.
SHORTEST_NEAR = 4
# Of names that are as long and begin or end alike, how many are compared letter by letter.
COMPARED = 500
EXACT, NAME, WORD, ALIAS = range(4)


@dataclass(frozen=True, slots=True)
class TagHit:
    """A topic found; `alias` is the other name by which it was found, "" for none. `stories` are those that are out."""

    tag: Tag
    alias: str
    stories: int
    is_exact: bool
    is_near: bool = False


def search_tags(typed: str, user: Actor, at: datetime | None = None) -> list[TagHit]:
    """The topics offered to `user` that may be meant, at most MOST: as typed first, then names that begin so, names of
    which a word begins so, aliases, each the most used first; last those that are only spelt alike.

    Five queries at most, whatever is found.
    """
    folded = fold(typed.replace("\0", "")[:LONGEST_TYPED])
    if not folded:
        return []
    ways, offered = ways_typed(folded), Tag.objects.offered_to(user)
    rows = [*_named(offered, ways), *_known_as(offered, ways)]
    found = _best({}, ((tag, alias, rank) for tag, alias, rank in rows))
    if len(found) < MOST and len(folded) >= SHORTEST_NEAR and not any(rank == EXACT for _t, _a, rank in found.values()):
        found = _best(found, _near(offered, folded))
    stories = _stories(found, at)
    best = sorted(found.values(), key=lambda row: (row[2], -stories.get(row[0].pk, 0), row[0].sort_key))
    return [TagHit(tag, alias, stories.get(tag.pk, 0), rank == EXACT, rank > ALIAS) for tag, alias, rank in best[:MOST]]


Row = tuple[Tag, str, int]


def _best(found: dict[int, Row], rows: Iterable[Row]) -> dict[int, Row]:
    """Each topic once, as it is found best."""
    for row in rows:
        if row[0].pk not in found or row[2] < found[row[0].pk][2]:
            found[row[0].pk] = row
    return found


def _named(offered: QuerySet, ways: list[str]) -> Iterator[Row]:
    for tag in _matching(offered, ways):
        yield tag, "", tag.rank


def _known_as(offered: QuerySet, ways: list[str]) -> Iterator[Row]:
    aliases = TagAlias.objects.filter(tag__in=offered).select_related("tag")
    for alias in _matching(aliases, ways):
        yield alias.tag, alias.name, EXACT if alias.rank == EXACT else ALIAS


def _matching(rows: QuerySet, ways: list[str]) -> QuerySet:
    begins = _any(Q(fold__startswith=way) for way in ways)
    within = _any(Q(fold__contains=f"{sign}{way}") for way in ways for sign in (" ", "-"))
    rank = Case(When(fold__in=ways, then=Value(EXACT)), When(begins, then=Value(NAME)), default=Value(WORD))
    return rows.filter(begins | within).annotate(rank=rank).order_by("rank", Length("fold"), "fold")[:LOOKED_AT]


def _any(wishes: Iterable[Q]) -> Q:
    return Q(*wishes, _connector=Q.OR)


def _near(offered: QuerySet, folded: str) -> Iterator[Row]:
    """Names spelt alike: one letter wrong, in longer ones two, with the beginning or the end right."""
    most = 1 if len(folded) <= 5 else 2
    for tag in _alike(offered, folded, most):
        if (wrong := distance(folded, tag.fold, most)) <= most:
            yield tag, "", ALIAS + wrong
    for alias in _alike(TagAlias.objects.filter(tag__in=offered).select_related("tag"), folded, most):
        if (wrong := distance(folded, alias.fold, most)) <= most:
            yield alias.tag, alias.name, ALIAS + wrong


def _alike(rows: QuerySet, folded: str, most: int) -> QuerySet:
    ends = Q(fold__startswith=folded[:2]) | Q(fold__endswith=folded[-3:])
    lengths = (len(folded) - most, len(folded) + most)
    return rows.alias(length=Length("fold")).filter(ends, length__range=lengths).order_by("fold")[:COMPARED]


def _stories(tags: Iterable[int], at: datetime | None) -> dict[int, int]:
    uses = for_readers(TaggedArticle.objects.filter(tag__in=list(tags)), "content_object", at)
    return dict(uses.order_by().values_list("tag").annotate(Count("pk")))
