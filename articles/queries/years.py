"""Which years a topic or a person has stories or quotes from, at the same cost however many they are."""

from datetime import datetime

from django.db.models import Exists, Model, Q, QuerySet, Subquery
from django.utils import timezone

MOST_YEARS = 60


def years_of(owner: Model, rows: QuerySet) -> list[int]:
    """The years that `rows` (of this topic or person, with `publish_at`) are from, the newest first.

    Two queries: the first and last of an index, and for each year between them whether there is anything.
    """
    one = type(owner).objects.filter(pk=owner.pk)
    oldest, newest = (
        Subquery(rows.order_by(order).values("publish_at")[:1]) for order in ("publish_at", "-publish_at")
    )
    ends = one.values_list(oldest, newest).first()
    if ends is None or ends[0] is None:
        return []
    first, last = (timezone.localtime(moment).year for moment in ends)
    between = range(last, max(first, last - MOST_YEARS) - 1, -1)
    known = one.values(**{f"in_{year}": Exists(rows.order_by().filter(in_year(year))) for year in between}).get()
    return [year for year in between if known[f"in_{year}"]]


def in_year(year: int) -> Q:
    """What was published in that year, as the newsroom's clock has it."""
    begins, ends = (timezone.make_aware(datetime(number, 1, 1)) for number in (year, year + 1))  # noqa: DTZ001
    return Q(publish_at__gte=begins, publish_at__lt=ends)
