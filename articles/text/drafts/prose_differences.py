"""Two texts of a story compared on the prose: paragraphs with the words that went and came, and what became of marks.

A passage is a paragraph, a sub-heading or a list item, in whatever box it stands. Passages of two bodies are matched;
within two that belong together words are compared, and links, emphasis and quote marks on the words that stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from articles.text.drafts.comparing import Block, Change, Piece, align, likeness, word_differences
from articles.text.drafts.html_tree import Element, parse

MOVED_ALIKE = 0.8  # the share of words in common that makes a passage elsewhere the same one, moved
_MOST_TRIED = 2_500  # pairs of passages tried for likeness; beyond, only the very same words count as moved
_INLINE = frozenset({"strong", "em", "a", "q", "br"})
_MARKS = {"q": "data-quote", "a": "href", "strong": "", "em": ""}


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SMALL_HEADING = "small_heading"
    ITEM = "item"
    NUMBERED_ITEM = "numbered_item"


class Box(StrEnum):
    """What a passage stands in."""

    NONE = ""
    FACTS = "facts"
    BLOCK_QUOTE = "block_quote"
    PULL_QUOTE = "pull_quote"


class Fate(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"
    MOVED_AWAY = "moved_away"  # stands elsewhere in the newer text
    MOVED_HERE = "moved_here"


_LEAVES = {"p": None, "h2": Kind.HEADING, "h3": Kind.SMALL_HEADING}
_LISTS = {"ul": Kind.ITEM, "ol": Kind.NUMBERED_ITEM}


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is the element: a, q, strong, em; `value` a link's address or a quote's ref."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same marks."""

    text: str
    marks: frozenset[Mark] = frozenset()

    @property
    def kinds(self) -> list[str]:
        return sorted(mark.kind for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a passage, and what became of it; words that stayed carry the newer marks."""

    kind: Change
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Passage(Block):
    """A block that holds words itself."""

    kind: Kind
    box: Box
    runs: tuple[Run, ...]

    @property
    def whole(self) -> tuple:
        """What has to be alike for two passages to be the same."""
        return self.kind, self.box, self.runs


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Words whose mark of a kind changed: None is no mark, otherwise an address, a ref or ""."""

    kind: str
    words: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PassageDifference:
    """A passage in both texts, or in one; `pieces` not new joined give the older words, those not gone the newer."""

    fate: Fate
    before: Passage | None
    after: Passage | None
    pieces: tuple[Stretch, ...]
    marks: tuple[MarkChange, ...] = ()

    @property
    def shown(self) -> Passage:
        """The passage as which it is shown: the newer, where it stands there."""
        return self.before if self.after is None or self.fate is Fate.MOVED_AWAY else self.after


def body_differences(before: str, after: str) -> tuple[PassageDifference, ...]:
    """The passages of two bodies in the order of reading."""
    pairs = align(passages(before), passages(after), same=lambda passage: passage.whole)
    moved = _moved(pairs)
    came_from = {to: pairs[index][0] for index, to in moved.items()}
    told = []
    for index, (old, new) in enumerate(pairs):
        if index in moved:
            goes = Stretch(Change.GONE, old.runs)
            told.append(PassageDifference(Fate.MOVED_AWAY, old, pairs[moved[index]][1], (goes,)))
        elif index in came_from:
            told.append(_compared(came_from[index], new, Fate.MOVED_HERE))
        else:
            told.append(_compared(old, new))
    return tuple(told)


def line_differences(before: str, after: str) -> PassageDifference:
    """A headline or a lede compared as a passage of its own."""
    return _compared(*(_passage([text], Kind.PARAGRAPH, Box.NONE) for text in (before, after)))


def passages(body: str) -> list[Passage]:
    """The blocks of a body that hold words themselves, in order, however they are boxed."""
    return list(_passages(parse(body), Kind.PARAGRAPH, Box.NONE))


def _passages(holder: Element, kind: Kind, box: Box) -> Iterator[Passage]:
    loose: list[Element | str] = []
    for child in holder.children:
        if isinstance(child, str) or child.tag in _INLINE:
            loose.append(child)
            continue
        yield from _worded(_passage(loose, kind, box))
        loose = []
        if child.tag in _LEAVES:
            yield from _worded(_passage(child.children, _LEAVES[child.tag] or kind, box))
        else:
            yield from _passages(child, _LISTS.get(child.tag, kind), _box(child) or box)
    yield from _worded(_passage(loose, kind, box))


def _worded(passage: Passage) -> Iterator[Passage]:
    if passage.text.strip():
        yield passage


def _box(element: Element) -> Box:
    if element.tag == "aside":
        return Box.FACTS
    if element.tag == "blockquote":
        return Box.PULL_QUOTE if "pull" in element.attributes.get("class", "").split() else Box.BLOCK_QUOTE
    return Box.NONE


def _passage(children: Sequence[Element | str], kind: Kind, box: Box) -> Passage:
    runs = _joined(_runs(children, frozenset()))
    text = "".join(run.text for run in runs)
    return Passage(tag=kind.value, text=text, html="", kind=kind, box=box, runs=runs)


def _runs(children: Sequence[Element | str], marks: frozenset[Mark]) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield Run(child, marks)
        elif child.tag == "br":
            yield Run("\n", marks)
        else:
            own = {Mark(child.tag, child.attributes.get(_MARKS[child.tag], ""))} if child.tag in _MARKS else set()
            yield from _runs(child.children, marks | own)


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    same = groupby((run for run in runs if run.text), key=lambda run: run.marks)
    return tuple(Run("".join(run.text for run in group), marks) for marks, group in same)


def _moved(pairs: Sequence[tuple[Passage | None, Passage | None]]) -> dict[int, int]:
    """Which pair that only has an older passage goes with which that only has a newer one, by their places."""
    gone = [index for index, (_old, new) in enumerate(pairs) if new is None]
    free = [index for index, (old, _new) in enumerate(pairs) if old is None]
    may_try = len(gone) * len(free) <= _MOST_TRIED
    moved: dict[int, int] = {}
    for alike in (1.0, MOVED_ALIKE) if may_try else (1.0,):
        for index in gone:
            if index not in moved and (to := _best(pairs[index][0], pairs, free, alike)) is not None:
                moved[index] = to
                free.remove(to)
    return moved


def _best(old: Passage, pairs: Sequence, free: Sequence[int], alike: float) -> int | None:
    if alike == 1.0:
        return next((to for to in free if pairs[to][1].text == old.text), None)
    scored = [(likeness(old.text, pairs[to][1].text), -to) for to in free]
    score, to = max(scored, default=(0.0, 0))
    return -to if score >= alike else None


def _compared(old: Passage | None, new: Passage | None, fate: Fate = Fate.CHANGED) -> PassageDifference:
    if old is not None and new is not None and old.whole == new.whole:
        fate = Fate.SAME if fate is Fate.CHANGED else fate
        return PassageDifference(fate, old, new, (Stretch(Change.SAME, new.runs),) if new.runs else ())
    if old is None or new is None:
        fate = Fate.NEW if old is None else Fate.GONE
    pieces = word_differences(old.text if old else "", new.text if new else "")
    letters = _letters(pieces, old.runs if old else (), new.runs if new else ())
    return PassageDifference(fate, old, new, _stretches(letters), tuple(_mark_changes(letters)))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character, with what became of it and the marks that it has had and has."""

    text: str
    kind: Change
    before: frozenset[Mark]
    after: frozenset[Mark]

    @property
    def marks(self) -> frozenset[Mark]:
        return self.before if self.kind is Change.GONE else self.after


def _letters(pieces: Sequence[Piece], old: Sequence[Run], new: Sequence[Run]) -> list[_Letter]:
    older, newer = (iter([run.marks for run in runs for _ in run.text]) for runs in (old, new))
    none: frozenset[Mark] = frozenset()
    return [
        _Letter(
            letter,
            piece.kind,
            none if piece.kind is Change.NEW else next(older),
            none if piece.kind is Change.GONE else next(newer),
        )
        for piece in pieces
        for letter in piece.text
    ]


def _stretches(letters: Sequence[_Letter]) -> tuple[Stretch, ...]:
    alike = groupby(letters, key=lambda letter: letter.kind)
    return tuple(Stretch(kind, _joined(Run(one.text, one.marks) for one in group)) for kind, group in alike)


def _mark_changes(letters: Sequence[_Letter]) -> Iterator[MarkChange]:
    for kind in _MARKS:
        valued = [(_value(one.before, kind), _value(one.after, kind), one) for one in letters]
        before, after = {old for old, _new, _one in valued}, {new for _old, new, _one in valued}
        # Words that went or came without the mark do not stand between those that have it.
        marked = [each for each in valued if each[2].kind is Change.SAME or each[0] != each[1]]
        for (old, new), group in groupby(marked, key=lambda each: each[:2]):
            run = [one for _old, _new, one in group]
            words = " ".join("".join(one.text for one in run).split())
            stayed = any(one.kind is Change.SAME and not one.text.isspace() for one in run)
            # An address that came or went with its words cannot be seen on them.
            address = kind == "a" and not ((old in after) if new is None else (new in before))
            if old != new and words and (stayed or address):
                yield MarkChange(kind, words, old, new)


def _value(marks: frozenset[Mark], kind: str) -> str | None:
    return next((mark.value for mark in marks if mark.kind == kind), None)
