"""Topics that a story's text suggests, each with the words that told of it; and names that are no topic yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from articles.text.folding import fold, visible
from articles.text.speech.given_names import MEN, WOMEN
from articles.text.speech.names import Name
from articles.text.speech.names import names as names_in
from articles.text.speech.roles import role_of
from articles.text.speech.tokens import Token, ends_sentence, narration
from articles.text.topics.vocabulary import Match, Vocabulary

# The parts of a story, the one that tells the most of what it is about first.
PARTS = ("headline", "lede", "body")
_MOST_TRIGGERS = 4
_OFTEN = 2  # times that a name without a title is met before it is worth a topic
_LETTERS = 3  # of an abbreviation that is a name by itself
_GIVEN = MEN | WOMEN
_LONGEST_PARAGRAPH = 5_000  # characters; more is no paragraph, and must not cost time


@dataclass(slots=True)
class FoundTag:
    """A topic named in a story: `triggers` are its wordings, the first to stand there first, `count` all times.

    `part` and `first` tell where it stands first.
    """

    tag: int
    part: str
    first: int
    triggers: list[str] = field(default_factory=list)
    count: int = 0
    is_sure: bool = False


@dataclass(slots=True)
class NewName:
    """Somebody or something that a story names, and no topic is called."""

    name: str
    part: str
    first: int
    count: int = 0
    is_person: bool = False
    is_within: bool = False  # it stood within a sentence, where only names have a capital


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a story's text suggests, the weightiest first: headline before lede before body, then how often."""

    tags: list[FoundTag]
    names: list[NewName]


def suggest_tags(texts: Mapping[str, str], vocabulary: Vocabulary) -> Suggestions:
    """Find the topics of `vocabulary` that a story names, and new names. `texts` is plain text by part (PARTS)."""
    tags: dict[int, FoundTag] = {}
    names = _Names(vocabulary)
    for part in PARTS:
        text = visible(texts.get(part, ""))
        taken: set[int] = set()
        lines = [(line, start, narration(line)) for line, start in _paragraphs(text)]
        people = _people(lines)
        for match in vocabulary.matches(text):
            if _is_in_a_name(match, people, is_person=match.tag in vocabulary.people):
                continue
            found = tags.setdefault(match.tag, FoundTag(match.tag, part, match.start))
            found.count += 1
            found.is_sure |= match.is_sure
            trigger = text[match.start : match.end]
            if trigger not in found.triggers and len(found.triggers) < _MOST_TRIGGERS:
                found.triggers.append(trigger)
            taken.update(range(match.start, match.end))
        for line, start, tokens in lines:
            names.read(line, tokens, part, start, taken)
    return Suggestions(
        _by_weight([tag for tag in tags.values() if tag.is_sure]),
        _by_weight([name for name in names.met if _is_worth_it(name)]),
    )


def topics_of(texts: Mapping[str, str], vocabulary: Vocabulary) -> list[FoundTag]:
    """The topics that a story gets unasked, the weightiest first: what a text only touches on is left to be suggested.

    That is a subject («forsvar», «økonomi») that the body names but once.
    """
    found = suggest_tags(texts, vocabulary).tags
    return [each for each in found if each.tag not in vocabulary.subjects or each.part != "body" or each.count > 1]


Line = tuple[str, int, list[Token]]  # a paragraph, where it begins, and its words outside quotation marks


def _people(lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Where people are named in full, by each place in it: {place: (start, end)}."""
    return {
        place: (start, end)
        for _line, at, tokens in lines
        for name in names_in(tokens)
        if name.is_full and name.text.split()[0].lower() in _GIVEN
        for start, end in [(at + tokens[name.first].start, at + tokens[name.last - 1].end)]
        for place in range(start, end)
    }


def _is_in_a_name(match: Match, people: Mapping[int, tuple[int, int]], *, is_person: bool) -> bool:
    """Whether what looks like a topic is part of somebody's name: «Stein» in «Stein Olsen», «Moss» in «Kari Moss».

    A person may be called by the surname: «Rutte».
    """
    start, end = people.get(match.start, (match.start, match.end))
    is_whole = start == match.start and match.end >= end
    return not is_whole and not (is_person and match.end >= end)


def _by_weight(found: list) -> list:
    return sorted(found, key=lambda each: (PARTS.index(each.part), -each.count, each.first))


def _is_worth_it(name: NewName) -> bool:
    is_acronym = name.name.isupper() and len(name.name) >= _LETTERS
    return name.is_person or (name.is_within and (name.count >= _OFTEN or is_acronym))


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line[:_LONGEST_PARAGRAPH], start
        start += len(line) + 1


class _Names:
    """The names that a story has and no topic has, in the order of reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._by_fold: dict[str, NewName] = {}
        self._by_surname: dict[str, NewName] = {}

    @property
    def met(self) -> list[NewName]:
        return list(self._by_fold.values())

    def read(self, line: str, tokens: list[Token], part: str, start: int, taken: AbstractSet[int]) -> None:
        """Take in a paragraph, which stands at `start` in its part; `taken` are the places of topics."""
        for name in names_in(tokens):
            first, last = start + tokens[name.first].start, start + tokens[name.last - 1].end
            if taken.isdisjoint(range(first, last)) and (known := self._known(name.text, part, first)):
                known.count += 1
                known.is_within |= name.first > 0 and not ends_sentence(tokens, name.first - 1)
                if name.is_full and not known.is_person:
                    self._look_at(known, line, tokens, name)

    def _known(self, written: str, part: str, first: int) -> NewName | None:
        bare = self._without_genitive(written)
        folded = fold(bare)
        known = self._by_fold.get(folded) or self._by_surname.get(folded)
        if known is None and not self._vocabulary.knows(bare):
            known = self._by_fold[folded] = NewName(bare, part, first)
        return known

    def _look_at(self, known: NewName, line: str, tokens: list[Token], name: Name) -> None:
        given, *_others, surname = known.name.split()
        known.is_person = given.lower() in _GIVEN or bool(role_of(line, tokens, name))
        if known.is_person:
            self._by_surname.setdefault(fold(surname), known)

    def _without_genitive(self, name: str) -> str:
        """«Rutte's» → «Rutte»; «Ruttes» → «Rutte» where that one has been met, for names end in s too."""
        for ending in ("'s", "’s", "'", "’"):
            if name.endswith(ending):
                return name.removesuffix(ending)
        bare = name.removesuffix("s")
        if bare == name:
            return name
        is_owner = bare.isupper() or bare.endswith("sen")  # Hansens
        return bare if is_owner or fold(bare) in self._by_fold or fold(bare) in self._by_surname else name
