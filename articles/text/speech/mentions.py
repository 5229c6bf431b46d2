"""Who is said to speak: the words that name the speaker beside a verb of speech, before it or after it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from articles.text.speech.appositions import joined_by_and, named_after_comma, office_has_name, person_at_end
from articles.text.speech.joints import NOUN_ENDINGS, STOP, is_tied, is_within, joins, named_as
from articles.text.speech.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    ENGLISH_ARTICLES,
    ENGLISH_VERBS,
    FROM,
    INDEFINITE,
    NOUNS_IN_LY,
    OBJECTS,
    PLACE_PREPOSITIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SOMEBODY,
    TITLE_PREPOSITIONS,
)
from articles.text.speech.names import (
    Name,
    capital_run,
    is_definite_title,
    is_genitive,
    is_title,
    name_in_run,
    owns_surely,
)
from articles.text.speech.roles import role_of
from articles.text.speech.speech_verbs import CALLING, SPEECH, SPLIT, WRITTEN
from articles.text.speech.tokens import Token, sentence_start

_LONGEST = 16  # tokens in a mention
_DEFINITE_ARTICLES = frozenset({"den", "det", "de", "dei"})
_PARTICLES = frozenset({"around", "up", "out", "down", "back", "away", "off"})
_INVERTED = frozenset({"says", "said", "asks", "asked", "adds", "added"})  # "Says Moen:" is nobody called Says


class Naming(StrEnum):
    """How the speaker is named."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """A speaker as written: tokens `first` to `last`, the name in it if there is one, and the role it gives."""

    first: int
    last: int
    text: str
    naming: Naming
    name: str = ""
    role: str = ""

    @property
    def low(self) -> str:
        """The text in small letters, but for "I"."""
        return self.text if self.text == "I" else self.text.lower()


def mention_after(text: str, tokens: list[Token], at: int, particles: frozenset[str] = frozenset()) -> Mention | None:
    """Read who speaks from token `at` on: «Ishiba», «Japans statsminister Shigeru Ishiba», «en talsmann for NATO».

    `particles` end it: those of the verb before it, as in «slår brudeparet fast».
    """
    if at < len(tokens) - 1 and tokens[at].text.isdigit() and tokens[at + 1].is_word:
        counted = mention_after(text, tokens, at + 1)  # «86 år gamle Anna Sæther»
        return counted and mention_of(text, tokens, at, counted.last, None, counted.naming)._replace(
            name=counted.name, role=counted.role
        )
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    if tokens[at].low in PRONOUNS and not _opens_noun(tokens, at):
        return mention_of(text, tokens, at, at + 1, None, Naming.PRONOUN)
    if _is_no_noun(tokens, at):
        return None
    end, name = at, None
    while end < min(len(tokens), at + _LONGEST) and (tokens[end].is_word or is_within(tokens, at, end)):
        token = tokens[end]
        if token.is_capital:
            run = capital_run(tokens, end)
            name = name_in_run(tokens, end, run)
            end = run
            if name and not _goes_on(tokens, at, run):
                break
            name = None
        elif token.low in TITLE_PREPOSITIONS and end > at and _ties_title(tokens, at, end):
            end += 1
        elif end > at and token.low in particles or _stops(tokens, at, end) and not joins(tokens, at, end):
            break
        else:
            end += 1
    return _closed(text, tokens, at, end, name)


def _is_no_noun(tokens: list[Token], at: int) -> bool:
    """«With tears», «Asked about it», «he's»: words that a capital or a genitive ending makes look like a name."""
    low = tokens[at].low
    if (
        low in STOP
        and not (low == "her" and _opens_noun(tokens, at))
        or _is_participle(tokens, at)
        or low in SPEECH
        and not (tokens[at].is_capital and low not in _INVERTED)
        and not is_title(tokens[at])  # «forsvarer Beate Holm»
        or _is_contracted(low)
    ):
        return True
    opens = tokens[at].is_capital and low.endswith(("ing", "ed")) and sentence_start(tokens, at) == at
    return opens and at + 1 < len(tokens) and tokens[at + 1].low in PREPOSITIONS | DETERMINERS | CONJUNCTIONS


def _is_contracted(low: str) -> bool:
    """ "he's", "I'd": a pronoun and its verb."""
    pronoun = low.partition("'")[0].partition("’")[0]
    return pronoun != low and pronoun in PRONOUNS - DETERMINERS


def _stops(tokens: list[Token], first: int, at: int) -> bool:
    """Does the word at `at` end the phrase? An adverb does not where an article opened it: «en tydelig rørt Moen»."""
    low = tokens[at].low
    if at == first:
        return False
    if low in ADVERBS and tokens[at - 1].low in DETERMINERS:
        return False
    if at == first + 1 and low not in POSSESSIVES and _is_complete(tokens, first):
        return True
    if at > first + 1 and (tokens[at - 1].low in POSSESSIVES or _closes_definite(tokens, first, at)):
        return True  # «mor mi alltid»
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if is_adverb_in_ly(tokens[at]) and following in SPEECH:
        return True
    if low in SPLIT and following in SPLIT[low] or following == "to" and low.endswith(("ed", "es")):
        return True
    if low.endswith("ed") and (following in PREPOSITIONS or following in _PARTICLES) or _is_contracted(low):
        return True
    if low in ENGLISH_VERBS or low in WRITTEN and not following.isalpha():
        return True
    counts = low in QUANTIFIERS and tokens[at - 1].low not in DETERMINERS | PREPOSITIONS | QUANTIFIERS
    owned = is_title(tokens[at]) and tokens[at - 1].low.endswith("s")  # «mannens forsvarer»
    return low in STOP or low in SPEECH and not owned or low in CALLING or _is_participle(tokens, at) or counts


def _is_participle(tokens: list[Token], at: int) -> bool:
    """«skrevet av Moen», "seen by us", "named as Ali": neither what was done nor who did it speaks."""
    low, following = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    if named_as(tokens, at):
        return True
    if following not in {"by", "av"} or is_title(tokens[at]) or low in DETERMINERS:
        return False
    norwegian = following == "av"  # where «føreren av bilen» speaks
    return low.endswith(("ed", "wn", "et", "dt")) or low.endswith("en") and not norwegian


def is_adverb_in_ly(token: Token) -> bool:
    """Is it one like "literally" and "icily": not "Emily", nor "family"?"""
    return token.low.endswith("ly") and len(token.low) > 4 and not token.is_capital and token.low not in NOUNS_IN_LY


def _is_complete(tokens: list[Token], at: int) -> bool:
    """Does the noun at `at`, a definite one, want no word after it: «mannen stilt», «ungene høyt», «jenta lavt.»?"""
    low = tokens[at].low
    if is_definite_title(tokens[at]):
        return not low.endswith("s")  # «ordførerens rådgiver»
    if low in DETERMINERS | QUANTIFIERS | SOMEBODY or tokens[at].is_capital:
        return False
    closes = at + 2 >= len(tokens) or not tokens[at + 2].is_word
    return low.endswith(("ene", "ane", "erne")) or closes and low.endswith(("en", "et", "a"))


def _closes_definite(tokens: list[Token], first: int, at: int) -> bool:
    """Is the word at `at` how it was said, after a definite noun: «den unge kvinnen gråtkvalt.»?"""
    closes = at + 1 >= len(tokens) or not tokens[at + 1].is_word
    definite = tokens[first].low in _DEFINITE_ARTICLES and tokens[at - 1].low.endswith(("en", "et", "a", "ene", "ane"))
    return closes and definite and not tokens[at].is_capital


def _opens_noun(tokens: list[Token], at: int) -> bool:
    """«den israelske forfattaren», «de to lederne», not «de» alone."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = tokens[at].low in DETERMINERS and following is not None and following.is_word
    return opens and following.low not in STOP and following.low not in SPEECH


def _goes_on(tokens: list[Token], first: int, at: int) -> bool:
    """Is the name just read only an owner, an office or a place, and who speaks still to come?

    «Japans statsminister …», "Civil Defence director …", «leiaren i Bondelaget i Vik, …».
    """
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    if tokens[at - 1].text in "'’":
        return True
    small = not tokens[at].is_capital and tokens[at].low not in STOP | SPEECH | CALLING
    if is_genitive(tokens[at - 1]):
        return tokens[at].low not in (STOP if owns_surely(tokens[at - 1]) else STOP | SPEECH)  # «Nes sa»
    tied = is_tied(tokens, first, at)
    if is_title(tokens[at]) or small and at + 1 < len(tokens) and tokens[at + 1].is_capital:
        return True
    if tied and (joins(tokens, first, at) or office_has_name(tokens, at)):
        return True
    if small and _leads_to_title(tokens, at):
        return True  # "White House press secretary Ann Bell"
    if tokens[first].low in ENGLISH_ARTICLES | {"one"} and (small or _is_of(tokens, at)):
        return True  # "a White House official", "the House of Commons"
    return tied and tokens[at].low in PLACE_PREPOSITIONS and at + 1 < len(tokens) and tokens[at + 1].is_capital


def _leads_to_title(tokens: list[Token], at: int) -> bool:
    """Are the next few small words an office before a name: "press secretary Ann Bell"?"""
    for place in range(at, min(at + 4, len(tokens) - 1)):
        if not tokens[place].is_word or tokens[place].is_capital or tokens[place].low in STOP | SPEECH | CALLING:
            return False
        if is_title(tokens[place]):
            return tokens[place + 1].is_capital
    return False


def _is_of(tokens: list[Token], at: int) -> bool:
    return tokens[at].low == "of" and at + 1 < len(tokens) and tokens[at + 1].is_capital


def _ties_title(tokens: list[Token], first: int, at: int) -> bool:
    """Does the preposition at `at` tie a place to a noun without a name: «talsmann for …»?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not following or not following.is_word or following.low in PRONOUNS - DETERMINERS | OBJECTS:
        return False
    low = tokens[at].low
    if low == "at" and following.low not in DETERMINERS:
        return False  # «at» is also Norwegian for "that"
    if low in FROM and not following.is_capital or low in {"i", "in", "på"} and _is_setting(tokens, at):
        return False  # where it is said, not whence the speaker is
    if tokens[first].low in ENGLISH_ARTICLES and _is_of(tokens, at):
        return True
    if low == "in" and not following.is_capital and following.low not in DETERMINERS:
        return False  # "the latter in some surprise"
    if tokens[at - 1].is_capital:
        return tokens[at].low in PLACE_PREPOSITIONS and any(is_title(token) for token in tokens[first:at])
    owned = tokens[first].low in DETERMINERS | QUANTIFIERS or any(is_genitive(token) for token in tokens[first:at])
    tied = is_tied(tokens, first, at)
    whence = low in FROM and tokens[at - 1].low.endswith(("en", "et", "a"))  # «passasjeren fra Voss»
    return is_title(tokens[at - 1]) or owned or whence or tied and office_has_name(tokens, at + 1)


def _is_setting(tokens: list[Token], at: int) -> bool:
    """«sa mannen i retten», «sa lederen på et møte»; not «leiaren i grendalaget, Olav Espe»."""
    following = tokens[at + 1]
    if following.low in INDEFINITE:
        return True
    named = any(named_after_comma(tokens, comma) for comma in range(at + 2, at + 5))
    return is_definite_title(tokens[at - 1]) and not following.is_capital and not named


def _closed(text: str, tokens: list[Token], first: int, last: int, name: Name | None) -> Mention | None:
    """Make the mention out of tokens `first` to `last`, a name in apposition included: «lederen i LO, Peggy Hessen»."""
    if first == last:
        return None
    if last < len(tokens) and (named := named_as(tokens, last)):
        return mention_after(text, tokens, named)
    name = person_at_end(tokens, first, last, name)
    if name is None:
        name = named_after_comma(tokens, last)
        if name:
            role = text[tokens[first].start : tokens[last - 1].end]
            return mention_of(text, tokens, first, name.last, name, Naming.NAME, role)
        return _noun(text, tokens, first, last)
    several = joined_by_and(tokens, last)
    if several:
        return mention_of(text, tokens, first, several, None, Naming.NOUN)
    return mention_of(text, tokens, first, last, name, Naming.NAME, role_of(text, tokens, name))


def _noun(text: str, tokens: list[Token], first: int, last: int) -> Mention | None:
    """A mention without a name has to look like somebody: an article, an owner, a title or a definite form."""
    head = tokens[first]
    if last - first == 1 and head.low in DETERMINERS:
        return None
    if head.low == "det" and not tokens[last - 1].low.endswith(NOUN_ENDINGS):
        return None  # «begynte det hele»
    somebody = (
        head.is_capital
        or head.low in DETERMINERS | QUANTIFIERS | SOMEBODY
        or head.low.endswith(NOUN_ENDINGS)
        or any(is_title(token) for token in tokens[first:last])
    )
    if not somebody:
        return None
    return mention_of(text, tokens, first, last, None, Naming.NOUN)


def mention_of(
    text: str, tokens: list[Token], first: int, last: int, name: Name | None, naming: Naming, role: str = ""
) -> Mention:
    """The mention that tokens `first` to `last` make."""
    written = text[tokens[first].start : tokens[last - 1].end]
    return Mention(first, last, written, naming, name.text if name else "", role)
