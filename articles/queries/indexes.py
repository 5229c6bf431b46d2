"""Everything by name, A–Å: the topics in use, the people who have a page."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Model, Q, QuerySet

from articles.text.alphabet import LETTERS, OTHER, Letter, letter_of

MOST_ON_ONE_PAGE = 300
PAGE_SIZE = 200


@dataclass(frozen=True, slots=True)
class Index:
    """Names under their letters, in Norwegian order.

    A short index is whole: all its `groups` are there, and `letters` are theirs. A long one has a page for each letter
    of the alphabet, `letter`, and begins with the first. `after` and `next_after` as in other lists.
    """

    letters: list[Letter]
    groups: list[tuple[Letter, list[Model]]]
    letter: Letter | None = None
    after: str = ""
    next_after: str = ""

    @property
    def is_whole(self) -> bool:
        return self.letter is None


def index_of(rows: QuerySet, name: str, *, letter: str = "", after: str = "", size: int = PAGE_SIZE) -> Index | None:
    """The index of `rows`, which have a `sort_key` and are named in addresses by their field `name`.

    Whole where there are few and no `letter` is asked for. None for what is no letter, and after a name that is not
    under it.
    """
    rows = rows.order_by("sort_key", "pk")
    if not letter and not after:
        found = list(rows[: MOST_ON_ONE_PAGE + 1])
        if len(found) <= MOST_ON_ONE_PAGE:
            groups = _grouped(found)
            return Index([heading for heading, _names in groups], groups)
    chosen = next((one for one in LETTERS if one.key == letter), None) if letter else LETTERS[0]
    if chosen is None:
        return None
    under = rows.filter(_under(chosen))
    if after:
        last = under.filter(**{name: after}).values_list("sort_key", "pk").first()
        if last is None:
            return None
        under = under.filter(Q(sort_key__gte=last[0]) & (Q(sort_key__gt=last[0]) | Q(pk__gt=last[1])))
    found = list(under[: size + 1])
    next_after = getattr(found[size - 1], name) if len(found) > size else ""
    return Index(list(LETTERS), [(chosen, found[:size])], letter=chosen, after=after, next_after=next_after)


def _under(letter: Letter) -> Q:
    stretch = Q(sort_key__gte=letter.first, sort_key__lt=letter.end)
    return ~stretch if letter is OTHER else stretch


def _grouped(rows: list[Model]) -> list[tuple[Letter, list[Model]]]:
    """The rows under their letters, in the order of the alphabet; what is no letter comes last."""
    in_order = sorted(rows, key=lambda row: LETTERS.index(letter_of(row.sort_key)))
    return [(letter, list(names)) for letter, names in groupby(in_order, lambda row: letter_of(row.sort_key))]
