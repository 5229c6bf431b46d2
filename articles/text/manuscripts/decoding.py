"""Bytes of a manuscript as it comes from mail, old word processors and the wire, made into text."""

from __future__ import annotations

import codecs
import re

from articles.text.manuscripts.markup import plain_text
from articles.text.manuscripts.office import text_of_office_file
from articles.text.manuscripts.refusals import ManuscriptError, Reason

__all__ = ["LARGEST", "ManuscriptError", "Reason", "decode_manuscript"]

LARGEST = 20 * 1024 * 1024  # bytes

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIPPED = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
# What Word puts a document with a password in: a file of the old kind, with the new one encrypted in it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# How files begin that are no text, and what to call them.
_BINARY = {
    b"%PDF": "PDF",
    _OLE: "old Word",
    b"{\\rtf": "RTF",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "compressed",
}
# æøåÆØÅ«»–“”’ and é in the two old eight-bit codes: a true text hits far more of them in its own code.
_LETTERS_WINDOWS = "æøåÆØÅ«»–“”’é".encode("cp1252")
_LETTERS_MAC = "æøåÆØÅ«»–“”’é".encode("mac_roman")
_REPLACED = "\ufffd"
_MOST_BROKEN = 3  # one sign in three that are not ASCII
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")


def decode_manuscript(data: bytes) -> str:
    """Return the text in `data`, line breaks as they stand; a .docx, .odt or HTML file as plain text.

    Raises ManuscriptError for what is empty, too large, broken, or no text.
    """
    if len(data) > LARGEST:
        raise ManuscriptError(Reason.TOO_LARGE, f"{LARGEST // 1024 // 1024} MB")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise ManuscriptError(Reason.LOCKED, "docx")
    kind = next((kind for start, kind in _BINARY.items() if data.startswith(start)), "")
    if kind:
        raise ManuscriptError(Reason.NOT_TEXT, kind)
    text = text_of_office_file(data) if data.startswith(_ZIPPED) else plain_text(_decoded(data))
    if len(text) > LARGEST:
        raise ManuscriptError(Reason.TOO_LARGE, f"{LARGEST // 1024 // 1024} MB")
    if "\0" in text or _is_noise(text):
        raise ManuscriptError(Reason.BINARY)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u2028\u2029"):
        raise ManuscriptError(Reason.EMPTY)
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _strictly(data, name)
    for name in ("utf-16-le", "utf-16-be"):
        if _looks_like_utf_16(data, name):
            return _strictly(data, name)
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_REPLACED)
    # A few broken bytes amid whole letters are damage on the way; where all are broken it is another code.
    if broken and broken * _MOST_BROKEN > sum(1 for sign in text if sign > "\x7f"):
        return data.decode(_eight_bit(data), errors="replace")
    return text


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise ManuscriptError(Reason.BROKEN_ENCODING, name.upper()) from error


def _looks_like_utf_16(data: bytes, name: str) -> bool:
    """Western text in UTF-16 has a zero in nearly every second byte, and nearly none in the others."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return False
    high, low = (sample[1::2], sample[0::2]) if name == "utf-16-le" else (sample[0::2], sample[1::2])
    return high.count(0) > 0.8 * len(high) and low.count(0) == 0


def _eight_bit(data: bytes) -> str:
    windows = sum(data.count(letter) for letter in _LETTERS_WINDOWS)
    mac = sum(data.count(letter) for letter in _LETTERS_MAC)
    return "mac_roman" if mac > windows else "cp1252"


def _is_noise(text: str) -> bool:
    """More than a sprinkle of control signs is no prose."""
    sample = text[:100_000]
    return len(_CONTROL.findall(sample)) > len(sample) // 100
