"""A manuscript taken apart, as it is shown to an editor."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.manuscripts.choices import Choices, quotes_by_place
from articles.admin.manuscripts.kinds import offered
from articles.models import Quote
from articles.text.manuscripts.corrections import corrected, place_of
from articles.text.manuscripts.recutting import WITH_QUOTES
from articles.text.parts import FoundQuote, Kind, Manuscript, Part, Sureness


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
    is_guess: bool  # of a speaker, to be confirmed
    is_confirmed: bool
    needs_eyes: bool
    problem: str


@dataclass(frozen=True, slots=True)
class PartCard:
    """A part as it stands on the page: `pieces` are its words in turn, and whether somebody said them."""

    start: int
    kind: str
    kinds: dict[str, str]
    options: SafeString
    sure: Sure
    is_guess: bool  # of a kind, to be confirmed
    is_confirmed: bool
    lead: int  # where its first word stands
    pieces: list[tuple[str, bool]]
    quotes: list[QuoteCard]
    beginning: str

    @property
    def doubts(self) -> int:
        """How much an editor should look at here."""
        return sum(quote.needs_eyes for quote in self.quotes) + (self.sure.code != Sureness.CERTAIN)


class Cards:
    """The parts of a reading in order, as cut, as read and as chosen. What was dropped can be taken back."""

    def __init__(self, reading: Manuscript, choices: Choices):
        self.choices = choices
        self.chosen = choices.corrections
        self.known = quotes_by_place(reading, self.chosen)
        self.cut = self.chosen.cut(reading)
        self.shaped = self.chosen.shaped(reading)
        self.fixed = corrected(reading, self.chosen)
        self.kept = {place_of(quote): quote for quote in self.fixed.quotes}
        parts = zip(self.cut, self.shaped.parts, strict=True)
        self.cards = [self._card(cut, now) for cut, now in parts if now.kind is not Kind.BLANK]

    @property
    def names(self) -> list[str]:
        """The people met in the manuscript."""
        return list(dict.fromkeys(person.name for person in self.fixed.people))

    @property
    def guesses(self) -> str:
        """Whom the reading takes for each speaker: what is sent back alike is no choice of the editor's."""
        return json.dumps({place: quote.speaker for place, quote in self.known.items()}, ensure_ascii=False)

    def _card(self, cut: Part, now: Part) -> PartCard:
        said = now.raw.strip()
        kinds = offered(cut)
        shown = now.quotes if now.kind in WITH_QUOTES else cut.quotes
        return PartCard(
            start=now.start,
            kind=now.kind.value,
            kinds=kinds,
            options=_options(tuple(kinds.items()), now.kind.value),
            sure=_sure(now.sureness),
            is_guess=cut.sureness is not Sureness.CERTAIN and now.kind is cut.kind,
            is_confirmed=now.start in self.chosen.certain,
            lead=now.start + now.raw.find(said),
            pieces=_pieces(now, [q for q in now.quotes if place_of(q) in self.kept]),
            quotes=[self._quote(quote) for quote in shown],
            beginning=" ".join(now.raw[:200].split())[:40],
        )

    def _quote(self, read: FoundQuote) -> QuoteCard:
        place = place_of(read)
        kept = self.kept.get(place)
        now = kept or read
        is_guess = read.sureness is not Sureness.CERTAIN and bool(read.speaker)
        return QuoteCard(
            place=place,
            words=read.words,
            speaker=now.speaker if kept else self.chosen.speakers.get(place, read.speaker),
            mention=read.mention,
            role=now.role,
            form=str(Quote.Form(read.form.value).label),
            sure=_sure(now.sureness),
            is_quote=place not in self.chosen.dropped,
            is_guess=is_guess and place not in self.chosen.speakers,
            is_confirmed=place in self.chosen.confirmed,
            needs_eyes=kept is not None and (not kept.speaker or kept.sureness is not Sureness.CERTAIN),
            problem=self.choices.problems.get(place, ""),
        )


@lru_cache(maxsize=200)  # there are few sets of kinds, and many parts
def _options(kinds: Collection[tuple[str, str]], chosen: str) -> SafeString:
    plain, selected = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
    options = (format_html(selected if kind == chosen else plain, kind, name) for kind, name in kinds)
    return format_html_join("", "{}", ((option,) for option in options))


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
