"""Two texts compared as a reader would: words gone, words new; blocks of a body matched with what they have become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.text.drafts.html_tree import Element, parse

# Words and signs compared one by one; more than this and the whole text is told as gone and new.
MOST_TOKENS = 4_000
ALIKE = 0.4  # the share of words in common that makes one paragraph a new version of another
_BAND = 20  # how many places further on a changed paragraph is looked for
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what became of it."""

    kind: Change
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block that stands at the top of a body: its tag, its words and its HTML."""

    tag: str
    text: str
    html: str


Pair = tuple[Block | None, Block | None]


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """What was taken out of `before` and put in to make `after`, by words and signs, in the order of reading.

    The pieces that are not new joined give `before`; those that are not gone joined give `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pieces = [(Change.SAME, "".join(old[:start])), *_middle(middle_old, middle_new)]
    pieces.append((Change.SAME, "".join(old[len(old) - end :])))
    return _joined(pieces)


def blocks_of(body: str) -> list[Block]:
    """The blocks at the top of a clean body, in order: what is compared and merged as one."""
    return [
        Block(child.tag, child.text.strip(), str(child)) for child in parse(body).children if isinstance(child, Element)
    ]


def likeness(before: str, after: str) -> float:
    """The share of words that two texts have in common, from 0 to 1, whatever their order."""
    return _in_common(_words(before), _words(after)) or float(before == after)


def align(
    before: Sequence[Block], after: Sequence[Block], *, same: Callable[[Block], object] = lambda block: block.html
) -> list[Pair]:
    """Each block of `before` with what it is in `after`: itself, a new version, or nothing (None), in order.

    Blocks for which `same` answers alike are the same; among the others those are matched that share the most words.
    """
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, [same(b) for b in before], [same(b) for b in after], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(before[i:i_end], after[j:j_end], strict=True)
        else:
            pairs += _versions(before[i:i_end], after[j:j_end])
    return pairs


def _versions(before: Sequence[Block], after: Sequence[Block]) -> list[Pair]:
    """Match changed blocks so that the likeness of all is greatest; the rest are gone or new."""
    scores = _scores(before, after)
    best = [[0.0] * (len(after) + 1) for _row in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            both = best[i + 1][j + 1] + scores.get((i, j), 0.0)
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(before) and j < len(after):
        if (i, j) in scores and best[i][j] == best[i + 1][j + 1] + scores[i, j]:
            pairs.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((before[i], None))
            i += 1
        else:
            pairs.append((None, after[j]))
            j += 1
    return [*pairs, *((block, None) for block in before[i:]), *((None, block) for block in after[j:])]


def _scores(before: Sequence[Block], after: Sequence[Block]) -> dict[tuple[int, int], float]:
    """How alike two blocks are, for those that are alike and stand at about the same place."""
    old, new = [_words(block.text) for block in before], [_words(block.text) for block in after]
    scores = {}
    for i, words in enumerate(old):
        expected = i * len(new) // len(old)
        for j in range(max(0, expected - _BAND), min(len(new), expected + _BAND + 1)):
            if (score := _in_common(words, new[j])) >= ALIKE:
                scores[i, j] = score
    return scores


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _in_common(old: Counter[str], new: Counter[str]) -> float:
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens two texts begin with alike."""
    count = 0
    while count < min(len(old), len(new)) and old[count] == new[count]:
        count += 1
    return count


def _middle(old: Sequence[str], new: Sequence[str]) -> list[tuple[Change, str]]:
    if len(old) + len(new) > MOST_TOKENS:
        return [(Change.GONE, "".join(old)), (Change.NEW, "".join(new))]
    pieces: list[tuple[Change, str]] = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((Change.SAME, "".join(old[i:i_end])))
        else:
            pieces += [(Change.GONE, "".join(old[i:i_end])), (Change.NEW, "".join(new[j:j_end]))]
    return pieces


def _joined(pieces: Sequence[tuple[Change, str]]) -> tuple[Piece, ...]:
    """Neighbours of a kind become one; a space alone between two changes belongs to both of them."""
    said = [(kind, text) for kind, text in pieces if text]
    joined: list[Piece] = []
    gone = new = ""
    for index, (kind, text) in enumerate(said):
        if kind is Change.SAME and text.isspace() and (gone or new) and index + 1 < len(said):
            gone, new = gone + text, new + text
        elif kind is Change.SAME:
            joined += _changed(gone, new)
            gone = new = ""
            if joined and joined[-1].kind is Change.SAME:
                joined[-1] = Piece(Change.SAME, joined[-1].text + text)
            else:
                joined.append(Piece(Change.SAME, text))
        elif kind is Change.GONE:
            gone += text
        else:
            new += text
    return (*joined, *_changed(gone, new))


def _changed(gone: str, new: str) -> list[Piece]:
    if gone == new:
        return [Piece(Change.SAME, gone)] if gone else []
    return [Piece(kind, text) for kind, text in ((Change.GONE, gone), (Change.NEW, new)) if text]
