"""What was corrected, for readers: newest first, in pages by keyset."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from articles.models import StoryEvent
from articles.queries.paging import PAGE_SIZE


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Corrections of one page, which begins after the one with the code `after`; the next after `next_after`."""

    corrections: list[StoryEvent]
    after: str
    next_after: str


def newest_corrections(*, after: str = "", size: int = PAGE_SIZE, at: datetime | None = None) -> CorrectionsPage | None:
    """The newest corrections of stories that readers have at that moment; None after one that is not among them."""
    known = StoryEvent.objects.corrections().published(at)
    rows = known.select_related("article__section").defer("article__body").order_by("-at", "-pk")
    if after:
        last = known.filter(code=after).values("at", "pk").first()
        if last is None:
            return None
        rows = rows.filter(Q(at__lt=last["at"]) | Q(at=last["at"], pk__lt=last["pk"]))
    found = list(rows[: size + 1])
    return CorrectionsPage(found[:size], after=after, next_after=found[size - 1].code if len(found) > size else "")
