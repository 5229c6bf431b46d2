"""Quotes that nobody has marked: what the newsroom's own reading finds in the paragraphs of a story."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.drafts.html_tree import Element, parse
from articles.text.drafts.pull_quotes import is_pull
from articles.text.legible import Copy
from articles.text.manuscripts.manuscript import told_after
from articles.text.manuscripts.originals import lead_quote_back
from articles.text.parts import FoundQuote, Span
from articles.text.speech.said import SpeechReader


@dataclass(frozen=True, slots=True)
class QuoteOffer:
    """A quote to be marked, if somebody says so. Its spans are places in the words of the paragraph `text`."""

    text: str
    quote: FoundQuote


def find_offers(body: str, before: str = "") -> list[QuoteOffer]:
    """Find the unmarked quotes of a clean body, in the order of the text; nothing is changed.

    `before` is what readers have read already, such as the lede: it may present who speaks.
    """
    reader = SpeechReader()
    reader.meet(Copy(before).text, 0)
    read: list[tuple[str, list[Span], Copy, tuple[FoundQuote, ...]]] = []
    for paragraph in _paragraphs(parse(body)):
        copy = Copy(paragraph.text)
        quotes = reader.read(copy.text, 0)
        if reader.credited and read:
            *facts, quotes_before = read[-1]
            read[-1] = (*facts, told_after(quotes_before, reader.credited))
        read.append((paragraph.text, _marked(paragraph), copy, quotes))
    return [
        QuoteOffer(text, quote)
        for text, marked, copy, found in read
        for quote in (lead_quote_back(quote, text, copy) for quote in found)
        if not any(span.start < taken.end and taken.start < span.end for span in quote.spans for taken in marked)
    ]


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs in which people speak: not those of lists, fact boxes and pull-quotes."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "p":
            yield child
        elif isinstance(child, Element) and child.tag == "blockquote" and not is_pull(child):
            yield from _paragraphs(child)


def _marked(element: Element, at: int = 0) -> list[Span]:
    """Where in the words of an element quotes are marked."""
    spans: list[Span] = []
    for child in element.children:
        length = len(child if isinstance(child, str) else child.text)
        if isinstance(child, Element):
            spans += [Span(at, at + length)] if child.tag == "q" else _marked(child, at)
        at += length
    return spans
