"""What holds a phrase together that names a speaker: its «og», its prepositions, its points and hyphens."""

from __future__ import annotations

from articles.text.speech.appositions import office_has_name
from articles.text.speech.lexicon import (
    ADVERBS,
    AGENCIES,
    AND,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    INDEFINITE,
    MEDIA,
    PREPOSITIONS,
    PRONOUNS,
    SHORT_OFFICES,
    TITLE_ADJECTIVES,
    TITLE_PREPOSITIONS,
)
from articles.text.speech.names import capital_run, is_title
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import Token

# Definite forms, and plurals of Norwegian and English: how a noun ends that can speak without an article.
NOUN_ENDINGS = ("en", "a", "et", "ne", "ar", "er", "s", "folk")
_NAMED = frozenset({"named", "identified"})
_ONLY_AS = frozenset({"only", "simply", "just", "as"})
# Words that end a phrase, unless something holds it together.
_OTHERS = frozenset({"ha", "ifølge", "ifølgje", "ifylgje"})
STOP = PREPOSITIONS | CONJUNCTIONS | ADVERBS | FINITE | PRONOUNS - DETERMINERS - {"man"} | _OTHERS


def is_within(tokens: list[Token], first: int, at: int) -> bool:
    """The hyphen of «plan- og bygningsutvalget», the number of «den 23 år gamle», the point of «fung. rektor»"""
    if at == first or at + 2 >= len(tokens) or not tokens[at + 1].is_word:
        return False
    if tokens[at].text == "." and tokens[at - 1].low in SHORT_OFFICES:
        return True
    clips = tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start and tokens[at + 1].low in AND
    return clips or tokens[at].text.isdigit() and tokens[first].low in DETERMINERS


def named_as(tokens: list[Token], at: int) -> int:
    """Where the name begins that the participle at `at` gives: "named only as Ahmed", "identified as Maria"; or 0."""
    if tokens[at].low not in _NAMED:
        return 0
    place = at + 1
    while place < min(len(tokens), at + 4) and tokens[place].low in _ONLY_AS:
        place += 1
    return place if place < len(tokens) and tokens[place].is_capital else 0


def joins(tokens: list[Token], first: int, at: int) -> bool:
    """Does a word that ends other phrases go on in this one: an «og», or what ties an office to its name?"""
    if at > first and tokens[at].low in PREPOSITIONS:
        told = at + 1 < len(tokens) and (tokens[at + 1].low in MEDIA | AGENCIES)
        return is_title(tokens[at - 1]) and not told and office_has_name(tokens, at + 1)  # «mor til to, Ida Moe»
    return _joined_by_and(tokens, first, at)


def _joined_by_and(tokens: list[Token], first: int, at: int) -> bool:
    """An «og» within the phrase: of two titles, two adjectives, a body («leder i Natur og Ungdom»), a clipped word."""
    if tokens[at].low not in AND or at == first or at + 2 >= len(tokens):
        return False
    if is_tied(tokens, first, at) and office_has_name(tokens, at + 1):
        return True
    if is_title(tokens[at - 1]) and _begins_office(tokens, at + 1):
        return True
    if tokens[at + 1].is_capital:
        return tokens[at - 1].is_capital and is_tied(tokens, first, at)
    wanting = tokens[first].low in INDEFINITE or at == first + 1 and not tokens[first].low.endswith(NOUN_ENDINGS)
    described = wanting and tokens[at + 2].is_capital
    return tokens[at - 1].text == "-" or described or _joins_titles(tokens, at)


def _begins_office(tokens: list[Token], at: int) -> bool:
    """ "guard and Exercise Science major Ann Holt": a second office, which begins with capitals."""
    end = capital_run(tokens, at)
    return at < end < len(tokens) - 1 and is_title(tokens[end]) and tokens[end + 1].is_capital


def is_tied(tokens: list[Token], first: int, at: int) -> bool:
    """Does a preposition stand in the phrase before `at`?"""
    return any(tokens[before].low in TITLE_PREPOSITIONS for before in range(first, at))


def _joins_titles(tokens: list[Token], at: int) -> bool:
    """«skuespiller og regissør Aksel Brun», «bonde og feleskjelar Knut Aslak»"""
    place = at + 1
    while place + 2 < len(tokens) and tokens[place].low in TITLE_ADJECTIVES:
        place += 1
    second = tokens[place]
    named = tokens[place + 1].is_capital and second.low not in STOP | SPEECH
    return is_title(tokens[at - 1]) and second.is_word and not second.is_capital and (is_title(second) or named)
