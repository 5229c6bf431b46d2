"""What each line of a manuscript is, by the conventions of the newsroom: headline, lede, sub-headings, body."""

from __future__ import annotations

from dataclasses import replace

from articles.text.manuscripts.dress import BOLD, BULLET, undress
from articles.text.manuscripts.interviews import NUMBER, dashed_items, has_dash, heads_facts, numbered_items, questions
from articles.text.manuscripts.labels import (
    is_box_heading,
    is_keyed,
    is_result,
    is_vignette,
    read_byline,
    read_label,
    read_signature,
    read_signoff,
    read_turn,
    trailing_photo,
)
from articles.text.manuscripts.letters import outside, signed_in
from articles.text.manuscripts.lines import LONGEST_HEADLINE, Line, is_heading, is_prose, join_wrapped, split_lines
from articles.text.manuscripts.seams import part_at_seams
from articles.text.parts import Kind, Part, Sureness
from articles.text.speech.given_names import MEN, WOMEN

_LONGEST_SUBHEADING = 80
_LONGEST_FACT = 200
_LONGEST_POST = 60
_LONGEST_VIGNETTE = 2  # words
_BODY = frozenset({Kind.PARAGRAPH, Kind.SUBHEADING, Kind.QUESTION, Kind.LIST_ITEM, Kind.FACT_BOX})
_BEFORE_LEDE = frozenset({Kind.HEADLINE, Kind.LEDE}) | _BODY


def lay_out(text: str) -> list[Part]:
    """Take the manuscript apart. The parts stand in order, and their raw text joined is `text` exactly."""
    lines = join_wrapped(text, list(split_lines(text)))
    said = [undress(line) for line in lines if line.said]
    around = outside(said)
    kinds = _Reader([line for at, line in enumerate(said) if at not in around]).read()
    kinds |= {said[at].start: _part(Kind.LEFT_OUT, said[at], said[at].said, Sureness.LIKELY) for at in around}
    parts: list[Part] = []
    for line in lines:
        if line.said:
            parts.append(kinds[line.start])
        elif parts and parts[-1].kind is Kind.BLANK:
            parts[-1] = replace(parts[-1], end=line.end)
        else:
            parts.append(Part(Kind.BLANK, line.start, line.end, "", ""))
    return part_at_seams([replace(part, raw=text[part.start : part.end]) for part in parts])


class _Reader:
    """Goes through the lines once; what a line is depends on its neighbours and on what has been met."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._parts: list[Part] = []
        self._met: set[Kind] = set()
        self._on_top = 0  # lines of the block there
        self._questions = questions(lines)
        self._items = dashed_items(lines)
        self._numbered = numbered_items(lines)
        turns = [read_turn(line.said) for line in lines]
        # Both must be there: «Svar: ja» alone is no interview.
        self._turns = turns if {turn.kind for turn in turns if turn} == {Kind.QUESTION, Kind.PARAGRAPH} else []
        self._has_gaps = any(line.gap for line in lines)

    def read(self) -> dict[int, Part]:
        for at, line in enumerate(self._lines):
            part = self._labelled(at, line) or self._boxed(at, line) or self._marked(at, line) or self._plain(at, line)
            self._parts.append(part)
            if not self._is_above_headline(part):
                self._met.add(part.kind)
            self._on_top += part.kind is Kind.HEADER
        return {part.start: part for part in self._parts}

    def _is_above_headline(self, part: Part) -> bool:
        return part.kind is Kind.PARAGRAPH and is_result(part.text) and not self._met & _BEFORE_LEDE

    def _labelled(self, at: int, line: Line) -> Part | None:
        label = read_label(line.said, on_top=not self._met & _BODY)
        if label and label.value:
            return _part(label.kind, line, label.value, label=label.written)
        if label and label.kind is Kind.RELATED and self._next(at):
            return _part(Kind.RELATED, line, "", label=label.written)
        turn = self._turns[at] if self._turns else None
        if turn:
            return _part(turn.kind, line, turn.value, label=turn.written)
        if self._is_named_below(line):
            return _part(Kind.RELATED, line, line.said, label=self._parts[-1].label)
        agency = read_signature(line.said)
        if agency:
            return _part(Kind.CREDIT, line, agency)
        return self._byline(at, line)

    def _is_named_below(self, line: Line) -> bool:
        """Is this a title under «Les også:» on a line of its own? Several have bullets, or no gap between them."""
        before = self._parts[-1] if self._parts else None
        if before is None or before.kind is not Kind.RELATED or not _is_short(line.said) or has_dash(line.said):
            return False
        return not before.text or line.mark == BULLET or self._is_listed_below and not line.gap

    def _byline(self, at: int, line: Line) -> Part | None:
        last = at >= len(self._lines) - 2
        byline = read_byline(line.said) if at < 4 + self._on_top or last else ""
        if byline:
            return _part(Kind.BYLINE, line, byline)
        following = self._lines[at + 1].said if at + 1 < len(self._lines) else ""
        if self._is_author(at, line):
            return _part(Kind.BYLINE, line, line.said, Sureness.LIKELY)
        if self._is_post(line):
            return _part(Kind.BYLINE, line, line.said, Sureness.LIKELY)
        signed = (
            signed_in(line.said) or read_signoff(line.said)
            if "@" in following or at and at == len(self._lines) - 1
            else ""
        )
        if signed and ("@" in read_byline(following) or Kind.PARAGRAPH in self._met):
            return _part(Kind.BYLINE, line, signed, Sureness.LIKELY)
        return None

    def _is_author(self, at: int, line: Line) -> bool:
        """A name that stands alone right under the headline, of an opinion as a rule: «Anne Lise Fjeld»."""
        headed = bool(self._parts) and self._parts[-1].kind is Kind.HEADLINE and at + 2 < len(self._lines)
        named = "," not in line.said and bool(read_signoff(line.said))
        return headed and named and line.said.split()[0].lower() in MEN | WOMEN

    @property
    def _is_listed_below(self) -> bool:
        """Did the titles of «Les også:» begin below it, in a text that parts its paragraphs by gaps?"""
        earlier = next((part for part in reversed(self._parts) if part.kind is not Kind.RELATED or not part.text), None)
        return self._has_gaps and earlier is not None and earlier.kind is Kind.RELATED

    def _is_post(self, line: Line) -> bool:
        """What whom the byline names is, right under it: «lærer og forfatter»."""
        before = self._parts[-1] if self._parts else None
        if before is None or before.kind is not Kind.BYLINE or line.gap or len(line.said) > _LONGEST_POST:
            return False
        return (self._has_gaps or line.said[0].islower()) and not is_prose(line.said) and not has_dash(line.said)

    def _boxed(self, at: int, line: Line) -> Part | None:
        points = at + 1 < len(self._lines) and (self._lines[at + 1].mark == BULLET or at + 1 in self._items)
        if line.mark != BULLET and is_box_heading(line.said, of_points=points) and self._next(at):
            return _part(Kind.FACT_BOX, line, line.said)
        if self._met & _BEFORE_LEDE and heads_facts(self._lines, at):
            return _part(Kind.FACT_BOX, line, line.said, Sureness.LIKELY)
        before = self._parts[-1] if self._parts else None
        if before is None or before.kind not in (Kind.FACT_BOX, Kind.FACT):
            return None
        if at in self._items:
            return _part(Kind.FACT, line, line.said[1:].lstrip(), label=BULLET)
        if has_dash(line.said):
            return None
        fresh = before.kind is Kind.FACT_BOX
        if line.mark != BULLET and not fresh and is_keyed(before.text) and not is_keyed(line.said):
            return None
        goes_on = line.mark == BULLET or (
            (fresh or not line.gap) if self._has_gaps else before.label != BULLET and len(line.said) <= _LONGEST_FACT
        )
        if not goes_on:
            return None
        sureness = Sureness.CERTAIN if line.mark == BULLET else Sureness.LIKELY
        return _part(Kind.FACT, line, line.said, sureness, BULLET if line.mark == BULLET else "")

    def _marked(self, at: int, line: Line) -> Part | None:
        """What the dress of the line or its neighbours say."""
        if line.mark == "#" and not self._met & _BEFORE_LEDE:
            return _part(Kind.HEADLINE, line, line.said)
        if line.mark in ("#", "##"):
            return _part(Kind.SUBHEADING, line, line.said)
        if line.mark == BULLET:
            return _part(Kind.LIST_ITEM, line, line.said, label=BULLET)
        if at in self._items:
            return _part(Kind.LIST_ITEM, line, line.said[1:].lstrip(), Sureness.LIKELY, line.said[0])
        if at in self._numbered:
            number = NUMBER.match(line.said).group()
            return _part(Kind.LIST_ITEM, line, line.said[len(number) :], label=number.rstrip())
        if at in self._questions and self._met & _BEFORE_LEDE:
            return _part(Kind.QUESTION, line, line.said, Sureness.LIKELY)
        return None

    def _plain(self, at: int, line: Line) -> Part:
        if not self._met & _BEFORE_LEDE:
            return self._vignette(at, line) or self._opening(at, line)
        if Kind.HEADLINE in self._met and not self._met & ({Kind.LEDE} | _BODY):
            return self._after_headline(at, line)
        return self._body(at, line)

    def _vignette(self, at: int, line: Line) -> Part | None:
        """A line above the headline: a section, or the result of a match, which the story keeps as its first words."""
        following = self._next(at)
        if following is None or not is_heading(following.said):
            return None
        if is_result(line.said):
            return _part(Kind.PARAGRAPH, line, line.said, Sureness.LIKELY)
        if is_vignette(line.said):
            return _part(Kind.HEADER, line, line.said)
        return _part(Kind.HEADER, line, line.said, Sureness.LIKELY) if self._is_shouted(at, line) else None

    def _is_shouted(self, at: int, line: Line) -> bool:
        """«SKOLE» over a headline that is not in capitals itself, and over a story."""
        short = line.said.isupper() and len(line.said.split()) <= _LONGEST_VIGNETTE and not is_keyed(line.said)
        head, after = self._next(at), self._lines[at + 2] if at + 2 < len(self._lines) else None
        return (
            short
            and bool(head and after)
            and not head.said.isupper()
            and (is_prose(after.said) or has_dash(after.said))
        )

    def _opening(self, at: int, line: Line) -> Part:
        """A short line without a stop is the headline; a full sentence with a body after it is the lede."""
        if not self._next(at):
            return _part(Kind.PARAGRAPH, line, line.said)
        if is_heading(line.said):
            return _part(Kind.HEADLINE, line, line.said)
        if is_prose(line.said) and not has_dash(line.said):
            return _part(Kind.LEDE, line, line.said)
        return _part(Kind.PARAGRAPH, line, line.said, Sureness.LIKELY)

    def _after_headline(self, at: int, line: Line) -> Part:
        if has_dash(line.said) or not self._next(at):
            return self._body(at, line)
        if is_prose(line.said):
            return _part(Kind.LEDE, line, line.said)
        if is_heading(line.said, _LONGEST_SUBHEADING):
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
        if following is None or not is_heading(line.said, _LONGEST_SUBHEADING) or has_dash(line.said):
            return False
        if trailing_photo(line.said)[0]:
            return False
        if line.mark == BOLD:
            return True
        before = self._parts[-1] if self._parts else None
        if (
            before
            and before.kind is Kind.PARAGRAPH
            and (before.text.endswith(":") or is_heading(before.text, _LONGEST_SUBHEADING))
        ):
            return has_dash(before.text)
        return not is_heading(following.said, _LONGEST_SUBHEADING) or has_dash(following.said)

    def _next(self, at: int) -> Line | None:
        """The next line that belongs to the story itself."""
        for line in self._lines[at + 1 : at + 6]:
            if not read_label(line.said, on_top=False) and not read_signature(line.said) and not read_byline(line.said):
                return line
        return None


def _part(kind: Kind, line: Line, said: str, sureness: Sureness = Sureness.CERTAIN, label: str = "") -> Part:
    return Part(kind, line.start, line.end, "", said, sureness, label)


def _is_short(said: str) -> bool:
    return len(said) <= LONGEST_HEADLINE and not said.endswith(".")
