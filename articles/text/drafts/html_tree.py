"""A body of text as a small tree: read, change, write back. For HTML that the allow-list has been through."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr"}
DEEPEST = 50  # deeper elements lie flat: nobody writes so, and a tree is walked by recursion


@dataclass(slots=True)
class Element:
    """An element; its children are elements and strings. The root has no tag."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *tags: str) -> Iterator[Element]:
        """All elements below this one in the order of the text, or those with one of `tags`."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.elements(*tags)

    @property
    def text(self) -> str:
        """The words in it, a line break for `<br>`."""
        if self.tag == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def __str__(self) -> str:
        inner = "".join(html.escape(c, quote=False) if isinstance(c, str) else str(c) for c in self.children)
        if not self.tag:
            return inner
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.tag}{attributes}>" if self.tag in VOID else f"<{self.tag}{attributes}>{inner}</{self.tag}>"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element()
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)


def parse(body: str) -> Element:
    """The tree of a piece of HTML. Anything is read; what is not closed ends with its parent."""
    builder = _Builder()
    builder.feed(body)
    builder.close()
    return builder.root
