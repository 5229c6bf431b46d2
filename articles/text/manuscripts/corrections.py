"""A reading put right by an editor: cut otherwise, of other kinds, said by others, with other quotes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from articles.text.folding import fold
from articles.text.manuscripts.dress import BULLET
from articles.text.manuscripts.labels import header_means
from articles.text.manuscripts.recutting import WITH_QUOTES, recut
from articles.text.manuscripts.rereading import meant_by, reread
from articles.text.manuscripts.selections import with_marked
from articles.text.parts import FoundCredit, FoundQuote, Kind, Manuscript, Part, Sureness

ONLY_ONE = (Kind.HEADLINE, Kind.LEDE)  # a story has one of each
# Parts that are nothing but credits: as anything else they credit nobody.
_ONLY_CREDITS = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.HEADER})


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an editor has put right, by places in the manuscript.

    A part goes by the place where it starts, a quote by the place where its words start. Places that are none are
    passed over.
    """

    splits: Collection[int] = ()  # where a part begins that did not
    joins: Collection[int] = ()  # where a part began that goes on now
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    certain: Collection[int] = ()  # parts whose kind is right as it was guessed
    marked: Collection[tuple[int, int]] = ()  # quotes that were missed: where their words start and end
    dropped: Collection[int] = ()  # quotes that are none
    speakers: Mapping[int, str] = field(default_factory=dict)  # a name, or "" for nobody
    confirmed: Collection[int] = ()  # quotes whose speaker is right as guessed

    def cut(self, manuscript: Manuscript) -> list[Part]:
        """The parts as they are cut, and as nobody has called them anything yet."""
        return recut(manuscript.text, manuscript.parts, self.splits, self.joins)

    def shaped(self, manuscript: Manuscript) -> Manuscript:
        """The reading with every part as the editor wants it, and every quote in it, also those to be dropped."""
        cut = self.cut(manuscript)
        moved = {part.start for part in cut if self.kinds.get(part.start, part.kind) is not part.kind}
        parts = _one_of_each([_as(part, self.kinds.get(part.start, part.kind)) for part in cut], moved)
        known = {(part.start, part.end, part.kind) for part in manuscript.parts}
        fresh = {p.start for p in parts if p.kind is Kind.PARAGRAPH and (p.start, p.end, p.kind) not in known}
        read = reread(manuscript, parts, fresh)
        marked = with_marked(read, self.marked)
        sure = (replace(p, sureness=Sureness.CERTAIN) if p.start in self.certain else p for p in marked.parts)
        return _credited(replace(marked, parts=tuple(sure)), manuscript)


def corrected(manuscript: Manuscript, corrections: Corrections | None = None, **choices) -> Manuscript:
    """The reading as the editor has it; the parts joined still give the text back, and white space stays.

    `choices` are the fields of `Corrections`, for callers that have none.
    """
    chosen = corrections or Corrections(**choices)
    shaped = chosen.shaped(manuscript)
    kept = replace(shaped, parts=tuple(_without(part, chosen.dropped) for part in shaped.parts))
    return replace(kept, parts=tuple(_spoken(part, chosen, kept) for part in kept.parts))


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
        quotes=part.quotes if kind in WITH_QUOTES else (),
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


def _spoken(part: Part, chosen: Corrections, manuscript: Manuscript) -> Part:
    quotes = tuple(_said(quote, chosen, manuscript) for quote in part.quotes)
    return replace(part, quotes=quotes) if quotes != part.quotes else part


def _said(quote: FoundQuote, chosen: Corrections, manuscript: Manuscript) -> FoundQuote:
    place = place_of(quote)
    said = _by(quote, chosen.speakers[place], manuscript) if place in chosen.speakers else quote
    is_right = place in chosen.confirmed and said.speaker
    return replace(said, sureness=Sureness.CERTAIN) if is_right else said


def _by(quote: FoundQuote, typed: str, manuscript: Manuscript) -> FoundQuote:
    """The quote as said by whom the editor typed: a surname is enough where the manuscript has one person of it."""
    typed = " ".join(typed.split())
    if typed == quote.speaker:
        return quote
    if not fold(typed):
        return replace(quote, speaker="", role="", sureness=Sureness.UNSURE)
    name = meant_by(typed, manuscript.people)
    roles = [person.role for person in manuscript.people if person.name == name]
    roles += [other.role for other in manuscript.quotes if other.speaker == name]
    role = quote.role if name == quote.speaker else next(filter(None, roles), "")
    return replace(quote, speaker=name, role=role, sureness=Sureness.CERTAIN)


def _credited(shaped: Manuscript, read: Manuscript) -> Manuscript:
    """With the credits, section and keywords of those lines only that are still what they were read as."""
    now = {(part.start, part.end, part.kind) for part in shaped.parts}
    gone = [part for part in read.parts if (part.start, part.end, part.kind) not in now]
    if not gone:
        return shaped
    return replace(
        shaped,
        credits=tuple(credit for credit in read.credits if _is_credited(credit, shaped, gone)),
        section="" if _lost(gone, "section") else read.section,
        keywords=() if _lost(gone, "keywords") else read.keywords,
    )


def _is_credited(credit: FoundCredit, shaped: Manuscript, gone: list[Part]) -> bool:
    was = next((part for part in gone if part.start <= credit.start < part.end), None)
    if was is None:
        return True
    part = shaped.parts[bisect([part.start for part in shaped.parts], credit.start) - 1]
    return part.kind is not Kind.LEFT_OUT and was.kind not in _ONLY_CREDITS


def _lost(gone: list[Part], meaning: str) -> bool:
    """Did the editor make something else of the line on top that says this?"""
    lines = (part for part in gone if part.kind is Kind.HEADER)
    return any(header_means(line.label) == meaning for line in lines)
