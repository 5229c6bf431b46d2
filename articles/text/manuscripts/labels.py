"""Lines that say what they are: «Tittel: …», «Les også: …», «Foto: …», «FAKTA», «Av Kari Nordmann», «(NTB)»."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.text.parts import Kind
from articles.text.speech.lexicon import AGENCIES, MEDIA, MEDIA_ENDINGS

_LONGEST_LABEL = 30
_LONGEST_BYLINE = 100
_LONGEST_CREDIT = 300
_LONGEST_HEADER = 1_000
_LONGEST_TURN = 60  # signs in which a label has to end
_LONGEST_INITIALS = 4
_SHORTEST_INITIALS = 2


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
_NUMBERED_PHOTO = re.compile(r"(?:foto|bilde|bilete|photo|picture) \d{1,2}")
CAPTION = frozenset({"bildetekst", "bilettekst", "billedtekst", "caption", "picture caption"})
# Who asks and who answers, in an interview that says so before each line.
_QUESTION = frozenset({"spørsmål", "spm", "spm.", "question", "q"})
_ANSWER = frozenset({"svar", "sv", "sv.", "answer", "a"})
# What an opinion or a section's page has above its headline.
_VIGNETTES = _words(
    """
    debatt kommentar leder kronikk innlegg leserinnlegg leserbrev meninger meining ordskifte anmeldelse melding
    portrett intervju reportasje analyse nyheter nyhende innenriks utenriks økonomi sport kultur lokalt opinion comment
    editorial analysis review news business
    """
)
# The head of a mail that was copied with the text.
_MAIL = _words("fra frå from til to sendt from date dato kopi cc bcc")
_BOX = re.compile(
    r"(?i:(?:fakta(?:boks|ruta?|ramme)?|fact ?box|facts)\b(?:\s*[:–-]|\s+(?:om|about)\b|\s*$)|[A-ZÆØÅ]{2,}? ?FAKTA\b)"
    r"|FAKTA [A-ZÆØÅ]{2}"
)
# Heads a box where points follow; before prose it is a sub-heading.
_BOX_OF_POINTS = re.compile(r"(?:bakgrunn|background|dette er saken|dette er saka)\b(?:\s*:|\s*$)", re.IGNORECASE)
_LONGEST_BOX_HEADING = 80
_SCORE = r"\d{1,3}\s?[–—:-]\s?\d{1,3}"
_TEAM = r"[^\W_][^:.!?]{1,39}?"
_RESULT = re.compile(
    rf"{_TEAM} ?[–—-] ?{_TEAM} {_SCORE}(?:\s*\({_SCORE}(?:,\s*{_SCORE})*\))?"
    rf"|[^\W\d_]{_TEAM} {_SCORE} [^\W\d_a-zæøå]{_TEAM}(?:\s*\({_SCORE}\))?"
)
_KEYED = re.compile(r"(?:[–—•-]\s*)?[A-ZÆØÅ][^:.!?–—]{1,28}:\s+\S.{0,80}")
_PLACE = r"[A-ZÆØÅ][\w.’'-]*(?:[ /,]+(?:[A-ZÆØÅ]|i |og )[\w.’'-]*){0,4}"
_DATELINE = re.compile(
    rf"({_PLACE}(?:,? \d{{1,2}}\.? [\wæøå]+)?)\s*\((©?[A-ZÆØÅ][\w/ -]{{1,30}})\)\s*([:–—-])?\s+"
    rf"|([A-ZÆØÅ]{{3,}}(?:[ /-]+[A-ZÆØÅ]{{2,}}){{0,3}})(?::| —)\s+"
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
_BETWEEN_NAMES = frozenset({"og", "and", "&", "i", "in", "for"})
_LONGEST_POST = 5  # words about whom a byline names: «Av Kari Moen, lege og forfatter»
_PHOTO_BY = re.compile(r"(foto|photo)\s+((?:av|by)\s+)?(?=[A-ZÆØÅ])", re.IGNORECASE)


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
        return _photographer(line)
    low = " ".join(written.lower().split())
    value = line[lead + len(written) + 1 :]
    value = value[:-1] if "(" in line[:lead] and value.endswith(")") else value
    start = len(line) - len(value.lstrip())
    if low in CAPTION or _NUMBERED_PHOTO.fullmatch(low):
        return Label(Kind.CAPTION, "caption", written.strip(), value.strip(), start)
    if low in RELATED:
        return Label(Kind.RELATED, "related", written.strip(), value.strip(), start)
    if low in CREDIT and len(value) <= _LONGEST_CREDIT:
        return Label(Kind.CREDIT, CREDIT[low], written.strip(), value.strip(), start)
    if on_top and low in _MAIL and value.strip():
        return Label(Kind.HEADER, "mail", written.strip(), value.strip(), start)
    if on_top and low in HEADER and len(value) <= _LONGEST_HEADER:
        kind = {"headline": Kind.HEADLINE, "lede": Kind.LEDE, "byline": Kind.BYLINE}.get(HEADER[low], Kind.HEADER)
        return Label(kind, HEADER[low], written.strip(), value.strip(), start)
    return None


def _photographer(line: str) -> Label | None:
    """«Foto Kari Nes», without a colon and with nothing else in the line."""
    found = _PHOTO_BY.match(line)
    names = line[found.end() :].split() if found else []
    if not found or not 2 <= len(names) <= 4 or not all(name[:1].isupper() and name[-1].isalpha() for name in names):
        return None
    return Label(Kind.CREDIT, "photo", found.group(1), line[found.end() :], found.end())


def is_vignette(line: str) -> bool:
    """«DEBATT», «Kommentar», «SPORT»: what stands above a headline and is none."""
    return line.lower() in _VIGNETTES


def read_byline(line: str) -> str:
    """Names in «Av Kari Nordmann og Ola Nordmann», or the address in a line that is one; "" for any other line."""
    if "@" in line and len(line) <= _LONGEST_BYLINE and _ADDRESS.fullmatch(line):
        return line
    start = next((start for start in _BYLINE_STARTS if line.lower().startswith(start)), "")
    rest = line[len(start) :].strip()
    if not start or len(line) > _LONGEST_BYLINE or rest.endswith((".", "?", "!", ":")):
        return ""
    bare = re.sub(r"\([^)]*\)", " ", rest)
    named, _, post = bare.rpartition(",")
    is_named = _are_names(bare) or _are_names(named) and len(post.split()) <= _LONGEST_POST
    return rest if is_named else ""


def _are_names(line: str) -> bool:
    words = [word for word in re.split(r"[\s,/]+", line) if word and word.lower() not in _BETWEEN_NAMES]
    return len(words) > 1 and all(word[:1].isupper() or _ADDRESS.fullmatch(word) for word in words)


def read_signoff(line: str) -> str:
    """A name with or without title that ends an opinion: «Kari Nordmann, lege»; "" for any other line."""
    name, _, title = line.partition(",")
    words = name.split()
    named = 2 <= len(words) <= 4 and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
    return line if named and len(line) <= _LONGEST_BYLINE and title[:1] in ("", " ") and not line.endswith(".") else ""


def is_of_mail(label: str) -> bool:
    """«Fra», "Sent": what stands in the head of a mail."""
    return label.lower().strip() in _MAIL


def header_means(label: str) -> str:
    """What a line on top with that label says; one without is a vignette, which names a section."""
    return HEADER.get(" ".join(label.lower().split()), "") if label else "section"


def read_turn(line: str) -> Label | None:
    """Read «Spørsmål: …» or «Svar: …»; the kind tells which."""
    written, _, value = line[:_LONGEST_TURN].partition(":")
    is_question = written.strip().lower() in _QUESTION
    if not value.strip() or not is_question and not is_answer(written):
        return None
    start = len(written) + 1 + len(value) - len(value.lstrip())
    return Label(Kind.QUESTION if is_question else Kind.PARAGRAPH, "", written.strip(), line[start:].strip(), start)


def is_answer(label: str) -> bool:
    """«Svar», "A": what stands before what somebody answers."""
    return label.strip().lower() in _ANSWER


def is_box_heading(line: str, *, of_points: bool = False) -> bool:
    """«FAKTA», «Fakta: Japan», "Facts about Japan": the heading of a fact box. `of_points`: «Bakgrunn:» too."""
    if len(line) > _LONGEST_BOX_HEADING or line.endswith((".", "?", "!")):
        return False
    return bool(_BOX.match(line) or of_points and _BOX_OF_POINTS.match(line))


def is_result(line: str) -> bool:
    """«Brann – Vålerenga 2–1 (1–0)»: what a sports story may have above its headline."""
    return _RESULT.fullmatch(line) is not None


def is_keyed(line: str) -> bool:
    """«Alder: 42», with or without a dash before it: a fact that says what it is."""
    return _KEYED.fullmatch(line) is not None and not line.endswith(("?", "!", "»", "”", '"'))


def read_dateline(line: str) -> tuple[str, int]:
    """Place and agency in «TOKYO (NTB):» or «OSLO:» and where what follows begins; ("", 0) for any other line."""
    found = _DATELINE.match(line[:_LONGEST_DATELINE])
    if not found or found.group(2) and not _names_agency(found.group(2)) or found.end() >= len(line):
        return "", 0
    if found.group(2) and not found.group(3) and not found.group(1).isupper():
        return "", 0  # «BERGEN (VG) Et …», not «Ola Moe (NRK) er …»
    whole = found.group().rstrip().rstrip(":–—-").rstrip()
    return ("", 0) if found.group(4) and read_label(line, on_top=True) else (whole, found.end())


def _names_agency(words: str) -> bool:
    """One of the words is an agency, all are a paper, or initials that may be one: «(NTB-Reuters)», not «(Ap)»."""
    named = any(_is_agency(word) for word in re.split(r"[\s/©-]+", words))
    low = words.lower().strip("© ")
    printed = low in MEDIA or len(low) > _LONGEST_INITIALS and low.endswith(MEDIA_ENDINGS)
    return named or printed or words.isupper() and len(words) > _SHORTEST_INITIALS


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
