"""A reading of a legible copy, led back to the text as it stands: every place, and every word cut anew."""

from __future__ import annotations

from dataclasses import replace

from articles.text.legible import LINK, Copy
from articles.text.parts import FoundCredit, FoundPerson, FoundQuote, Kind, Manuscript, Part, Span


def lead_back(reading: Manuscript, text: str, copy: Copy) -> Manuscript:
    """The reading of `copy` as a reading of `text`; the parts joined give `text` back, hidden signs and all."""
    parts = [_part(part, text, copy) for part in reading.parts]
    if text and not parts:
        parts = [Part(Kind.BLANK, 0, len(text), text, "")]
    elif parts:
        parts[0] = replace(parts[0], start=0, raw=text[: parts[0].end])
    return replace(
        reading,
        text=text,
        parts=tuple(parts),
        people=tuple(_placed(person, copy) for person in reading.people),
        credits=tuple(_placed(credit, copy) for credit in reading.credits),
    )


def _part(part: Part, text: str, copy: Copy) -> Part:
    start, end = copy.origin(part.start), copy.origin(part.end)
    said = part.start + part.raw.find(part.text)
    shown = text[copy.origin(said) : copy.end(said + len(part.text))] if part.text else ""
    quotes = tuple(lead_quote_back(quote, text, copy) for quote in part.quotes)
    return replace(part, start=start, end=end, raw=text[start:end], text=shown, quotes=quotes)


def lead_quote_back(quote: FoundQuote, text: str, copy: Copy) -> FoundQuote:
    """The quote with its places in `copy` as places in `text`, and its words as they stand there."""
    spans = tuple(_span(span, text, copy) for span in quote.spans)
    return replace(quote, spans=spans, words=" ".join(text[span.start : span.end] for span in spans))


def _span(span: Span, text: str, copy: Copy) -> Span:
    """The place of words said, with the whole of a link that they begin with."""
    start = copy.origin(span.start)
    return Span(start - 1 if start and LINK.match(text, start - 1) else start, copy.end(span.end))


def _placed(found: FoundPerson | FoundCredit, copy: Copy) -> FoundPerson | FoundCredit:
    return replace(found, start=copy.origin(found.start), end=copy.end(found.end))
