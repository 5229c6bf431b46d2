"""Parts that an editor has made paragraphs of, read again for quotes as if they had stood there from the start."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

from articles.text.folding import fold
from articles.text.legible import Copy
from articles.text.manuscripts.manuscript import with_speech
from articles.text.parts import FoundPerson, FoundQuote, Kind, Manuscript, Part, Span, Sureness


def reread(manuscript: Manuscript, parts: Sequence[Part], fresh: Collection[int]) -> Manuscript:
    """The manuscript with `parts`, those that start at a place in `fresh` with the quotes that are in them now.

    The others keep theirs, but tell who is who: a surname, «han», «Det sier Moen». Whom the reading does not know at
    that place is looked for among all people of the manuscript.
    """
    if not fresh:
        return replace(manuscript, parts=tuple(parts))
    copies = [Copy(part.raw) for part in parts]
    starts = [0, *accumulate(len(copy.text) for copy in copies)]
    legible = [
        replace(part, start=start, raw=copy.text) for part, start, copy in zip(parts, starts, copies, strict=False)
    ]
    read, met = with_speech(legible)
    people = _people(manuscript.people, met, starts, parts, copies)
    done = []
    for part, again, copy in zip(parts, read, copies, strict=True):
        quotes = tuple(_led_back(quote, again.start, part, copy) for quote in again.quotes)
        if part.start in fresh:
            done.append(replace(part, quotes=tuple(_named(quote, people) for quote in quotes)))
        else:
            done.append(_told_now(part, quotes))
    return replace(manuscript, parts=tuple(done), people=people)


def meant_by(typed: str, people: Sequence[FoundPerson]) -> str:
    """The one name among `people` that ends as typed («Berg»), or what was typed."""
    names = dict.fromkeys(person.name for person in people)
    meant = [name for name in names if f" {fold(name)}".endswith(f" {fold(typed)}")] if fold(typed) else []
    return meant[0] if len(meant) == 1 else typed


def _led_back(quote: FoundQuote, start: int, part: Part, copy: Copy) -> FoundQuote:
    places = [(copy.origin(span.start - start), copy.end(span.end - start)) for span in quote.spans]
    return replace(
        quote,
        spans=tuple(Span(part.start + first, part.start + last) for first, last in places),
        words=" ".join(part.raw[first:last] for first, last in places),
    )


def _named(quote: FoundQuote, people: Sequence[FoundPerson]) -> FoundQuote:
    known = {person.name: person.role for person in people}
    name = meant_by(quote.mention, people)
    if quote.speaker or name not in known:
        return quote
    return replace(quote, speaker=name, role=known[name] or quote.role, sureness=Sureness.LIKELY)


def _told_now(part: Part, quotes: tuple[FoundQuote, ...]) -> Part:
    """The part whose last quote named nobody, where the paragraph after it says now who spoke."""
    if part.kind is not Kind.PARAGRAPH or not part.quotes or not quotes:
        return part
    last, told = part.quotes[-1], quotes[-1]
    if last.mention or not told.mention or told.spans != last.spans:
        return part
    return replace(part, quotes=(*part.quotes[:-1], told))


def _people(
    known: Sequence[FoundPerson],
    met: Sequence[FoundPerson],
    starts: Sequence[int],
    parts: Sequence[Part],
    copies: Sequence[Copy],
) -> tuple[FoundPerson, ...]:
    names = {person.name for person in known}
    found = []
    for person in met:
        if person.name not in names:
            at = bisect(starts, person.start) - 1
            copy, start = copies[at], parts[at].start
            first, last = copy.origin(person.start - starts[at]), copy.end(person.end - starts[at])
            found.append(replace(person, start=start + first, end=start + last))
    return (*known, *found)
