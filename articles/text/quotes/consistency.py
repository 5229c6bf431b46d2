"""Where a quote contradicts what is known: one small question each, asked of a quote and what stands around it.

Each check answers with a Finding, or None where nothing is wrong. `CHECKS` are all of them, in the order in which an
editor should look. What a finding is called in words is said by whoever shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from articles.text.drafts.comparing import Piece, word_differences
from articles.text.folding import fold
from articles.text.parts import Form
from articles.text.quotes.places import Place
from articles.text.quotes.spelling import Capital, is_same_name, misspelt
from articles.text.quotes.turns import Cut, find_cut
from articles.text.quotes.wordings import find_words, is_other_wording, is_same_wording, plain, words_of
from articles.text.speech.names import title_stem

# What a language is called in a field where one may write anything; plain Norwegian is either of ours.
_LANGUAGES = {
    "nb": "nb nob bokmål bokmaal no nor norsk norwegian",
    "nn": "nn nno nynorsk no nor norsk norwegian",
    "en": "en eng engelsk english",
}
_OPENING, _CLOSING = '«“„"', '»”“"'
_SHORTEST_PART = 8  # letters of a part that is looked for in other stories; «vi må» has been said by everybody


class Kind(StrEnum):
    WORDS = "words"  # the text says something else than what was confirmed
    ROLE = "role"  # printed in another role the last time
    NAME = "name"  # the printed name is not the person's
    SPELLING = "spelling"  # the text spells the last name otherwise
    MARKS = "marks"  # quotation marks around reworked or translated words
    ELSEWHERE = "elsewhere"  # the same words printed otherwise in another story
    CUT = "cut"  # a part cut off from a word that turns its meaning


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote of the same person in another story that the editor may see. `story` is its id, `at` its moment."""

    words: str
    role: str
    language: str
    story: int
    headline: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quote as it stands in the story: its words, its facts by the keys of `drafts.QUOTE_FACTS`, and its place."""

    ref: str
    words: str
    facts: Mapping[str, Any]
    place: Place = Place(1, "", "")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the quote.

    `language` is the story's, `person` the speaker's name as registered, `last_printed` the person's quotes with a
    role in the newest other story that readers have, `elsewhere` their newest quotes in other stories, newest first,
    `capitals` the story's capitalised words (spelling.capitals), `others` its other people's names, and `is_first`
    tells whether the person speaks here for the first time in the story.
    """

    language: str = "nb"
    person: str = ""
    last_printed: Sequence[Printed] = ()
    elsewhere: Sequence[Printed] = ()
    capitals: Sequence[Capital] = ()
    others: Collection[str] = ()
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What contradicts: `here` is what the quote has, `there` what is known, `source` the story that has it.

    `difference` leads from `there` to `here`; `cut` is a part in its fuller wording; `said` are words to look at.
    """

    kind: Kind
    here: str = ""
    there: str = ""
    difference: tuple[Piece, ...] = ()
    source: Printed | None = None
    cut: Cut | None = None
    said: tuple[str, ...] = ()


Check = Callable[[CheckedQuote, Known], Finding | None]


def findings(quote: CheckedQuote, known: Known) -> list[Finding]:
    """Everything that contradicts what is known about the quote."""
    found = (check(quote, known) for check in CHECKS)
    return [finding for finding in found if finding]


def words_differ_from_confirmed(quote: CheckedQuote, known: Known) -> Finding | None:
    """The words were changed after somebody had confirmed them."""
    confirmed = quote.facts["confirmed_words"]
    if not quote.facts["confirmed_by"] or not confirmed or is_same_wording(confirmed, quote.words):
        return None
    return _difference(Kind.WORDS, quote.words, confirmed)


def role_differs_from_last(quote: CheckedQuote, known: Known) -> Finding | None:
    """The person had another role when they were last printed with one. Definite or not is the same role."""
    role = quote.facts["role"]
    if not role or not known.last_printed or _role(role) in {_role(printed.role) for printed in known.last_printed}:
        return None
    last = known.last_printed[0]
    return Finding(Kind.ROLE, here=role, there=last.role, source=last)


def name_differs_from_person(quote: CheckedQuote, known: Known) -> Finding | None:
    """The name as printed is spelt otherwise than the person's."""
    name = quote.facts["name"]
    if not name or not known.person or is_same_name(name, known.person):
        return None
    return Finding(Kind.NAME, here=name, there=known.person)


def text_spells_name_otherwise(quote: CheckedQuote, known: Known) -> Finding | None:
    """The story holds words that look like the speaker's last name with a letter or two wrong."""
    name = known.person or quote.facts["name"]
    said = misspelt(name, known.capitals, known.others) if known.is_first else ()
    return Finding(Kind.SPELLING, there=name, said=said) if said else None


def marks_promise_too_much(quote: CheckedQuote, known: Known) -> Finding | None:
    """Quotation marks promise the very words, but these are translated or reworked.

    Språkrådet, «Anførselstegn eller replikkstrek»; Vær Varsom-plakaten 3.7: direct quotes are precise.
    """
    is_in_marks, form = _is_in_marks(quote), quote.facts["form"]
    if (is_in_marks or form == Form.VERBATIM) and _is_translated(quote, known):
        return Finding(Kind.MARKS, said=("translated",))
    if is_in_marks and form in (Form.DASH, Form.INDIRECT):
        return Finding(Kind.MARKS, said=(form,))
    return None


def printed_otherwise_elsewhere(quote: CheckedQuote, known: Known) -> Finding | None:
    """Another story has the same person's same words in another wording: the newest that has."""
    for printed in known.elsewhere:
        if is_other_wording(quote.words, printed.words):
            return _difference(Kind.ELSEWHERE, quote.words, printed.words, printed)
    return None


def cut_may_turn_meaning(quote: CheckedQuote, known: Known) -> Finding | None:
    """A part-quote leaves out a negation, a condition or a contrast that stands beside it in the fuller wording."""
    if quote.facts["form"] != Form.PARTIAL:
        return None
    fuller = [(quote.facts["confirmed_words"], known.language, None)]
    if not _is_translated(quote, known):
        fuller.append((quote.facts["original_words"], known.language, None))
    if len("".join(words_of(quote.words))) >= _SHORTEST_PART:
        fuller += [(printed.words, printed.language, printed) for printed in known.elsewhere]
    for words, language, printed in fuller:
        if cut := find_cut(quote.words, words, language):
            return Finding(Kind.CUT, here=quote.words, there=words, source=printed, cut=cut, said=cut.turning)
    return None


CHECKS: tuple[Check, ...] = (
    words_differ_from_confirmed,
    cut_may_turn_meaning,
    printed_otherwise_elsewhere,
    marks_promise_too_much,
    role_differs_from_last,
    name_differs_from_person,
    text_spells_name_otherwise,
)


def _difference(kind: Kind, here: str, there: str, source: Printed | None = None) -> Finding:
    here, there = plain(here), plain(there)
    return Finding(kind, here=here, there=there, difference=word_differences(there, here), source=source)


def _role(role: str) -> str:
    return " ".join(title_stem(word) for word in fold(role).split())


def _is_in_marks(quote: CheckedQuote) -> bool:
    """Whether the words stand in «…» or “…”, a comma or a stop between them and the marks or not."""
    before, words, after = quote.place.before.rstrip(), plain(quote.words), quote.place.after.lstrip()
    stands_in = before[-1:] in tuple(_OPENING) and after.lstrip(",.!?…")[:1] in tuple(_CLOSING)
    holds = words[:1] in tuple(_OPENING) and words.rstrip(",.!?…")[-1:] in tuple(_CLOSING)
    # «Ja» er «ja»: what begins and ends with marks is not always in them.
    return stands_in or holds and not re.search(f"[{_CLOSING}].*[{_OPENING}]", words[1:-1])


def _is_translated(quote: CheckedQuote, known: Known) -> bool:
    """Whether the words were said in another language than the story's.

    Original words without a language are a translation's, unless these words or most of them stand in them.
    """
    said = fold(quote.facts["original_language"])
    if said:
        return not is_language(said, known.language)
    here, original = words_of(quote.words), words_of(quote.facts["original_words"])
    if not original:
        return False
    return not find_words(here, original) and len(set(here) & set(original)) * 2 < len(set(here))


def is_language(said: str, code: str) -> bool:
    """Whether what somebody wrote in a free field means that language: «Engelsk», «en-GB», «norsk»."""
    return re.split(r"[\s_-]", said)[0] in _LANGUAGES.get(code, code).split()
