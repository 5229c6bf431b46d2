"""Two drafts that were written from the same one, put together: each keeps what only one of them changed.

The unit of a body is the block, a paragraph or a list: of two people who wrote in different paragraphs both are kept;
where they wrote in the same one, somebody has to choose (the three-way merge of version control, on blocks and facts).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.text.drafts.body import refs_in
from articles.text.drafts.comparing import Block, align, blocks_of
from articles.text.drafts.draft import QUOTE_FACTS, Draft, new_draft

WHOLE = ("headline", "lede", "section", "language", "genre", "pfu", "ai_use")
LISTS = ("tags", "sources", "credits", "related")
# Facts that say one thing together: whoever changes the speaker changes these.
WHO = ("speaker", "name", "mention", "sureness", "confirmed_by", "confirmed_words")


class Pick(StrEnum):
    """Which of two versions an editor chooses."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # of a paragraph: theirs, then mine


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing that both changed, each otherwise. `key` is the draft's; `name` tells the conflict from all others."""

    name: str
    key: str
    base: Any
    mine: Any
    theirs: Any
    ref: str = ""  # of a quote's facts


@dataclass(frozen=True, slots=True)
class Merged:
    """The drafts put together; where a conflict was not decided the draft has mine."""

    draft: Draft
    conflicts: tuple[Conflict, ...]


def merge_drafts(base: Draft | None, mine: Draft, theirs: Draft, picks: Mapping[str, str] | None = None) -> Merged:
    """Put `mine` and `theirs`, both written from `base`, together.

    `picks` decides conflicts by their names (Pick). Conflicts that it does not decide are told in the order of a page.
    Where nobody knows any more what they were written from (None), all that differs is a conflict.
    """
    # A version may be older than one of the keys.
    base, mine, theirs = base and new_draft() | base, new_draft() | mine, new_draft() | theirs
    merging = _Merging(base, mine, theirs, picks or {})
    draft = dict(mine)
    for key in WHOLE[:2]:
        draft[key] = merging.whole(key)
    draft["body"] = _body(merging) if base else merging.whole("body")
    draft["quotes"] = _quotes(merging)
    for key in WHOLE[2:]:
        draft[key] = merging.whole(key)
    for key in LISTS:
        draft[key] = _list(merging, key) if base else merging.whole(key)
    return Merged(draft, tuple(merging.conflicts))


# What nobody knows any more: equal to nothing.
_UNKNOWN = object()


class _Merging:
    def __init__(self, base: Draft | None, mine: Draft, theirs: Draft, picks: Mapping[str, str]) -> None:
        self.base, self.mine, self.theirs, self.picks = base, mine, theirs, picks
        self.conflicts: list[Conflict] = []
        self.half_gone = _half_gone(base, mine, theirs) | _half_gone(base, theirs, mine) if base else set()

    def whole(self, key: str) -> Any:
        """What stands under a key of the draft, as one thing."""
        base = self.base[key] if self.base else _UNKNOWN
        return self.one_of(Conflict(key, key, base, self.mine[key], self.theirs[key]))

    def one_of(self, sides: Conflict) -> Any:
        """The version that only one has changed, or the one that was picked."""
        if sides.mine in (sides.theirs, sides.base):
            return sides.theirs
        if sides.theirs == sides.base:
            return sides.mine
        return sides.theirs if self.picked(sides) is Pick.THEIRS else sides.mine

    def picked(self, conflict: Conflict) -> Pick:
        try:
            return Pick(self.picks.get(conflict.name, ""))
        except ValueError:
            self.conflicts.append(conflict)
            return Pick.MINE


def _half_gone(base: Draft, one: Draft, other: Draft) -> set[str]:
    """The quotes that `one` has taken out of the text, and of which `other` has changed what is known."""
    was, now = ({ref: QUOTE_FACTS | facts for ref, facts in side["quotes"].items()} for side in (base, other))
    out = refs_in(base["body"]) - refs_in(one["body"])
    return {ref for ref in out & now.keys() if now[ref] != was.get(ref, QUOTE_FACTS)}


def _body(merging: _Merging) -> str:
    base, mine, theirs = (side["body"] for side in (merging.base, merging.mine, merging.theirs))
    if not merging.half_gone and mine in (theirs, base):
        return theirs
    if not merging.half_gone and theirs == base:
        return mine
    blocks = blocks_of(base)
    my_blocks, my_news = _edits(blocks, blocks_of(mine))
    their_blocks, their_news = _edits(blocks, blocks_of(theirs))
    merged = _both(their_news[0], my_news[0])
    for at, block in enumerate(blocks):
        merged += _block(merging, at, block, my_blocks[at], their_blocks[at])
        merged += _both(their_news[at + 1], my_news[at + 1])
    return "".join(merged)


def _edits(base: Sequence[Block], side: Sequence[Block]) -> tuple[list[str], list[list[str]]]:
    """What each block of `base` has become ("" where it is gone), and what was put in around each of them."""
    became: list[str] = []
    news: list[list[str]] = [[]]
    for old, new in align(base, side):
        if old is None:
            news[-1].append(new.html)
        else:
            became.append(new.html if new else "")
            news.append([])
    return became, news


def _both(theirs: Sequence[str], mine: Sequence[str]) -> list[str]:
    """What both put in at the same place: theirs, then mine, the same words once."""
    return [*theirs, *(html for html in mine if html not in theirs)]


def _block(merging: _Merging, at: int, base: Block, mine: str, theirs: str) -> list[str]:
    is_free = not merging.half_gone & refs_in(base.html)
    if mine == theirs or (is_free and mine == base.html):
        return [theirs]
    if is_free and theirs == base.html:
        return [mine]
    pick = merging.picked(Conflict(f"body-{at}", "body", base.html, mine, theirs))
    return {Pick.MINE: [mine], Pick.THEIRS: [theirs], Pick.BOTH: [theirs, mine]}[pick]


def _quotes(merging: _Merging) -> dict[str, dict]:
    base, mine, theirs = (side["quotes"] if side else {} for side in (merging.base, merging.mine, merging.theirs))
    merged = {}
    for ref in dict.fromkeys([*mine, *theirs]):
        if ref not in mine or ref not in theirs:
            merged[ref] = dict(mine.get(ref) or theirs[ref])
            continue
        was, my_facts, their_facts = (QUOTE_FACTS | side.get(ref, {}) for side in (base, mine, theirs))
        sides = map(_who, (was, my_facts, their_facts))
        merged[ref] = my_facts | merging.one_of(Conflict(f"quotes-{ref}-speaker", "quotes", *sides, ref))
        for fact in [fact for fact in my_facts if fact not in WHO]:
            sides = (was.get(fact), my_facts[fact], their_facts.get(fact))
            merged[ref][fact] = merging.one_of(Conflict(f"quotes-{ref}-{fact}", "quotes", *sides, ref))
    return merged


def _who(facts: Mapping) -> dict:
    return {fact: facts[fact] for fact in WHO if fact in facts}


def _list(merging: _Merging, key: str) -> list:
    """What either put in and neither took out, in the order of who changed it; two new orders are a conflict."""
    base, mine, theirs = (side[key] for side in (merging.base, merging.mine, merging.theirs))
    if mine in (theirs, base):
        return list(theirs)
    if theirs == base:
        return list(mine)
    order, my_order, their_order = (
        [item for item in side if item in base and item in mine and item in theirs] for side in (base, mine, theirs)
    )
    if order not in (my_order, their_order) and my_order != their_order:
        return list(merging.whole(key))
    return _put_in(mine, theirs, base) if their_order in (order, my_order) else _put_in(theirs, mine, base)


def _put_in(ordered: Sequence, other: Sequence, base: Sequence) -> list:
    """One list with what the other added, after what it follows there, and without what the other took out."""
    merged = [item for item in ordered if item in other or item not in base]
    for at, item in enumerate(other):
        if item in base or item in merged:
            continue
        before = [merged.index(each) for each in other[:at] if each in merged]
        merged.insert(max(before, default=-1) + 1, item)
    return merged
