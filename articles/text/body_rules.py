"""What the body of a story may hold: the one allow-list, for the editor, imports, actions and the reader's page."""

import re
from collections.abc import Iterator

import nh3

from articles.text.html_tree import Element, parse

BLOCKS = ("p", "h2", "h3", "ul", "ol", "blockquote")
INLINE = ("strong", "em", "a", "q", "br")
TAGS = frozenset((*BLOCKS, *INLINE, "li"))
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
REF = re.compile(r"[a-z0-9]{4,16}")

_DROPPED_WHOLE = {"script", "style", "title", "template", "iframe", "object", "svg", "math", "noscript", "textarea"}
# What editors paste in means the same thing under another name.
_RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    if tag == "q":
        return value if REF.fullmatch(value) else None
    return value.strip()


_cleaner = nh3.Cleaner(
    tags=set(TAGS | _RENAMED.keys()),
    clean_content_tags=_DROPPED_WHOLE,
    attributes={"a": {"href"}, "q": {"data-quote"}},
    attribute_filter=_allowed,
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitize_body(body: str) -> str:
    """The body with nothing outside the allow-list, in one normal form; what is dropped keeps its words.

    Blocks stand at the top, stray words get a paragraph, empty blocks go. Hard spaces stay characters.
    Cleaning a clean body changes nothing.
    """
    tree = parse(_cleaner.clean(body.replace("\0", "")))
    for element in tree.elements():
        element.tag = _RENAMED.get(element.tag, element.tag)
    _lift_blocks(tree)
    _drop_bare_marks(tree)
    _set_in_blocks(tree)
    return str(tree)


def _lift_blocks(element: Element) -> None:
    """Blocks inside a paragraph, a heading or an inline element stand as that block's neighbours instead."""
    lifted: list[Element | str] = []
    for child in element.children:
        if not isinstance(child, Element):
            lifted.append(child)
            continue
        _lift_blocks(child)
        if child.tag in ("p", "h2", "h3", *INLINE) and any(True for _ in child.elements(*BLOCKS, "li")):
            lifted.extend(_split_around_blocks(child))
        else:
            lifted.append(child)
    element.children = lifted


def _split_around_blocks(element: Element) -> list[Element | str]:
    parts: list[Element | str] = []
    piece: Element | None = None
    for child in element.children:
        if isinstance(child, Element) and child.tag in (*BLOCKS, "li"):
            parts.append(child)
            piece = None
            continue
        if piece is None:
            piece = Element(element.tag, dict(element.attributes))
            parts.append(piece)
        piece.children.append(child)
    return parts


def _drop_bare_marks(element: Element) -> None:
    """A link without an address and a quote without a ref are their words alone."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            _drop_bare_marks(child)
            if child.tag in ("a", "q") and not child.attributes:
                children.extend(child.children)
                continue
        children.append(child)
    element.children = children


def _set_in_blocks(element: Element) -> None:
    """The page, list items and block quotes hold blocks, lists hold items; empty ones go."""
    if element.tag in ("ul", "ol"):
        element.children = _wrapped(element, ("li",), "li")
    elif element.tag in ("", "li", "blockquote"):
        element.children = _wrapped(element, BLOCKS, "p")
    else:
        return
    for child in element.children:
        _set_in_blocks(child)
    element.children = [child for child in element.children if child.text.strip()]


def _wrapped(element: Element, allowed: tuple[str, ...], wrapper: str) -> list[Element]:
    blocks: list[Element] = []
    loose: Element | None = None
    for child in _without_stray_items(element.children, allowed):
        if isinstance(child, Element) and child.tag in allowed:
            blocks.append(child)
            loose = None
        elif isinstance(child, Element) or child.strip() or loose:
            if loose is None:
                loose = Element(wrapper)
                blocks.append(loose)
            loose.children.append(child)
    return blocks


def _without_stray_items(children: list[Element | str], allowed: tuple[str, ...]) -> Iterator[Element | str]:
    """The children, with what stands in a list item outside any list in the item's place."""
    for child in children:
        if isinstance(child, Element) and child.tag == "li" and "li" not in allowed:
            yield from _without_stray_items(child.children, allowed)
        else:
            yield child
