"""Plain text out of HTML, as it comes from mail, the web and Word's clipboard.

Blocks become lines; headings and list items are marked as in Markdown, for the layout to see.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LARGEST = 2_000_000  # signs; what is larger is left as it stands
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!--.{0,5000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|p|div|h[1-6]|article)\b[^<>]*>", re.I | re.S)
_BLOCKS = frozenset(
    """
    p div h1 h2 h3 h4 h5 h6 ul ol li blockquote article section header footer main aside figure figcaption table tr
    br hr pre address form dl dt dd body
    """.split()
)
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object"})
_MARKS = {"h1": "# ", "h2": "## ", "h3": "## ", "h4": "## ", "h5": "## ", "h6": "## ", "li": "• "}
_SPACE = re.compile(r"[ \t\r\n\f]+")


def plain_text(text: str) -> str:
    """Return what a reader of the HTML in `text` would see, a block a line; other text comes back as it is."""
    if len(text) > _LARGEST or not _LOOKS_LIKE_HTML.match(text):
        return text
    reader = _HtmlReader()
    reader.feed(text)
    reader.close()
    return reader.text


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        self._silent = 0

    @property
    def text(self) -> str:
        self._flush()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self._flush()
            self._mark = _MARKS.get(tag, self._mark)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self._flush()
            self._mark = "" if tag in _MARKS else self._mark

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(data)

    def _flush(self) -> None:
        said = _SPACE.sub(" ", "".join(self._line)).strip()
        if said:
            self._lines.append(self._mark + said)
            self._mark = ""
        self._line = []
