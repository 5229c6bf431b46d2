"""What an editor has put right in a manuscript, carried over to a newer text of it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable

from articles.text.drafts.comparing import Block, align
from articles.text.manuscripts.corrections import Corrections, place_of
from articles.text.parts import Kind, Manuscript, Part

_CONTEXT = 30  # signs after a cut that tell where it is in changed words

Move = Callable[[int], int | None]


def carried(corrections: Corrections, old: Manuscript, new: Manuscript) -> Corrections:
    """The corrections of `old` by their places in `new`, another text of the same manuscript.

    What was chosen for a part whose words are the same stays. Of a part whose words were changed its kind stays, and
    what was chosen for quotes whose own words are the same. The rest is gone with its words.
    """
    moves = _Moves(old, new)
    words = {place_of(quote): quote.words for quote in corrections.shaped(old).quotes}
    words |= {start: old.text[start:end] for start, end in corrections.marked}

    def said(place: int) -> int | None:
        return moves.to(place, words.get(place, ""))

    marked = ((said(start), end - start) for start, end in corrections.marked)
    return Corrections(
        splits=_kept(corrections.splits, lambda place: moves.to(place, old.text[place : place + _CONTEXT])),
        joins=_kept(corrections.joins, moves.seam),
        kinds={new: kind for place, kind in corrections.kinds.items() if (new := moves.start(place)) is not None},
        certain=_kept(corrections.certain, moves.start),
        marked=tuple((start, start + length) for start, length in marked if start is not None),
        dropped=_kept(corrections.dropped, said),
        speakers={new: name for place, name in corrections.speakers.items() if (new := said(place)) is not None},
        confirmed=_kept(corrections.confirmed, said),
    )


class _Moves:
    """Leads from places in the old text to those in the new one."""

    def __init__(self, old: Manuscript, new: Manuscript) -> None:
        self._old = [part for part in old.parts if part.kind is not Kind.BLANK]
        now = [part for part in new.parts if part.kind is not Kind.BLANK]
        self._before = {part.start: before for before, part in zip(now, now[1:], strict=False)}
        self._starts = [part.start for part in self._old]
        before, after = [_block(part) for part in self._old], [_block(part) for part in now]
        part_of = {id(block): part for block, part in zip([*before, *after], [*self._old, *now], strict=True)}
        pairs = [(part_of[id(one)], part_of[id(two)]) for one, two in align(before, after) if one and two]
        self._became = {was.start: part for was, part in pairs}

    def to(self, place: int, words: str) -> int | None:
        """Where the words at a place stand now; None where they are gone."""
        was = self._part_at(place)
        now = self._became.get(was.start) if was else None
        if now is None:
            return None
        old_lead, new_lead = _lead(was), _lead(now)
        if was.raw.strip() == now.raw.strip():
            return place - old_lead + new_lead if place >= old_lead else now.start
        at = now.raw.find(words) if words else -1
        return now.start + at if at >= 0 else None

    def start(self, place: int) -> int | None:
        """Where the part that started at a place starts now; a part cut off goes by its words."""
        if place in self._became:
            return self._became[place].start
        return self.to(place, self._context(place))

    def seam(self, place: int) -> int | None:
        """The seam between two parts that are neighbours still."""
        at = bisect(self._starts, place) - 1
        now = self._became.get(place)
        if at < 1 or now is None:
            return None
        before = self._became.get(self._old[at - 1].start)
        return now.start if before is not None and self._before.get(now.start) is before else None

    def _context(self, place: int) -> str:
        was = self._part_at(place)
        return was.raw[place - was.start :][:_CONTEXT] if was else ""

    def _part_at(self, place: int) -> Part | None:
        at = bisect(self._starts, place) - 1
        return self._old[at] if at >= 0 and place < self._old[at].end else None


def _block(part: Part) -> Block:
    said = part.raw.strip()
    return Block(part.kind.value, said, said)


def _lead(part: Part) -> int:
    return part.start + len(part.raw) - len(part.raw.lstrip())


def _kept(places: Iterable[int], move: Move) -> tuple[int, ...]:
    return tuple(sorted({new for place in places if (new := move(place)) is not None}))
