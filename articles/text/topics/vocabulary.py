"""The newsroom's topics as a vocabulary: where a text names one, by its name or an alias, in any of their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from articles.text.folding import fold
from articles.text.speech.names import names_office

_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|[-.&/'’](?=[^\W_]))*['’]?")
_RARE = re.compile(r"[^\x00-\x7fæøåÆØÅ]")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n–—«»“”\"(])\s*$")
_SHORT = 3  # letters: such a name is often an ordinary word too («Mal», «Si», «IS»)
# What a place or a firm may be called, and a sentence begins with: «Vest for byen».
_DIRECTIONS = frozenset(["vest", "øst", "aust", "nord", "sør"])
_VOWELS = frozenset("aeiouyæøå")
# How a noun is bent, by its last letter: «skole» + n, «klima» + et, «politiker» + ne, «valg» + ene.
_AFTER_E = ("n", "t", "r", "ne")
_AFTER_ER = ("e", "ne", "en")
_AFTER_VOWEL = ("en", "et", "er", "ene", "ar", "ane")
_AFTER_CONSONANT = ("en", "et", "a", "er", "ene", "ar", "ane")
_ENDINGS = ("ane", "ene", "ne", "en", "et", "er", "ar", "a", "e", "n", "t", "r")
# What a topic in the plural ends in, what one of the kind does, and how long that is at least: «rent» is no interest.
_SINGULARS = (("ere", "er", 4), ("er", "e", 4), ("er", "", 5), ("ar", "e", 4), ("ar", "", 5))


class Term(NamedTuple):
    """A name or an alias of the topic `tag`. `is_subject`: a common noun as good as always, and bent like one."""

    tag: int
    name: str
    is_subject: bool = False
    is_person: bool = False


class Match(NamedTuple):
    """A topic named at `start` to `end`.

    It is not sure where an ordinary word may open a sentence, nor in the title of somebody: «USA-president».
    """

    tag: int
    start: int
    end: int
    is_sure: bool


class Form(NamedTuple):
    """A word of a text as it may stand in a name: without its genitive, and unbent; or what stands before a hyphen.

    Then `rest` is what follows: «NATO», «toppmøtet».
    """

    word: str
    folded: str
    is_bent: bool = False
    rest: str = ""


class Vocabulary:
    """Terms, ready to be looked for. Build it once; `matches` is one pass over the words of a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = list(terms)
        self._terms: dict[tuple[str, ...], list[Term]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # first word -> how many words names have that begin so
        self.people = {term.tag for term in terms if term.is_person}
        self.subjects = {term.tag for term in terms if term.is_subject}
        for term in terms:
            self._learn(term)
        # After all that are called so themselves.
        for term in terms:
            for one in _one_of(term):
                self._learn(one)

    def _learn(self, term: Term) -> None:
        words = _folded_words(term.name)
        if not words:
            return
        self._terms.setdefault(words, []).append(term)
        known = self._lengths.get(words[0], ())
        if len(words) not in known:
            self._lengths[words[0]] = tuple(sorted((*known, len(words)), reverse=True))

    def knows(self, name: str) -> bool:
        """Whether this is the name or an alias of a topic, in any case, accents of typing or Unicode form."""
        return _folded_words(name) in self._terms

    def matches(self, text: str) -> Iterator[Match]:
        """Where `text` names topics, in its order: whole words, the longest name first, none within another."""
        words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
        ordinary = _DIRECTIONS | {word for word, _start, _end in words if word.islower()}
        at = 0
        while at < len(words):
            length = 1
            for term, form, number in self._at(words, at):
                start, end = words[at][1], words[at + number - 1][2]
                opens = bool(_OPENS_SENTENCE.search(text, max(0, start - 12), start)) if start else True
                if _case_fits(term, form, opens=opens):
                    is_ordinary = opens and number == 1 and _is_ordinary(term, form, ordinary)
                    yield Match(term.tag, start, end, not is_ordinary and not names_office(form.rest.lower()))
                    length = number
                    break
            at += length

    def _at(self, words: list[tuple[str, int, int]], at: int) -> Iterator[tuple[Term, Form, int]]:
        """The terms that may begin at word `at`, the longest first: with the form of the word that tells their case."""
        forms = _forms(words[at][0])
        for length in self._lengths.get(forms[0].folded, ()):
            if 1 < length <= len(words) - at:
                head = [_folded(word) for word, _start, _end in words[at : at + length - 1]]
                for last in _forms(words[at + length - 1][0]):
                    for term in self._terms.get((*head, last.folded), ()):
                        if not last.is_bent or _is_noun(term):
                            yield term, Form(words[at][0], head[0], rest=last.rest), length
        for form in forms:
            for term in self._terms.get((form.folded,), ()) if form.folded in self._lengths else ():
                yield term, form, 1


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(_folded(found.group()) for found in _WORD.finditer(name))


def _folded(word: str) -> str:
    """As `fold`, in a tenth of its time for words of letters that Norwegian has."""
    return fold(word) if _RARE.search(word) else word.lower()


@lru_cache(maxsize=20_000)  # a newspaper uses the same words all the time
def _forms(word: str) -> tuple[Form, ...]:
    """The word as it stands, without the genitives of Norwegian and English, then as nouns are bent."""
    whole = [word]
    if word[-1] in "'’":
        whole.append(word[:-1])
    elif len(word) > 2 and word[-1] in "sS":
        whole.append(word[:-1].rstrip("'’-"))
    forms = [Form(each, _folded(each)) for each in whole if each]
    bent = [Form(form.word, base, is_bent=True) for form in forms for base in _bases(form.folded)]
    return tuple(dict.fromkeys([*forms, *bent, *_heads(word)]))


def _heads(word: str) -> Iterator[Form]:
    """What a word joined by a hyphen begins with, where an ordinary word follows: «NATO-landene», not «Nord-Korea»."""
    for hyphen in reversed([at for at, sign in enumerate(word) if sign == "-"]):
        if word[hyphen + 1].islower():
            yield Form(word[:hyphen], _folded(word[:hyphen]), rest=word[hyphen + 1 :])


def _bases(folded: str) -> Iterator[str]:
    """The nouns that a word may be a definite form or a plural of, likely or not."""
    for ending in _ENDINGS:
        base = folded.removesuffix(ending)
        if base == folded or len(base) < 2:
            continue
        if ending in _endings_after(base):
            yield base
        if ending in ("en", "et", "ene", "er") and base.endswith("mm"):
            yield base[:-1]  # «programmet»
        if ending in ("a", "ar", "ane"):
            yield f"{base}e"  # «renta», «skular», «skulane»
        if ending in ("ene", "ane"):
            yield f"{base}{ending[0]}r"  # «rentene», of what is a topic in the plural: «Renter»
        if ending == "e" and base.endswith("sk"):
            yield base  # «kinesiske»


def _one_of(term: Term) -> Iterator[Term]:
    """One of what a topic in the plural is called after: «Skader» → «skade», «Flyktninger» → «flyktning»."""
    name = _folded(term.name)
    if not term.is_subject or not name.isalpha():
        return
    for plural, singular, shortest in _SINGULARS:
        one = f"{name.removesuffix(plural)}{singular}"
        if name.endswith(plural) and len(one) >= shortest:
            yield term._replace(name=one)


def _endings_after(base: str) -> tuple[str, ...]:
    if base[-1] == "e":
        return _AFTER_E
    if base.endswith("er"):
        return _AFTER_CONSONANT + _AFTER_ER
    return _AFTER_VOWEL if base[-1] in _VOWELS else _AFTER_CONSONANT


def _is_short(name: str) -> bool:
    return len(name) <= _SHORT


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) > 1


def _is_ordinary(term: Term, form: Form, ordinary: AbstractSet[str]) -> bool:
    """Whether a name that opens a sentence may be any word: a short one, or one that the text has in small letters."""
    if form.rest or _is_acronym(term.name) or not term.name[0].isupper():
        return False
    return _is_short(term.name) or (not term.is_subject and form.word.lower() in ordinary)


def _is_noun(term: Term) -> bool:
    """Whether a term is bent in the text: subjects, and aliases that are written as ordinary words."""
    return term.name.islower() or (term.is_subject and not _is_short(term.name) and not _is_acronym(term.name))


def _case_fits(term: Term, form: Form, *, opens: bool) -> bool:
    """Whether a word's case lets it be the term.

    A name with a capital needs one in the text too, but for subjects, names of several words and long acronyms
    («nato»). Short acronyms are met in capitals alone. What is bent is an ordinary word, and those have no capital
    within a sentence: «Bergen» is not «berg».
    """
    name, has_capital = term.name, form.word[0].isupper()
    if form.is_bent:
        return _is_noun(term) and (opens or not has_capital)
    if _is_acronym(name):
        return form.word.isupper() or not _is_short(name)
    if not name[0].isupper() or has_capital or " " in name:
        return True
    return term.is_subject and not _is_short(name)
