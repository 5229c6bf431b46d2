"""What each line of a manuscript is, by the conventions of the newsroom: headline, lede, sub-headings, body."""

from __future__ import annotations

from dataclasses import replace

from articles.text.labels import read_byline, read_label, read_signature, trailing_signature
from articles.text.lines import Line, split_lines
from articles.text.parts import Kind, Part, Sureness
from articles.text.tokens import DASHES

_LONGEST_HEADLINE = 140  # characters; NTB's field takes 100, other papers are laxer
_LONGEST_SUBHEADING = 80
_ENDS_PROSE = (".", ":", ",", ";", "…")
_BULLETS = ("•", "*", "·", "▪", "+ ")
_CLOSING = "»”\"’')]"
_BODY = (Kind.PARAGRAPH, Kind.SUBHEADING)


def lay_out(text: str) -> list[Part]:
    """Take the manuscript apart. The parts stand in order, and their raw text joined is `text` exactly."""
    lines = list(split_lines(text))
    written = [line for line in lines if line.said]
    kinds = _Reader(written).read()
    parts: list[Part] = []
    for line in lines:
        if line.said:
            parts.append(kinds[line.start])
        elif parts and parts[-1].kind is Kind.BLANK:
            parts[-1] = replace(parts[-1], end=line.end)
        else:
            parts.append(Part(Kind.BLANK, line.start, line.end, "", ""))
    return _signed([replace(part, raw=text[part.start : part.end]) for part in parts])


class _Reader:
    """Goes through the lines once; what a line is depends on its neighbours and on what has been met."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._parts: list[Part] = []
        self._met: set[Kind] = set()

    def read(self) -> dict[int, Part]:
        for at, line in enumerate(self._lines):
            part = self._labelled(at, line) or self._plain(at, line)
            self._parts.append(part)
            self._met.add(part.kind)
        return {part.start: part for part in self._parts}

    def _labelled(self, at: int, line: Line) -> Part | None:
        label = read_label(line.said, on_top=self._in_header())
        if label and label.value:
            return _part(label.kind, line, label.value, label=label.written)
        if label and label.kind is Kind.RELATED and self._next(at):
            return _part(Kind.RELATED, line, "", label=label.written)
        if at and self._parts[-1].kind is Kind.RELATED and not self._parts[-1].text and _is_short(line.said):
            return _part(Kind.RELATED, line, line.said, label=self._parts[-1].label)
        agency = read_signature(line.said)
        if agency:
            return _part(Kind.CREDIT, line, agency)
        near_the_edge = at < 4 or at >= len(self._lines) - 2
        byline = read_byline(line.said) if near_the_edge else ""
        return _part(Kind.BYLINE, line, byline) if byline else None

    def _in_header(self) -> bool:
        """The block on top goes on as long as every line so far had a label."""
        return all(part.label for part in self._parts[-1:]) and not self._met & set(_BODY)

    def _plain(self, at: int, line: Line) -> Part:
        if not self._met & {Kind.HEADLINE, Kind.LEDE, *_BODY}:
            return self._opening(at, line)
        if Kind.HEADLINE in self._met and not self._met & {Kind.LEDE, *_BODY}:
            return self._after_headline(at, line)
        return self._body(at, line)

    def _opening(self, at: int, line: Line) -> Part:
        """A short line without a stop is the headline; a full sentence with a body after it is the lede."""
        if not self._next(at):
            return _part(Kind.PARAGRAPH, line, line.said)
        if _is_heading(line.said, _LONGEST_HEADLINE):
            return _part(Kind.HEADLINE, line, line.said)
        if _is_prose(line.said) and not _has_dash(line.said):
            return _part(Kind.LEDE, line, line.said)
        return _part(Kind.PARAGRAPH, line, line.said, Sureness.LIKELY)

    def _after_headline(self, at: int, line: Line) -> Part:
        if _has_dash(line.said) or not self._next(at):
            return self._body(at, line)
        if _is_prose(line.said):
            return _part(Kind.LEDE, line, line.said)
        if _is_heading(line.said, _LONGEST_SUBHEADING):
            return self._body(at, line)
        return _part(Kind.LEDE, line, line.said, Sureness.LIKELY)

    def _body(self, at: int, line: Line) -> Part:
        if not self._is_subheading(at, line):
            return _part(Kind.PARAGRAPH, line, line.said)
        sure = Sureness.LIKELY if line.said[-1] in "?!" else Sureness.CERTAIN
        return _part(Kind.SUBHEADING, line, line.said, sure)

    def _is_subheading(self, at: int, line: Line) -> bool:
        """A short line without a stop, alone between paragraphs: two in a row, or one after a colon, are a list."""
        following = self._next(at)
        if following is None or not _is_heading(line.said, _LONGEST_SUBHEADING) or _has_dash(line.said):
            return False
        before = self._parts[-1] if self._parts else None
        if (
            before
            and before.kind is Kind.PARAGRAPH
            and (before.text.endswith(":") or _is_heading(before.text, _LONGEST_SUBHEADING))
        ):
            return _has_dash(before.text)
        return not _is_heading(following.said, _LONGEST_SUBHEADING) or _has_dash(following.said)

    def _next(self, at: int) -> Line | None:
        """The next line that belongs to the story itself."""
        for line in self._lines[at + 1 : at + 6]:
            if not read_label(line.said, on_top=False) and not read_signature(line.said) and not read_byline(line.said):
                return line
        return None


def _part(kind: Kind, line: Line, said: str, sureness: Sureness = Sureness.CERTAIN, label: str = "") -> Part:
    return Part(kind, line.start, line.end, "", said, sureness, label)


def _is_short(said: str) -> bool:
    return len(said) <= _LONGEST_HEADLINE and not said.endswith(".")


def _is_heading(said: str, longest: int) -> bool:
    if len(said) > longest or said.startswith(_BULLETS):
        return False
    bare = said.rstrip(_CLOSING)
    first = next((sign for sign in said if sign.isalnum()), "")
    return bool(first) and not first.islower() and not bare.endswith(_ENDS_PROSE)


def _is_prose(said: str) -> bool:
    return said.rstrip(_CLOSING).endswith((".", "?", "!", "…")) or said.rstrip().endswith(")")


def _has_dash(said: str) -> bool:
    return said[0] in DASHES and (said[0] != "-" or said[1:2].isspace())


def _signed(parts: list[Part]) -> list[Part]:
    """Take an agency in brackets off the end of the first and the last paragraph, as a credit of its own."""
    prose = [at for at, part in enumerate(parts) if part.kind in (Kind.PARAGRAPH, Kind.LEDE)]
    ends = set(prose[:2] + prose[-1:])
    result: list[Part] = []
    for at, part in enumerate(parts):
        agency, cut = trailing_signature(part.raw) if at in ends else ("", 0)
        if not agency:
            result.append(part)
            continue
        cut = len(part.raw[:cut].rstrip())
        text = part.text[: part.text.rfind("(")].rstrip()
        result.append(replace(part, end=part.start + cut, raw=part.raw[:cut], text=text))
        result.append(Part(Kind.CREDIT, part.start + cut, part.end, part.raw[cut:], agency))
    return result
