"""Lines of a text, whatever their line break, and paragraphs that a mail program has broken into many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
_WIDEST = 100  # signs; mail breaks at 65 to 80, and nobody's screen is 100 wide by chance
_NARROWEST = 55
_FEWEST_BROKEN = 3  # lines
_RAGGED = 28  # a long word moves to the next line whole, so that lines differ in length
_NEW_LINE = re.compile(r"[–—―•·▪*+>#-]|\d+[.)]\s|[^.!?:]{1,30}:\s")
_STOPS = (".", "!", "?", ":", "…", ")")
_CLOSING = "»”\"’'"
_AFTER_STOP = _CLOSING + ")]"
_ENDS_PROSE = (".", ":", ",", ";", "…")
LONGEST_HEADLINE = 140  # characters; NTB's field takes 100, other papers are laxer


class Line(NamedTuple):
    """One line: `start` to `end` with its break; `said` is the content without surrounding white space.

    `mark` is what Markdown put before or around it; `gap` tells that a blank line stands before it.
    """

    start: int
    end: int
    said: str
    mark: str = ""
    gap: bool = False


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text`; their slices joined give it back exactly."""
    start = 0
    blank = False
    for found in _BREAK.finditer(text):
        said = text[start : found.start()].strip()
        yield Line(start, found.end(), said, gap=blank)
        blank = not said
        start = found.end()
    if start < len(text):
        yield Line(start, len(text), text[start:].strip(), gap=blank)


def join_wrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """Join lines that a program broke at a fixed width, so that a paragraph is one line again."""
    inner = [line for line, following in zip(lines, lines[1:], strict=False) if line.said and following.said]
    width = max((len(line.said) for line in inner if len(line.said) <= _WIDEST), default=0)
    long = [line for line in inner if len(line.said) >= width - _RAGGED]
    broken = [line for line in long if not _is_stopped(line.said)]
    is_wrapped = width >= _NARROWEST and len(broken) >= max(_FEWEST_BROKEN, 0.6 * len(inner))
    if not is_wrapped or any(len(line.said) > _WIDEST for line in lines):
        return list(lines)
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if at and joined and line.said and _goes_on(lines[at - 1].said, line.said, width):
            start = joined[-1].start
            joined[-1] = joined[-1]._replace(end=line.end, said=text[start : line.end].strip())
        else:
            joined.append(line)
    return joined


def _is_stopped(said: str) -> bool:
    return said.rstrip(_CLOSING).endswith(_STOPS)


def _goes_on(before: str, said: str, width: int) -> bool:
    """Is `said` the rest of what was broken off after `before`?"""
    if len(before) < width - _RAGGED:
        return False
    if not _is_stopped(before):
        return True
    fitted = len(before) + 1 + len(said.split(maxsplit=1)[0]) <= width  # then nobody had to break the line here
    return not fitted and not _NEW_LINE.match(said)


def is_heading(said: str, longest: int = LONGEST_HEADLINE) -> bool:
    """Does the line look like one: short, no small letter first, no stop last?"""
    if len(said) > longest:
        return False
    bare = said.rstrip(_AFTER_STOP)
    first = next((sign for sign in said if sign.isalnum()), "")
    return bool(first) and not first.islower() and not bare.endswith(_ENDS_PROSE)


def is_prose(said: str) -> bool:
    """Does the line end like a sentence?"""
    return said.rstrip(_AFTER_STOP).endswith((".", "?", "!", "…")) or said.rstrip().endswith(")")
