"""A manuscript read as a sub-editor would: taken apart, quotes with speakers, people, credits, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from articles.text.legible import Copy
from articles.text.manuscripts.credits import credits_of_part, sources_in
from articles.text.manuscripts.labels import header_means, is_answer, is_of_mail
from articles.text.manuscripts.language import detect_language
from articles.text.manuscripts.layout import lay_out
from articles.text.manuscripts.originals import lead_back
from articles.text.parts import FoundCredit, FoundPerson, FoundQuote, Kind, Manuscript, Part
from articles.text.speech.said import SpeechReader
from articles.text.speech.utterances import LONGEST_PARAGRAPH

_LONGEST_SMALL = 4  # signs of a word with a small letter in an English headline: "with"


def read_manuscript(text: str, language: str | None = None) -> Manuscript:
    """Take a plain-text manuscript apart.

    `language` ("nb", "nn" or "en") is detected where it is not given. Whatever the text, the parts joined give it
    back exactly, and what is not understood stays body text.
    """
    copy = Copy(text)
    reading = _read(copy.text, language or detect_language(copy.text))
    return reading if copy.is_same else lead_back(reading, text, copy)


def _read(text: str, language: str) -> Manuscript:
    parts, people = with_speech(lay_out(text))
    return Manuscript(
        text=text,
        language=language,
        parts=tuple(parts),
        people=people,
        credits=_credits(parts, people),
        section=next(iter(_header(parts, "section")), ""),
        keywords=tuple(
            word.strip()
            for line in _header(parts, "keywords")
            for word in line.replace(";", ",").split(",")
            if word.strip()
        ),
    )


def with_speech(parts: Sequence[Part]) -> tuple[list[Part], tuple[FoundPerson, ...]]:
    """The parts with the quotes of each paragraph, and the people met in them, read in order."""
    reader = SpeechReader()
    read: list[Part] = []
    spoken = -1  # index of the last paragraph
    is_interview = any(part.kind is Kind.QUESTION for part in parts)
    for part, following in zip(parts, _followers(parts), strict=True):
        if part.kind is Kind.LEDE or is_interview and part.kind is Kind.HEADLINE and _is_sentence(part.text):
            reader.meet(part.raw, part.start)
        if part.kind is Kind.QUESTION:
            reader.ask()
        if part.kind is not Kind.PARAGRAPH:
            read.append(part)
            continue
        if is_answer(part.label):
            quotes = reader.answer(part.raw, part.start)
        else:
            quotes = reader.read(part.raw, part.start, following)
        if reader.credited and spoken >= 0:
            read[spoken] = replace(read[spoken], quotes=told_after(read[spoken].quotes, reader.credited))
        spoken = len(read)
        read.append(replace(part, quotes=quotes))
    return read, reader.people


def _is_sentence(headline: str) -> bool:
    """Are its longer words not all capitals, as in "Ann Holt Says No to Council", where names can't be told?"""
    return any(word.islower() and len(word) > _LONGEST_SMALL for word in headline.split())


def _followers(parts: Sequence[Part]) -> list[str]:
    """For each part the text of the next that is not blank."""
    followers: list[str] = []
    following = ""
    for part in reversed(parts):
        followers.append(following)
        if part.kind is not Kind.BLANK:
            following = part.raw
    return followers[::-1]


def told_after(quotes: tuple[FoundQuote, ...], told: FoundQuote) -> tuple[FoundQuote, ...]:
    """The quotes of a paragraph, with what «Det sier Moen.» at the head of the next one tells of the last of them.

    `told` is a reader's `credited`. A quote that names its speaker itself keeps it.
    """
    if not quotes or quotes[-1].mention:
        return quotes
    last = quotes[-1]
    return (*quotes[:-1], replace(told, spans=last.spans, words=last.words, form=last.form))


def _credits(parts: list[Part], people: tuple[FoundPerson, ...]) -> tuple[FoundCredit, ...]:
    names = frozenset(person.name for person in people)
    found: list[FoundCredit] = []
    for part in parts:
        found.extend(credits_of_part(part))
        if part.kind in (Kind.PARAGRAPH, Kind.LEDE) and len(part.raw) <= LONGEST_PARAGRAPH:
            found.extend(sources_in(part.raw, part.start, names))
    return tuple(found)


def _header(parts: list[Part], meaning: str) -> list[str]:
    lines = [part for part in parts if part.kind is Kind.HEADER]
    if meaning == "keywords" and any(is_of_mail(part.label) for part in lines):
        lines = [part for part in lines if part.label.lower() != "emne"]  # what the mail is about
    return [part.text for part in lines if header_means(part.label) == meaning]


def reading_as_dict(manuscript: Manuscript) -> dict:
    """The reading as plain dictionaries and lists, fit for JSON. Places are characters in the manuscript.

    The `raw` of all parts, joined, is the manuscript.
    """
    return {
        "language": manuscript.language,
        "headline": manuscript.headline,
        "lede": manuscript.lede,
        "section": manuscript.section,
        "keywords": list(manuscript.keywords),
        "parts": [_part_as_dict(part) for part in manuscript.parts],
        "quotes": [_quote_as_dict(quote) for quote in manuscript.quotes],
        "people": [asdict(person) for person in manuscript.people],
        "credits": [asdict(credit) for credit in manuscript.credits],
        "sources": list(manuscript.sources),
        "related": list(manuscript.related),
    }


def _part_as_dict(part: Part) -> dict:
    facts = {name: getattr(part, name) for name in ("kind", "start", "end", "raw", "text", "sureness")}
    return {**facts, "label": part.label} if part.label else facts


def _quote_as_dict(quote) -> dict:
    return {**asdict(quote), "spans": [[span.start, span.end] for span in quote.spans]}
