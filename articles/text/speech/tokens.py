"""Words and signs of a paragraph as its narrator has them: what stands in marks is one token, whatever is inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.text.speech.lexicon import (
    ABBREVIATIONS,
    ASIAN_LIKE_PRONOUNS,
    NAMES_LIKE_WORDS,
    NORWEGIAN_WORDS,
    SURNAMES_LIKE_WORDS,
)
from articles.text.speech.speech_verbs import SPEECH

DASHES = "–—―-"
STOPS = frozenset({".", "?", "!", "…"})
_CLOSERS = {
    "«": ("»",),
    "“": ("”",),
    "„": ("“", "”"),
    "”": ("”",),
    '"': ('"', "”"),
    "‘": ("’",),
    "'": ("'",),
    "‹": ("›",),
}
_CLOSERS["``"] = ("''", '"')  # as typed where the keyboard has no others
_OPENERS = frozenset('«“„"')
_ALIKE = frozenset('"”')  # the same sign opens and closes, the latter in some Nordic texts
_AFTER_MARK = ".,;:!?)"
_MARK = re.compile("``|''|[«»“”„\"‘’'‹›]")
_TOKEN = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|[-–.’'&/](?=[^\W_]))*|\.{2,}|\S")
_PARTICLE = re.compile(r"(?:al|el|ben|bin|abd|ad|at|as|ar|d|l|t|v|von|van|de)[-'’][^\W\d_a-zæøå]")
_NEW_SPEECH = re.compile(r"[.?!…] [–—―-] ?\S")  # a dash line that has run into the paragraph
_I_AM = ("I'", "I’")
_ENGLISH = frozenset({"the", "of", "and", "to"})  # what tells English from Norwegian, where «Even» is a man
_RARE = frozenset("æøå")
_AROUND = 15  # tokens
_LONGEST_SENTENCE = 120  # tokens
_DEEPEST = 6  # marks within marks; more is a slip of the keyboard and must not cost time


class Passage(NamedTuple):
    """A stretch in marks: `start` and `end` include them, `inner_start` and `inner_end` do not."""

    start: int
    inner_start: int
    inner_end: int
    end: int


class Token(NamedTuple):
    """A word, a sign or a whole passage in marks, with its place in the paragraph.

    A word has a letter first or last («Moen», «79-åringen»); a capital one may have a particle before its capital
    («al-Amr», «d'Arc»).
    """

    text: str
    low: str
    start: int
    end: int
    passage: Passage | None = None
    is_word: bool = False
    is_capital: bool = False


def narration(text: str, start: int = 0, *, runs_on: bool = False) -> list[Token]:
    """Split `text` from `start` on into tokens, passages in marks as one token each.

    `runs_on`: the next paragraph opens with a mark, so this one may leave its own open: the speaker goes on.
    """
    tokens: list[Token] = []
    at = start
    for passage in marked_passages(text, start, runs_on=runs_on):
        tokens.extend(_plain(text, at, passage.start))
        tokens.append(Token("«»", "«»", passage.start, passage.end, passage))
        at = passage.end
    tokens.extend(_plain(text, at, len(text)))
    for place, token in enumerate(tokens):
        is_name = token.is_capital and token.low in NAMES_LIKE_WORDS and _is_name(tokens, place)
        if is_name or token.text == "I" and not _is_norwegian(tokens, place):
            tokens[place] = token._replace(low=token.text)
    return tokens


def _is_norwegian(tokens: list[Token], at: int) -> bool:
    """Is the "I" at `at` «I går» rather than a pronoun? The words around tell."""
    around = tokens[max(0, at - _AROUND) : at + _AROUND]
    return any(token.low in NORWEGIAN_WORDS or not _RARE.isdisjoint(token.low) for token in around)


def _is_name(tokens: list[Token], at: int) -> bool:
    """«sier Dag», «Hans Olsen», «Even sa»: a capital within a sentence, before another or before a verb of speech."""
    within = at > 0 and tokens[at - 1].is_word
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    low = tokens[at].low
    if low in ASIAN_LIKE_PRONOUNS:
        return within and following is not None and following.is_capital
    if within or low in SURNAMES_LIKE_WORDS or following is None:
        return within
    english = low in {"even", "just"} and any(token.low in _ENGLISH for token in tokens)
    return not english and (following.is_capital or following.low in SPEECH)


@lru_cache(maxsize=20_000)  # a newspaper uses the same words all the time
def _shape(word: str) -> tuple[str, bool, bool]:
    """The word in small letters; is it a word; is it a capital one?"""
    first = word[0]
    is_capital = first.isupper() and word[:2] not in _I_AM or first in "abdeltv" and bool(_PARTICLE.match(word))
    return word.lower(), first.isalpha() or word[-1].isalpha(), is_capital


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        low, is_word, is_capital = _shape(word)
        yield Token(word, low, found.start(), found.end(), None, is_word, is_capital)


def marked_passages(text: str, start: int = 0, *, runs_on: bool = False) -> list[Passage]:
    """The outermost stretches in quotation marks, in order.

    An opening mark that is never closed is none, unless the speech behind it runs on into the next paragraph.
    """
    pairs: list[Passage] = []
    waiting: list[tuple[str, int]] = []
    for found in _MARK.finditer(text, start):
        mark, at = found.group(), found.start()
        depth = _closed_by(mark, waiting, text, at)
        if depth is not None:
            waiting_mark, opened = waiting[depth]
            del waiting[depth:]
            while pairs and pairs[-1].start > opened:
                pairs.pop()
            pairs.append(Passage(opened, opened + len(waiting_mark), at, found.end()))
        elif mark in _CLOSERS and len(waiting) < _DEEPEST and _may_open(mark, text, at):
            waiting.append((mark, at))
    if runs_on and waiting and (not pairs or pairs[-1].end <= waiting[0][1]):
        mark, opened = waiting[0]
        if mark in _OPENERS and _may_run_on(text, opened):
            pairs.append(Passage(opened, opened + len(mark), len(text), len(text)))
    return pairs


def opens_with_mark(text: str) -> bool:
    """Does the paragraph begin with a mark, as each of one speaker's paragraphs does?"""
    return text.lstrip()[:1] in _OPENERS


def _may_run_on(text: str, opened: int) -> bool:
    """Does the mark at `opened` begin words said: «Moen sa: «Vi …»?"""
    before = text[max(0, opened - 3) : opened].rstrip()[-1:]
    return before in (*":,", "", *STOPS) and text.rstrip()[-1:] in STOPS and not _NEW_SPEECH.search(text, opened)


def _closed_by(mark: str, waiting: list[tuple[str, int]], text: str, at: int) -> int | None:
    """Index of the waiting mark that this one closes, or None."""
    if mark in "'’" and not _may_close_single(text, at) or mark in _ALIKE and _leans(text, at) > 0:
        return None
    for depth in range(len(waiting) - 1, -1, -1):
        if mark in _CLOSERS[waiting[depth][0]]:
            return depth
    return None


def _may_open(mark: str, text: str, at: int) -> bool:
    """A single mark is mostly an apostrophe: it opens only before a word and after a space."""
    if mark not in "'‘":
        misplaced = text[at - 1 : at] in (",", ":")  # 'Moen said," We …'
        return mark not in _ALIKE or _leans(text, at) >= 0 or misplaced
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in '(«“"–—-') and after.isalnum()


def _leans(text: str, at: int) -> int:
    """Whether a mark that opens and closes alike leans on the word after it (1), on the one before (-1) or on neither.

    So one too many, or the inches of «42"», spoils no quote but its own.
    """
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    free, ends = not before or before.isspace() or before == "(", not after or after.isspace() or after in _AFTER_MARK
    return int(free and bool(after.strip())) - int(not free and ends)


def _may_close_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not after.isalnum()


def is_dash(tokens: list[Token], at: int) -> bool:
    """Is this sign a dash between words? A hyphen needs space on both sides."""
    token = tokens[at]
    if token.text not in DASHES or token.passage:
        return False
    spaced_before = at == 0 or tokens[at - 1].end < token.start
    spaced_after = at + 1 < len(tokens) and token.end < tokens[at + 1].start
    return spaced_before and (spaced_after or token.text != "-")


def ends_sentence(tokens: list[Token], at: int) -> bool:
    """Is this token the stop of a sentence, not of an abbreviation, an initial or a date?"""
    token = tokens[at]
    if token.text not in STOPS and not token.text.startswith(".."):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and not (
        following.is_capital or following.passage or following.text[0].isdigit() or is_dash(tokens, at + 1)
    ):
        if following.text in ")]":
            return at + 2 >= len(tokens) or tokens[at + 2].text not in ",;:" and not tokens[at + 2].text.islower()
        return token.text in "?!"
    if token.text != "." or at == 0:
        return True
    word = tokens[at - 1]
    initial = len(word.text) == 1 and word.is_capital
    return following is None or not (initial or word.low in ABBREVIATIONS)


def sentence_start(tokens: list[Token], at: int) -> int:
    """Index of the first token of the sentence that token `at` stands in, as far as anybody reads back."""
    lowest = max(0, at - _LONGEST_SENTENCE)
    while at > lowest and not ends_sentence(tokens, at - 1):
        at -= 1
    return at
