"""The clause that says who spoke: «sa Ishiba under en pressekonferanse», "Holt said", «ifølge NTB»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from articles.text.speech.lexicon import (
    ACCORDING,
    ADVERBIALS,
    ADVERBS,
    ANSWERS,
    COMES,
    CONJUNCTIONS,
    DETERMINERS,
    ENGLISH_ARTICLES,
    FINITE,
    FIRST_PERSON,
    FROM,
    HELPERS,
    INDEFINITE,
    PREPOSITIONS,
    QUANTIFIERS,
    SAYING,
    SETTINGS,
    TERM_SIGNS,
)
from articles.text.speech.mentions import Mention, Naming, mention_after, mention_of
from articles.text.speech.names import is_genitive, is_title
from articles.text.speech.speech_verbs import CALLING, LOOKS_FINITE, NORWEGIAN, SPEECH, SPLIT, STANDING, WRITTEN
from articles.text.speech.subjects import before_adverbs, reaches
from articles.text.speech.tokens import STOPS, Token, is_dash

_WEAK = FIRST_PERSON | {"du", "you", "man"}
_HEARERS = frozenset(["meg", "oss", "me", "us"])
_LONGEST = 30  # tokens between a quote and the verb that attributes it


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    return table


_ACCORDING = _by_first_word(ACCORDING)
_ADVERBIALS = _by_first_word(ADVERBIALS)


class Attribution(NamedTuple):
    """Tokens `first` to `last` are the core of the clause: verb, speaker, particle."""

    first: int
    last: int
    verb: str
    mention: Mention
    setting: str = ""
    is_guess: bool = False  # read from its shape alone

    @property
    def is_weak(self) -> bool:
        """«, tror jeg,» and «, sier folk til meg,» are as a rule part of what is said, not about who says it."""
        heard = any(word in _HEARERS for word in self.setting.split())
        return heard or self.mention.naming is Naming.PRONOUN and self.mention.low in _WEAK


def attribution_after(text: str, tokens: list[Token], at: int, *, direct: bool = False) -> Attribution | None:
    """Read the attribution that begins at token `at`, right after quoted words.

    `direct` allows the order speaker–verb too ("…," Holt said), which only marks can carry without doubt.
    """
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    return (
        according_to(text, tokens, at)
        or _standing(text, tokens, at)
        or _inverted(text, tokens, at)
        or (_direct(text, tokens, at) if direct else None)
    )


def _width(tokens: list[Token], at: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
    """How many tokens one of the phrases («ifølge», "according to") takes at `at`; 0 where there is none."""
    for phrase in phrases.get(tokens[at].low, ()):
        if tuple(token.low for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def according_to(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """«ifølge Moen» at token `at`."""
    width = _width(tokens, at, _ACCORDING)
    mention = mention_after(text, tokens, at + width) if width else None
    return attribution_of(text, tokens, at, at, mention.last, mention) if mention else None


def _standing(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """«heter det i en uttalelse fra departementet», «lyder svaret fra Moen»: who stands behind, or else the writing."""
    low = tokens[at].low
    if at + 2 >= len(tokens) or not (low in COMES and tokens[at + 1].low in ANSWERS or _is_standing(tokens, at)):
        return None
    behind = None
    for place in range(at + 2, min(at + _LONGEST, len(tokens))):
        if not tokens[place].is_word:
            break
        if tokens[place].low in FROM:
            behind = mention_after(text, tokens, place + 1) or behind
            break
        if tokens[place].low in {"i", "på"} and _is_standing(tokens, at):
            behind = mention_after(text, tokens, place + 1) or behind
    return attribution_of(text, tokens, at, at, behind.last, behind) if behind else None


def _is_standing(tokens: list[Token], at: int) -> bool:
    return tokens[at].low in STANDING and tokens[at + 1].low == "det"


def _inverted(text: str, tokens: list[Token], at: int) -> Attribution | None:
    low = tokens[at].low
    spoken = low in SPEECH or low in WRITTEN and tokens[at + 1 : at + 2] and tokens[at + 1].low in DETERMINERS
    if not spoken and low not in SPLIT and low not in HELPERS:
        return None
    joined = verb_end(tokens, at) == at + 2  # "put in Holt", «la til Moen»
    start = after_adverbs(tokens, at + 1 + joined)
    mention = mention_after(text, tokens, start, SPLIT.get(low, frozenset()))
    mention = mention and (_of_paper(text, tokens, mention) if _runs_on(tokens, mention.last) else mention)
    if mention is None:
        return None
    if joined:
        return attribution_of(text, tokens, at, at, mention.last, mention)
    if low in SPLIT:
        last = particle_end(tokens, mention.last, low)
        if last:
            return attribution_of(text, tokens, at, at, last, mention)
    if spoken:
        return attribution_of(text, tokens, at, at, mention.last, mention)
    return _helped(text, tokens, at, mention) if low in HELPERS else None


def _helped(text: str, tokens: list[Token], at: int, mention: Mention) -> Attribution | None:
    """«skal rektoren … ha sagt», «pleide hun å si»: the verb of speech at the end of the clause."""
    for verb in range(mention.last, min(mention.last + _LONGEST // 2, len(tokens))):
        if not tokens[verb].is_word:
            return None
        answered = tokens[verb - 1].low == "ha" and tokens[verb].low + "e" in SPEECH  # «svart», of «svarte»
        if answered or tokens[verb].low in SPEECH | SAYING:
            return attribution_of(text, tokens, at, verb, verb + 1, mention)
    return None


def after_adverbs(tokens: list[Token], at: int) -> int:
    """The index of the first word from `at` on that is no adverbial; «daglig leder» is an office and not one."""
    while at < len(tokens) and (width := _width(tokens, at, _ADVERBIALS) or _is_adverb(tokens, at)):
        at += width
    return at


def _is_adverb(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    shaped = low.endswith(("ly", "lig", "leg", "vis")) and len(low) > 4 and not tokens[at].is_capital
    if low == "her" and _opens_english(tokens, at):
        return False
    if low in ADVERBS:
        return not tokens[at].is_capital or low.endswith("day")  # «sier Berre» is a name, "said Monday" none
    return shaped and at + 1 < len(tokens) and not is_title(tokens[at + 1])


def _opens_english(tokens: list[Token], at: int) -> bool:
    """Is the «her» at `at` English, "said her father", and not the adverb «sa her i går»?"""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    functional = PREPOSITIONS | CONJUNCTIONS | ADVERBS
    return following is not None and following.is_word and not following.is_capital and following.low not in functional


def _runs_on(tokens: list[Token], at: int) -> bool:
    """A finite verb right after the speaker makes the clause part of what is said: «… sa han ville komme»."""
    return at < len(tokens) and tokens[at].low in FINITE


def _of_paper(text: str, tokens: list[Token], mention: Mention) -> Mention | None:
    """«en ansatt» of «en ansatt Dagbladet har snakket med»; None for another clause that goes on."""
    last = mention.last - 1
    unnamed = tokens[mention.first].low in INDEFINITE | QUANTIFIERS and last > mention.first + 1
    if not unnamed or not tokens[last].is_capital or "med" not in [token.low for token in tokens[last : last + 7]]:
        return None
    return mention_of(text, tokens, mention.first, last, None, Naming.NOUN)


def particle_end(tokens: list[Token], at: int, verb: str) -> int:
    """Index after the particle that the split verb wants soon after its subject, or 0."""
    for place in range(at, min(at + 4, len(tokens))):
        if tokens[place].low in SPLIT[verb]:
            return place + 1
    return 0


def _direct(text: str, tokens: list[Token], at: int) -> Attribution | None:
    mention = mention_after(text, tokens, at)
    if mention is None:
        return None
    for verb in range(mention.last, min(mention.last + _LONGEST, len(tokens))):
        if tokens[verb].text in STOPS or tokens[verb].passage:
            return None
        participle = tokens[verb].low.endswith("ing") and tokens[verb - 1].low not in {"as", "kept", "keeps"}
        last = 0 if participle else verb_end(tokens, verb)
        if last and reaches(tokens, mention, before_adverbs(tokens, verb, mention.last)):
            return attribution_of(text, tokens, at, verb, last, mention)
    return None


def verb_end(tokens: list[Token], at: int) -> int:
    """Index after the verb of speech at `at`, its particle included ("pointed out"); 0 where there is none."""
    low = tokens[at].low
    if low in SPLIT and at + 1 < len(tokens) and tokens[at + 1].low in SPLIT[low]:
        return at + 2
    return at + 1 if low in SPEECH or is_helped(tokens, at) else 0


def is_helped(tokens: list[Token], at: int) -> bool:
    """Is this the bare form of a verb of speech after a helping verb: "she would answer"?"""
    low = tokens[at].low
    return at > 0 and tokens[at - 1].low in FINITE and (low + "ed" in SPEECH or low + "d" in SPEECH)


def attribution_guessed(text: str, tokens: list[Token], at: int, *, direct: bool = False) -> Attribution | None:
    """Read «, stotrar Maja Holt.» by its shape: after quoted words, a finite verb and who did it, then a stop.

    For verbs that no list holds. The clause must be short and end like an attribution does. `direct` allows the
    order speaker–verb too: "…," the mayor wheezed.
    """
    if at + 1 >= len(tokens) or not tokens[at].is_word:
        return None
    if not _may_be_verb(tokens[at]):
        return _direct_guessed(text, tokens, at) if direct else None
    mention = mention_after(text, tokens, after_adverbs(tokens, at + 1))
    if (
        mention is None
        or mention.naming is Naming.NOUN
        and not (is_title(tokens[mention.last - 1]) or tokens[mention.first].low in ENGLISH_ARTICLES)
    ):
        return None
    following = tokens[mention.last] if mention.last < len(tokens) else None
    ends = following is None or following.text in STOPS | {"(", ","} or following.low in PREPOSITIONS | CONJUNCTIONS
    if not ends or mention.low in _WEAK or is_dash(tokens, at):
        return None
    return attribution_of(text, tokens, at, at, mention.last, mention)._replace(is_guess=True)


def _direct_guessed(text: str, tokens: list[Token], at: int) -> Attribution | None:
    mention = mention_after(text, tokens, at)
    if mention is None:
        return None
    verb = next((at for at in range(mention.last - 1, mention.first + 1, -1) if _is_past(tokens[at])), mention.last)
    if verb < mention.last:  # a verb that no list holds looks like one more word of who did it
        mention = mention_of(text, tokens, mention.first, verb, None, Naming.NOUN)
    verb = after_adverbs(tokens, verb)
    if verb >= len(tokens) or mention.low in _WEAK:
        return None
    personal = mention.naming is not Naming.NOUN
    called = tokens[verb].low in CALLING and (personal or _stands_free(tokens, verb + 1))
    if not _is_past(tokens[verb]) and not called:
        return None
    owned = personal or tokens[mention.first].low in DETERMINERS or is_genitive(tokens[mention.first])
    return attribution_of(text, tokens, at, verb, verb + 1, mention)._replace(is_guess=True) if owned else None


def _stands_free(tokens: list[Token], at: int) -> bool:
    """Does nothing follow that could be called something: "a voice called from inside"?"""
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].low in PREPOSITIONS


def _is_past(token: Token) -> bool:
    return token.low.endswith("ed") and _may_be_verb(token) and token.low not in CALLING | TERM_SIGNS


def _may_be_verb(token: Token) -> bool:
    ordinary = token.is_word and not token.is_capital and not is_title(token)
    functional = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | FINITE | HELPERS
    return ordinary and token.low not in functional and token.low.endswith(LOOKS_FINITE)


def attribution_of(text: str, tokens: list[Token], first: int, verb: int, last: int, mention: Mention) -> Attribution:
    """The attribution whose core is tokens `first` to `last`, with the setting that follows it."""
    norwegian = tokens[verb].low in NORWEGIAN or verb + 1 == last
    reported = last < len(tokens) and tokens[last].low == "at" and norwegian  # «sa hun at …», not «said at the opening»
    return Attribution(first, last, tokens[verb].text, mention, "" if reported else _setting(text, tokens, last))


def _setting(text: str, tokens: list[Token], at: int) -> str:
    """The first prepositional phrase after the core: «under en pressekonferanse»."""
    if at >= len(tokens) or tokens[at].low not in SETTINGS:
        return ""
    end = at + 1
    while (
        end < min(len(tokens), at + 9)
        and (tokens[end].is_word or tokens[end].text.isdigit() and tokens[end - 1].text.isupper())  # «til TV 2»
        and (tokens[end].low in DETERMINERS or tokens[end].low not in PREPOSITIONS | CONJUNCTIONS)
    ):
        end += 1
    return text[tokens[at].start : tokens[end - 1].end] if end > at + 1 else ""
