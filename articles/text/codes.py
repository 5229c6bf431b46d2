"""Random public names for rows: nothing can be counted or guessed from them."""

import secrets

# No vowels, so that no code spells a word; no 0/o, 1/l/i to be mistaken for each other.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_code(length: int = 8) -> str:
    """A random code of `length` letters and digits, about 4.8 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
