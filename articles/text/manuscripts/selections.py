"""Words that an editor selects in a manuscript: as a quote that the reading missed, or by writing them down."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.text.manuscripts.recutting import WITH_QUOTES, words_of
from articles.text.parts import Form, FoundPerson, FoundQuote, Manuscript, Part, Span, Sureness

_DASHES = "–—―-"
_MARKS = '«»“”„"‘’‹›'


def with_marked(manuscript: Manuscript, marked: Collection[tuple[int, int]]) -> Manuscript:
    """The reading with a quote at each of the places that the editor has selected.

    Quotation marks, dash and the comma before the attribution do not belong to the words. A quote that was read there
    is replaced and leaves its facts. What stands in no paragraph, or across two, is passed over.
    """
    if not marked:
        return manuscript
    parts = list(manuscript.parts)
    starts = [part.start for part in parts]
    for start, end in sorted(set(marked)):
        at = bisect(starts, start) - 1
        if at >= 0 and start < end <= parts[at].end and parts[at].kind in WITH_QUOTES:
            parts[at] = _with(parts[at], start, end, manuscript)
    return replace(manuscript, parts=tuple(parts))


def selection(manuscript: Manuscript, words: str) -> tuple[int, int] | None:
    """Where those words stand in the text, white space apart. None where nowhere; ValueError where more than once."""
    wanted = words.split()
    if not wanted:
        return None
    text, folded = manuscript.text, []
    places = []
    for at, sign in enumerate(text):
        if not sign.isspace():
            folded.append(sign)
            places.append(at)
    whole, sought = "".join(folded), "".join(wanted)
    first = whole.find(sought)
    if first < 0:
        return None
    if whole.find(sought, first + 1) >= 0:
        raise ValueError("these words stand there more than once")
    return places[first], places[first + len(sought) - 1] + 1


def bare(text: str, start: int, end: int) -> Span | None:
    """The selected words without white space, marks and dash around them; None where no words are left."""
    while start < end and (text[start].isspace() or text[start] in _DASHES + _MARKS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _MARKS + ","):
        end -= 1
    return Span(start, end) if any(sign.isalnum() for sign in text[start:end]) else None


def _with(part: Part, start: int, end: int, manuscript: Manuscript) -> Part:
    text = manuscript.text
    first, last = words_of(part)
    span = bare(text, max(start, first), min(end, last))
    if span is None:
        return part
    beside = [quote for quote in part.quotes if all(s.end <= span.start or s.start >= span.end for s in quote.spans)]
    replaced = [quote for quote in part.quotes if quote not in beside]
    words = text[span.start : span.end]
    if replaced:
        quote = replace(replaced[0], spans=(span,), words=words)
    else:
        quote = FoundQuote((span,), words, _form(text, span, first), sureness=Sureness.UNSURE)
        quote = _guessed(quote, f"{text[first : span.start]} {text[span.end : last]}", manuscript.people)
    return replace(part, quotes=tuple(sorted([*beside, quote], key=lambda quote: quote.spans)))


def _guessed(quote: FoundQuote, beside: str, people: Sequence[FoundPerson]) -> FoundQuote:
    """The quote with the one person whom the text beside it names, if there is one."""
    words = set(re.findall(r"\w[\w-]*", beside))
    named = {person.name: person.role for person in people if person.name.rpartition(" ")[2] in words}
    if len(named) != 1:
        return quote
    ((name, role),) = named.items()
    return replace(quote, speaker=name, role=role, sureness=Sureness.LIKELY)


def _form(text: str, span: Span, first: int) -> Form:
    before = text[first : span.start].rstrip()
    if before[-1:] and before[-1] in _MARKS:
        return Form.PARTIAL if text[span.start].islower() else Form.VERBATIM
    return Form.DASH if before in tuple(_DASHES) else Form.INDIRECT
