"""Whom a text credits: bylines, photographers, agencies and the other media it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.text.labels import CREDIT
from articles.text.lexicon import AGENCIES, FINITE, MEDIA, MEDIA_ENDINGS, REPORTS
from articles.text.names import capital_run
from articles.text.parts import FoundCredit, Kind, Part, Sureness
from articles.text.tokens import STOPS, Token, narration

_BETWEEN_NAMES = re.compile(r"(?:\s*[,()]+\s*|\s+(?=(?:og|and|&)\s))(?:(?:og|and|&)\s+)?")
_TOLD_ROLE = re.compile(r"\s*\((tekst|text|words|foto|photo|photos)\b[^()]*\)", re.IGNORECASE)
_BRACKETED = {"tekst": "text", "text": "text", "words": "text", "foto": "photo", "photo": "photo", "photos": "photo"}
_MAY_CITE = re.compile(rf"\b(?i:{'|'.join(sorted(REPORTS))}|til|to|told)\s+[^\W\d_a-zæøå]")
_LONGEST_INITIALS = 3
_SPLIT_ROLES = {"text_photo": ("text", "photo")}


def credits_of_part(part: Part) -> Iterable[FoundCredit]:
    """Credits in a line that is nothing but a credit or a byline."""
    if part.kind is Kind.BYLINE:
        roles: tuple[str, ...] = ("text",)
    elif part.kind is Kind.CREDIT:
        meaning = CREDIT.get(" ".join(part.label.lower().split()), "source")
        roles = _SPLIT_ROLES.get(meaning, (meaning,))
    else:
        return
    at = part.start + max(part.raw.find(part.text), 0)
    for name, start in _names(part.text, at):
        told = _TOLD_ROLE.match(part.text, start - at + len(name))
        for role in (_BRACKETED[told.group(1).lower()],) if told else roles:
            yield FoundCredit(name, role, start, start + len(name))


def _names(text: str, offset: int) -> Iterable[tuple[str, int]]:
    """The names in a credit line and their places; addresses, and what a comma says about somebody, are none."""
    start = 0
    for end, following in [*(found.span() for found in _BETWEEN_NAMES.finditer(text)), (len(text), len(text))]:
        name = text[start:end]
        if name and "@" not in name and (start == 0 or name[0].isupper()):
            yield name.rstrip(".") if name[:-1].isupper() else name, offset + start
        start = following


def sources_in(text: str, offset: int, people: frozenset[str]) -> Iterable[FoundCredit]:
    """Media cited in running text: «skriver EuroNews», «ifølge NTB», «sier han til NRK»."""
    tokens = narration(text) if _MAY_CITE.search(text) else []
    for at, token in enumerate(tokens[:-1]):
        cites = token.low in REPORTS or (token.low == "to" and at and tokens[at - 1].low == "according")
        if not cites and token.low not in {"til", "to", "told"}:
            continue
        end = _name_end(tokens, at + 1)
        if end == at + 1:
            continue
        name = text[tokens[at + 1].start : tokens[end - 1].end]
        sureness = _sureness(name, tokens, at, end, people, cites=cites)
        if sureness:
            yield FoundCredit(name, "source", offset + tokens[at + 1].start, offset + tokens[end - 1].end, sureness)


def _name_end(tokens: list[Token], at: int) -> int:
    return capital_run(tokens, at) if tokens[at].is_capital else at


def _sureness(
    name: str, tokens: list[Token], at: int, end: int, people: frozenset[str], *, cites: bool
) -> Sureness | None:
    """Known media are certain; another name is likely where «, skriver X» ends a sentence and X is nobody we met."""
    if is_media(name):
        return Sureness.CERTAIN
    closing = end == len(tokens) or tokens[end].text in STOPS
    after_comma = at > 0 and tokens[at - 1].text == ","
    quoted = after_comma and at > 1 and tokens[at - 2].passage
    known = any(name == person or name in person.split() for person in people)
    plain = tokens[at].low in REPORTS - {"according"} and tokens[at].low not in FINITE
    return (
        Sureness.LIKELY
        if cites and plain and closing and after_comma and not quoted and not known and " " not in name
        else None
    )


def is_media(name: str) -> bool:
    """Is this the name of a newspaper, a channel or an agency, by itself or by how it ends?"""
    low = name.lower()
    if len(name) <= _LONGEST_INITIALS and not name[-1].isupper() and not name.isupper():
        return False  # Ap is a party, AP an agency
    return low in MEDIA or low in AGENCIES or low.endswith(tuple(MEDIA_ENDINGS)) or low.split()[0] in MEDIA
