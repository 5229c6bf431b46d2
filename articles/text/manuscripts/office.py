"""The text of a .docx or .odt file, read so that no file can do harm.

Both are XML in a zip. Sizes count as bytes really unpacked, never as the zip claims them; an XML file that declares a
document type or an entity is refused unread (so neither billion laughs nor outside files), and nesting is bounded.
Paragraphs become lines; headings and list items are marked as in Markdown, for the layout to see.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from articles.text.manuscripts.refusals import ManuscriptError, Reason

_LARGEST = 32 * 1024 * 1024  # bytes of XML, unpacked
_SLACK = 1024 * 1024  # bytes below which no ratio is suspect
_STEEPEST = 250  # unpacked to packed; honest word-processor XML stays below 100
_MOST_MEMBERS = 5_000
_DEEPEST = 256
_CHUNK = 256 * 1024
_DOCX = re.compile(r"word/document\d*\.xml")
_ODT = "content.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, LookupError)


def text_of_office_file(data: bytes) -> str:
    """Return the text of a .docx or .odt file. Raises ManuscriptError where it is broken, locked, unsafe or neither."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _text_in(archive)
    except ManuscriptError:
        raise
    except _BROKEN as error:
        raise ManuscriptError(Reason.BROKEN_FILE, "zip") from error
    except RuntimeError as error:  # how zipfile says that a password is wanted
        raise ManuscriptError(Reason.LOCKED, "zip") from error


def _text_in(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise ManuscriptError(Reason.UNSAFE_FILE, "zip")
    for member in members:
        if _DOCX.fullmatch(member.filename):
            return _read(archive, member, _Docx(), "docx")
    for member in members:
        if member.filename == _ODT:
            return _read(archive, member, _Odt(), "odt")
    raise ManuscriptError(Reason.NOT_TEXT, "zip")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, reader: _Reader, kind: str) -> str:
    if member.flag_bits & 1:
        raise ManuscriptError(Reason.LOCKED, kind)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        for chunk in _unpacked(archive, member):
            parser.Parse(chunk)
        parser.Parse(b"", 1)  # the end
    except expat.ExpatError as error:
        raise ManuscriptError(Reason.BROKEN_FILE, kind) from error
    except _UnsafeError as error:
        raise ManuscriptError(Reason.UNSAFE_FILE, kind) from error
    return reader.text


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo):
    """Yield the member's bytes in pieces, as long as they stay within what an honest file holds."""
    most = min(_LARGEST, _SLACK + _STEEPEST * member.compress_size)
    read = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > most:
                raise _UnsafeError
            yield chunk


class _UnsafeError(Exception):
    """The file has what no word processor writes."""


def _refuse(*_declaration) -> None:
    raise _UnsafeError


class _Reader:
    """Gathers lines while the parser walks through the elements."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._mark = ""
        self._depth = 0

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnsafeError
        self.opened(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.closed(name.rpartition(" ")[2])

    def _flush(self) -> None:
        said = "".join(self._line)
        self._lines.append(self._mark + said if said.strip() else "")
        self._line, self._mark = [], ""


class _Docx(_Reader):
    """WordprocessingML: text stands in `t`, a paragraph is `p`, its style says what it is."""

    _SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self) -> None:
        super().__init__()
        self._in_text = False
        self._repeats = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Fallback" or self._repeats:  # says again for old programs what stands before it
            self._repeats += 1
        elif name == "t":
            self._in_text = True
        elif name in self._SIGNS and attributes.get("type") is None and "pos" not in attributes:
            self._line.append(self._SIGNS[name])
        elif name == "pStyle":
            self._mark = _heading(attributes.get("val", "")) or self._mark
        elif name == "numPr":
            self._mark = self._mark or "• "

    def closed(self, name: str) -> None:
        if self._repeats:
            self._repeats -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p":
            self._flush()

    def characters(self, text: str) -> None:
        if self._in_text:
            self._line.append(text)


def _heading(style: str) -> str:
    """The mark of a heading style, whatever the language of the word processor: «Overskrift2», "Title"."""
    found = re.fullmatch(r"(?:heading|overskrift|rubrik)\s*(\d)", style.lower())
    if style.lower() in {"title", "tittel"} or found and found.group(1) == "1":
        return "# "
    return "## " if found else ""


class _Odt(_Reader):
    """OpenDocument: text stands in `p` and `h` themselves, a list item is `list-item`."""

    _BLOCKS = frozenset({"p", "h"})

    def __init__(self) -> None:
        super().__init__()
        self._blocks = 0
        self._hidden = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"annotation", "tracked-changes"} or self._hidden:
            self._hidden += 1
        elif name in self._BLOCKS:
            self._blocks += 1
            if name == "h":
                self._mark = "# " if attributes.get("outline-level", "1") == "1" else "## "
        elif name == "list-item":
            self._mark = "• "
        elif name == "tab":
            self._line.append("\t")
        elif name == "line-break":
            self._line.append("\n")
        elif name == "s":
            count = attributes.get("c", "1")
            self._line.append(" " * min(int(count), 100) if count.isdecimal() else " ")

    def closed(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif name in self._BLOCKS:
            self._blocks -= 1
            self._flush()

    def characters(self, text: str) -> None:
        if self._blocks and not self._hidden:
            self._line.append(text)
