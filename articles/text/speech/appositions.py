"""Whose office it is: the name that stands behind an office, after its comma or right at its end."""

from __future__ import annotations

from articles.text.speech.lexicon import (
    ACADEMIC,
    ADVERBS,
    AND,
    CONJUNCTIONS,
    ENGLISH_HONORIFICS,
    FINITE,
    PRONOUNS,
    TITLE_PREPOSITIONS,
)
from articles.text.speech.names import Name, capital_run, is_genitive, is_title, name_in_run
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import Token

_LONGEST = 8  # words of an office before its comma
_BEFORE_NAME = ACADEMIC | ENGLISH_HONORIFICS
_ENDS_OFFICE = CONJUNCTIONS - AND - {"for"} | ADVERBS | FINITE | SPEECH | PRONOUNS


def office_has_name(tokens: list[Token], at: int) -> bool:
    """Is the rest of an office at `at`, and who has it behind its comma: «… skule og kultur i Vik, Olav Moe»?"""
    for place in range(at, min(at + _LONGEST, len(tokens))):
        if tokens[place].text == ",":
            return named_after_comma(tokens, place) is not None
        if not tokens[place].is_word or tokens[place].low in _ENDS_OFFICE:
            return False
    return False


def joined_by_and(tokens: list[Token], at: int) -> int:
    """The end of «Vang og Rud» where the second name follows; 0 where one speaks alone."""
    if at + 1 >= len(tokens) or tokens[at].low not in AND or not tokens[at + 1].is_capital:
        return 0
    end = capital_run(tokens, at + 1)
    following = tokens[end] if end < len(tokens) else None
    owns = following and following.is_word and is_genitive(tokens[end - 1])
    return 0 if following and (following.low in FINITE | SPEECH or owns) else end


def person_at_end(tokens: list[Token], first: int, last: int, name: Name | None) -> Name | None:
    """After a preposition a run names a place; only the end of a long one is a person: «leder i LO Peggy Hessen»."""
    if name is None or name.last != last:
        return None
    prepositions = [at for at in range(first, name.first) if tokens[at].low in TITLE_PREPOSITIONS]
    if not prepositions or is_title(tokens[name.first - 1]) or tokens[name.first - 1].is_capital:
        return name
    length = name.last - name.first
    if length < 3:
        return None
    return name_in_run(tokens, name.last - (2 if length == 3 else length - 1 if length == 4 else 2), name.last)


def named_after_comma(tokens: list[Token], at: int) -> Name | None:
    """The full name behind the comma at `at`, past a title and a degree: «…, dekan, dr. med. Odd Vik»."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    start = at + 1
    while start + 2 < len(tokens) and start < at + 5:
        if tokens[start].low in _BEFORE_NAME and tokens[start + 1].text == ".":
            start += 2
        elif is_title(tokens[start]) and not tokens[start].is_capital:
            start += 1
        else:
            break
    if start >= len(tokens) or not tokens[start].is_capital:
        return None
    name = name_in_run(tokens, start, capital_run(tokens, start))
    return name if name and name.is_full and name.first == start else None
