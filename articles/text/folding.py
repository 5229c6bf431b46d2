"""Letters compared and ordered as Norwegians do: æ, ø and å are letters of their own, accents are not."""

import re
import unicodedata

# Signs that nobody sees: they steer lines and directions, or came along when something was copied.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_HYPHENS = str.maketrans("\u2010\u2011", "--")
# What keyboards, word processors and phones write for one and the same sign.
_SIGNS = str.maketrans("–—−’‘ʼ´`", "---'''''")
# Letters with a stroke, or without a dot, which Unicode takes for letters of their own.
_STRUCK = str.maketrans("đðłı", "ddli")
# Letters that the rest of the world's keyboards lend us, as Norwegian lists order them (Språkrådet, «Alfabetisering»).
_ALIKE = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "ø"})
_KEPT = {"å": "\ue000"}
# Unicode takes ø for a letter of its own, so no form of it composes an o and a stroke: «ø» typed in two.
_STROKES = ("o\u0338", "o\u0337")
_ORDER = str.maketrans({"z": "z0", "æ": "z1", "ø": "z2", "å": "z3", " ": "0"} | {d: f"1{d}" for d in "0123456789"})


def visible(text: str) -> str:
    """The text without signs that nobody sees, and with one kind of hyphen: what its reader takes it for."""
    return _UNSEEN.sub("", text).translate(_HYPHENS)


def plain_name(text: str) -> str:
    """A name as it is kept: what is visible of it, its letters composed, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(visible(text).split()))


def fold(text: str) -> str:
    """The text without case, accents, odd spaces and Unicode forms, for comparing names: «ØKONOMI» → «økonomi»."""
    composed = unicodedata.normalize("NFKC", visible(text).translate(_SIGNS)).casefold().translate(_STRUCK)
    for two in _STROKES:
        composed = composed.replace(two, "ø")
    for letter, place in _KEPT.items():
        composed = composed.replace(letter, place)
    bare = "".join(c for c in unicodedata.normalize("NFD", composed) if not unicodedata.combining(c))
    for letter, place in _KEPT.items():
        bare = bare.replace(place, letter)
    return " ".join(bare.split())


def sort_key(text: str) -> str:
    """A key of a–z and 0–9 alone that any database orders as Norwegian: … z æ ø å, and aa as å.

    At most 200 characters: enough to order names by.
    """
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    letters = fold(composed).replace("aa", "å")
    kept = "".join(c for c in letters if c.isalnum() or c == " ")
    return " ".join(kept.split()).translate(_ORDER)[:200]
