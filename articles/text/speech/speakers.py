"""People in a text, and which of them a surname, a title or a pronoun means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from articles.text.parts import FoundPerson, Sureness
from articles.text.speech.given_names import FEMALE_ROLES, MALE_ROLES, MEN, WOMEN
from articles.text.speech.lexicon import HE, NAMELESS, NAMELESS_PRONOUNS, SAME_OFFICE, SHE
from articles.text.speech.mentions import Mention, Naming
from articles.text.speech.names import Name, age_of, title_stem
from articles.text.speech.names import names as names_in
from articles.text.speech.roles import role_of
from articles.text.speech.tokens import Token

_MEMORY = 100  # people
_SHORTEST_TITLE = 4  # letters
_DEPUTIES = ("nest", "vara", "vise", "vice")  # «lederen» is not the «nestleder»
NOBODY = ("", "", Sureness.UNSURE)


class Roster:
    """Everybody met so far in a text, in the order of reading."""

    def __init__(self) -> None:
        self._people: dict[str, FoundPerson] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._by_given: dict[str, list[str]] = {}
        self._latest: dict[str, None] = {}  # names, the last mentioned last
        self._spoke: set[str] = set()
        self._ages: dict[str, str] = {}

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """Those whom the text presents with a role, or who speak in it."""
        return tuple(person for person in self._people.values() if person.role or person.name in self._spoke)

    def read(self, text: str, tokens: list[Token], offset: int) -> list[tuple[int, str]]:
        """Take in the names of a paragraph; return place and full name of everyone it mentions, in order.

        Somebody without a name, or with a given one alone, is mentioned as "".
        """
        met = [(token.start, "") for at, token in enumerate(tokens) if _is_nameless(tokens, at)]
        for name in names_in(tokens):
            start, end = tokens[name.first].start, tokens[name.last - 1].end
            if name.is_full:
                self._present(name, role_of(text, tokens, name), offset + start, offset + end)
                age = age_of(tokens, name)
                if age:
                    self._ages.setdefault(_without_genitive(name.text), age)
            known = self.named(_without_genitive(name.text)) or self.named(name.text)
            if known or name.text.lower() in MEN | WOMEN:
                met.append((start, known))
        return sorted(met)

    def _present(self, name: Name, role: str, start: int, end: int) -> None:
        written = _without_genitive(name.text)
        full = self.named(written) if self._fitting(written) else ""
        if full:
            if role and not self._people[full].role:
                self._people[full] = replace(self._people[full], role=role, start=start, end=end)
            return
        self._people[written] = FoundPerson(written, role, start, end, Sureness.CERTAIN if role else Sureness.LIKELY)
        words = written.split()
        self._by_given.setdefault(words[0], []).append(written)
        for at in range(1, len(words)):
            self._by_surname.setdefault(" ".join(words[at:]), []).append(written)

    def named(self, name: str) -> str:
        """The full name that `name` stands for, or "" where nobody or several fit and none was mentioned lately."""
        fitting = self._fitting(name)
        return fitting[0] if len(fitting) == 1 else next((full for full in self._recent() if full in fitting), "")

    def _fitting(self, name: str) -> list[str]:
        if name in self._people:
            return [name]
        return self._by_surname.get(name) or self._by_given.get(name) or []

    @property
    def latest(self) -> str:
        """The person mentioned last, or ""."""
        return next(filter(None, self._recent()), "")

    @property
    def only(self) -> str:
        """The one person met so far, or "" where there is none or several."""
        met = [full for full in self._people if self._is_person(full)]
        return met[0] if len(met) == 1 else ""

    def mentioned(self, name: str) -> None:
        """Remember that `name` was the last person mentioned."""
        self._latest.pop(name, None)
        self._latest[name] = None

    def _recent(self) -> Iterator[str]:
        """Names, the last mentioned first; who was last mentioned very long ago is nobody's «han»."""
        return islice(reversed(self._latest), _MEMORY)

    def asked(self, name: str) -> str:
        """The role of somebody met whom an interviewer asks, and who so speaks in the text."""
        self._spoke.add(name)
        return self._people[name].role

    def resolve(self, mention: Mention) -> tuple[str, str, Sureness]:
        """Full name, role and sureness of the speaker; empty where the text does not tell."""
        if mention.naming is Naming.NAME and mention.name:
            return self._resolve_name(mention)
        if mention.naming is Naming.PRONOUN:
            full = self._meant_by(mention.low)
        else:
            full = self._titled(mention.text) or self._aged(mention.text)
        return (full, self._people[full].role, Sureness.LIKELY) if full else NOBODY

    def _meant_by(self, pronoun: str) -> str:
        """Whom «han» or «hun» means: the last mentioned whom it fits, somebody who is surely a person first."""
        if pronoun in NAMELESS_PRONOUNS:
            return ""
        fitting = [full for full in self._recent() if not full or self._fits(full, pronoun)]
        return next((full for full in fitting if self._is_person(full)), fitting[0] if fitting else "")

    def _fits(self, full: str, pronoun: str) -> bool:
        given = full.partition(" ")[0].lower().partition("-")[0]
        roles = {title_stem(word) for word in self._people[full].role.lower().split()}
        if pronoun in HE:
            return not (given in WOMEN or roles & FEMALE_ROLES)
        return pronoun not in SHE or not (given in MEN or roles & MALE_ROLES)

    def _is_person(self, full: str) -> bool:
        given = full.partition(" ")[0].lower().partition("-")[0]
        return not full or bool(self._people[full].role) or full in self._spoke or given in MEN or given in WOMEN

    def _resolve_name(self, mention: Mention) -> tuple[str, str, Sureness]:
        fitting = self._fitting(mention.name)
        full = self.named(mention.name)
        if not full:
            return ("", mention.role, Sureness.UNSURE)
        self._spoke.add(full)
        role = self._people[full].role or mention.role
        if mention.role and not self._people[full].role:
            self._people[full] = replace(self._people[full], role=mention.role)
        return full, role, Sureness.CERTAIN if len(fitting) == 1 else Sureness.LIKELY

    def _titled(self, noun: str) -> str:
        """«statsministeren», «ministeren», «statsråden»: the last person mentioned whose role holds that office."""
        wanted = title_stem(noun.lower().rpartition(" ")[2])
        offices = SAME_OFFICE.get(wanted, (wanted,))
        if len(wanted) < _SHORTEST_TITLE:
            return ""
        for full in filter(None, self._recent()):
            titles = [title_stem(word) for word in self._people[full].role.lower().split()]
            if any(title.endswith(offices) and not title.startswith(_DEPUTIES) for title in titles) or wanted in titles:
                return full
        return ""

    def _aged(self, noun: str) -> str:
        """«79-åringen»: the last person mentioned whose age the text gave as that."""
        age, _, rest = noun.partition("-")
        fitting = (full for full in self._recent() if self._ages.get(full) == age)
        return next(fitting, "") if rest.startswith(("år", "year")) else ""


def _is_nameless(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].low in NAMELESS and not (following and following.is_capital)


def _without_genitive(name: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
