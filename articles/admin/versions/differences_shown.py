"""Differences between two versions as a page has them: prose in boxes and lists, and everything else in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.versions.draft_words import fact_label, in_words, key_label, things_in_words
from articles.admin.versions.pieces import prose_html, things_html, words_html
from articles.admin.wording import who
from articles.models import Person
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.comparing import Change, Piece, word_differences
from articles.text.drafts.draft import QUOTE_FACTS, Draft
from articles.text.drafts.draft_differences import WORDS, DraftDifferences, FactChange, QuoteChange
from articles.text.drafts.prose_differences import Box, Fate, Kind, MarkChange, PassageDifference

FOLDED_FROM = 2  # passages without changes beside each other
KINDS = {
    Kind.PARAGRAPH: gettext_lazy("body text"),
    Kind.HEADING: gettext_lazy("sub-heading"),
    Kind.SMALL_HEADING: gettext_lazy("small heading"),
    Kind.ITEM: gettext_lazy("point in a list"),
    Kind.NUMBERED_ITEM: gettext_lazy("point in a numbered list"),
}
BOXES = {
    Box.NONE: "",
    Box.FACTS: gettext_lazy("Fact box"),
    Box.BLOCK_QUOTE: gettext_lazy("Block quote"),
    Box.PULL_QUOTE: gettext_lazy("Pull-quote"),
}
# Facts of a quote that are words, compared as words.
_FREE = {"name", "role", "mention", "verb", "setting", "original_language", "original_words", "note"}
_CONFIRMED = "confirmed_words"
_EMPHASIS = {
    ("strong", True): gettext_lazy("was made bold"),
    ("strong", False): gettext_lazy("is not bold any more"),
    ("em", True): gettext_lazy("was made italic"),
    ("em", False): gettext_lazy("is not italic any more"),
}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    difference: PassageDifference
    notes: list[str]

    @property
    def is_moved_away(self) -> bool:
        return self.difference.fate is Fate.MOVED_AWAY

    @property
    def html(self) -> SafeString:
        return prose_html(self.difference.pieces)

    @property
    def kind(self) -> Kind:
        return self.difference.shown.kind


@dataclass(frozen=True, slots=True)
class ShownBox:
    """Passages that stand together: in a box, or none; `lists` has each run of items with its element, "" for none."""

    name: str
    label: str
    lists: list[tuple[str, list[ShownPassage]]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text: what changed, or so many passages that did not."""

    unchanged: int
    boxes: list[ShownBox]


@dataclass(frozen=True, slots=True)
class ShownFact:
    label: str
    html: SafeString
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownQuote:
    words: str
    kind: Change
    facts: list[ShownFact]


@dataclass(frozen=True, slots=True)
class ShownDifferences:
    headline: ShownPassage
    lede: ShownPassage
    body: list[Stretch]
    quotes: list[ShownQuote]
    facts: list[ShownFact]
    is_equal: bool
    is_told: bool


def shown(told: DraftDifferences, old: Draft, new: Draft, *, fold: bool = True) -> ShownDifferences:
    """What the page says of `told`, the differences between two whole drafts; in as many queries for any number."""
    words = _Words(old, new)
    return ShownDifferences(
        headline=ShownPassage(told.headline, []),
        lede=ShownPassage(told.lede, []),
        body=list(_stretches([words.passage(one) for one in told.body], fold=fold)),
        quotes=[words.quote(quote) for quote in told.quotes],
        facts=[_fact(fact) for fact in told.facts],
        is_equal=told.is_equal,
        is_told=told.is_told,
    )


def known(draft: Draft) -> tuple[list[ShownQuote], list[ShownFact]]:
    """What is known of a whole draft beside its text: of its quotes, and of itself."""
    words = _Words(draft, draft)
    marked = {mark.ref: mark.words for mark in marked_quotes(draft["body"])}
    quotes = [
        ShownQuote(
            marked.get(ref, ""),
            Change.SAME,
            [words.told(key, value) for key, value in facts.items() if value and key != _CONFIRMED],
        )
        for ref, facts in draft["quotes"].items()
    ]
    told = [_fact(FactChange(key, value, value)) for key, value in draft.items() if key not in WORDS and value]
    return quotes, told


class _Words:
    """Says what stands in two drafts; whom their quotes name is fetched at once."""

    def __init__(self, old: Draft, new: Draft) -> None:
        self.quotes: Mapping[str, Mapping[str, Any]] = old["quotes"] | new["quotes"]
        facts = [*old["quotes"].values(), *new["quotes"].values()]
        users = get_user_model().objects.in_bulk([fact["confirmed_by"] for fact in facts if fact["confirmed_by"]])
        people = Person.objects.in_bulk([fact["speaker"] for fact in facts if fact["speaker"]])
        self.known = {
            "speaker": {pk: str(person) for pk, person in people.items()},
            "confirmed_by": {pk: who(user) for pk, user in users.items()},
        }

    def fact(self, key: str, value: Any) -> str:
        return self.known[key].get(value, _("removed since")) if key in self.known and value else in_words(key, value)

    def quote(self, quote: QuoteChange) -> ShownQuote:
        facts = [fact for fact in quote.facts if quote.kind is not Change.GONE or fact.key == "speaker"]
        # The words that were confirmed are the quote's own, unless they alone changed.
        facts = [fact for fact in facts if fact.key != _CONFIRMED] or facts
        return ShownQuote(quote.words, quote.kind, [self._quote_fact(fact) for fact in facts])

    def told(self, key: str, value: Any) -> ShownFact:
        return ShownFact(fact_label(key), words_html([Piece(Change.SAME, self.fact(key, value))]))

    def _quote_fact(self, fact: FactChange) -> ShownFact:
        before, after = self.fact(fact.key, fact.before), self.fact(fact.key, fact.after)
        pieces = word_differences(before, after) if fact.key in _FREE else _replaced(before, after)
        return ShownFact(fact_label(fact.key), words_html(pieces))

    def passage(self, one: PassageDifference) -> ShownPassage:
        if one.fate is Fate.MOVED_AWAY:
            return ShownPassage(one, [])
        return ShownPassage(one, [*_notes(one), *(self._mark(mark) for mark in one.marks)])

    def _mark(self, mark: MarkChange) -> str:
        says = {"a": self._link, "q": self._quote_mark}.get(mark.kind, _emphasis)
        return f"«{Truncator(mark.words).chars(80)}» {says(mark)}"

    def _link(self, mark: MarkChange) -> str:
        told = {"before": mark.before, "after": mark.after}
        if mark.after is None:
            return _("is not a link any more (it led to %(before)s)") % told
        if mark.before is None:
            return _("became a link to %(after)s") % told
        return _("now leads to %(after)s (before: %(before)s)") % told

    def _quote_mark(self, mark: MarkChange) -> str:
        if mark.after is None:
            return _("is not marked as a quote any more")
        facts = self.quotes.get(mark.after, QUOTE_FACTS)
        speaker = self.known["speaker"].get(facts["speaker"]) or facts["name"]
        if not speaker:
            return _("was marked as a quote")
        return _("was marked as a quote of %(speaker)s") % {"speaker": speaker}


def _emphasis(mark: MarkChange) -> str:
    return str(_EMPHASIS[mark.kind, mark.after is not None])


def _notes(one: PassageDifference) -> Iterator[str]:
    """What became of the passage as a whole."""
    old, new = one.before, one.after
    if one.fate is Fate.MOVED_HERE:
        yield _("Moved here from another place.")
    if old is None or new is None:
        return
    if old.kind is not new.kind:
        yield _("Was %(before)s, is now %(after)s.") % {"before": KINDS[old.kind], "after": KINDS[new.kind]}
    if old.box is not new.box and new.box:
        yield _("Now stands in: %(box)s.") % {"box": BOXES[new.box]}
    elif old.box is not new.box:
        yield _("Does not stand in this any more: %(box)s.") % {"box": BOXES[old.box]}


def _stretches(passages: Iterable[ShownPassage], *, fold: bool) -> Iterator[Stretch]:
    """What changed, and folded what did not; what is too little to be folded stands with what is around it."""
    parted = groupby(_parts(passages), key=lambda part: all(one.difference.fate is Fate.SAME for one in part))
    runs = [(is_same, list(chain.from_iterable(parts))) for is_same, parts in parted]
    for is_folded, group in groupby(runs, key=lambda run: fold and run[0] and len(run[1]) >= FOLDED_FROM):
        together = [passage for _is_same, run in group for passage in run]
        yield Stretch(len(together) if is_folded else 0, _boxes(together))


def _parts(passages: Iterable[ShownPassage]) -> Iterator[list[ShownPassage]]:
    """The passages one by one, but a box as a whole: one that changed in part is not folded in part."""
    for box, group in groupby(passages, key=lambda passage: passage.difference.shown.box):
        together = list(group)
        yield from [together] if box else [[passage] for passage in together]


def _boxes(run: Iterable[ShownPassage]) -> list[ShownBox]:
    boxed = groupby(run, key=lambda passage: passage.difference.shown.box)
    return [ShownBox(box.value, str(BOXES[box]), _lists(group)) for box, group in boxed]


def _lists(run: Iterable[ShownPassage]) -> list[tuple[str, list[ShownPassage]]]:
    elements = {Kind.ITEM: "ul", Kind.NUMBERED_ITEM: "ol"}
    return [(tag, list(group)) for tag, group in groupby(run, key=lambda passage: elements.get(passage.kind, ""))]


def _fact(fact: FactChange) -> ShownFact:
    before, after = fact.before or [], fact.after or []
    if not (isinstance(before, list) and isinstance(after, list)):
        pieces = _replaced(*(_or_removed(in_words(fact.key, side), side) for side in (fact.before, fact.after)))
        return ShownFact(key_label(fact.key), words_html(pieces))
    named = [word or _("removed since") for word in things_in_words(fact.key, [*before, *after])]
    names = (named[: len(before)], named[len(before) :])
    pieces = _items(before, after, *names)
    return ShownFact(key_label(fact.key), things_html(pieces), _about_order(fact, *names))


def _about_order(fact: FactChange, before: list[str], after: list[str]) -> str:
    if fact.key == "tags" and before[:1] != after[:1] and before and after:
        return _("The main topic is now %(after)s (before: %(before)s).") % {"before": before[0], "after": after[0]}
    return _("The order has changed.") if fact.is_reordered else ""


def _items(before: list, after: list, old_names: list[str], new_names: list[str]) -> list[Piece]:
    pieces = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, *([*map(repr, s)] for s in (before, after))).get_opcodes():
        if kind == "equal":
            pieces += [Piece(Change.SAME, name) for name in new_names[j:j_end]]
        else:
            pieces += [Piece(Change.GONE, name) for name in old_names[i:i_end]]
            pieces += [Piece(Change.NEW, name) for name in new_names[j:j_end]]
    return pieces


def _replaced(before: str, after: str) -> list[Piece]:
    if before == after:
        return [Piece(Change.SAME, after)] if after else []
    return [Piece(kind, text) for kind, text in ((Change.GONE, before), (Change.NEW, after)) if text]


def _or_removed(words: str, value: Any) -> str:
    return words or (_("removed since") if value else "")
