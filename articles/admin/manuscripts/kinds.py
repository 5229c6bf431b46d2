"""The kinds of parts in a manuscript: what they are called, which key gives them, and which a part may be given."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin.story.form import HEADLINE_LENGTH, LEDE_LENGTH
from articles.text.manuscripts.recutting import FORMED
from articles.text.parts import Kind, Part

KINDS = {
    Kind.HEADLINE: gettext_lazy("Headline"),
    Kind.LEDE: gettext_lazy("Lede"),
    Kind.PARAGRAPH: gettext_lazy("Paragraph"),
    Kind.SUBHEADING: gettext_lazy("Sub-heading"),
    Kind.QUESTION: gettext_lazy("Question"),
    Kind.LIST_ITEM: gettext_lazy("List item"),
    Kind.FACT_BOX: gettext_lazy("Fact box"),
    Kind.FACT: gettext_lazy("Fact"),
    Kind.CAPTION: gettext_lazy("Caption"),
    Kind.RELATED: gettext_lazy("Read also"),
    Kind.HEADER: gettext_lazy("Line on top"),
    Kind.BYLINE: gettext_lazy("Byline"),
    Kind.CREDIT: gettext_lazy("Credit line"),
    Kind.DATELINE: gettext_lazy("Dateline"),
    Kind.LEFT_OUT: gettext_lazy("Left out"),
}
LONGEST = {Kind.HEADLINE: HEADLINE_LENGTH, Kind.LEDE: LEDE_LENGTH, Kind.RELATED: HEADLINE_LENGTH}

# One key each, in the language of who presses it; J and K go from part to part in all of them.
KEYS: Mapping[Kind, str] = {
    Kind.HEADLINE: pgettext_lazy("key: headline", "H"),
    Kind.LEDE: pgettext_lazy("key: lede", "L"),
    Kind.PARAGRAPH: pgettext_lazy("key: paragraph", "P"),
    Kind.SUBHEADING: pgettext_lazy("key: sub-heading", "S"),
    Kind.QUESTION: pgettext_lazy("key: question", "U"),
    Kind.LIST_ITEM: pgettext_lazy("key: list item", "I"),
    Kind.FACT_BOX: pgettext_lazy("key: fact box", "F"),
    Kind.FACT: pgettext_lazy("key: fact", "T"),
    Kind.CAPTION: pgettext_lazy("key: caption", "C"),
    Kind.RELATED: pgettext_lazy("key: read also", "R"),
    Kind.LEFT_OUT: pgettext_lazy("key: left out", "X"),
}
ACTS: Mapping[str, tuple[str, str]] = {
    "confirm": (pgettext_lazy("key: right as guessed", "Y"), gettext_lazy("Right as guessed (also Enter)")),
    "next": (pgettext_lazy("key: next doubt", "N"), gettext_lazy("Next to look at")),
    "split": (pgettext_lazy("key: split", "D"), gettext_lazy("Split before the word")),
    "join": (pgettext_lazy("key: join", "M"), gettext_lazy("Join with the next")),
    "quote": (pgettext_lazy("key: quote", "Q"), gettext_lazy("Quote: the words selected")),
    "drop": (pgettext_lazy("key: no quote", "W"), gettext_lazy("No quote")),
}


def offered(part: Part) -> dict[str, str]:
    """The kinds that a part may be given, in words."""
    if part.kind is Kind.BLANK:
        return {}
    length = len(part.raw.strip())
    return {
        kind.value: str(name)
        for kind, name in KINDS.items()
        if kind is part.kind or (kind not in FORMED and length <= LONGEST.get(kind, length))
    }
