"""Pull-quotes: words of the story, set large. They repeat what the text says, so they must stand in it."""

import re
import unicodedata
from collections.abc import Iterator

from articles.text.drafts.html_tree import Element, parse

PULL = "pull"
_UNHEARD = re.compile("[«»„“”‟\"‹›‘’‚‛'\u00ad\u200b-\u200d\u2060\ufeff]")
_LEADING_DASH = re.compile(r"^[–—―-]\s*")


def is_pull(element: Element) -> bool:
    """Whether an element is a pull-quote."""
    return element.tag == "blockquote" and element.attributes.get("class") == PULL


def text_blocks(element: Element) -> Iterator[Element]:
    """The blocks that hold the story's words themselves, pull-quotes left out: they say nothing new."""
    for child in element.children:
        if not isinstance(child, Element) or is_pull(child):
            continue
        if child.tag in ("p", "h2", "h3"):
            yield child
        else:
            yield from text_blocks(child)


def bare(words: str) -> str:
    """Words as one compares them: without quotation marks and a leading dash, each white space one space."""
    heard = _UNHEARD.sub("", unicodedata.normalize("NFC", words))
    return _LEADING_DASH.sub("", " ".join(heard.split()))


def stands_in(words: str, text: str) -> bool:
    """Whether these words, whole ones, stand in a text. Both are `bare`."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def strange_pull_quotes(body: str) -> list[str]:
    """The pull-quotes of a clean body whose words do not stand in its text, each once.

    A quote that its attribution interrupts may be pulled whole: its pieces stand in the text.
    """
    tree = parse(body)
    pulled = {
        bare(element.text): " ".join(element.text.split())
        for element in tree.elements("blockquote")
        if is_pull(element)
    }
    if not pulled:
        return []
    blocks = list(text_blocks(tree))
    texts = [" ".join(bare(block.text) for block in blocks), *map(bare, quoted_words(blocks).values())]
    return [said for words, said in pulled.items() if not any(stands_in(words, text) for text in texts)]


def quoted_words(blocks: list[Element]) -> dict[str, str]:
    """{ref: the words of its marks, joined}."""
    words: dict[str, list[str]] = {}
    for block in blocks:
        for mark in block.elements("q"):
            words.setdefault(mark.attributes.get("data-quote", ""), []).append(mark.text)
    return {ref: " ".join(pieces) for ref, pieces in words.items()}
