"""People in a text, and which of them a surname, a title or a pronoun means."""

from __future__ import annotations

from dataclasses import replace

from articles.text.lexicon import FIRST_PERSON, THEY
from articles.text.mentions import Mention, Naming
from articles.text.names import Name, role_of
from articles.text.names import names as names_in
from articles.text.parts import FoundPerson, Sureness
from articles.text.tokens import Token

NOBODY = ("", "", Sureness.UNSURE)


class Roster:
    """Everybody met so far in a text, in the order of reading."""

    def __init__(self) -> None:
        self._people: dict[str, FoundPerson] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._by_given: dict[str, list[str]] = {}
        self._latest: dict[str, None] = {}  # names, the last mentioned last
        self._spoke: set[str] = set()

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """Those whom the text presents with a role, or who speak in it."""
        return tuple(person for person in self._people.values() if person.role or person.name in self._spoke)

    def read(self, text: str, tokens: list[Token], offset: int) -> list[tuple[int, str]]:
        """Take in the names of a paragraph; return place and full name of everyone it mentions, in order."""
        met: list[tuple[int, str]] = []
        for name in names_in(tokens):
            start, end = tokens[name.first].start, tokens[name.last - 1].end
            if name.is_full:
                self._present(name, role_of(text, tokens, name), offset + start, offset + end)
            known = self.named(_without_genitive(name.text)) or self.named(name.text)
            if known:
                met.append((start, known))
        return met

    def _present(self, name: Name, role: str, start: int, end: int) -> None:
        written = _without_genitive(name.text)
        full = self.named(written) if written in self._people else ""
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
        return (
            fitting[0] if len(fitting) == 1 else next((full for full in reversed(self._latest) if full in fitting), "")
        )

    def _fitting(self, name: str) -> list[str]:
        if name in self._people:
            return [name]
        return self._by_surname.get(name) or self._by_given.get(name) or []

    def mentioned(self, name: str) -> None:
        """Remember that `name` was the last person mentioned."""
        self._latest.pop(name, None)
        self._latest[name] = None

    def resolve(self, mention: Mention) -> tuple[str, str, Sureness]:
        """Full name, role and sureness of the speaker; empty where the text does not tell."""
        if mention.naming is Naming.NAME and mention.name:
            return self._resolve_name(mention)
        if mention.naming is Naming.PRONOUN:
            low = mention.text.lower()
            full = "" if low in FIRST_PERSON | THEY else next(reversed(self._latest), "")
        else:
            full = self._titled(mention.text)
        return (full, self._people[full].role, Sureness.LIKELY) if full else NOBODY

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
        """«statsministeren»: the last person mentioned whose role holds that title."""
        word = noun.lower().rpartition(" ")[2]
        for full in reversed(self._latest):
            if any(len(title) > 2 and word.startswith(title.lower()) for title in self._people[full].role.split()):
                return full
        return ""


def _without_genitive(name: str) -> str:
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
