"""Lines that say what they are: «Tittel: …», «Les også: …», «Foto: …», «FAKTA», «Av Kari Nordmann», «(NTB)»."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.text.lexicon import AGENCIES
from articles.text.parts import Kind

_LONGEST_LABEL = 30
_LONGEST_BYLINE = 100
_LONGEST_CREDIT = 300
_LONGEST_HEADER = 1_000
_LONGEST_INITIALS = 4
_SHORTEST_INITIALS = 2


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
    photo="foto, bilde, bilete, arkivfoto, illustrasjonsfoto, pressefoto, foto/video, illustrasjon, grafikk, "
    "faksimile, skjermdump, photo, picture, image, photograph, illustration",
    text="tekst, text, words, story",
    text_photo="tekst og foto, tekst/foto, foto og tekst, tekst & foto, text and photo, text and photos",
)
CAPTION = frozenset({"bildetekst", "bilettekst", "billedtekst", "caption", "picture caption"})
QUESTION = frozenset({"spørsmål", "spm", "spm.", "question", "q"})
_BOX = re.compile(
    r"(?:fakta(?:boks|ruta?|ramme)?|fact ?box|facts)\b(?:\s*[:–-]|\s+(?:om|about)\b|\s*$)|[A-ZÆØÅ]{2,}? ?FAKTA\b",
    re.IGNORECASE,
)
_LONGEST_BOX_HEADING = 80
_PLACE = r"[A-ZÆØÅ][\w.’'-]*(?:[ /,]+(?:[A-ZÆØÅ]|i |og )[\w.’'-]*){0,4}"
_DATELINE = re.compile(
    rf"({_PLACE}(?:,? \d{{1,2}}\.? [\wæøå]+)?)\s*\((©?[A-ZÆØÅ][\w/ -]{{1,30}})\)\s*[:–—-]\s+"
    rf"|([A-ZÆØÅ]{{3,}}(?:[ /-]+[A-ZÆØÅ]{{2,}}){{0,3}}):\s+"
)
_TAIL = re.compile(
    r"[\s(]*\b((?:arkiv|presse|illustrasjons)?foto|photo|illustrasjon|grafikk)\s*:\s*([^.?!:()]{2,80}(?:\.[^.?!:()]{2,40})?)\)?\.?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:(?:e-?post|e-?mail|mail|epost)\s*:\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ORNAMENT = " \t»>→►▶•*("
_LONGEST_DATELINE = 150
_SHORTEST_CAPTION = 10
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
    bare = line.lstrip(_ORNAMENT)
    lead = len(line) - len(bare)
    written, colon, _rest = bare[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        return None
    low = " ".join(written.lower().split())
    value = line[lead + len(written) + 1 :]
    value = value[:-1] if "(" in line[:lead] and value.endswith(")") else value
    start = len(line) - len(value.lstrip())
    if low in CAPTION:
        return Label(Kind.CAPTION, "caption", written.strip(), value.strip(), start)
    if low in RELATED:
        return Label(Kind.RELATED, "related", written.strip(), value.strip(), start)
    if low in CREDIT and len(value) <= _LONGEST_CREDIT:
        return Label(Kind.CREDIT, CREDIT[low], written.strip(), value.strip(), start)
    if on_top and low in HEADER and len(value) <= _LONGEST_HEADER:
        kind = {"headline": Kind.HEADLINE, "lede": Kind.LEDE, "byline": Kind.BYLINE}.get(HEADER[low], Kind.HEADER)
        return Label(kind, HEADER[low], written.strip(), value.strip(), start)
    return None


def read_byline(line: str) -> str:
    """Names in «Av Kari Nordmann og Ola Nordmann», or the address in a line that is one; "" for any other line."""
    if "@" in line and len(line) <= _LONGEST_BYLINE and _ADDRESS.fullmatch(line):
        return line
    start = next((start for start in _BYLINE_STARTS if line.lower().startswith(start)), "")
    rest = line[len(start) :].strip()
    if not start or len(line) > _LONGEST_BYLINE or rest.endswith((".", "?", "!", ":")):
        return ""
    words = [word for word in re.split(r"[\s,/]+", re.sub(r"\([^)]*\)", " ", rest)) if word]
    names = [word for word in words if word.lower() not in {"og", "and", "&", "i", "in", "for"}]
    addresses = [word for word in words if _ADDRESS.fullmatch(word)]
    return rest if len(names) > 1 and all(word[:1].isupper() or word in addresses for word in names) else ""


def read_signoff(line: str) -> str:
    """A name with or without title that ends an opinion: «Kari Nordmann, lege»; "" for any other line."""
    name, _, title = line.partition(",")
    words = name.split()
    named = 2 <= len(words) <= 4 and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
    return line if named and len(line) <= _LONGEST_BYLINE and title[:1] in ("", " ") and not line.endswith(".") else ""


def is_box_heading(line: str) -> bool:
    """«FAKTA», «Fakta: Japan», «Faktaboks», "Facts about Japan": the heading of a fact box."""
    return len(line) <= _LONGEST_BOX_HEADING and not line.endswith((".", "?", "!")) and bool(_BOX.match(line))


def read_dateline(line: str) -> tuple[str, int]:
    """Place and agency in «TOKYO (NTB):» or «OSLO:» and where what follows begins; ("", 0) for any other line."""
    found = _DATELINE.match(line[:_LONGEST_DATELINE])
    if not found or found.group(2) and not _names_agency(found.group(2)) or found.end() >= len(line):
        return "", 0
    whole = found.group().rstrip().rstrip(":–—-").rstrip()
    return ("", 0) if found.group(3) and read_label(line, on_top=True) else (whole, found.end())


def _names_agency(words: str) -> bool:
    """One of the words is an agency, or they are initials that may be one: «(NTB-Reuters)», not «(Ap)»."""
    named = any(_is_agency(word) for word in re.split(r"[\s/©-]+", words))
    return named or words.isupper() and len(words) > _SHORTEST_INITIALS


def trailing_photo(line: str) -> tuple[str, str, int]:
    """Label, photographer and place of «Foto: A / B» at the end of a picture text; ("", "", 0) for any other line."""
    found = _TAIL.search(line, max(0, len(line) - 150))
    if not found or found.start() < _SHORTEST_CAPTION or not found.group(2)[:1].isupper():
        return "", "", 0
    return found.group(1), found.group(2).strip(), found.start()


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
