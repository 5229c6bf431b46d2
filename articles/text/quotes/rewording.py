"""Quotes whose words were changed after readers had them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from articles.text.drafts.body import marked_quotes
from articles.text.quotes.wordings import is_other_wording


@dataclass(frozen=True, slots=True)
class Reworded:
    """A quote of readers' version (`was`), its words there, and the words that shall stand instead, as the quote `ref`.

    They are two where somebody wrote the quote anew and marked it again.
    """

    ref: str
    before: str
    after: str
    was: str

    @property
    def key(self) -> str:
        """Names the question: an answer is about these very words, and not about others that came between."""
        return f"{self.ref}-{sha256(f'{self.before} > {self.after}'.encode()).hexdigest()[:8]}"


def reworded_quotes(before: Mapping[str, str], body: str) -> list[Reworded]:
    """The quotes of `before` ({ref: words}) that `body` has in other words, white space aside, in its order."""
    marks = marked_quotes(body)
    gone = before.keys() - {mark.ref for mark in marks}
    found = []
    for mark in marks:
        was = mark.ref if mark.ref in before else _written_anew(mark.words, {ref: before[ref] for ref in sorted(gone)})
        if was and before[was].split() != mark.words.split():
            gone.discard(was)
            found.append(Reworded(mark.ref, before[was], mark.words, was))
    return found


def _written_anew(words: str, gone: Mapping[str, str]) -> str | None:
    """Which of the quotes that are gone a new one says in other words."""
    return next((ref for ref, before in gone.items() if is_other_wording(before, words)), None)
