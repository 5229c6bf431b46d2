"""Paragraphs of our own with their quotes marked: [[words said]], <<who says it>>; [[2:…]] belongs to <<2:…>>.

What stands in no mark is said by nobody; <<1,2:…>> says both.
"""

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_MARK = re.compile(r"(\[\[|<<)(?:([\d,]+):)?(.*?)(?:\]\]|>>)")


class Marked(NamedTuple):
    """A paragraph as it would be printed, and its quotes: pieces of words, and the mention of who says them."""

    language: str
    text: str
    quotes: tuple[tuple[tuple[str, ...], str], ...]


def read_marked(language: str) -> list[Marked]:
    """The paragraphs of one language, comments left out."""
    lines = (HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [_marked(language, line) for line in lines if line and not line.startswith("#")]


def _marked(language: str, line: str) -> Marked:
    pieces: dict[str, list[str]] = {}
    mentions: dict[str, str] = {}
    for opening, number, words in _MARK.findall(line):
        if opening == "[[":
            pieces.setdefault(number or "1", []).append(words)
        else:
            mentions.update(dict.fromkeys((number or "1").split(","), words))
    text = _MARK.sub(lambda found: found.group(3), line)
    return Marked(language, text, tuple((tuple(said), mentions.get(number, "")) for number, said in pieces.items()))
