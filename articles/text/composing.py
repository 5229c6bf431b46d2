"""The body of a story made out of a reading: clean HTML, every quote marked where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from articles.text.parts import Kind, Manuscript, Part, Span

_TAGS = {Kind.PARAGRAPH: "p", Kind.SUBHEADING: "h2"}


def compose_body(manuscript: Manuscript, refs: Sequence[str]) -> str:
    """Return the body as HTML; the i-th quote of the manuscript is marked with `refs[i]`.

    Headline, lede, header, bylines, related links and credits that stand alone are left out: they have fields of
    their own. Raises ValueError where there are not exactly as many refs as quotes.
    """
    if len(refs) != len(manuscript.quotes):
        raise ValueError(f"The reading has {len(manuscript.quotes)} quotes, but {len(refs)} refs were given.")
    unused = iter(refs)
    blocks = []
    for part in manuscript.parts:
        marks = (
            sorted((span, ref) for quote, ref in zip(part.quotes, unused, strict=False) for span in quote.spans)
            if part.quotes
            else []
        )
        if part.kind in _TAGS:
            tag = _TAGS[part.kind]
            blocks.append(f"<{tag}>{_marked(manuscript.text, part, marks)}</{tag}>")
    return "\n".join(blocks)


def _marked(text: str, part: Part, marks: Sequence[tuple[Span, str]]) -> str:
    """The part's text, escaped, with a mark around each span."""
    start = part.start + part.raw.find(part.text)
    end = start + len(part.text)
    pieces = []
    for span, ref in marks:
        pieces.append(escape(text[start : span.start], quote=False))
        pieces.append(f'<q data-quote="{escape(ref)}">{escape(text[span.start : span.end], quote=False)}</q>')
        start = span.end
    return "".join([*pieces, escape(text[start:end], quote=False)])
