"""Which of our three languages a text is written in, by its commonest words."""

from __future__ import annotations

import re

# Words that one language uses all the time and the other two seldom or never.
_MARKERS = {
    "nb": """
        ikke jeg hun fra også noe noen hva hvordan hvor være hadde blir ble dem deres mer nå et sier forteller fortsatt
        mye hvis kommer selv uten en at andre mellom
    """,
    "nn": """
        ikkje eg ho frå òg noko nokon kva korleis kor vere vore vart dei deira meir no ein eit seier fortel framleis
        mykje dersom kjem heile sjølv me saman utan skriv fekk
    """,
    "en": """
        the of and to is was were that said with has have been this they their which from would are by it not who he
        she an on as
    """,
}
_OWNERS = {word: language for language, words in _MARKERS.items() for word in words.split()}
_WORD = re.compile(r"\w+")
_ENOUGH = 50_000  # characters; a longer text only repeats itself


def detect_language(text: str) -> str:
    """Say which language `text` is in: "nb", "nn" or "en"; bokmål where nothing tells."""
    counts = dict.fromkeys(_MARKERS, 0)
    for found in _WORD.finditer(text[:_ENOUGH].lower()):
        owner = _OWNERS.get(found.group())
        if owner:
            counts[owner] += 1
    return max(counts, key=counts.__getitem__)
