"""Lists in pages by keyset: the same cost on every page, however many stories there are."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.utils import timezone

from articles.models import Article

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """Stories of one page, which begins after the story with the code `after` ("" on the first).

    The next page begins after `next_after` ("" on the last).
    """

    articles: list[Article]
    after: str
    next_after: str


def newest_page(articles, *, after: str = "", size: int = PAGE_SIZE) -> Page | None:
    """The newest of `articles` (a queryset), or those that follow the story with the code `after`.

    None where no such story is among them, so that a made-up address finds nothing.
    """
    rows = articles.for_cards().newest_first()
    if after:
        last = articles.filter(code=after).values_list("publish_at", "pk").first()
        if last is None:
            return None
        rows = rows.filter(older_than(*last, "pk"))
    found = list(rows[: size + 1])
    return Page(found[:size], after=after, next_after=found[size - 1].code if len(found) > size else "")


def for_readers(rows: QuerySet, story: str, at: datetime | None = None) -> QuerySet:
    """Those rows whose story readers may see at that moment (default now), newest first.

    `rows` have a copy of their story's moment (models.fields.StoryMomentField), and `story` is their key to it. One
    index holds them in this order, and each is asked for by its story's number: so databases that know nothing of how
    the rows are spread walk no further than they have to.
    """
    at = at or timezone.now()
    published = Article.objects.published(at).filter(pk=OuterRef(f"{story}_id"))
    return rows.filter(Exists(published), publish_at__lte=at).order_by("-publish_at", f"-{story}_id")


def has_any(rows: QuerySet) -> Q:
    """Whether an outer row has one of these at least.

    The first is looked up, row by row: asked whether there are any, PostgreSQL may work them all out for a few rows.
    """
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), False))  # noqa: FBT003 - as its lookup has it


def newest_page_of(
    rows: QuerySet, story: str, *, after: str = "", size: int = PAGE_SIZE, at: datetime | None = None
) -> Page | None:
    """A page of the stories that `rows` (tags or credits) belong to, each once; else as `newest_page`."""
    rows = for_readers(rows, story, at)
    if after:
        last = rows.filter(**{f"{story}__code": after}).values_list("publish_at", f"{story}_id").first()
        if last is None:
            return None
        rows = rows.filter(older_than(*last, f"{story}_id"))
    pks = [pk for _moment, pk in rows.values_list("publish_at", f"{story}_id").distinct()[: size + 1]]
    found = stories_in_order(pks)
    return Page(found[:size], after=after, next_after=found[size - 1].code if len(found) > size else "")


def stories_in_order(pks: list[int]) -> list[Article]:
    """The stories with these numbers, for cards, in that order; whoever asks has seen to it that readers may."""
    stories = Article.objects.for_cards().in_bulk(pks)
    return [stories[pk] for pk in pks if pk in stories]


def older_than(moment: datetime, pk: int, key: str) -> Q:
    """What follows the story with that moment and number, newest first. An index begins at the first part."""
    return Q(publish_at__lte=moment) & (Q(publish_at__lt=moment) | Q(**{f"{key}__lt": pk}))
