"""Known topics found in a text, each with the word that triggered it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|[-.&/'’](?=[^\W_]))*['’]?")

_SHORT_NAME = 3  # letters


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A known name in a text: `trigger` is the wording first met, `first` its place, `count` how often it occurs."""

    name: str
    trigger: str
    count: int
    first: int


class TopicIndex:
    """Names and aliases, ready to be looked for. Build it once; `find` is one pass over the words of a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        self._lengths: dict[str, list[int]] = {}  # folded first word -> how many words the names have that begin so
        for name in dict.fromkeys(names):
            words = tuple(found.group().casefold() for found in _WORD.finditer(name))
            if words:
                self._names.setdefault(words, []).append(name)
                self._lengths.setdefault(words[0], []).append(len(words))
        for first, lengths in self._lengths.items():
            self._lengths[first] = sorted(set(lengths), reverse=True)

    def find(self, text: str) -> list[FoundTopic]:
        """Return the topics named in `text`, in the order they first stand there."""
        words = [(found.group(), found.start()) for found in _WORD.finditer(text)]
        found: dict[str, FoundTopic] = {}
        at = 0
        while at < len(words):
            name, length = self._at(words, at)
            if name:
                _, start = words[at]
                last, last_start = words[at + length - 1]
                seen = found.get(name)
                trigger = seen.trigger if seen else text[start : last_start + len(last)]
                found[name] = FoundTopic(name, trigger, seen.count + 1 if seen else 1, seen.first if seen else start)
            at += length
        return list(found.values())

    def _at(self, words: list[tuple[str, int]], at: int) -> tuple[str, int]:
        """The longest name that begins at word `at`, and how many words it takes."""
        for first in _forms(words[at][0]):
            for length in self._lengths.get(first.casefold(), ()):
                here = [word for word, _ in words[at : at + length]]
                for last in _forms(here[-1]) if len(here) == length else ():
                    form = (*here[:-1], last)
                    for name in self._names.get(tuple(word.casefold() for word in form), ()):
                        if _case_fits(name, form):
                            return name, length
        return "", 1


def _forms(word: str) -> Iterator[str]:
    """The word as it stands, then as it would stand without the genitives of Norwegian and English."""
    yield word
    if word[-1] in "'’":
        yield word[:-1]
    elif len(word) > 2 and word[-1] in "sS":
        yield word[:-1].rstrip("'’-")


def _case_fits(name: str, form: tuple[str, ...]) -> bool:
    """A name with a capital needs one in the text too. «Is» may begin a sentence, so IS is met in capitals only."""
    if name.isupper() and len(name) <= _SHORT_NAME:
        return form[-1].isupper()
    return not name[0].isupper() or not form[0][0].islower()
