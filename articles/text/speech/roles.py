"""Roles: the title before a name, or the apposition after it."""

from __future__ import annotations

from articles.text.speech.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    ENGLISH_TITLE_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    TITLE_ADJECTIVES,
)
from articles.text.speech.names import FUNCTION_WORDS, Name, after_brackets, is_genitive, is_title
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import STOPS, Token

_ENDS_ROLE = SPEECH | CONJUNCTIONS - {"for"}
_LONGEST_ROLE = 14  # words


def role_of(text: str, tokens: list[Token], name: Name) -> str:
    """The title that stands before the name or, as apposition, after it; "" where there is none."""
    return _role_before(text, tokens, name) or _role_after(text, tokens, name) or _role_ahead(text, tokens, name)


def _role_before(text: str, tokens: list[Token], name: Name) -> str:
    at = name.first
    while at > 0 and (is_title(tokens[at - 1]) or tokens[at - 1].low in ENGLISH_TITLE_WORDS):
        at -= 1
    if at == name.first or not any(is_title(token) for token in tokens[at : name.first]):
        return ""
    while at > 0 and tokens[at].is_capital and tokens[at - 1].is_capital and not _is_functional(tokens[at - 1]):
        at -= 1  # "Transport Secretary"
    while at > 0 and tokens[at - 1].low in TITLE_ADJECTIVES:
        at -= 1
    owner = at
    while (
        owner > 0
        and owner > at - 4
        and tokens[owner - 1].is_word
        and tokens[owner - 1].low not in FUNCTION_WORDS | SPEECH
    ):
        owner -= 1
        if is_genitive(tokens[owner]):
            at = owner
    while at > 0 and is_genitive(tokens[at]) and tokens[at - 1].is_capital and tokens[at - 1].low not in FUNCTION_WORDS:
        at -= 1
    return text[tokens[at].start : tokens[name.first - 1].end]


def _is_functional(token: Token) -> bool:
    return token.low in FUNCTION_WORDS or token.low in SPEECH


def _role_after(text: str, tokens: list[Token], name: Name) -> str:
    """«Mads Hansen, leder i Fagforbundet, sier»: the apposition up to the next comma or stop."""
    at = after_brackets(tokens, name.last)
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return ""
    end = at + 1
    while (
        end < min(len(tokens), at + _LONGEST_ROLE)
        and tokens[end].is_word
        and tokens[end].low not in CONJUNCTIONS - {"for"}
        and tokens[end].low not in SPEECH
    ):
        end += 1
    words = tokens[at + 1 : end]
    if (
        not words
        or words[0].low in PRONOUNS - DETERMINERS
        or not any(is_title(word) and not word.is_capital for word in words[:4])
    ):
        return ""
    if (
        end < len(tokens)
        and tokens[end].text not in STOPS | {",", ")"}
        and tokens[end].low not in CONJUNCTIONS
        and tokens[end].low not in SPEECH
    ):
        return ""
    start = 1 if words[0].low in {"en", "ei", "et", "ein", "eit", "a", "an", "the"} and len(words) > 1 else 0
    return text[words[start].start : words[-1].end]


def _role_ahead(text: str, tokens: list[Token], name: Name) -> str:
    """«Lederen i Fagforbundet, Mads Hansen, sier»: the title before the comma before a full name."""
    comma = name.first - 1
    if comma < 1 or tokens[comma].text != "," or not name.is_full:
        return ""
    after = after_brackets(tokens, name.last)
    if after < len(tokens) and tokens[after].is_word and tokens[after].low not in SPEECH | PREPOSITIONS:
        return ""
    at = comma
    while at > 0 and comma - at < _LONGEST_ROLE and tokens[at - 1].is_word and tokens[at - 1].low not in _ENDS_ROLE:
        at -= 1
    while at < comma and not is_title(tokens[at]):
        at += 1
    return text[tokens[at].start : tokens[comma - 1].end] if at < comma else ""
