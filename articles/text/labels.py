"""Lines that say what they are: «Tittel: …», «Les også: …», «Foto: …», «Av Kari Nordmann», «(NTB)»."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.lexicon import AGENCIES
from articles.text.parts import Kind

_LONGEST_LABEL = 30
_LONGEST_BYLINE = 100
_LONGEST_INITIALS = 4


def _table(**spellings: str) -> dict[str, str]:
    return {
        spelling.strip(): meaning for meaning, all_of_them in spellings.items() for spelling in all_of_them.split(",")
    }


# Stand in the block on top of the manuscript.
HEADER = _table(
    headline="tittel, overskrift, headline, title",
    lede="ingress, lede, lead, standfirst",
    section="seksjon, section, spalte, kategori, category, bolk",
    keywords="stikkord, emneord, nøkkelord, nykelord, emne, tags, keywords, topics",
    byline="av, by, byline, forfatter, forfattar, author, journalist, reporter",
)
# May stand anywhere.
RELATED = _table(
    related="les også, les òg, les og, les mer, les meir, les saken, les saka, sjå også, sjå òg, se også, se òg, "
    "read also, also read, read more, see also, related"
)
CREDIT = _table(
    source="kilde, kilder, kjelde, kjelder, source, sources",
    photo="foto, bilde, bilete, arkivfoto, illustrasjonsfoto, photo, picture, image, photograph",
    text="tekst, text, words, story",
    text_photo="tekst og foto, tekst/foto, foto og tekst, tekst & foto, text and photo, text and photos",
)
_BYLINE_STARTS = ("av ", "by ", "tekst ", "text ")


class Label(NamedTuple):
    """A label as written, and what stands after it. `start` is where the value begins in the line."""

    kind: Kind
    meaning: str
    written: str
    value: str
    start: int


def read_label(line: str, *, on_top: bool) -> Label | None:
    """Read a labelled line; header labels count only on top of the manuscript."""
    written, colon, rest = line[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        return None
    low = " ".join(written.lower().split())
    value = line[len(written) + 1 :]
    start = len(line) - len(value.lstrip())
    if low in RELATED:
        return Label(Kind.RELATED, "related", written.strip(), value.strip(), start)
    if low in CREDIT:
        return Label(Kind.CREDIT, CREDIT[low], written.strip(), value.strip(), start)
    if on_top and low in HEADER:
        kind = {"headline": Kind.HEADLINE, "lede": Kind.LEDE, "byline": Kind.BYLINE}.get(HEADER[low], Kind.HEADER)
        return Label(kind, HEADER[low], written.strip(), value.strip(), start)
    return None


def read_byline(line: str) -> str:
    """Names in «Av Kari Nordmann og Ola Nordmann», or the address in a line that is one; "" for any other line."""
    if "@" in line and " " not in line and "." in line.rpartition("@")[2]:
        return line
    start = next((start for start in _BYLINE_STARTS if line.lower().startswith(start)), "")
    rest = line[len(start) :].strip()
    if not start or len(line) > _LONGEST_BYLINE or rest.endswith((".", "?", "!", ":")):
        return ""
    words = [word for word in rest.replace(",", " ").split() if word.lower() not in {"og", "and", "&", "i", "in", "/"}]
    return rest if len(words) > 1 and all(word.strip("()")[:1].isupper() for word in words) else ""


def read_signature(line: str) -> str:
    """The agency in «(NTB)», «(©NTB)», «NTB-Reuters» or «©NTB» standing alone; "" for any other line."""
    bare = line.strip().rstrip(".")
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    bare = bare.strip("© ")
    if not bare or len(bare) > 40 or not bare[0].isupper():
        return ""
    words = bare.replace("/", "-").replace(" ", "").split("-")
    return bare if all(_is_agency(word) for word in words) else ""


def _is_agency(word: str) -> bool:
    """AP is an agency, Ap a party: what is made of initials counts in capitals only."""
    return word.lower() in AGENCIES and (word.isupper() or len(word) > _LONGEST_INITIALS)


def trailing_signature(paragraph: str) -> tuple[str, int]:
    """The agency in brackets at the end of a paragraph and where its bracket opens, or ("", length)."""
    whole = paragraph.rstrip()
    opening = whole.rfind("(") if whole.endswith((")", ").")) else -1
    agency = read_signature(whole[opening:]) if opening > 0 else ""
    return (agency, opening) if agency else ("", len(paragraph))
