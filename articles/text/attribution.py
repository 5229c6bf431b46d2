"""The clause that says who spoke: «sa Ishiba under en pressekonferanse», "Wilkins said", «ifølge NTB»."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.lexicon import (
    ACCORDING,
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    FIRST_PERSON,
    HELPERS,
    PREPOSITIONS,
    SETTINGS,
)
from articles.text.mentions import Mention, Naming, mention_after, mention_before
from articles.text.speech_verbs import PLAIN, SPEECH, SPLIT
from articles.text.tokens import STOPS, Token, sentence_start

_WEAK = FIRST_PERSON | {"du", "you", "man"}
_LONGEST = 30  # tokens between a quote and the verb that attributes it


class Attribution(NamedTuple):
    """Tokens `first` to `last` are the core of the clause: verb, speaker, particle."""

    first: int
    last: int
    verb: str
    mention: Mention
    setting: str = ""

    @property
    def is_weak(self) -> bool:
        """«, tror jeg,» is as a rule part of what is said, not about who says it."""
        return self.mention.naming is Naming.PRONOUN and self.mention.text.lower() in _WEAK


def attribution_after(text: str, tokens: list[Token], at: int, *, direct: bool = False) -> Attribution | None:
    """Read the attribution that begins at token `at`, right after quoted words.

    `direct` allows the order speaker–verb too ("…," Wilkins said), which only marks can carry without doubt.
    """
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    return (
        _according_to(text, tokens, at)
        or _inverted(text, tokens, at)
        or (_direct(text, tokens, at) if direct else None)
    )


def _according_to(text: str, tokens: list[Token], at: int) -> Attribution | None:
    low = tokens[at].low
    width = (
        1
        if low in ACCORDING
        else 2
        if low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to"
        else 0
    )
    mention = mention_after(text, tokens, at + width) if width else None
    return _attribution(text, tokens, at, at, mention.last, mention) if mention else None


def _inverted(text: str, tokens: list[Token], at: int) -> Attribution | None:
    low = tokens[at].low
    if low not in SPEECH and low not in SPLIT and low not in HELPERS:
        return None
    start = at + 1
    while start < len(tokens) and tokens[start].low in ADVERBS:
        start += 1
    mention = mention_after(text, tokens, start)
    if mention is None or _runs_on(tokens, mention.last):
        return None
    if low in SPEECH and not (low in SPLIT and _particle(tokens, mention.last, low)):
        return _attribution(text, tokens, at, at, mention.last, mention)
    if low in SPLIT:
        last = _particle(tokens, mention.last, low)
        return _attribution(text, tokens, at, at, last, mention) if last else None
    for verb in range(mention.last, min(mention.last + 3, len(tokens))):
        if tokens[verb].low in SPEECH:
            return _attribution(text, tokens, at, verb, verb + 1, mention)
    return None


def _runs_on(tokens: list[Token], at: int) -> bool:
    """A finite verb right after the speaker makes the clause part of what is said: «… sa han ville komme»."""
    return at < len(tokens) and tokens[at].low in FINITE


def _particle(tokens: list[Token], at: int, verb: str) -> int:
    """Index after the particle that the split verb wants soon after its subject, or 0."""
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low in SPLIT[verb]:
            return place + 1
    return 0


def _direct(text: str, tokens: list[Token], at: int) -> Attribution | None:
    for verb in range(at + 1, min(at + _LONGEST, len(tokens))):
        if tokens[verb].text in STOPS or tokens[verb].passage:
            return None
        if tokens[verb].low in SPEECH:
            mention = mention_before(text, tokens, verb, at)
            if mention and mention.first == at:
                return _attribution(text, tokens, at, verb, verb + 1, mention)
    return None


def attribution_before(text: str, tokens: list[Token], quote: int) -> Attribution | None:
    """Read the attribution that leads up to the passage at index `quote`: «I går sa Grossman til BT: «…»»."""
    lowest = sentence_start(tokens, quote)
    for verb in range(quote - 1, max(lowest, quote - _LONGEST) - 1, -1):
        if tokens[verb].low not in PLAIN:
            continue
        before = mention_before(text, tokens, verb, lowest) if verb > lowest else None
        mention = before or mention_after(text, tokens, verb + 1)
        if mention:
            return _attribution(text, tokens, min(verb, mention.first), verb, max(verb + 1, mention.last), mention)
    return None


def _attribution(text: str, tokens: list[Token], first: int, verb: int, last: int, mention: Mention) -> Attribution:
    reported = verb + 1 == last < len(tokens) and tokens[last].low == "at"  # «sa at …», not «said at the opening»
    return Attribution(first, last, tokens[verb].text, mention, "" if reported else _setting(text, tokens, last))


def _setting(text: str, tokens: list[Token], at: int) -> str:
    """The first prepositional phrase after the core: «under en pressekonferanse»."""
    if at >= len(tokens) or tokens[at].low not in SETTINGS:
        return ""
    end = at + 1
    while (
        end < min(len(tokens), at + 9)
        and tokens[end].is_word
        and (tokens[end].low in DETERMINERS or tokens[end].low not in PREPOSITIONS | CONJUNCTIONS)
    ):
        end += 1
    return text[tokens[at].start : tokens[end - 1].end] if end > at + 1 else ""
