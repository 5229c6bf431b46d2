"""One name spelt two ways: the name as printed beside the name as registered, and a last name in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from articles.text.speech.lexicon import ADVERBS, CONJUNCTIONS, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, REPORTS
from articles.text.speech.names import is_genitive, is_title
from articles.text.speech.speech_verbs import LOOKS_FINITE, SPEECH
from articles.text.speech.tokens import narration

SHORTEST = 5  # letters of a last name; shorter ones are near to too many words
_MOST = 2  # letters that differ
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w\u0300-\u036f]*(?:['’-][^\W\d_]\w*)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:\n–—«»“”\"(])\s*$")
_PLACE = frozenset({"i", "på", "in", "at", "ved"})
# How nouns are bent: «Bakke» and «Bakken», «Berge» and «Bergen».
_ENDINGS = ("n", "t", "r", "a", "en", "et", "er", "ne", "ene")
_SMALL_WORDS = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | PRONOUNS | ADVERBS | REPORTS


class Capital(NamedTuple):
    """A capitalised word of a text, the same in small letters without a genitive's apostrophe; whether it opens a
    sentence, and the words beside it, "" where a sign stands.
    """

    text: str
    bare: str
    opens: bool
    before: str
    after: str


def is_same_name(printed: str, registered: str) -> bool:
    """Whether a printed name is the registered one, with parts left out or put in: «Jonas G. Støre», «Rutte».

    Case, hyphens and full stops count for nothing, an initial for its name. Accents count: «André» is not «Andre».
    """
    short, long = sorted((_parts(printed), _parts(registered)), key=len)
    rest = iter(long)
    return all(any(_is_same_part(part, other) for other in rest) for part in short)


def capitals(text: str) -> list[Capital]:
    """The capitalised words of a text, in order."""
    found = list(_WORD.finditer(text))
    words = []
    for at, match in enumerate(found):
        if not match.group()[0].isupper():
            continue
        before, after = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        words.append(
            Capital(
                unicodedata.normalize("NFC", match.group()),
                _bare(match.group()),
                bool(_OPENS_SENTENCE.search(text[max(0, match.start() - 12) : match.start()])),
                before.group() if before and text[before.end() : match.start()].isspace() else "",
                after.group() if after and text[match.end() : after.start()].isspace() else "",
            )
        )
    return words


def misspelt(name: str, words: Iterable[Capital], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Words that look like the last name of `name` with one or two letters wrong, each once.

    `words` are the story's capitalised words, `others` the names of its other people. Left out are genitives, other
    people's names, and what may as well be a place or an ordinary word at the head of a sentence.
    """
    own = _parts(name)
    # Of «Nygård-Hansen», both the whole and what stands last may be written.
    lasts = {last for last in (own[-1:] + [_bare(word) for word in name.split()[-1:]]) if len(last) >= SHORTEST}
    if not lasts:
        return ()
    # A long story has the same few names again and again: each is compared once.
    words = list(words)
    alike = {bare for bare in {word.bare for word in words} if any(_is_near(last, bare) for last in lasts)}
    near = [word for word in words if word.bare in alike]
    if not near:
        return ()
    known = {part for other in others for part in _parts(other)} | set(own) | lasts | _family_of_others(own, near)
    return tuple(
        dict.fromkeys(word.text for word in near if not _is_known(word, known) and _may_be_last_name(own, lasts, word))
    )


def distance(one: str, other: str, most: int = _MOST) -> int:
    """How many letters must be changed, put in, taken out or swapped with the next; `most` + 1 for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before_last, last = last, row
    return min(last[-1], most + 1)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.\-‐–]+", unicodedata.normalize("NFKC", name).casefold()) if part]


def _is_same_part(one: str, other: str) -> bool:
    initial, full = sorted((one, other), key=len)
    return one == other or len(initial) == 1 and full.startswith(initial)


def _bare(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").removesuffix("'s").removesuffix("'")


def _is_known(word: Capital, known: set[str]) -> bool:
    return word.bare in known or word.bare.removesuffix("s") in known


def _is_near(last: str, word: str) -> bool:
    """One letter wrong, or two where the beginning is right or the name is long."""
    if last == word or word.removesuffix("s") == last:
        return False
    wrong = distance(last, word)
    return wrong == 1 or wrong == _MOST and (word[0] == last[0] or len(last) > SHORTEST + 1)


def _family_of_others(own: list[str], words: list[Capital]) -> set[str]:
    """Last names that stand behind somebody else's first name: «Kari Hanssen» beside a quoted «Ola Hansen»."""
    return {word.bare for word in words if _has_first_name(word) and not _is_own_first(own, word.before)}


def _has_first_name(word: Capital) -> bool:
    if not word.before[:1].isupper() or word.before.casefold() in _SMALL_WORDS | SPEECH:
        return False
    before = narration(word.before)[0]
    return not is_title(before) and not is_genitive(before)


def _is_own_first(own: list[str], word: str) -> bool:
    return any(distance(part, _bare(word), 1) <= 1 for part in own[:-1])


def _may_be_last_name(own: list[str], lasts: set[str], word: Capital) -> bool:
    if word.after[:1].isupper() or word.before.casefold() in _PLACE:
        return False
    if word.before[:1].isupper() and _is_own_first(own, word.before):
        return True
    if not word.opens:
        return True
    # At the head of a sentence any word is capitalised: it has to do something, and be no bent form.
    after = word.after.casefold()
    acts = after in SPEECH | FINITE or after.endswith(LOOKS_FINITE) and after not in _SMALL_WORDS
    return acts and not any(_is_bent(last, word.bare, ending) for last in lasts for ending in _ENDINGS)


def _is_bent(one: str, other: str, ending: str) -> bool:
    return one + ending == other or other + ending == one
