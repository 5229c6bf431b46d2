"""A newer text of a story that is being worked on: what differs, and how it is taken in without losing that work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from articles.text.drafts.body import marked_quotes
from articles.text.drafts.comparing import Block, Pair, Piece, align, blocks_of, likeness, word_differences
from articles.text.drafts.draft import Draft
from articles.text.drafts.html_tree import Element, parse
from articles.text.drafts.pull_quotes import is_pull

NEAR = 0.6  # the share of words in common that makes words the same quote still
HEADLINE, LEDE, BODY = "headline", "lede", "body"
# What a manuscript can hold. That anything else is not in it says nothing: an editor has put it into the story.
_READABLE = frozenset({"p", "h2", "h3", "ul", "aside"})


@dataclass(frozen=True, slots=True)
class Newer:
    """What a newer reading says; the quotes in the body are marked with refs that no draft has.

    `earlier` is what the story has of earlier manuscripts (`said_in`), nothing where it had none.
    """

    headline: str
    lede: str
    body: str
    earlier: frozenset[str] = frozenset()


class Whose(StrEnum):
    """Who made the difference since the story's last manuscript."""

    MANUSCRIPT = "manuscript"
    STORY = "story"  # an editor alone: nothing is new in the manuscript
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is not the same: what it was and is now ("" where it was not or is no more), and word by word.

    `key` names it by its words: the same difference has the same key, whatever else differs.
    """

    key: str
    field: str
    before: str
    after: str
    tag: str
    pieces: tuple[Piece, ...]
    whose: Whose = Whose.MANUSCRIPT


def differences(draft: Draft, newer: Newer) -> list[Difference]:
    """What in the newer text differs from the draft, in order; empty where nothing is new.

    Only words count: marks, links and emphasis are the draft's. A headline or lede that the newer text has not got is
    no difference.
    """
    return [difference for difference, _pair in _compared(draft, newer) if difference]


def merged(draft: Draft, newer: Newer, kept: Collection[str]) -> Draft:
    """The draft with what is new, but for the differences whose keys are in `kept`, and those of the story alone.

    Quotes whose words are the same, or nearly, keep ref and facts; marks of new quotes keep the newer body's refs, and
    their facts are the caller's to add.
    """
    fields: dict[str, str] = {}
    blocks: list[_Placed] = []
    for difference, (before, after) in _compared(draft, newer):
        stays = difference is None or difference.key in kept or difference.whose is Whose.STORY
        if difference and difference.field != BODY:
            if not stays:
                fields[difference.field] = difference.after
        elif stays:
            blocks.append(_Placed(before, None, before.html if before else ""))
        else:
            blocks.append(_Placed(before, after, after.html if after else ""))
    if all(block.after is None and block.before and block.html for block in blocks):
        return draft | fields
    return draft | fields | {"body": _with_refs(blocks)}


def said_in(headline: str, lede: str, body: str) -> frozenset[str]:
    """Everything that a story says, part by part, to be asked whether it is there."""
    return frozenset(map(_words, (headline, lede, *(block.text for block in blocks_of(body))))) - {""}


@dataclass(slots=True)
class _Placed:
    """A block of the new body: what it was, what the newer text makes of it (None: it stays), and its HTML."""

    before: Block | None
    after: Block | None
    html: str


def _compared(draft: Draft, newer: Newer) -> Iterator[tuple[Difference | None, Pair]]:
    seen: dict[str, int] = {}
    for field, now in ((HEADLINE, newer.headline), (LEDE, newer.lede)):
        if now.strip() and _words(now) != _words(draft[field]):
            whose = _whose(newer.earlier, draft[field], now)
            yield _difference(field, draft[field], now, "p", whose, seen), (None, None)
    blocks, pulls = _without_pulls(draft["body"])
    yield from ((None, (pull, None)) for pull in pulls.get(0, ()))
    for before, after in align(blocks, blocks_of(newer.body), same=lambda b: _words(b.text)):
        is_same = before and (_words(before.text) == _words(after.text) if after else before.tag not in _READABLE)
        said = [_lines(block) if block else "" for block in (before, after)]
        tag = (after or before).tag
        whose = _whose(newer.earlier, before.text if before else "", after.text if after else "")
        yield (None if is_same else _difference(BODY, *said, tag, whose, seen)), (before, after)
        yield from ((None, (pull, None)) for pull in pulls.get(id(before), ()))


def _without_pulls(body: str) -> tuple[list[Block], dict[int, list[Block]]]:
    """The blocks but for pull-quotes, and those by the id of the block that they stand after: they go with it."""
    blocks: list[Block] = []
    pulls: dict[int, list[Block]] = {}
    for block in blocks_of(body):
        if any(is_pull(element) for element in parse(block.html).elements("blockquote")):
            pulls.setdefault(id(blocks[-1]) if blocks else 0, []).append(block)
        else:
            blocks.append(block)
    return blocks, pulls


def _whose(earlier: frozenset[str], before: str, after: str) -> Whose:
    """What the story has as an earlier manuscript had it, no editor has touched."""
    before, after = _words(before), _words(after)
    if not earlier or before in earlier:
        return Whose.MANUSCRIPT
    if not after or after in earlier:
        return Whose.STORY
    return Whose.BOTH if before else Whose.MANUSCRIPT


def _difference(field: str, before: str, after: str, tag: str, whose: Whose, seen: dict[str, int]) -> Difference:
    name = sha256("\0".join((field, _words(before), _words(after))).encode()).hexdigest()[:12]
    seen[name] = seen.get(name, 0) + 1
    return Difference(f"{name}-{seen[name]}", field, before, after, tag, word_differences(before, after), whose)


def _lines(block: Block) -> str:
    """What a block says; the items of a list and the facts in a box on lines of their own."""
    lines = [element.text.strip() for element in parse(block.html).elements("p", "h2", "h3")]
    return "\n".join(lines) or block.text


def _words(text: str) -> str:
    return " ".join(text.split())


def _with_refs(blocks: Sequence[_Placed]) -> str:
    """The body of these blocks, every quote in what is new with the ref that it had."""
    refs = _kept_refs(blocks)
    staying = {quote.ref for block in blocks if block.after is None for quote in marked_quotes(block.html)}
    body = []
    for block in blocks:
        if block.after is None:
            body.append(block.html)
            continue
        tree = parse(block.html)
        for mark in tree.elements("q"):
            ref = mark.attributes.get("data-quote", "")
            mark.attributes["data-quote"] = refs.get(ref, ref)
        taken = {*refs.values(), *staying}
        for ref, pieces in _pieces(block.before).items() if block.before else ():
            if ref not in taken:
                _mark_again(tree, ref, pieces)
        body.append(str(tree))
    return "\n".join(html for html in body if html)


def _kept_refs(blocks: Sequence[_Placed]) -> dict[str, str]:
    """{ref in the newer body: ref that the quote has in the draft}: first in the same block, then wherever it went."""
    refs: dict[str, str] = {}
    gone: dict[str, str] = {}
    fresh: dict[str, str] = {}
    for block in blocks:
        if block.after is None:
            if not block.html and block.before:
                gone |= _quotes(block.before.html)
            continue
        old, new = _quotes(block.before.html) if block.before else {}, _quotes(block.html)
        refs |= _matched(old, new)
        gone |= {ref: words for ref, words in old.items() if ref not in refs.values()}
        fresh |= {ref: words for ref, words in new.items() if ref not in refs}
    by_words = {_words(words): ref for ref, words in gone.items()}
    for ref, words in fresh.items():
        if was := by_words.pop(_words(words), ""):
            refs[ref] = was
    left = [{r: w for r, w in side.items() if r not in {*refs, *refs.values()}} for side in (gone, fresh)]
    quotes = [[Block(ref, words, words) for ref, words in side.items()] for side in left]
    for was, now in align(*quotes):
        if was and now and likeness(was.text, now.text) >= NEAR:
            refs[now.tag] = was.tag
    return refs


def _matched(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The quotes of one block and what they were, the likest first."""
    scores = [(likeness(was, now), o, n) for o, was in old.items() for n, now in new.items()]
    refs: dict[str, str] = {}
    for score, was, now in sorted(scores, key=lambda found: -found[0]):
        if score >= NEAR and now not in refs and was not in refs.values():
            refs[now] = was
    return refs


def _quotes(html: str) -> dict[str, str]:
    return {quote.ref: quote.words for quote in marked_quotes(html)}


def _pieces(block: Block) -> dict[str, list[str]]:
    pieces: dict[str, list[str]] = {}
    for mark in parse(block.html).elements("q"):
        pieces.setdefault(mark.attributes.get("data-quote", ""), []).append(mark.text)
    return pieces


def _mark_again(tree: Element, ref: str, pieces: Sequence[str]) -> None:
    """Mark a quote that an editor had marked and the reading has not found, where all its words stand there still."""
    owners = [tree, *(element for element in tree.elements() if element.tag != "q")]
    places = []
    for words in pieces:
        found = [
            (owner, at)
            for owner in owners
            for at, child in enumerate(owner.children)
            if isinstance(child, str) and words.strip() and words in child
        ]
        if len(found) != 1:
            return
        places.append((*found[0], words))
    for owner, _at, words in reversed(places):
        at = next((i for i, c in enumerate(owner.children) if isinstance(c, str) and words in c), None)
        if at is not None:
            before, _words_found, after = owner.children[at].partition(words)
            owner.children[at : at + 1] = [before, Element("q", {"data-quote": ref}, [words]), after]
