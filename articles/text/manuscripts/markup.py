"""Plain text out of HTML, as it comes from mail, the web and Word's clipboard.

Blocks become lines; headings and list items are marked as in Markdown, for the layout to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_LARGEST = 2_000_000  # signs; what is larger is left as it stands
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,5000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|p|div|h[1-6]|article)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "article",
            "section",
            "header",
            "footer",
            "main",
            "aside",
            "figure",
            "figcaption",
            "table",
            "tr",
            "br",
            "hr",
            "pre",
            "address",
            "form",
            "dl",
            "dt",
            "dd",
            "body",
        ),
    }
)
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object"})
_MARKS = {"h1": "# ", "h2": "## ", "h3": "## ", "h4": "## ", "h5": "## ", "h6": "## ", "li": "• "}
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def plain_text(text: str) -> str:
    """Return what a reader of the HTML in `text` would see, a block a line; other text comes back as it is."""
    if len(text) > _LARGEST or not _LOOKS_LIKE_HTML.match(text):
        return text
    reader = _Reader()
    for said, tag in _pieces(text):
        reader.take(said)
        if tag:
            reader.turn(tag)
    return reader.text


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of text, each with the tag after it ("p", "/p"), in one pass.

    The library's own parser takes the square of the length on comments that never close.
    """
    at = 0
    while (opening := text.find("<", at)) >= 0:
        tag = _TAG.match(text, opening)
        if not tag and text[opening + 1 : opening + 2] not in ("!", "?"):
            yield text[at : opening + 1], ""
            at = opening + 1
            continue
        ending = "-->" if text.startswith("<!--", opening) else ">"
        closing = text.find(ending, opening)
        if closing < 0:
            break
        yield text[at:opening], tag.group(1).lower() if tag else ""
        at = closing + len(ending)
    yield text[at:], ""


class _Reader:
    """Gathers lines; what stands in scripts and their like is left out."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        self._silent = ""

    @property
    def text(self) -> str:
        self._flush()
        return "\n".join(self._lines)

    def take(self, said: str) -> None:
        if not self._silent:
            self._line.append(said)

    def turn(self, tag: str) -> None:
        name = tag.removeprefix("/")
        if self._silent or name in _SILENT:
            self._silent = "" if tag == f"/{self._silent or name}" else self._silent or name
        elif name in _BLOCKS:
            self._flush()
            self._mark = _MARKS.get(tag, "" if name in _MARKS else self._mark)

    def _flush(self) -> None:
        said = _SPACE.sub(" ", unescape("".join(self._line))).strip()
        if said:
            self._lines.append(self._mark + said)
            self._mark = ""
        self._line = []
