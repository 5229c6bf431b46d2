"""Questions to a clean body: which quotes are marked in it, what it says, how readers get it.

The body owns the words of a quote; the facts about it belong to the mark's ref. Pieces of one quote, interrupted
by its attribution, stand in one block; the same ref in another block is a copy. A pull-quote only repeats: its words
are counted nowhere.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from articles.text.drafts.html_tree import Element, parse
from articles.text.drafts.pull_quotes import PULL, bare, is_pull, quoted_words, stands_in, text_blocks

DASHES = "–—―"
READING_WORDS_A_MINUTE = 220
_MARKED = re.compile(r"""data-quote\s*=\s*["']?\s*([a-z0-9]{4,16})""", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?…»])\s+(?=[«–A-ZÆØÅ0-9])")


@dataclass(frozen=True, slots=True)
class MarkedQuote:
    """A quote as the body has it: its words, and the sentence that stands before it."""

    ref: str
    words: str
    sentence_before: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a quote leads to on the reader's page: `names` are ways the text may name them, best first.

    Without an address the quote leads nowhere.
    """

    names: tuple[str, ...]
    address: str


def marked_quotes(body: str) -> list[MarkedQuote]:
    """The quotes marked in a clean body, each ref once, in the order of the text."""
    pieces: dict[str, list[str]] = {}
    before: dict[str, str] = {}
    previous = ""
    tree = parse(body)
    boxed = {id(block) for box in tree.elements("aside") for block in box.elements("p")}
    for block in text_blocks(tree):
        so_far = ""
        for element, text in _runs(block):
            ref = _ref(element)
            if ref:
                before.setdefault(ref, last_sentence(so_far) or last_sentence(previous))
                pieces.setdefault(ref, []).append(text)
            so_far += text
        previous = so_far if block.tag == "p" and id(block) not in boxed else previous
    return [
        MarkedQuote(ref, " ".join(" ".join(words).split()), before[ref])
        for ref, words in pieces.items()
        if "".join(words).strip()
    ]


def refs_in(body: str) -> set[str]:
    """The refs that a body speaks of, clean or not: all that are marked, and at most some more."""
    return set(_MARKED.findall(body))


def separate_copies(body: str, new_ref: Callable[[], str]) -> tuple[str, dict[str, str]]:
    """The body with a new ref for each quote that was copied into another block, and {new ref: the ref it copies}."""
    tree = parse(body)
    home: dict[str, Element] = {}
    copies: dict[str, str] = {}
    for block in text_blocks(tree):
        renamed: dict[str, str] = {}
        for mark in block.elements("q"):
            ref = _ref(mark)
            if home.setdefault(ref, block) is not block:
                if ref not in renamed:
                    renamed[ref] = new_ref()
                    copies[renamed[ref]] = ref
                mark.attributes["data-quote"] = renamed[ref]
    return str(tree), copies


def plain_text(body: str) -> str:
    """The words of the body, a blank line between blocks; those of a pull-quote once, where the text has them."""
    return "\n\n".join(text for block in text_blocks(parse(body)) if (text := block.text.strip()))


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one, at a quiet reader's pace; half a minute is one more."""
    return max(1, (len(text.split()) + READING_WORDS_A_MINUTE // 2) // READING_WORDS_A_MINUTE)


def last_sentence(text: str) -> str:
    """The last whole sentence of a text, or "" where what stands there is no sentence (a dash, a heading)."""
    sentences = [s.strip() for s in _SENTENCE_END.split(text.strip()) if s.strip(f'{DASHES} «“"')]
    return sentences[-1] if sentences and sentences[-1][-1] in ".!?:…»" else ""


def readers_body(body: str, speakers: Mapping[str, Speaker], box_label: str = "Fakta") -> str:
    """The body as readers get it.

    The first mark of each quote carries its anchor, dash quotes are named so that their dash can hang, and the
    speaker's name beside the quote leads to the speaker. Fact boxes are named by their heading, or `box_label`;
    pull-quotes get the name of whose words they are, and are hidden from those who have just heard them.
    """
    tree = parse(body)
    _name_boxes(tree, box_label)
    _name_pull_quotes(tree, speakers)
    anchored: set[str] = set()
    for block in text_blocks(tree):
        refs = list(dict.fromkeys(_ref(mark) for mark in block.elements("q")))
        for mark in block.elements("q"):
            if (ref := _ref(mark)) not in anchored:
                anchored.add(ref)
                mark.attributes["id"] = f"q-{ref}"
        for ref in refs:
            speaker = speakers.get(ref)
            if speaker and speaker.address:
                _link_name(block, speaker)
        if refs and block.tag == "p" and block.text.lstrip()[:1] in DASHES:
            _hang_dash(block)
    return str(tree)


def _name_boxes(tree: Element, label: str) -> None:
    """A box is a part of its own: its heading is one step below the story's, whatever stands around it."""
    names: list[str] = []
    for number, box in enumerate(tree.elements("aside"), start=1):
        box.attributes = {"class": "fact-box"}
        heading = box.children[0] if box.children else None
        is_titled = isinstance(heading, Element) and heading.tag == "h3"
        names.append(" ".join(heading.text.split()) if is_titled else label)
        if is_titled:
            heading.tag = "h2"
            heading.attributes["id"] = f"fact-box-{number}"
        if is_titled and names.count(names[-1]) == 1:
            box.attributes["aria-labelledby"] = f"fact-box-{number}"
        else:
            # No two parts of a page have the same name.
            alike = names.count(names[-1])
            box.attributes["aria-label"] = f"{names[-1]} ({alike})" if alike > 1 else names[-1]


def _name_pull_quotes(tree: Element, speakers: Mapping[str, Speaker]) -> None:
    said = {ref: bare(words) for ref, words in quoted_words(list(text_blocks(tree))).items()}
    for quote in [element for element in tree.elements("blockquote") if is_pull(element)]:
        words = bare(quote.text)
        names = {speakers[ref].names[0] for ref, text in said.items() if ref in speakers and stands_in(words, text)}
        inner = Element("blockquote", {}, quote.children)
        quote.tag, quote.attributes, quote.children = "figure", {"class": PULL, "aria-hidden": "true"}, [inner]
        # Where two have said the same, no name is better than the wrong one.
        if len(names) == 1:
            quote.children.append(Element("figcaption", {}, [names.pop()]))


def _ref(element: Element) -> str:
    return element.attributes.get("data-quote", "") if element.tag == "q" else ""


def _runs(element: Element, owner: Element | None = None) -> list[tuple[Element, str]]:
    """The words in an element, each stretch with the quote (or block) that it belongs to, whatever is bold in it."""
    owner = owner or element
    runs: list[tuple[Element, str]] = []
    for child in element.children:
        if isinstance(child, str):
            runs.append((owner, child))
        elif child.tag == "br":
            runs.append((owner, "\n"))
        else:
            runs.extend(_runs(child, child if child.tag == "q" else owner))
    joined: list[tuple[Element, str]] = []
    for owner, text in runs:
        if joined and joined[-1][0] is owner:
            joined[-1] = (owner, joined[-1][1] + text)
        else:
            joined.append((owner, text))
    return joined


def _link_name(block: Element, speaker: Speaker) -> None:
    for name in speaker.names:
        # Not inside a longer word, but before a genitive s: «ifølge Ruttes talsmann» names somebody else.
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for index, child in enumerate(block.children):
            if isinstance(child, str) and (match := pattern.search(child)):
                link = Element("a", {"href": speaker.address, "class": "speaker"}, [match.group()])
                block.children[index : index + 1] = [child[: match.start()], link, child[match.end() :]]
                return
            if isinstance(child, Element) and child.tag == "a" and child.text == name:
                return


def _hang_dash(block: Element) -> None:
    block.attributes["class"] = "dash-quote"
    first = block.children[0]
    if isinstance(first, str) and (rest := first.lstrip()):
        dash = Element("span", {"class": "dash"}, [f"{rest[0]} "])
        block.children[:1] = [dash, rest[1:].lstrip()]
