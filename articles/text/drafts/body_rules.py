"""What the body of a story may hold: the one allow-list, for the editor, imports, actions and the reader's page."""

import re
from collections.abc import Iterator

import nh3

from articles.text.drafts.html_tree import Element, parse
from articles.text.drafts.pull_quotes import PULL, is_pull

BLOCKS = ("p", "h2", "h3", "ul", "ol", "blockquote")
BOX_BLOCKS = ("p", "h3", "ul", "ol")  # what a fact box, <aside>, holds
INLINE = ("strong", "em", "a", "q", "br")
TAGS = frozenset((*BLOCKS, *INLINE, "aside", "li"))
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
REF = re.compile(r"[a-z0-9]{4,16}")

_DROPPED_WHOLE = {"script", "style", "title", "template", "iframe", "object", "svg", "math", "noscript", "textarea"}
# What editors paste in means the same thing under another name.
_RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    if tag == "q":
        return value if REF.fullmatch(value) else None
    if tag == "blockquote":
        return PULL if value.strip() == PULL else None
    return value.strip()


_cleaner = nh3.Cleaner(
    tags=set(TAGS | _RENAMED.keys()),
    clean_content_tags=_DROPPED_WHOLE,
    attributes={"a": {"href"}, "q": {"data-quote"}, "blockquote": {"class"}},
    attribute_filter=_allowed,
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def sanitize_body(body: str) -> str:
    """The body with nothing outside the allow-list, in one normal form; what is dropped keeps its words.

    Blocks stand at the top, stray words get a paragraph, empty blocks go. Hard spaces stay characters. Fact boxes
    and pull-quotes stand at the top only; a pull-quote is one paragraph, which quotes nobody and leads nowhere.
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
        if child.tag in ("p", "h2", "h3", *INLINE) and any(True for _ in child.elements(*BLOCKS, "aside", "li")):
            lifted.extend(_split_around_blocks(child))
        else:
            lifted.append(child)
    element.children = lifted


def _split_around_blocks(element: Element) -> list[Element | str]:
    parts: list[Element | str] = []
    piece: Element | None = None
    for child in element.children:
        if isinstance(child, Element) and child.tag in (*BLOCKS, "aside", "li"):
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
    """The page, boxes, list items and block quotes hold blocks, lists hold items; empty ones go."""
    if is_pull(element):
        element.children = [Element("p", children=list(_words_only(_joined(element))))]
    elif element.tag in ("ul", "ol"):
        element.children = _wrapped(element, ("li",), "li")
    elif element.tag == "aside":
        element.children = _wrapped(element, BOX_BLOCKS, "p")
    elif element.tag == "":
        element.children = _wrapped(element, (*BLOCKS, "aside"), "p")
    elif element.tag in ("li", "blockquote"):
        element.children = _wrapped(element, BLOCKS, "p")
    else:
        return
    for child in element.children:
        _set_in_blocks(child)
    element.children = [child for child in element.children if child.text.strip()]


def _wrapped(element: Element, allowed: tuple[str, ...], wrapper: str) -> list[Element]:
    blocks: list[Element] = []
    loose: Element | None = None
    for child in _laid_flat(element, element.children, allowed):
        if isinstance(child, Element) and child.tag in allowed:
            blocks.append(child)
            loose = None
        elif isinstance(child, Element) or child.strip() or loose:
            if loose is None:
                loose = Element(wrapper)
                blocks.append(loose)
            loose.children.append(child)
    return blocks


def _laid_flat(home: Element, children: list[Element | str], allowed: tuple[str, ...]) -> Iterator[Element | str]:
    """The children, with what stands in an item, a box or a pull-quote that has no place here in its place."""
    for child in children:
        if not isinstance(child, Element):
            yield child
        elif home.tag == "aside" and child.tag == "h2":
            yield Element("h3", child.attributes, child.children)
        elif (child.tag in ("li", "aside", "blockquote") and child.tag not in allowed) or (home.tag and is_pull(child)):
            yield from _laid_flat(home, child.children, allowed)
        else:
            yield child


def _joined(pull: Element) -> list[Element | str]:
    """What a pull-quote's blocks hold, as one run of words."""
    run: list[Element | str] = []
    for passage in _passages(pull):
        run += [" ", *passage] if run else passage
    return run


def _passages(element: Element) -> Iterator[list[Element | str]]:
    loose: list[Element | str] = []
    for child in [*element.children, Element("p")]:
        if not isinstance(child, Element) or child.tag in INLINE:
            loose.append(child)
            continue
        if any((part if isinstance(part, str) else part.text).strip() for part in loose):
            yield loose
        loose = []
        yield from _passages(child) if child.children else ()


def _words_only(children: list[Element | str]) -> Iterator[Element | str]:
    """Without links and quotes: a repetition is not said once more."""
    for child in children:
        if isinstance(child, str):
            yield child
        elif child.tag in ("a", "q"):
            yield from _words_only(child.children)
        else:
            child.children = list(_words_only(child.children))
            yield child
