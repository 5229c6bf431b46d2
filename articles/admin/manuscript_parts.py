"""A manuscript taken apart, as it is shown to an editor and as the editor's choices come back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form import HEADLINE_LENGTH, LEDE_LENGTH
from articles.models import Person, Quote
from articles.text.corrections import corrected, place_of
from articles.text.parts import FoundQuote, Kind, Manuscript, Part, Sureness

LONGEST_NAME = Person._meta.get_field("name").max_length
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
# What these are stands in their form, which no choice can give to another line.
ONLY_READ = frozenset({Kind.HEADER, Kind.BYLINE, Kind.CREDIT, Kind.DATELINE})
LONGEST = {Kind.HEADLINE: HEADLINE_LENGTH, Kind.LEDE: LEDE_LENGTH, Kind.RELATED: HEADLINE_LENGTH}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the editor has chosen, by places in the manuscript; `problems` are sentences by the place of a quote."""

    kinds: Mapping[int, Kind]
    speakers: Mapping[int, str]
    dropped: frozenset[int]
    problems: Mapping[int, str]

    @classmethod
    def of(cls, sent: Mapping[str, str], reading: Manuscript) -> "Choices":
        """The choices that the form of this reading sent. What it could not have sent is passed over."""
        kinds, speakers, dropped, problems = {}, {}, set(), {}
        for part in reading.parts:
            kind = sent.get(f"kind-{part.start}")
            if kind in offered(part):
                kinds[part.start] = Kind(kind)
        for place in map(place_of, reading.quotes):
            if f"speaker-{place}" not in sent:
                continue
            name = speakers[place] = " ".join(sent[f"speaker-{place}"].replace("\0", "").split())
            if f"said-{place}" not in sent:
                dropped.add(place)
            elif len(name) > LONGEST_NAME:
                problems[place] = _("“%(name)s…” is too long for a name.") % {"name": name[:30]}
        return cls(kinds, speakers, frozenset(dropped), problems)

    def applied_to(self, reading: Manuscript) -> Manuscript:
        return corrected(reading, kinds=self.kinds, speakers=self.speakers, dropped=self.dropped)


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the reading is: `code` for the eye, `word` for everybody."""

    code: str
    word: str


@dataclass(frozen=True, slots=True)
class QuoteCard:
    place: int
    words: str
    speaker: str
    mention: str
    role: str
    form: str
    sure: Sure
    is_quote: bool
    needs_eyes: bool
    problem: str


@dataclass(frozen=True, slots=True)
class PartCard:
    """A part as it stands on the page: `pieces` are its words in turn, and whether somebody said them."""

    start: int
    kind: str
    kinds: dict[str, str]
    sure: Sure
    pieces: list[tuple[str, bool]]
    quotes: list[QuoteCard]
    beginning: str

    @property
    def doubts(self) -> int:
        """How much an editor should look at here."""
        return sum(quote.needs_eyes for quote in self.quotes) + (self.sure.code != Sureness.CERTAIN)


def offered(part: Part) -> dict[str, str]:
    """The kinds that a part may be given, in words."""
    if part.kind is Kind.BLANK:
        return {}
    length = len(part.raw.strip())
    return {
        kind.value: str(name)
        for kind, name in KINDS.items()
        if kind is part.kind or (kind not in ONLY_READ and length <= LONGEST.get(kind, length))
    }


def part_cards(reading: Manuscript, choices: Choices) -> list[PartCard]:
    """The parts in order, as read and as chosen. A quote that was dropped stands there still, to be taken back."""
    fixed = choices.applied_to(reading)
    kept = {place_of(quote): quote for quote in fixed.quotes}
    return [
        PartCard(
            start=part.start,
            kind=now.kind.value,
            kinds=offered(part),
            sure=_sure(now.sureness),
            pieces=_pieces(part, [q for q in part.quotes if place_of(q) in kept]),
            quotes=[_quote_card(q, kept.get(place_of(q)), choices) for q in part.quotes],
            beginning=" ".join(part.raw[:200].split())[:40],
        )
        for part, now in zip(reading.parts, fixed.parts, strict=True)
        if part.kind is not Kind.BLANK
    ]


def _quote_card(read: FoundQuote, kept: FoundQuote | None, choices: Choices) -> QuoteCard:
    place = place_of(read)
    shown = kept or read
    return QuoteCard(
        place=place,
        words=read.words,
        speaker=shown.speaker if kept else choices.speakers.get(place, read.speaker),
        mention=read.mention,
        role=shown.role,
        form=str(Quote.Form(read.form.value).label),
        sure=_sure(shown.sureness),
        is_quote=place not in choices.dropped,
        needs_eyes=kept is not None and (not kept.speaker or kept.sureness is not Sureness.CERTAIN),
        problem=choices.problems.get(place, ""),
    )


def _sure(sureness: Sureness) -> Sure:
    labels: type[TextChoices] = Quote.Sureness
    return Sure(sureness.value, str(labels(sureness.value).label))


def _pieces(part: Part, quotes: list[FoundQuote]) -> list[tuple[str, bool]]:
    said, pieces, at = part.raw.strip(), [], 0
    lead = part.start + part.raw.find(said)
    for span in sorted(span for quote in quotes for span in quote.spans):
        start, end = max(span.start - lead, at), span.end - lead
        if start < end:
            pieces += [(said[at:start], False), (said[start:end], True)]
            at = end
    return [piece for piece in [*pieces, (said[at:], False)] if piece[0]]
