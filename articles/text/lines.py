"""Lines of a text, whatever their line break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
# Signs that steer direction or have no width: they may stand before a label or a dash without being part of it.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\x00"


class Line(NamedTuple):
    """One line: `start` to `end` with its break; `said` is the content without surrounding white space."""

    start: int
    end: int
    said: str


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text`; their slices joined give it back exactly."""
    start = 0
    for found in _BREAK.finditer(text):
        yield Line(start, found.end(), visible(text[start : found.start()]))
        start = found.end()
    if start < len(text):
        yield Line(start, len(text), visible(text[start:]))


def visible(text: str) -> str:
    """The text without white space and invisible signs at its ends."""
    stripped = text.strip()
    while stripped and (stripped[0] in INVISIBLE or stripped[-1] in INVISIBLE):
        stripped = stripped.strip(INVISIBLE).strip()
    return stripped
