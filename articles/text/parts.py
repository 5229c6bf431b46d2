"""What a reading of a manuscript consists of: plain values, no behaviour that needs more than themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from articles.text.legible import tidy


class Kind(StrEnum):
    """What a part of a manuscript is, in the newsroom's own words."""

    HEADER = "header"  # one line of the optional block on top: «Tittel: …», «Stikkord: …»
    HEADLINE = "headline"
    LEDE = "lede"  # ingress
    BYLINE = "byline"  # «Av Kari Nordmann»
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"  # mellomtittel
    RELATED = "related"  # «Les også: …»
    CREDIT = "credit"  # «(NTB)», «Kilde: …», «Foto: …» on a line of its own
    DATELINE = "dateline"  # «TOKYO (NTB):», before the paragraph that it opens
    QUESTION = "question"  # the interviewer's
    LIST_ITEM = "list_item"
    FACT_BOX = "fact_box"  # heading of a fact box: «FAKTA»
    FACT = "fact"  # a line in it
    CAPTION = "caption"  # bildetekst
    BLANK = "blank"  # white space between parts
    LEFT_OUT = "left_out"  # not part of the story: what a mail says to the desk, or as an editor says


class Sureness(StrEnum):
    """How much a guess may be trusted: certain may be used, likely is to be seen, unsure is to be asked."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class Form(StrEnum):
    """How a quote stands in the text.

    Språkrådet, «Anførselstegn eller replikkstrek»: the dash is for wording that has been worked on,
    «» for words as verbatim as possible; a part-quote takes only some of the speaker's words.
    """

    DASH = "talestrek"
    VERBATIM = "ordrett"
    PARTIAL = "delsitat"
    INDIRECT = "indirekte"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in the manuscript."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Words that somebody said, found in a paragraph.

    `spans` are the places of the exact words in the manuscript, without marks, dash or the comma before the
    attribution; an interrupted quote has several. `mention` is the speaker as written here («Ishiba», «han»);
    `speaker` and `role` are the full name and title met earlier, or empty where the reading does not know.
    """

    spans: tuple[Span, ...]
    words: str
    form: Form
    verb: str = ""
    mention: str = ""
    speaker: str = ""
    role: str = ""
    setting: str = ""  # «under en pressekonferanse», as written, where it is said
    sureness: Sureness = Sureness.CERTAIN


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the manuscript. `raw` is the exact slice, break included; `text` what it says, without label."""

    kind: Kind
    start: int
    end: int
    raw: str
    text: str
    sureness: Sureness = Sureness.CERTAIN
    label: str = ""  # «Les også», «Tittel», «Foto», as the manuscript has it
    quotes: tuple[FoundQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person whom the text presents by full name, with the role it gives."""

    name: str
    role: str
    start: int
    end: int
    sureness: Sureness = Sureness.CERTAIN


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """Somebody or something to be credited. `role` is one of `text`, `photo`, `source`."""

    name: str
    role: str
    start: int
    end: int
    sureness: Sureness = Sureness.CERTAIN


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A reading. The parts stand in order and, joined, give the text back exactly."""

    text: str
    language: str  # nb, nn or en
    parts: tuple[Part, ...]
    people: tuple[FoundPerson, ...] = ()
    credits: tuple[FoundCredit, ...] = ()
    section: str = ""  # from the header block
    keywords: tuple[str, ...] = field(default=())  # from the header block

    def first(self, kind: Kind) -> Part | None:
        """The first part of that kind, or None."""
        return next((part for part in self.parts if part.kind is kind), None)

    @property
    def headline(self) -> str:
        """The headline, or "" where the manuscript has none: it is never invented."""
        part = self.first(Kind.HEADLINE)
        return tidy(part.text) if part else ""

    @property
    def lede(self) -> str:
        """The lede (ingress), or ""."""
        part = self.first(Kind.LEDE)
        return tidy(part.text) if part else ""

    @property
    def quotes(self) -> tuple[FoundQuote, ...]:
        """Every quote, in the order of the text."""
        return tuple(quote for part in self.parts for quote in part.quotes)

    @property
    def related(self) -> tuple[str, ...]:
        """Titles named after «Les også:» and its kin."""
        return tuple(tidy(part.text) for part in self.parts if part.kind is Kind.RELATED and part.text)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of other media that the text credits, each once, in order."""
        return tuple(dict.fromkeys(credit.name for credit in self.credits if credit.role == "source"))
