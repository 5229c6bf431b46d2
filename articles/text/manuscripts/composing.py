"""The body of a story made out of a reading: clean HTML, every quote marked where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from articles.text.legible import LINK, tidy, without_emphasis
from articles.text.manuscripts.dress import BULLET
from articles.text.parts import Kind, Manuscript, Part, Span

# What opens and closes each kind of part. Kinds that are not here have fields of their own in a story.
_TAGS = {
    Kind.PARAGRAPH: ("<p>", "</p>"),
    Kind.SUBHEADING: ("<h2>", "</h2>"),
    Kind.QUESTION: ("<p><strong>", "</strong></p>"),
    Kind.LIST_ITEM: ("<ul><li><p>", "</p></li></ul>"),
    Kind.FACT_BOX: ("<h3>", "</h3>"),
    Kind.FACT: ("<p>", "</p>"),
    Kind.CAPTION: ("<p><em>", "</em></p>"),
}


def compose_body(manuscript: Manuscript, refs: Sequence[str]) -> str:
    """Return the body as HTML; the i-th quote of the manuscript is marked with `refs[i]`.

    Headline, lede, header, bylines, related links and credits that stand alone are left out: they have fields of
    their own. A dateline opens the next paragraph; the heading of a fact box and its facts are one box. Raises
    ValueError where there are not exactly as many refs as quotes.
    """
    if len(refs) != len(manuscript.quotes):
        raise ValueError(f"The reading has {len(manuscript.quotes)} quotes, but {len(refs)} refs were given.")
    unused = iter(refs)
    blocks: list[tuple[Kind, str]] = []
    dateline = ""
    for part in manuscript.parts:
        marks = (
            sorted((span, ref) for quote, ref in zip(part.quotes, unused, strict=False) for span in quote.spans)
            if part.quotes
            else []
        )
        if part.kind is Kind.DATELINE:
            dateline = _said(part.raw.strip()) + " "
        elif part.kind in _TAGS:
            opening, closing = _tags(part)
            opens_story = dateline and part.kind is Kind.PARAGRAPH
            said = (dateline if opens_story else "") + _marked(part, marks)
            dateline = "" if opens_story else dateline
            blocks.append((part.kind, f"{opening}{said}{closing}"))
    if dateline:
        blocks.append((Kind.DATELINE, f"<p>{dateline.rstrip()}</p>"))
    return "\n".join(_boxed(blocks))


def _tags(part: Part) -> tuple[str, str]:
    if part.label != BULLET and part.kind is not Kind.LIST_ITEM:
        return _TAGS[part.kind]
    kind = "ol" if part.label[:1].isdecimal() else "ul"
    return f"<{kind}><li><p>", f"</p></li></{kind}>"


def _boxed(blocks: Sequence[tuple[Kind, str]]) -> list[str]:
    """The blocks in order; a fact box's heading and the facts after it are one."""
    runs: list[tuple[bool, list[str]]] = []
    for kind, block in blocks:
        is_fact = kind in (Kind.FACT_BOX, Kind.FACT)
        if not runs or kind is Kind.FACT_BOX or is_fact is not runs[-1][0]:
            runs.append((is_fact, []))
        runs[-1][1].append(block)
    return [
        block
        for is_fact, run in runs
        for block in ([f"<aside>{''.join(_listed(run))}</aside>"] if is_fact else _listed(run))
    ]


def _listed(blocks: Sequence[str]) -> list[str]:
    """Put items that stand together into one list."""
    listed: list[str] = []
    for block in blocks:
        kind = block[1:3]
        if kind in ("ul", "ol") and listed and listed[-1].startswith(f"<{kind}>"):
            listed[-1] = listed[-1].removesuffix(f"</{kind}>") + block.removeprefix(f"<{kind}>")
        else:
            listed.append(block)
    return listed


def _marked(part: Part, marks: Sequence[tuple[Span, str]]) -> str:
    """The part's text, escaped, with a mark around each span."""
    start = at = part.start + part.raw.find(part.text)
    shown = without_emphasis(part.text)
    pieces = []
    for span, ref in marks:
        pieces.append(_said(shown[at - start : span.start - start]))
        pieces.append(f'<q data-quote="{escape(ref)}">{_said(shown[span.start - start : span.end - start])}</q>')
        at = span.end
    return "".join([*pieces, _said(shown[at - start :])])


def _said(text: str) -> str:
    """The stretch as HTML, with the links that Markdown has in it."""
    pieces = LINK.split(text)  # text, then what a link says, its address, and text again
    said = [escape(tidy(piece), quote=False) for piece in pieces]
    for at in range(1, len(pieces), 3):
        said[at : at + 2] = [f'<a href="{escape(pieces[at + 1])}">{said[at]}</a>', ""]
    return "".join(said)
