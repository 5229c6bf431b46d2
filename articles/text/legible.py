"""A copy of a text that can be read letter by letter, and the way back to the text as it stands.

Old Macs write å as a and a ring, mail leaves marks of no width, pranksters pile accents: the reading looks at a copy
in which each is one letter or gone, and every place found in it leads back to a place in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
# Signs that steer direction, have no width or are no text: none of them is part of what is said.
_HIDDEN = "\x00\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_TYPED_DASH = r"(?<!\S)--(?=\s|[A-ZÆØÅ])"  # as typewriters and wires have it
_TROUBLE = re.compile(f"[{_HIDDEN}]+|{_TYPED_DASH}|[^\\s{_MARKS}{_HIDDEN}]?[{_MARKS}]+")
_IS_TYPED_DASH = re.compile(_TYPED_DASH)
_ACCENTED = re.compile(f"[^{_MARKS}{_HIDDEN}]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
# Within a line, as Markdown has them; a whole line in emphasis is for the layout to see (dress.py).
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=[^\s*_])([^*_\r\n]{1,300})(?<=[^\s*_])\1(?![\w*_])")
LINK = re.compile(r"\[([^\[\]\r\n]{1,300})\]\((https?://[^\s()<>\"]{1,1000})\)")
_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")


def _letter(typed: str) -> str:
    if typed == "--":
        return "–"
    # Unicode composes no ø from an o and a stroke.
    return unicodedata.normalize("NFC", typed.replace("o\u0338", "ø").replace("O\u0338", "Ø"))[:1]


def _plain_link(found: re.Match) -> str:
    return "\0" + found.group(1) + "\0" * (found.end() - found.end(1))


def _plain_emphasis(found: re.Match) -> str:
    text, start, end = found.string, found.start(), found.end()
    whole = text[start - 1 : start] in ("", "\n", "\r") and text[end : end + 1] in ("", "\n", "\r")
    hidden = "\0" * len(found.group(1))
    return found.group() if whole else hidden + found.group(2) + hidden


def undressed(text: str) -> str:
    """The text with NULs, letter for letter, for the signs of Markdown's links and emphasis."""
    return without_emphasis(LINK.sub(_plain_link, text) if "](" in text else text)


def without_emphasis(text: str) -> str:
    """As `undressed`, for emphasis alone."""
    return _EMPHASIS.sub(_plain_emphasis, text) if "*" in text or "_" in text else text


class Copy:
    """`text` is the copy; `origin` and `end` lead from a place in it to the place in the original."""

    def __init__(self, original: str) -> None:
        self._length = len(original)
        # After each piece that differs: its end in the copy, in the original, and where what it shows ends there.
        self._copied, self._after, self._shown = [0], [0], [0]
        pieces: list[str] = []
        at = length = 0
        seen = undressed(original)
        for found in _TROUBLE.finditer(seen):
            letter = _letter(found.group()) if _ACCENTED.match(found.group()) else ""
            pieces += (seen[at : found.start()], letter)
            length += found.start() - at + len(letter)
            at = found.end()
            self._copied.append(length)
            self._after.append(at)
            closes_link = original.startswith("](", found.start())
            self._shown.append(at if letter or closes_link else found.start())
        self.text = "".join((*pieces, seen[at:])) if pieces else original

    def origin(self, at: int) -> int:
        """Where the letter at `at` of the copy begins in the original; hidden signs belong to what stands before."""
        if at >= len(self.text):
            return self._length
        piece = bisect_right(self._copied, at) - 1
        return self._after[piece] + at - self._copied[piece]

    def end(self, at: int) -> int:
        """Where the letter before `at` of the copy ends in the original, its accents included, hidden signs not."""
        piece = bisect_left(self._copied, at)
        if piece < len(self._copied) and self._copied[piece] == at:
            return self._shown[piece]
        return self._after[piece - 1] + at - self._copied[piece - 1]

    @property
    def is_same(self) -> bool:
        """Was there nothing to make legible?"""
        return len(self._copied) == 1


def tidy(text: str) -> str:
    """A stretch of the text as it is to be kept: letters composed, broken lines joined, what is no text left out."""
    first, *rest = _BREAK.split(_IS_TYPED_DASH.sub("–", _NO_TEXT.sub("", undressed(text))))
    joined = " ".join((first.rstrip(" \t"), *filter(None, (line.strip(" \t") for line in rest)))) if rest else first
    return unicodedata.normalize("NFC", joined)
