"""What a rule answers with: what is to be told, and the place in the form where it is put right."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.text.rules.story import Story

_SHOWN_WORDS = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell about a story.

    `code` names it, `sentence` is what to say in English, or the two forms where `details` has a count. It leads to
    a `field` of the form, to the card of the quote with the ref `quote`, or to `words` in the text.
    """

    code: str
    sentence: str | tuple[str, str]
    details: Mapping[str, Any] = field(default_factory=dict)
    field: str = ""
    quote: str = ""
    words: str = ""


Rule = Callable[[Story], Iterator[Finding]]


def gettext_noop(sentence: str) -> str:
    """The sentence as it is. By this name it is found for translation; who shows the finding translates it."""
    return sentence


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Both forms as they are, likewise."""
    return one, many


def in_short(words: str) -> str:
    """The first words of a quote or a paragraph, enough to know it by."""
    first = words.split()
    return " ".join(first[:_SHOWN_WORDS]) + (" …" if len(first) > _SHOWN_WORDS else "")
