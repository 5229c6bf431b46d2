"""How long a headline, a lede and a text should be, and how long they are: advice of the house, never a hindrance.

Characters are counted as a reader sees them: a letter with its accent is one, a soft hyphen is none. The form counts
likewise while one writes (static/js/counts.js).
"""

import re
import unicodedata
from dataclasses import dataclass

HEADLINE_ADVICE = 100
LEDE_ADVICE = 200
LEDE_WORDS = 30

# Soft hyphen, zero-width space, word joiner, byte order mark.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ATTACHED = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
_SEEN_AS_ONE = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|.(?:\u200d.|[{_ATTACHED}])*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much a text is longer than advised; 0 where it is not."""

    characters: int = 0
    words: int = 0

    def __bool__(self) -> bool:
        return bool(self.characters or self.words)


def count_characters(text: str) -> int:
    """What a reader would count: runs of white space are one, none at the ends."""
    seen = unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", text).split()))
    return len(_SEEN_AS_ONE.findall(seen))


def count_words(text: str) -> int:
    """Pieces between white space that hold a letter or a digit: a dash is no word."""
    return sum(any(letter.isalnum() for letter in piece) for piece in _UNSEEN.sub("", text).split())


def headline_excess(headline: str) -> Excess:
    return Excess(max(0, count_characters(headline) - HEADLINE_ADVICE))


def lede_excess(lede: str) -> Excess:
    return Excess(max(0, count_characters(lede) - LEDE_ADVICE), max(0, count_words(lede) - LEDE_WORDS))
