"""Finds English in a page that should speak Norwegian: by the texts of the source, Django's and ours, and by words."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import django
import polib

ROOT = Path(__file__).resolve().parents[3]
DJANGO = Path(django.__file__).parent
APPS = ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes"]
SPOKEN = ("title", "alt", "placeholder", "aria-label", "aria-description")
TELLTALE = re.compile(
    r"\b(the|you|your|this|that|with|please|can|cannot|add|delete|remove|choose|close|search|does|which)\b", re.I
)
_GAP = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}")


class _Texts(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.silent = tag if tag in ("script", "style", "textarea") else ""
        self.found += [attributes[name] for name in SPOKEN if attributes.get(name)]
        if tag == "input" and attributes.get("type") in ("submit", "button", "reset"):
            self.found.append(attributes.get("value") or "")

    def handle_endtag(self, tag):
        self.silent = ""

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def texts(page: str) -> list[str]:
    """What a page says to eyes and ears, piece by piece."""
    parser = _Texts()
    parser.feed(page)
    return [text for text in (" ".join(piece.split()) for piece in parser.found) if text]


@cache
def _source() -> re.Pattern:
    """Every English message whose Norwegian is another one, or that has none."""
    english, alike = set(), set()
    for app in APPS:
        folder = DJANGO / app / "locale"
        english |= {text for entry in entries_of(folder / "en") for text in (entry.msgid, entry.msgid_plural) if text}
        alike |= _alike(folder / "nb")
    for folder in (ROOT / "locale/nb", ROOT / "locale/django/nb"):
        english |= {text for entry in entries_of(folder) for text in (entry.msgid, entry.msgid_plural) if text}
        alike |= _alike(folder)
    asked = [" ".join(text.split()) for text in english - alike if re.search("[A-Za-z]{3}", _GAP.sub("", text))]
    return re.compile("|".join(_gaps_open(text) for text in sorted(asked)))


def entries_of(folder: Path) -> polib.POFile:
    return polib.pofile(str(folder / "LC_MESSAGES/django.po"))


def _alike(folder: Path) -> set[str]:
    return {entry.msgid for entry in entries_of(folder) if entry.msgid in (entry.msgstr, *entry.msgstr_plural.values())}


def _gaps_open(text: str) -> str:
    return ".+".join(re.escape(piece) for piece in _GAP.split(text)) + ":?"


def english_in(page: str) -> list[str]:
    return [text for text in texts(page) if _source().fullmatch(text) or TELLTALE.search(text)]
