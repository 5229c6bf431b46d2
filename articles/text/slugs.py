"""Slugs: one rule for stories, tags, sections and people."""

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})


def slug_for(text: str, *, fallback: str = "uten-navn", length: int = 80) -> str:
    """Lower-case a–z, 0–9 and hyphens: «Økonomi på Ås» → `okonomi-pa-as`; `fallback` where nothing is left.

    Cut at a word where the text is longer than `length` characters.
    """
    composed = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFD", composed).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug or fallback
