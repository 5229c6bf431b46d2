"""Letters compared and ordered as Norwegians do: æ, ø and å are letters of their own, accents are not."""

import unicodedata

# Letters that the rest of the world's keyboards lend us, as Norwegian lists order them (Språkrådet, «Alfabetisering»).
_ALIKE = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "ø"})
_KEPT = {"å": "\ue000"}
# Unicode takes ø for a letter of its own, so no form of it composes an o and a stroke: «ø» typed in two.
_STROKES = ("o\u0338", "o\u0337")
_ORDER = str.maketrans({"z": "z0", "æ": "z1", "ø": "z2", "å": "z3", " ": "0"} | {d: f"1{d}" for d in "0123456789"})


def fold(text: str) -> str:
    """The text without case, accents, odd spaces and Unicode forms, for comparing names: «ØKONOMI» → «økonomi»."""
    composed = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for two in _STROKES:
        composed = composed.replace(two, "ø")
    for letter, place in _KEPT.items():
        composed = composed.replace(letter, place)
    bare = "".join(c for c in unicodedata.normalize("NFD", composed) if not unicodedata.combining(c))
    for letter, place in _KEPT.items():
        bare = bare.replace(place, letter)
    return bare


def sort_key(text: str) -> str:
    """A key of a–z and 0–9 alone that any database orders as Norwegian: … z æ ø å, and aa as å.

    At most 200 characters: enough to order names by.
    """
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    letters = fold(composed).replace("aa", "å")
    kept = "".join(c for c in letters if c.isalnum() or c == " ")
    return " ".join(kept.split()).translate(_ORDER)[:200]
