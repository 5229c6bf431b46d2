"""A manuscript's parts cut otherwise: one split in two where the editor says so, two that belong together joined."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from articles.text.parts import Kind, Part, Sureness

# What these are stands in their form: cut or joined they are text like any other.
FORMED = frozenset({Kind.HEADER, Kind.BYLINE, Kind.CREDIT, Kind.DATELINE})
WITH_QUOTES = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.FACT, Kind.CAPTION, Kind.QUESTION})
_HEADINGS = frozenset({Kind.SUBHEADING, Kind.FACT_BOX})
# Several of these may stand in a row; what is split off from any other is a paragraph.
_SEVERAL = WITH_QUOTES | {Kind.RELATED}


def recut(text: str, parts: Sequence[Part], splits: Collection[int], joins: Collection[int]) -> list[Part]:
    """The parts with a new one beginning at each place in `splits`, and none beginning at those in `joins`.

    What is joined takes the white space between in. Places where nothing can be cut or joined are passed over.
    Joined, the parts give `text` back.
    """
    cut: list[Part] = []
    said = -1  # index of the last part that says something
    for part in (piece for whole in parts for piece in _split(text, whole, splits)):
        if part.kind is not Kind.BLANK and part.start in joins and said >= 0:
            cut[said:] = [_joined(text, cut[said], part)]
            continue
        if part.kind is not Kind.BLANK:
            said = len(cut)
        cut.append(part)
    return cut


def words_of(part: Part) -> tuple[int, int]:
    """Where in the manuscript a part's words begin and end; its whole line where its form is its meaning."""
    said = part.raw.strip() if part.kind in FORMED or not part.text else part.text
    start = part.start + part.raw.find(said)
    return start, start + len(said)


def _split(text: str, part: Part, splits: Collection[int]) -> Iterator[Part]:
    if not splits or part.kind is Kind.BLANK:
        yield part
        return
    first, last = words_of(part)
    places = sorted(place for place in splits if first < place < last)
    places = [place for place in places if text[place:last].strip() and not unicodedata.combining(text[place])]
    left = _free(part) if places else part
    for place in places:
        if not text[words_of(left)[0] : place].strip():
            continue
        yield _slice(text, left, left.start, place)
        rest = replace(left, kind=left.kind if left.kind in _SEVERAL else Kind.PARAGRAPH, label="")
        left = _slice(text, rest, place, part.end)
    yield left


def _slice(text: str, part: Part, start: int, end: int) -> Part:
    first, last = words_of(part)
    return replace(
        part,
        start=start,
        end=end,
        raw=text[start:end],
        text=text[max(first, start) : min(last, end)].strip(),
        sureness=Sureness.CERTAIN,
        quotes=tuple(q for q in part.quotes if start <= q.spans[0].start and q.spans[-1].end <= end),
    )


def _joined(text: str, first: Part, second: Part) -> Part:
    first = _free(first)
    start = words_of(first if first.text else second)[0]
    # What goes on in a paragraph was no heading.
    kind = Kind.PARAGRAPH if first.kind in _HEADINGS and second.kind is Kind.PARAGRAPH else first.kind
    return replace(
        first,
        kind=kind,
        end=second.end,
        raw=text[first.start : second.end],
        text=text[start : words_of(second)[1]],
        sureness=Sureness.CERTAIN,
        quotes=(*first.quotes, *second.quotes) if kind in WITH_QUOTES else (),
    )


def _free(part: Part) -> Part:
    """The part as text that may be cut and joined."""
    return replace(part, kind=Kind.PARAGRAPH, text=part.raw.strip(), label="") if part.kind in FORMED else part
