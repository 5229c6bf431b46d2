"""Who is said to speak: the words that name the speaker beside a verb of speech, before it or after it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from articles.text.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    TITLE_PREPOSITIONS,
)
from articles.text.names import Name, after_brackets, capital_run, is_genitive, is_title, name_in_run, role_of
from articles.text.speech_verbs import SPEECH
from articles.text.tokens import Token, sentence_start

_STOP = PREPOSITIONS | CONJUNCTIONS | ADVERBS | FINITE | PRONOUNS - DETERMINERS
_LONGEST = 16  # tokens in a mention


class Naming(StrEnum):
    """How the speaker is named."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """A speaker as written: tokens `first` to `last`, the name in it if there is one, and the role it gives."""

    first: int
    last: int
    text: str
    naming: Naming
    name: str = ""
    role: str = ""


def mention_after(text: str, tokens: list[Token], at: int) -> Mention | None:
    """Read who speaks from token `at` on: «Ishiba», «Japans statsminister Shigeru Ishiba», «en talsmann for NATO»."""
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    if tokens[at].low in PRONOUNS and not _opens_noun(tokens, at):
        return _mention(text, tokens, at, at + 1, None, Naming.PRONOUN)
    end, name = at, None
    while end < min(len(tokens), at + _LONGEST) and tokens[end].is_word:
        token = tokens[end]
        if token.is_capital:
            run = capital_run(tokens, end)
            name = name_in_run(tokens, end, run)
            end = run
            if name and not _goes_on(tokens, run):
                break
        elif name and not is_genitive(tokens[end - 1]):
            break
        elif token.low in TITLE_PREPOSITIONS and end > at and not name and _ties_title(tokens, at, end):
            end += 1
        elif token.low in _STOP or (end > at and token.low in SPEECH):
            break
        else:
            end += 1
    return _closed(text, tokens, at, end, name)


def _opens_noun(tokens: list[Token], at: int) -> bool:
    """«den israelske forfattaren», «de to lederne», not «de» alone."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(tokens[at].low in DETERMINERS and following and following.is_word and following.low not in _STOP)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Is the name just read only the owner of a title that follows: «Japans statsminister …»?"""
    return at < len(tokens) and is_genitive(tokens[at - 1]) and tokens[at].is_word and tokens[at].low not in _STOP


def _ties_title(tokens: list[Token], first: int, at: int) -> bool:
    """Does the preposition at `at` tie a place to a noun without a name: «talsmann for …»?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not following or not following.is_word or following.low in PRONOUNS - DETERMINERS:
        return False
    return not tokens[at - 1].is_capital and (is_title(tokens[at - 1]) or tokens[first].low in DETERMINERS)


def _closed(text: str, tokens: list[Token], first: int, last: int, name: Name | None) -> Mention | None:
    """Make the mention out of tokens `first` to `last`, a name in apposition included: «lederen i LO, Peggy Hessen»."""
    if first == last:
        return None
    name = _person_at_end(tokens, first, last, name)
    if name is None:
        name = _named_after_comma(tokens, last)
        if name:
            role = text[tokens[first].start : tokens[last - 1].end]
            return _mention(text, tokens, first, name.last, name, Naming.NAME, role)
        return _noun(text, tokens, first, last)
    return _mention(text, tokens, first, last, name, Naming.NAME, role_of(text, tokens, name))


def _person_at_end(tokens: list[Token], first: int, last: int, name: Name | None) -> Name | None:
    """After a preposition a run names a place; only the end of a long one is a person: «leder i LO Peggy Hessen»."""
    if name is None or name.last != last:
        return None
    prepositions = [at for at in range(first, name.first) if tokens[at].low in TITLE_PREPOSITIONS]
    if not prepositions or is_title(tokens[name.first - 1]):
        return name
    length = name.last - name.first
    if length < 3:
        return None
    return name_in_run(tokens, name.last - (2 if length == 3 else length - 1 if length == 4 else 2), name.last)


def _named_after_comma(tokens: list[Token], at: int) -> Name | None:
    if at + 1 >= len(tokens) or tokens[at].text != "," or not tokens[at + 1].is_capital:
        return None
    name = name_in_run(tokens, at + 1, capital_run(tokens, at + 1))
    return name if name and name.is_full and name.first == at + 1 else None


def _noun(text: str, tokens: list[Token], first: int, last: int) -> Mention | None:
    """A mention without a name has to look like somebody: an article, an owner, a title or a definite form."""
    head = tokens[first]
    if (
        head.is_capital
        or head.low in DETERMINERS
        or is_title(tokens[last - 1])
        or any(is_title(token) for token in tokens[first:last])
    ):
        pass
    elif not head.low.endswith(("en", "a", "et", "ene", "ane", "ar", "er", "s", "folk")):
        return None
    if last - first == 1 and head.low in DETERMINERS:
        return None
    return _mention(text, tokens, first, last, None, Naming.NOUN)


def _mention(
    text: str, tokens: list[Token], first: int, last: int, name: Name | None, naming: Naming, role: str = ""
) -> Mention:
    written = text[tokens[first].start : tokens[last - 1].end]
    return Mention(first, last, written, naming, name.text if name else "", role)


def mention_before(text: str, tokens: list[Token], verb: int, floor: int = 0) -> Mention | None:
    """Read who speaks just before the verb: «Ishiba sa», "Kari Moen, the mayor of Vik, said"."""
    end = verb
    while end > floor and tokens[end - 1].low in ADVERBS | FINITE | {"har", "hadde", "has", "had", "skal"}:
        end -= 1
    lowest = max(floor, sentence_start(tokens, verb) if verb - floor > 1 else floor)
    if end > lowest and tokens[end - 1].text == ",":
        return _before_apposition(text, tokens, lowest, end - 1)
    if end <= lowest or not (tokens[end - 1].is_word or tokens[end - 1].text == ")"):
        return None
    if tokens[end - 1].low in PRONOUNS:
        return _mention(text, tokens, end - 1, end, None, Naming.PRONOUN)
    return _stretch(text, tokens, _clause_start(tokens, lowest, end), end)


def _before_apposition(text: str, tokens: list[Token], lowest: int, comma: int) -> Mention | None:
    """The verb follows a closed apposition: the speaker stands before its first comma."""
    for at in range(comma - 1, max(lowest, comma - 30), -1):
        if tokens[at].text == ",":
            found = _stretch(text, tokens, _clause_start(tokens, lowest, at), at)
            if found and found.naming is Naming.NAME:
                return found
    return None


def _clause_start(tokens: list[Token], lowest: int, end: int) -> int:
    at = end
    while at > lowest and end - at < _LONGEST:
        before = tokens[at - 1]
        if not (before.is_word or before.text in "().'") or before.passage or before.low in CONJUNCTIONS - {"for"}:
            break
        at -= 1
    return at


def _stretch(text: str, tokens: list[Token], first: int, last: int) -> Mention | None:
    """The mention that ends at `last` and reaches back as far as `first` at most."""
    while first < last and not tokens[first].is_word:
        first += 1
    runs = _runs(tokens, first, last)
    closing = next((name for name in reversed(runs) if after_brackets(tokens, name.last) == last), None)
    if first < last and (
        tokens[first].low in PREPOSITIONS | ADVERBS or any(token.low in FINITE | SPEECH for token in tokens[first:last])
    ):
        if closing is None:
            return None
        first = closing.first
        while first > 0 and is_title(tokens[first - 1]):
            first -= 1
    name = closing or (runs[0] if runs and runs[0].first == first and runs[0].is_full else None)
    if name:
        return _mention(text, tokens, first, last, name, Naming.NAME, role_of(text, tokens, name))
    return _noun(text, tokens, first, last) if first < last else None


def _runs(tokens: list[Token], first: int, last: int) -> list[Name]:
    found: list[Name] = []
    at = first
    while at < last:
        end = min(capital_run(tokens, at), last) if tokens[at].is_capital else at + 1
        name = name_in_run(tokens, at, end) if tokens[at].is_capital else None
        if name:
            found.append(name)
        at = max(end, at + 1)
    return found
