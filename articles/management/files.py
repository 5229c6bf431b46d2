"""Manuscripts that an operator names on the command line."""

from pathlib import Path

from articles.actions.errors import refusal
from articles.text.manuscripts.decoding import ManuscriptError, decode_manuscript


class CannotRead(Exception):
    """The file and why, in a sentence."""


def read_file(file: Path) -> str:
    """The text in a file; raises CannotRead."""
    try:
        return decode_manuscript(file.read_bytes())
    except OSError as error:
        raise CannotRead(f"{file}: {error.strerror}") from error
    except ManuscriptError as error:
        raise CannotRead(f"{file}: {refusal(error)}") from error
