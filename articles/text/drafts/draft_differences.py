"""Two versions of a story compared: its words (prose_differences), what is known of its quotes, and its other facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from articles.text.drafts.body import marked_quotes
from articles.text.drafts.comparing import Change
from articles.text.drafts.draft import QUOTE_FACTS, Draft, new_draft
from articles.text.drafts.prose_differences import Fate, PassageDifference, body_differences, line_differences

WORDS = ("headline", "lede", "body", "quotes")


@dataclass(frozen=True, slots=True)
class FactChange:
    """What stands under a draft's key, or a quote's fact, in both versions."""

    key: str
    before: Any
    after: Any

    @property
    def is_reordered(self) -> bool:
        """Whether the same things stand in another order."""
        if self.before == self.after or not (isinstance(self.before, list) and isinstance(self.after, list)):
            return False
        return sorted(map(repr, self.before)) == sorted(map(repr, self.after))


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """A quote that came, went, or (SAME) stayed with other facts; `words` are the newest it has."""

    ref: str
    kind: Change
    words: str
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class DraftDifferences:
    headline: PassageDifference
    lede: PassageDifference
    body: tuple[PassageDifference, ...]
    quotes: tuple[QuoteChange, ...]
    facts: tuple[FactChange, ...]
    is_equal: bool

    @property
    def prose(self) -> tuple[PassageDifference, ...]:
        return self.headline, self.lede, *self.body

    @property
    def is_told(self) -> bool:
        """Whether anything can be named that differs; how a list is divided, for one, cannot."""
        return bool(self.quotes or self.facts) or any(one.fate is not Fate.SAME for one in self.prose)


def whole(content: Mapping[str, Any]) -> Draft:
    """A version's content with all that a draft has now; older ones may lack what came later."""
    draft = new_draft() | content
    return draft | {"quotes": {ref: {**QUOTE_FACTS, **facts} for ref, facts in draft["quotes"].items()}}


def draft_differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> DraftDifferences:
    """What changed from one version's content to another's."""
    old, new = whole(before), whole(after)
    return DraftDifferences(
        headline=line_differences(old["headline"], new["headline"]),
        lede=line_differences(old["lede"], new["lede"]),
        body=body_differences(old["body"], new["body"]),
        quotes=tuple(_quotes(old, new)),
        facts=_changed({k: v for k, v in old.items() if k not in WORDS}, new, list(new)),
        is_equal=old == new,
    )


def _quotes(old: Draft, new: Draft) -> Iterator[QuoteChange]:
    was, now = ({mark.ref: mark.words for mark in marked_quotes(draft["body"])} for draft in (old, new))
    for ref in dict.fromkeys([*now, *new["quotes"], *was, *old["quotes"]]):
        before, after = old["quotes"].get(ref), new["quotes"].get(ref)
        if before is None and after is None:
            continue
        kind = Change.NEW if before is None else Change.GONE if after is None else Change.SAME
        facts = _changed(before or dict(QUOTE_FACTS), after or dict(QUOTE_FACTS), list(QUOTE_FACTS))
        if facts or kind is not Change.SAME:
            yield QuoteChange(ref, kind, now.get(ref) or was.get(ref, ""), facts)


def _changed(old: Mapping[str, Any], new: Mapping[str, Any], order: list[str]) -> tuple[FactChange, ...]:
    """The changed values, those under the keys of `order` first."""
    keys = dict.fromkeys([*order, *new, *old])
    pairs = ((key, old.get(key), new.get(key)) for key in keys if key not in WORDS)
    return tuple(FactChange(key, before, after) for key, before, after in pairs if before != after)
