"""A reading put right by an editor: other kinds of parts, other speakers, quotes that are none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from articles.text.dress import BULLET
from articles.text.folding import fold
from articles.text.labels import HEADER
from articles.text.parts import FoundCredit, FoundQuote, Kind, Manuscript, Part, Sureness

ONLY_ONE = (Kind.HEADLINE, Kind.LEDE)  # a story has one of each
_WITH_QUOTES = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.FACT, Kind.CAPTION, Kind.QUESTION})
# Parts that are nothing but credits: as anything else they credit nobody.
_ONLY_CREDITS = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.HEADER})


def corrected(
    manuscript: Manuscript,
    *,
    kinds: Mapping[int, Kind] | None = None,
    speakers: Mapping[int, str] | None = None,
    dropped: Collection[int] = (),
) -> Manuscript:
    """The reading as the editor has it; the parts joined still give the text back.

    `kinds` says what the part that starts at a place is. `speakers` (a name, or "" for nobody) and `dropped` (no quote
    at all) go by the place where a quote's words start. Places that are none are passed over, and white space stays.
    """
    wanted = kinds or {}
    moved = {part.start for part in manuscript.parts if wanted.get(part.start, part.kind) is not part.kind}
    parts = _one_of_each([_as(part, wanted.get(part.start, part.kind)) for part in manuscript.parts], moved)
    changed = {new.start: old for old, new in zip(manuscript.parts, parts, strict=True) if old.kind is not new.kind}
    fixed = replace(manuscript, parts=tuple(_without(part, dropped) for part in parts))
    return replace(
        fixed,
        parts=tuple(_spoken(part, speakers or {}, fixed) for part in fixed.parts),
        credits=tuple(credit for credit in manuscript.credits if _is_credited(credit, fixed, changed)),
        section="" if _lost(changed, "section") else manuscript.section,
        keywords=() if _lost(changed, "keywords") else manuscript.keywords,
    )


def place_of(quote: FoundQuote) -> int:
    """Where a quote's words start in the manuscript: its name among the corrections."""
    return quote.spans[0].start


def _as(part: Part, kind: Kind) -> Part:
    if kind is part.kind or Kind.BLANK in (kind, part.kind):
        return part
    # «Les også:» is a label of its own kind only; as anything else the words stand there as written. A bullet is dress.
    is_dress = part.label in ("", BULLET)
    return replace(
        part,
        kind=kind,
        text=part.text if is_dress else part.raw.strip(),
        label="",
        sureness=Sureness.CERTAIN,
        quotes=part.quotes if kind in _WITH_QUOTES else (),
    )


def _one_of_each(parts: list[Part], moved: Collection[int]) -> list[Part]:
    """Where the editor made something the headline, what was it before becomes a paragraph: no words get lost."""
    for kind in ONLY_ONE:
        chosen = next((part for part in parts if part.kind is kind and part.start in moved), None)
        if chosen:
            parts = [_as(p, Kind.PARAGRAPH) if p.kind is kind and p is not chosen else p for p in parts]
    return parts


def _without(part: Part, dropped: Collection[int]) -> Part:
    kept = tuple(quote for quote in part.quotes if place_of(quote) not in dropped)
    return part if len(kept) == len(part.quotes) else replace(part, quotes=kept)


def _spoken(part: Part, speakers: Mapping[int, str], manuscript: Manuscript) -> Part:
    said = tuple(
        _by(quote, speakers[place_of(quote)], manuscript) if place_of(quote) in speakers else quote
        for quote in part.quotes
    )
    return replace(part, quotes=said) if said != part.quotes else part


def _by(quote: FoundQuote, typed: str, manuscript: Manuscript) -> FoundQuote:
    """The quote as said by whom the editor typed: a surname is enough where the manuscript has one person of it."""
    typed = " ".join(typed.split())
    if typed == quote.speaker:
        return quote
    if not fold(typed):
        return replace(quote, speaker="", role="", sureness=Sureness.UNSURE)
    name = _known(typed, manuscript)
    roles = [person.role for person in manuscript.people if person.name == name]
    roles += [other.role for other in manuscript.quotes if other.speaker == name]
    role = quote.role if name == quote.speaker else next(filter(None, roles), "")
    return replace(quote, speaker=name, role=role, sureness=Sureness.CERTAIN)


def _known(typed: str, manuscript: Manuscript) -> str:
    names = dict.fromkeys(person.name for person in manuscript.people)
    meant = [name for name in names if f" {fold(name)}".endswith(f" {fold(typed)}")]
    return meant[0] if len(meant) == 1 else typed


def _is_credited(credit: FoundCredit, manuscript: Manuscript, changed: Mapping[int, Part]) -> bool:
    touched = (part for part in manuscript.parts if part.start in changed)
    part = next((part for part in touched if part.start <= credit.start < part.end), None)
    if part is None:
        return True
    return part.kind is not Kind.LEFT_OUT and changed[part.start].kind not in _ONLY_CREDITS


def _lost(changed: Mapping[int, Part], meaning: str) -> bool:
    """Did the editor make something else of the line on top that says this?"""
    lines = (part for part in changed.values() if part.kind is Kind.HEADER)
    return any(HEADER.get(" ".join(line.label.lower().split())) == meaning for line in lines)
