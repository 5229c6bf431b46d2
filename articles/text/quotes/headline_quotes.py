"""What a headline or a lede quotes: words that it says somebody said, and who."""

import re
from collections.abc import Collection
from typing import NamedTuple

from articles.text.folding import fold
from articles.text.quotes.wordings import words_of
from articles.text.speech.said import read_quotes

# A quote in a headline may leave out words «…», put in [a name], and hold two sentences that stand apart.
_PIECES = re.compile(r"\[[^\]]*\]|[.!?…]+(?:\s|$)|\s[–—]\s|…")
_ALL_IN_MARKS = re.compile(r"^\s*[«“\"]([^«»“”\"]+)[»”\"]\s*$")
_COLON = re.compile(r"^([^:«“\"]{1,80}):\s+(?![–—«“\"-])(\S.*)$", re.DOTALL)
# «Nato-sjefen: – Vi må handle nå»: who that is need not be known.
_COLON_AND_DASH = re.compile(r"^([^:«“\"]{1,80}):\s+[–—]\s*([^\W\d].*)$", re.DOTALL)


class Quoted(NamedTuple):
    """`who` is whom the headline names, in its own words; "" for nobody."""

    words: str
    who: str = ""


def quoted_in(text: str, language: str, last_names: Collection[str]) -> list[Quoted]:
    """The quotes of a headline or a lede; words after a colon are one where a name in `last_names` stands before it.

    Quoted is what the reading of manuscripts takes for said: titles of works and terms are not. A headline that is
    nothing but words in marks is a quote too.
    """
    found = [Quoted(quote.words, quote.mention) for quote in read_quotes(text, language)]
    if not found and (whole := _ALL_IN_MARKS.match(text)):
        found = [Quoted(whole[1].strip())]
    led = _COLON_AND_DASH.match(text) or _COLON.match(text)
    if not found and led and (led.re is _COLON_AND_DASH or last_name(led[1]) in last_names):
        found = [Quoted(led[2].strip(), led[1])]
    return list(dict.fromkeys(found))


def last_name(name: str) -> str:
    """The last word of a name, or of a title with a name, as names are compared."""
    return fold(name).rpartition(" ")[2]


def pieces_of(words: str) -> list[str]:
    """The stretches of a quote that have to stand somewhere as they are, each as `spaced` gives it."""
    return [piece for part in _PIECES.split(words) if (piece := spaced(part)).strip()]


def spaced(text: str) -> str:
    """The words alone, in small letters, with a space around each; long texts are not worth keeping in a cache."""
    return f" {' '.join(words_of.__wrapped__(text))} "
