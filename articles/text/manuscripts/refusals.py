"""Why a manuscript cannot be read, for machines and for people."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The reasons there are; doors that speak other languages translate by them."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # detail: how much is allowed
    BINARY = "binary"
    NOT_TEXT = "not_text"  # detail: what kind of file it is
    BROKEN_ENCODING = "broken_encoding"  # detail: the encoding it claims
    BROKEN_FILE = "broken_file"  # detail: what kind of file it is
    UNSAFE_FILE = "unsafe_file"  # detail: what kind of file it is
    LOCKED = "locked"  # detail: what kind of file it is


_SENTENCES = {
    Reason.EMPTY: "The manuscript is empty.",
    Reason.TOO_LARGE: "The manuscript is larger than {}.",
    Reason.BINARY: "The manuscript holds binary data, not plain text.",
    Reason.NOT_TEXT: "The manuscript is a file of the kind {}, not plain text.",
    Reason.BROKEN_ENCODING: "The manuscript says it is {}, but its bytes are broken.",
    Reason.BROKEN_FILE: "The manuscript is a {} file that is broken.",
    Reason.UNSAFE_FILE: "The manuscript is a {} file that is built to do harm, or far larger than it looks.",
    Reason.LOCKED: "The manuscript is a {} file locked with a password.",
}


class ManuscriptError(ValueError):
    """A manuscript that cannot be read: `reason`, its `detail`, and in English a sentence for who sent it."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(_SENTENCES[reason].format(detail))
        self.reason = reason
        self.detail = detail
