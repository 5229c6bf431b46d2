"""Names of people in running text: where they begin and end among titles, owners and particles."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from articles.text.speech.given_names import MEN, WOMEN
from articles.text.speech.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    ENGLISH_HONORIFICS,
    ENGLISH_TITLE_WORDS,
    GROUPS,
    NAME_PARTICLES,
    NAMES_IN_S,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    REPORTS,
    TITLE_ENDINGS,
    TITLES,
)
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import STOPS, Token

# What is no part of a name though it begins a sentence with a capital.
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | PRONOUNS | QUANTIFIERS | REPORTS
_DEFINITE = ("ens", "ene", "ane", "en", "et", "a", "n")
_SUFFIXES = frozenset({"jr", "sr"})
_LONGEST_NICKNAME = 20  # letters
_MOST_PARTICLES = 3


class Name(NamedTuple):
    """A run of capitalised words, less the titles before it: tokens `first` to `last` (half-open)."""

    first: int
    last: int
    text: str

    @property
    def is_full(self) -> bool:
        """Does it hold more than one word?"""
        return " " in self.text


def is_title(token: Token) -> bool:
    """Is this word an office, a trade or a kinship, definite or not?"""
    return token.is_word and names_office(token.low)


@lru_cache(maxsize=20_000)
def names_office(low: str) -> bool:
    stem = title_stem(low)
    return stem in TITLES or stem.endswith(TITLE_ENDINGS)


def is_definite_title(token: Token) -> bool:
    """«ordføreren», «mannen»: a noun that needs nothing after it."""
    return token.is_word and title_stem(token.low) != token.low


@lru_cache(maxsize=20_000)
def title_stem(low: str) -> str:
    """«statsministeren», «statsministerens» → «statsminister»; «dronninga» → «dronning»; others as they are."""
    for ending in _DEFINITE:
        bare = low.removesuffix(ending)
        if bare != low and (bare in TITLES or bare.endswith(TITLE_ENDINGS)):
            return bare
    return low


def age_of(tokens: list[Token], name: Name) -> str:
    """The age in «Kari Moen (52)» or "Mary Holt, 52,"; "" where there is none."""
    at = name.last
    if at + 2 < len(tokens) and tokens[at].text in "(," and tokens[at + 1].text.isdigit():
        return tokens[at + 1].text if tokens[at + 2].text in "),." else ""
    return ""


def is_genitive(token: Token) -> bool:
    """«Japans», «NATOs», "Malaysia's": a capitalised word that owns what follows."""
    if not token.is_capital:
        return False
    if token.low.endswith(("'s", "’s", "s'", "s’")):
        return True
    return token.low.endswith("s") and token.text.lower() not in NAMES_IN_S


def owns_surely(token: Token) -> bool:
    """ "Malaysia's", «NATOs»: no name ends so."""
    return token.low.endswith(("'s", "’s")) or (
        token.text.endswith("s") and len(token.text) > 2 and token.text[:-1].isupper()
    )


def capital_run(tokens: list[Token], at: int) -> int:
    """End of the run of capitalised words at `at`: initials and particles belong to it, a genitive ends it."""
    end = at
    while end < len(tokens):
        token = tokens[end]
        if token.is_capital:
            end += 1
            if owns_surely(token):
                break
            if end < len(tokens) and tokens[end].text == "." and _takes_point(tokens, end - 1, at):
                end += 1
        elif end > at and token.low in _SUFFIXES:
            end += 2 if end + 2 < len(tokens) and tokens[end + 1].text == "." else 1
        elif end > at and tokens[end - 1].text.isupper() and token.text.rstrip("s").isdigit():
            end += 1  # «TV 2»
        elif end > at and _is_nickname(tokens, end):
            end += 1
        elif end > at and _owns_by_apostrophe(tokens, end):
            return end + 1
        elif end > at and _particles(tokens, end):
            end += _particles(tokens, end)
        else:
            break
    return end


def _is_nickname(tokens: list[Token], at: int) -> bool:
    """«Egil «Drillo» Olsen»: a short passage in marks between a given name and a surname."""
    passage = tokens[at].passage
    if passage is None or passage.inner_end - passage.inner_start > _LONGEST_NICKNAME or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].is_capital and tokens[at + 1].is_capital


def _owns_by_apostrophe(tokens: list[Token], at: int) -> bool:
    """ "the Zippers' Jim Moe": an apostrophe after -s, and who is owned behind it."""
    owner, token = tokens[at - 1], tokens[at]
    return token.text in "'’" and owner.end == token.start and owner.low.endswith("s") and at + 1 < len(tokens)


def _takes_point(tokens: list[Token], at: int, first: int) -> bool:
    """Does the point after the word at `at` belong to it: "J. Smith", "U.S. Senator", "Mr.", "Ray Lowe Jr."?"""
    word = tokens[at]
    initials = len(word.text) <= 2 or "." in word.text and word.text.replace(".", "").isupper()
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if initials and following and following.is_capital:
        return True
    opens = at == first or tokens[at - 1].text == "."  # "Lt. Col. James Roe"
    return word.low in ENGLISH_HONORIFICS and opens or word.low in _SUFFIXES


def _particles(tokens: list[Token], at: int) -> int:
    """How many particles stand at `at` before a capitalised word: «van der Berg»; 0 where no name follows."""
    count = 0
    while at + count < len(tokens) and count < _MOST_PARTICLES and tokens[at + count].low in NAME_PARTICLES:
        count += 1
    return count if at + count < len(tokens) and tokens[at + count].is_capital else 0


def name_in_run(tokens: list[Token], first: int, last: int) -> Name | None:
    """The name in a run of capitalised words: what is left when titles and owners before it are taken off."""
    at = first
    while at < last and _is_before_name(tokens, at, last):
        at += 1
    if at >= last or is_title(tokens[last - 1]) and last - at == 1:
        return None
    at = _given_name(tokens, at, last) or _after_office(tokens, at, last) or at
    return Name(at, last, _joined(tokens, at, last))


def _given_name(tokens: list[Token], first: int, last: int) -> int:
    """Where a known given name stands behind a party or a body: «Venstres Kari Moe», «i Bufdir Kari Moe»; else 0."""
    if tokens[first].low in MEN | WOMEN:
        return 0
    opens = first == 0 or tokens[first - 1].text in STOPS  # «Klokker Arne Grip låser døra»
    if opens and last - first > 2 and tokens[first + 1].low in MEN | WOMEN and not is_genitive(tokens[first]):
        return first + 1
    tied = first > 0 and tokens[first - 1].low in PREPOSITIONS
    for at in range(first + 1, last - 1):
        if tokens[at].low in MEN | WOMEN and (tied or is_genitive(tokens[at - 1])):
            return at
    return 0


def _after_office(tokens: list[Token], first: int, last: int) -> int:
    """Where a full name stands behind an office with capitals: "Transport Secretary Mary Holt"; else 0."""
    if tokens[first].low in MEN | WOMEN:
        return 0
    return next((at + 1 for at in range(last - 3, first, -1) if is_title(tokens[at])), 0)


def _is_before_name(tokens: list[Token], at: int, last: int) -> bool:
    token = tokens[at]
    if token.text == "." or token.low in ENGLISH_HONORIFICS or is_title(token) or token.low in FUNCTION_WORDS:
        return True
    return last - at > 1 and (token.low in ENGLISH_TITLE_WORDS or owns_surely(token))


def _joined(tokens: list[Token], first: int, last: int) -> str:
    words: list[str] = []
    for token in tokens[first:last]:
        if token.text in ".'’" and words:
            words[-1] += token.text
        elif token.passage is None:
            words.append(token.text)
    return " ".join(words)


def names(tokens: list[Token]) -> list[Name]:
    """Every name in the tokens, full or not, in order."""
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital:
            at += 1
            continue
        end = capital_run(tokens, at)
        name = name_in_run(tokens, at, end)
        grouped = at > 0 and tokens[at - 1].low in GROUPS
        if name and not grouped and not any(token.low in SPEECH for token in tokens[name.first : name.last]):
            found.append(name)
        at = max(end, at + 1)
    return found


def after_brackets(tokens: list[Token], at: int) -> int:
    """The index after «(Ap)» or «(43)», if such stands at `at`."""
    if at < len(tokens) and tokens[at].text == "(":
        for end in range(at + 1, min(at + 8, len(tokens))):
            if tokens[end].text == ")":
                return end + 1
    return at
