"""Bytes of a manuscript as it comes from mail, old word processors and the wire, made into text."""

from __future__ import annotations

import codecs

LARGEST = 20 * 1024 * 1024  # bytes

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zipped file (such as .docx or .odt)",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
# æøåÆØÅ«»–“”’ and é in the two old eight-bit codes: a true text hits far more of them in its own code.
_LETTERS_WINDOWS = "æøåÆØÅ«»–“”’é".encode("cp1252")
_LETTERS_MAC = "æøåÆØÅ«»–“”’é".encode("mac_roman")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))


class ManuscriptError(ValueError):
    """A manuscript that cannot be read. The message is a sentence for the person who sent it."""


def decode_manuscript(data: bytes) -> str:
    """Return the text in `data`, line breaks as they stand.

    Raises ManuscriptError for what is empty, too large, or no plain text.
    """
    if len(data) > LARGEST:
        raise ManuscriptError(f"The manuscript is larger than {LARGEST // 1024 // 1024} MB.")
    for start, name in _BINARY.items():
        if data.startswith(start):
            raise ManuscriptError(f"The manuscript is {name}, not plain text.")
    text = _decoded(data)
    if "\0" in text or _is_noise(text):
        raise ManuscriptError("The manuscript holds binary data, not plain text.")
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u2028\u2029"):
        raise ManuscriptError("The manuscript is empty.")
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _strictly(data, name)
    for name in ("utf-16-le", "utf-16-be"):
        if _looks_like_utf_16(data, name):
            return _strictly(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_eight_bit(data), errors="replace")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise ManuscriptError(f"The manuscript says it is {name.upper()}, but its bytes are broken.") from error


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
    return sum(sample.count(chr(code)) for code in _CONTROLS) > len(sample) // 100
