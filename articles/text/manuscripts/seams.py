"""Lines that hold two things: a dateline before a paragraph, an agency or a photographer after it, two credits."""

from __future__ import annotations

import re
from dataclasses import replace

from articles.text.manuscripts.labels import CREDIT, read_dateline, trailing_photo, trailing_signature
from articles.text.parts import Kind, Part, Sureness

_LONGEST_CREDITS = 500  # signs
_PROSE = (Kind.PARAGRAPH, Kind.LEDE)
_LABELS = "|".join(sorted(map(re.escape, CREDIT), key=len, reverse=True))
_NEXT_CREDIT = re.compile(rf"[\s,;/|.]+(?=(?:{_LABELS})\s*:)", re.IGNORECASE)


def part_at_seams(parts: list[Part]) -> list[Part]:
    """Return the parts with such lines cut in two; their raw text joined stays the same."""
    prose = [at for at, part in enumerate(parts) if part.kind in _PROSE]
    opening, ending = set(prose[:2]), set(prose[:2] + prose[-1:])
    result: list[Part] = []
    for at, whole in enumerate(parts):
        *dateline, part = _dateline(whole) if at in opening else [whole]
        result += dateline
        if part.kind is Kind.CREDIT or part.kind is Kind.BYLINE:
            result += _credits(part)
            continue
        tail = _photo(part) or (_signature(part) if at in ending else [])
        result += tail or [part]
    return result


def _cut(part: Part, at: int) -> tuple[Part, Part]:
    """The part before and from place `at` of its raw text on, white space before the cut given to the latter."""
    head = part.raw[:at].rstrip()
    at = len(head)
    return (
        replace(part, end=part.start + at, raw=head, text=head.strip()),
        replace(part, start=part.start + at, raw=part.raw[at:], text=part.raw[at:].strip()),
    )


def _dateline(part: Part) -> list[Part]:
    lead = part.raw.find(part.text)
    place, width = read_dateline(part.text)
    if not place:
        return [part]
    cut = lead + width
    head = Part(Kind.DATELINE, part.start, part.start + cut, part.raw[:cut], place)
    return [head, replace(part, start=part.start + cut, raw=part.raw[cut:], text=part.text[width:])]


def _photo(part: Part) -> list[Part]:
    """A sentence with its photographer is a picture text; a lede with one stays a lede."""
    if part.kind not in (Kind.PARAGRAPH, Kind.LEDE, Kind.CAPTION):
        return []
    label, name, cut = trailing_photo(part.text)
    if not label:
        return []
    caption, credit = _cut(part, part.raw.find(part.text) + cut)
    kind = Kind.LEDE if part.kind is Kind.LEDE else Kind.CAPTION
    sureness = part.sureness if part.kind is Kind.CAPTION else Sureness.LIKELY
    said = caption.text if part.kind is not Kind.CAPTION else part.text[:cut].rstrip()
    return [
        replace(caption, kind=kind, text=said, sureness=sureness),
        replace(credit, kind=Kind.CREDIT, text=name, label=label),
    ]


def _signature(part: Part) -> list[Part]:
    """Take an agency in brackets off the end of the first and the last paragraph, as a credit of its own."""
    agency, cut = trailing_signature(part.raw) if part.kind in _PROSE else ("", 0)
    if not agency:
        return []
    head, credit = _cut(part, cut)
    return [
        replace(head, text=part.text[: part.text.rfind("(")].rstrip()),
        replace(credit, kind=Kind.CREDIT, text=agency),
    ]


def _credits(part: Part) -> list[Part]:
    """«Tekst: A  Foto: B» and «Av A, foto: B» are two credits."""
    found = _NEXT_CREDIT.search(part.raw, part.raw.find(part.text)) if len(part.raw) <= _LONGEST_CREDITS else None
    if not found:
        return [part]
    head, tail = _cut(part, found.start())
    head = replace(head, text=part.text[: part.text.find(found.group())].rstrip())
    label, _, name = tail.raw[len(found.group()) :].partition(":")
    return [head, *_credits(replace(tail, kind=Kind.CREDIT, label=label.strip(), text=name.strip()))]
