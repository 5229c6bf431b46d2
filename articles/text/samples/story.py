"""A sample story: prose, quotes with all their facts, topics, credits, a state and its moments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from articles.text.codes import ALPHABET
from articles.text.drafts.draft import QUOTE_FACTS, REF_LENGTH, Draft, new_draft
from articles.text.parts import Form, Sureness
from articles.text.samples.cast import SOURCES, Place, Somebody, the_cast
from articles.text.samples.theme import Language, Theme
from articles.text.samples.words_nb import NB
from articles.text.samples.words_nn_en import EN, NN

LANGUAGES: Mapping[str, Language] = {"nb": NB, "nn": NN, "en": EN}
YEARS = 10
# The share of a story's age that is left for the story after it: newer days have more stories than older ones.
DENSITY = 1.5
UNFINISHED_FOR = timedelta(days=30)
NIGHT = 4  # what would be written until this hour was written the evening before


@dataclass(frozen=True, slots=True)
class Topic:
    """The name and the kind of a topic."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class SampleStory:
    """A draft in which nobody has a number yet, and who is meant: speakers by ref, credits, topics, sources, section.

    `written_at` is when the newsroom made it. `publish_at` is None for what readers never had; `withdrawn_at` for all
    but what they have no longer.
    """

    draft: Draft
    section: str
    topics: tuple[Topic, ...]
    speakers: Mapping[str, Somebody]
    credits: tuple[tuple[Somebody, str], ...]
    sources: tuple[str, ...]
    status: str
    written_at: datetime
    publish_at: datetime | None = None
    withdrawn_at: datetime | None = None
    due_at: datetime | None = None


def moments(count: int, now: datetime, rng: Random) -> Iterator[datetime]:
    """`count` moments of the last ten years until `now`, the oldest first, closer together the newer they are."""
    for number in range(count):
        left = 1 - (number + rng.random()) / count
        moment = now - timedelta(days=YEARS * 365.25 * left**DENSITY)
        yield moment if moment.hour > NIGHT else moment - timedelta(hours=NIGHT + 1)


def sample_story(rng: Random, moment: datetime, now: datetime) -> SampleStory:
    """A story of that moment, in one of the paper's languages."""
    language = rng.choices(tuple(LANGUAGES), (90, 7, 3))[0]
    words = LANGUAGES[language]
    theme = rng.choice(words.themes)
    cast = the_cast()
    is_abroad = theme.families[0] == "utland"
    place = (cast.countries if is_abroad else cast.places).choose(rng)
    prose = _Prose(rng, words, theme, place, language, moment)
    state = _state(rng, moment, now)
    at = rng.randrange(len(theme.headlines))
    body = prose.body()
    draft = new_draft(
        headline=prose.filled(theme.headlines[at]),
        lede=prose.filled(theme.ledes[at]),
        body=body,
        language=language,
        genre=rng.choice(theme.genres),
        quotes=prose.facts,
        ai_use=words.ai_use if rng.random() < 0.01 else "",
    )
    writers = [(cast.writers.choose(rng), "text")]
    if rng.random() < 0.5:
        writers.append((cast.photographers.choose(rng), "photo"))
    return SampleStory(
        draft, theme.section, _topics(rng, prose), prose.speakers, tuple(writers), tuple(prose.sources), **state
    )


def _state(rng: Random, moment: datetime, now: datetime) -> dict[str, Any]:
    """Status and moments: nearly all is published, and what is unfinished or planned is of the last days."""
    hours = timedelta(hours=1 + rng.random() * 30)
    if now - moment < UNFINISHED_FOR and (chance := rng.random()) < 0.25:
        if chance < 0.04:
            return {"status": "published", "written_at": moment, "publish_at": now + hours}
        status = "review" if chance < 0.1 else "ready" if chance < 0.14 else "draft"
        due_at = now + hours if rng.random() < 0.4 else None
        return {"status": status, "written_at": moment, "due_at": due_at}
    if (chance := rng.random()) < 0.005:
        return {"status": "draft", "written_at": moment}
    is_withdrawn = chance < 0.01
    return {
        "status": "withdrawn" if is_withdrawn else "published",
        "written_at": moment - hours / 8,
        "publish_at": moment,
        "withdrawn_at": min(moment + hours, now) if is_withdrawn else None,
    }


def _topics(rng: Random, prose: "_Prose") -> tuple[Topic, ...]:
    """The theme's own topic first, mostly; then where, who, what and something that many stories are about."""
    found = [Topic(prose.theme.topic, "subject"), Topic(prose.place.name, "place")]
    if rng.random() < 0.2:
        found.reverse()
    if rng.random() < 0.6:
        found.append(Topic(prose.slots["org"], "organisation"))
    if prose.theme.event and rng.random() < 0.7:
        found.append(Topic(prose.slots["event"], "event"))
    if prose.speakers and rng.random() < 0.2:
        found.append(Topic(next(iter(prose.speakers.values())).name, "person"))
    for _number in range(rng.randrange(3)):
        found.append(Topic(the_cast().subjects.choose(rng), "subject"))
    return tuple(dict.fromkeys(found))


@dataclass
class _Prose:
    """The writing of one story: what its slots hold, who has spoken, and the facts of what they said."""

    rng: Random
    words: Language
    theme: Theme
    place: Place
    language: str
    moment: datetime
    facts: dict[str, dict] = field(default_factory=dict)
    speakers: dict[str, Somebody] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        place = self.place.name
        year = self.moment.year
        self.slots = {
            "place": place,
            "year": str(year),
            "org": self.theme.org.format(place=place),
            "event": self.theme.event.format(place=place, year=year),
            "n": str(self.rng.randint(12, 39)),
            "m": str(self.rng.randint(110, 980)),
            "pct": str(self.rng.randint(51, 88)),
            "mill": str(self.rng.randint(14, 480)),
            "k": str(self.rng.randint(3, 11)),
            "cost": str(self.rng.randint(14, 480)),
        }
        first = self.rng.choice(self.place.people[self.theme.families[0]])
        others = [one for family in dict.fromkeys(self.theme.families) for one in self.place.people[family]]
        others.remove(first)
        self.heard = [first, *self.rng.sample(others, self.rng.randrange(3))]
        self.presented: list[Somebody] = []
        self.unsaid = self._shuffled(self.theme.quotes) + self._shuffled(self.words.quotes)
        self.untold = self._shuffled(self.theme.facts)
        more = (*self.words.facts.get(self.theme.section, ()), *self.words.facts[""])
        self.also_untold = self._shuffled(more)

    def filled(self, text: str) -> str:
        return text.format_map(self.slots)

    def body(self) -> str:
        """The story's blocks: paragraphs, one to three sub-headings, quotes."""
        blocks = [self._paragraph(), self._dash_quote()]
        headings = self._subheads()
        for heading in headings:
            blocks += [self._paragraph(), f"<h2>{heading}</h2>", self._paragraph(), self._anything()]
            if len(headings) < 3 and self.rng.random() < 0.5:
                blocks.append(self._anything())
        if self.rng.random() < 0.1:
            blocks.append(self._box())
        blocks.append(self._paragraph())
        return "".join(blocks)

    def _subheads(self) -> list[str]:
        section = self.theme.section
        known = list(dict.fromkeys((*self.words.subheads.get(section, ()), *self.words.subheads[""])))
        return self.rng.sample(known, self.rng.choice((1, 2, 2, 3)))

    def _paragraph(self) -> str:
        """A sentence of the theme's own and one that many stories say, as far as there are any left."""
        said = [self.untold.pop()] if self.untold else []
        wanted = self.rng.randint(1, 2) if said else 2
        said += [self.also_untold.pop() for _number in range(min(wanted, len(self.also_untold)))]
        if not self.sources and said and self.rng.random() < 0.06:
            self.sources.append(self.rng.choice(SOURCES))
            said.append(self.words.cites.format(source=self.sources[0]))
        return f"<p>{self.filled(' '.join(said))}</p>" if said else ""

    def _box(self) -> str:
        heading, lines = self.words.box
        items = "".join(f"<li><p>{self.filled(line)}</p></li>" for line in lines)
        return f"<aside><h3>{self.filled(heading)}</h3><ul>{items}</ul></aside>"

    def _anything(self) -> str:
        chance = self.rng.random()
        if chance < 0.45:
            return self._dash_quote()
        if chance < 0.85 or not self.presented:
            return self._paragraph()
        return self._written() if chance < 0.93 else self._called()

    def _dash_quote(self) -> str:
        if not self.presented:
            who = self.heard[0]
        elif len(self.presented) < len(self.heard) and self.rng.random() < 0.6:
            who = self.heard[len(self.presented)]
        else:
            who = self.presented[-1]
        is_new = who not in self.presented
        verb, after = self.rng.choice(self.words.presents if is_new else self.words.attributes)
        ref = self._quote(who, after, verb=verb, form=Form.DASH)
        first, _bar, rest = self.unsaid.pop(0).partition("|")
        said = self._said(after, who)
        if rest:
            return f"<p>– {_marked(ref, first)}, {said.rstrip('.')}, {_marked(ref, rest)}.</p>"
        return f"<p>– {_marked(ref, first)}, {said}</p>"

    def _written(self) -> str:
        verb, setting, after = self.rng.choice(self.words.writes)
        ref = self._quote(self.presented[-1], after, verb=verb, form=Form.VERBATIM, setting=setting)
        opening, closing = self.words.marks
        said = _marked(ref, self.unsaid.pop(0).replace("|", " "))
        return f"<p>{opening}{said}{closing}, {self._said(after, self.presented[-1])}</p>"

    def _called(self) -> str:
        verb, before, words = self.rng.choice(self.words.calls)
        ref = self._quote(self.presented[-1], before, verb=verb, form=Form.PARTIAL)
        opening, closing = self.words.marks
        return f"<p>{self._said(before, self.presented[-1])} {opening}{_marked(ref, words)}{closing}.</p>"

    def _quote(self, who: Somebody, attribution: str, *, verb: str, form: Form, setting: str = "") -> str:
        """Write down the facts of a quote; return its ref."""
        ref = "".join(self.rng.choices(ALPHABET, k=REF_LENGTH))
        is_pronoun = "{pron}" in attribution
        said_on = (self.moment - timedelta(days=self.rng.randrange(3))).date()
        self.facts[ref] = QUOTE_FACTS | {
            "name": who.name,
            "role": who.role(self.language, self.moment.year),
            "mention": who.name if "{name}" in attribution else self._pronoun(who) if is_pronoun else who.last_name,
            "form": form.value,
            "verb": verb,
            "setting": setting,
            "said_on": said_on.isoformat() if self.rng.random() < 0.7 else None,
            "sureness": (Sureness.LIKELY if is_pronoun else Sureness.CERTAIN).value,
        }
        self.speakers[ref] = who
        if who not in self.presented:
            self.presented.append(who)
        return ref

    def _said(self, text: str, who: Somebody) -> str:
        role = who.role(self.language, self.moment.year)
        return text.format(name=who.name, role=role, last=who.last_name, pron=self._pronoun(who))

    def _pronoun(self, who: Somebody) -> str:
        return self.words.she if who.is_woman else self.words.he

    def _shuffled(self, texts) -> list[str]:
        return self.rng.sample(texts, len(texts))


def _marked(ref: str, words: str) -> str:
    return f'<q data-quote="{ref}">{words}</q>'
