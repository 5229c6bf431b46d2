"""The letters of the Norwegian alphabet, as headings and as stretches of sort keys (folding.sort_key)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading in a list by name. `key` names it in addresses; its sort keys go from `first` up to before `end`.

    What is no Norwegian letter stands together under the last heading, whose keys are those outside `first` to `end`.
    """

    key: str
    name: str
    first: str
    end: str

    def holds(self, sort_key: str) -> bool:
        """Whether a name with that sort key stands under this heading."""
        return (self.first <= sort_key < self.end) is (self is not OTHER)


_LATIN = [Letter(letter, letter.upper(), letter, chr(ord(letter) + 1)) for letter in "abcdefghijklmnopqrstuvwxy"]
_LAST = [Letter(letter, letter.upper(), f"z{place}", f"z{place + 1}") for place, letter in enumerate("zæøå")]
OTHER = Letter("0", "0–9", "a", "z4")
LETTERS: tuple[Letter, ...] = (*_LATIN, *_LAST, OTHER)


def letter_of(sort_key: str) -> Letter:
    """The heading that a name with that sort key stands under."""
    return next(letter for letter in LETTERS if letter.holds(sort_key))
