"""What the reading of a paragraph finds: words said, and the clause that says who said them."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.parts import Form
from articles.text.speech.attribution import Attribution

LONGEST_PARAGRAPH = 50_000  # characters; what is longer is no newspaper paragraph and is left unread


class Utterance(NamedTuple):
    """Words said: their places in the paragraph, and who is said to have said them, if anybody is."""

    spans: tuple[tuple[int, int], ...]
    form: Form
    attribution: Attribution | None = None
    goes_on: bool = False  # said by whoever spoke just before
