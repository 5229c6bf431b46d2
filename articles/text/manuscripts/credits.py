"""Whom a text credits: bylines, photographers, agencies and the other media it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.text.manuscripts.labels import CREDIT, read_signature
from articles.text.parts import FoundCredit, Kind, Part, Sureness
from articles.text.speech.given_names import MEN, WOMEN
from articles.text.speech.lexicon import AGENCIES, FINITE, MEDIA, MEDIA_ENDINGS, REPORTS
from articles.text.speech.names import capital_run, names_office
from articles.text.speech.tokens import STOPS, Token, narration

_BETWEEN_NAMES = re.compile(r"(?:\s*[,()/]+\s*|\s+(?=(?:og|and|&)\s))(?:(?:og|and|&)\s+)?")
_TOLD_ROLE = re.compile(r"\s*\((tekst|text|words|foto|photo|photos)\b[^()]*\)", re.IGNORECASE)
_BRACKETED = {"tekst": "text", "text": "text", "words": "text", "foto": "photo", "photo": "photo", "photos": "photo"}
_MAY_CITE = re.compile(rf"\b(?i:{'|'.join(sorted(REPORTS))}|til|to|told)\s+[^\W\d_a-zæøå]")
_JOINS = re.compile(r"\b(?:og|and)\s|&")
_JOINED = re.compile(rf"(?:{_JOINS.pattern})\s*$")
_AGENCY = re.compile(r"[^\W\d_]+")
_LONGEST_INITIALS = 3
_SPLIT_ROLES = {"text_photo": ("text", "photo")}


def credits_of_part(part: Part) -> Iterable[FoundCredit]:
    """Credits in a line that is nothing but a credit or a byline."""
    if part.kind is Kind.BYLINE:
        roles: tuple[str, ...] = ("text",)
    elif part.kind is Kind.CREDIT:
        meaning = CREDIT.get(" ".join(part.label.lower().split()), "source")
        roles = _SPLIT_ROLES.get(meaning, (meaning,))
    elif part.kind is Kind.DATELINE:
        yield from _agencies(part)
        return
    else:
        return
    if roles == ("source",) and read_signature(part.text):
        yield from _agencies(part)
        return
    at = part.start + max(part.raw.find(part.text), 0)
    for name, start in _names(part.text, at, in_byline=part.kind is Kind.BYLINE):
        told = _TOLD_ROLE.match(part.text, start - at + len(name))
        who = ("source",) if _is_house(name, part.text[: start - at]) else roles
        for role in (_BRACKETED[told.group(1).lower()],) if told else who:
            yield FoundCredit(_written_small(name), role, start, start + len(name))


def _is_house(name: str, before: str) -> bool:
    """Is this an agency, a paper, or whoever lent a picture: what stands behind the stroke in «Kari Moen / NTB»?"""
    lent = before.rstrip().endswith("/") and name.split(maxsplit=1)[0].lower() not in MEN | WOMEN
    return lent or bool(read_signature(name)) or is_media(name)


def _is_person(words: list[str], *, after_comma: bool) -> bool:
    """«lærer og forfatter» is nobody, and after the last comma «OSLO TINGHUS» neither: a given name has to tell."""
    capital = words[0][:1].isupper() and words[-1][:1].isupper()
    given = words[0].lower() in MEN | WOMEN
    office = names_office(words[-1].lower().removesuffix("s"))  # «Lektor», "Local Democracy Reporters"
    return capital and (given or not after_comma and not office)


def _written_small(name: str) -> str:
    """«KARI MOEN» as it is printed elsewhere; agencies and other single words keep their capitals."""
    return name.title() if name.isupper() and " " in name else name


def _agencies(part: Part) -> Iterable[FoundCredit]:
    """Each agency of «NTB-Reuters» and of «TOKYO (NTB):»."""
    for found in _AGENCY.finditer(part.raw):
        if read_signature(found.group()):
            yield FoundCredit(found.group(), "source", part.start + found.start(), part.start + found.end())


def _names(text: str, offset: int, *, in_byline: bool) -> Iterable[tuple[str, int]]:
    """The names in a credit line and their places; addresses, and what a comma says about somebody, are none."""
    start = 0
    for end, following in [*(found.span() for found in _BETWEEN_NAMES.finditer(text)), (len(text), len(text))]:
        name = text[start:end]
        after_comma = bool(start) and not _JOINED.search(text[:start]) and not _JOINS.search(text, end)
        if in_byline:
            is_name = bool(name.split()) and (
                _is_person(name.split(), after_comma=after_comma) or bool(read_signature(name))
            )
        else:
            is_name = not start or name[:1].isupper()
        if name and "@" not in name and is_name:
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
