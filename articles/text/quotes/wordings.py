"""Two wordings of one utterance: whether they are the same, nearly the same, or one is a part of the other."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

NEAR = 0.8  # the share of words in common that makes two quotes one utterance
FEWEST = 5  # words; shorter ones are alike by chance
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Signs without width: hyphens that only break lines, joiners, byte order marks.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(text: str) -> str:
    """The text with single spaces, without signs that have no width, in one Unicode form that keeps its looks."""
    return " ".join(_HIDDEN.sub("", unicodedata.normalize("NFC", text)).split())


def is_same_wording(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but white space and Unicode form."""
    return plain(unicodedata.normalize("NFKC", one)) == plain(unicodedata.normalize("NFKC", other))


@lru_cache(maxsize=10_000)  # a person's newest quotes are compared with every quote of a story
def words_of(text: str) -> tuple[str, ...]:
    """The words alone, in small letters: «Vi må, nå!» → vi, må, nå."""
    # First composed: a letter's accent may stand as a sign of its own, which is no word.
    folded = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("’", "'")
    return tuple(_WORD.findall(folded))


def is_other_wording(one: str, other: str) -> bool:
    """Whether two quotes are one utterance in different words: alike but not the same, or one a near copy in the other.

    A quote that stands word for word within the other is a part of it, and no other wording.
    """
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if len(short) < FEWEST or short == long:
        return False
    # Cheap and safe: of a near copy, at least this share of words is known.
    if len(_distinct(short) - _distinct(long)) > (1 - NEAR) * len(short):
        return False
    return not find_words(short, long) and (_ratio(short, long) >= NEAR or _has_near_copy(short, long))


def find_words(part: tuple[str, ...], whole: tuple[str, ...]) -> list[int]:
    """Where the words of `part` begin in `whole`, word for word."""
    size = len(part)
    if not size or not _distinct(part) <= _distinct(whole):
        return []
    return [at for at in range(len(whole) - size + 1) if whole[at : at + size] == part]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text stands; of a text as `plain` gives it there are as many as `words_of` finds."""
    return [found.span() for found in _WORD.finditer(text)]


@lru_cache(maxsize=10_000)
def _distinct(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _has_near_copy(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether some stretch of the longer is nearly the shorter: looked for where their words run together."""
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    starts = {max(0, block.b - block.a + shift) for block in blocks if block.size for shift in (-1, 0, 1)}
    return any(_ratio(short, long[at : at + len(short)]) >= NEAR for at in starts)
