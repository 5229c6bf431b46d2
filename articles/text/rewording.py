"""Quotes whose words were changed after readers had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from articles.text.body import marked_quotes


@dataclass(frozen=True, slots=True)
class Reworded:
    """A quote of readers' version, its words there and the words that shall stand instead."""

    ref: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """Names the question: an answer is about these very words, and not about others that came between."""
        return f"{self.ref}-{sha256(f'{self.before} > {self.after}'.encode()).hexdigest()[:8]}"


def reworded_quotes(before: Mapping[str, str], body: str) -> list[Reworded]:
    """The quotes of `before` ({ref: words}) that `body` has in other words, white space aside, in its order."""
    marks = [(mark.ref, mark.words) for mark in marked_quotes(body) if mark.ref in before]
    return [Reworded(ref, before[ref], words) for ref, words in marks if before[ref].split() != words.split()]
