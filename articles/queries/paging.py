"""Lists in pages by keyset: the same cost on every page, however many stories there are."""

from dataclasses import dataclass

from django.db.models import Q

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
        last = articles.filter(code=after).values("publish_at", "pk").first()
        if last is None:
            return None
        rows = rows.filter(Q(publish_at__lt=last["publish_at"]) | Q(publish_at=last["publish_at"], pk__lt=last["pk"]))
    found = list(rows[: size + 1])
    return Page(found[:size], after=after, next_after=found[size - 1].code if len(found) > size else "")
