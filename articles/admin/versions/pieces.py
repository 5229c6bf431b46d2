"""Words taken out and put in, as HTML: seen by colour and line, heard by the words around them."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.text.drafts.comparing import Change, Piece
from articles.text.drafts.prose_differences import Run, Stretch


def prose_html(pieces: Iterable[Stretch]) -> SafeString:
    """A passage's pieces without any space that is not theirs."""
    return format_html_join("", "{}", ((_changed(piece.kind, _runs(piece.runs)),) for piece in pieces))


def words_html(pieces: Iterable[Piece]) -> SafeString:
    """Pieces of a fact's words, one after the other."""
    return format_html_join("", "{}", ((_changed(piece.kind, piece.text),) for piece in pieces))


def things_html(pieces: Iterable[Piece]) -> SafeString:
    """Pieces that each are a thing of a list."""
    return format_html_join(" ", '<span class="thing">{}</span>', ((_changed(p.kind, p.text),) for p in pieces))


def _changed(kind: Change, words: str) -> str:
    if kind is Change.SAME:
        return words
    tag, said = ("del", _("taken out:")) if kind is Change.GONE else ("ins", _("put in:"))
    heard = '<span class="visually-hidden">[{} </span>{}<span class="visually-hidden">]</span>'
    return format_html(f"<{tag}>{heard}</{tag}>", said, words)


def _runs(runs: Iterable[Run]) -> SafeString:
    return format_html_join("", "{}", ((_marked(run),) for run in runs))


def _marked(run: Run) -> str:
    if not run.kinds:
        return run.text
    return format_html('<span class="{}">{}</span>', " ".join(f"is-{kind}" for kind in run.kinds), run.text)
