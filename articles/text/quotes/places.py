"""Where in its block a quote is marked: how many pieces it has, and what stands right before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles.text.drafts.html_tree import Element, parse


class Place(NamedTuple):
    """In how many pieces a quote stands, and its block's text before the first of them and after the last."""

    pieces: int
    before: str
    after: str


def places_of(body: str) -> dict[str, Place]:
    """Where each quote marked in a clean body stands, by ref. Marks that touch are one piece."""
    places: dict[str, Place] = {}
    for block in parse(body).elements("p", "h2", "h3"):
        places = _places_in(block) | places
    return places


def _places_in(block: Element) -> dict[str, Place]:
    found: dict[str, Place] = {}
    so_far, last = "", ""
    for ref, text in _runs(block):
        found = {known: place._replace(after=place.after + text) for known, place in found.items()}
        if ref in found:
            found[ref] = found[ref]._replace(pieces=found[ref].pieces + (ref != last), after="")
        elif ref:
            found[ref] = Place(1, so_far, "")
        so_far, last = so_far + text, ref
    return found


def _runs(element: Element, ref: str = "") -> Iterator[tuple[str, str]]:
    """The words in an element, each with the ref of the quote that they are marked as, or ""."""
    for child in element.children:
        if isinstance(child, str):
            yield ref, child
        else:
            yield from _runs(child, child.attributes.get("data-quote", "") if child.tag == "q" else ref)
