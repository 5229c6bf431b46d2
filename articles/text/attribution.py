"""The clause that says who spoke: «sa Ishiba under en pressekonferanse», "Wilkins said", «ifølge NTB»."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.lexicon import (
    ACCORDING,
    ADVERBS,
    AND,
    ANSWERS,
    COMES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    FIRST_PERSON,
    FROM,
    HELPERS,
    PREPOSITIONS,
    REFLEXIVES,
    SETTINGS,
)
from articles.text.mentions import (
    Mention,
    Naming,
    before_adverbs,
    mention_after,
    mention_before,
    reaches,
    subject_of_sentence,
)
from articles.text.names import is_title
from articles.text.speech_verbs import CALLING, LOOKS_FINITE, PLAIN, SPEECH, SPLIT, STANDING
from articles.text.tokens import STOPS, Token, is_dash, sentence_start

_WEAK = FIRST_PERSON | {"du", "you", "man"}
_INDIRECT = frozenset("om whether if hvis".split())  # what follows was asked or supposed
_HEARERS = frozenset("meg oss me us".split())
_LONGEST = 30  # tokens between a quote and the verb that attributes it


_ACCORDING: dict[str, list[tuple[str, ...]]] = {}
for _phrase in ACCORDING:
    _ACCORDING.setdefault(_phrase[0], []).append(_phrase)


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
        return heard or self.mention.naming is Naming.PRONOUN and self.mention.text.lower() in _WEAK


def attribution_after(text: str, tokens: list[Token], at: int, *, direct: bool = False) -> Attribution | None:
    """Read the attribution that begins at token `at`, right after quoted words.

    `direct` allows the order speaker–verb too ("…," Wilkins said), which only marks can carry without doubt.
    """
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    return (
        _according_to(text, tokens, at)
        or _standing(text, tokens, at)
        or _inverted(text, tokens, at)
        or (_direct(text, tokens, at) if direct else None)
    )


def _according(tokens: list[Token], at: int) -> int:
    """How many tokens «ifølge» or "according to" takes at `at`; 0 where there is none."""
    for phrase in _ACCORDING.get(tokens[at].low, ()):
        if tuple(token.low for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _according_to(text: str, tokens: list[Token], at: int) -> Attribution | None:
    width = _according(tokens, at)
    mention = mention_after(text, tokens, at + width) if width else None
    return _attribution(text, tokens, at, at, mention.last, mention) if mention else None


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
        if tokens[place].low == "i" and _is_standing(tokens, at):
            behind = mention_after(text, tokens, place + 1) or behind
    return _attribution(text, tokens, at, at, behind.last, behind) if behind else None


def _is_standing(tokens: list[Token], at: int) -> bool:
    return tokens[at].low in STANDING and tokens[at + 1].low == "det"


def _inverted(text: str, tokens: list[Token], at: int) -> Attribution | None:
    low = tokens[at].low
    if low not in SPEECH and low not in SPLIT and low not in HELPERS:
        return None
    start = after_adverbs(tokens, at + 1)
    mention = mention_after(text, tokens, start)
    if mention is None or _runs_on(tokens, mention.last):
        return None
    if low in SPLIT:
        last = _particle(tokens, mention.last, low)
        if last:
            return _attribution(text, tokens, at, at, last, mention)
    if low in SPEECH:
        return _attribution(text, tokens, at, at, mention.last, mention)
    return _helped(text, tokens, at, mention) if low in HELPERS else None


def _helped(text: str, tokens: list[Token], at: int, mention: Mention) -> Attribution | None:
    """«skal presten … ha sagt», «har hun uttalt»: the verb of speech at the end of the clause."""
    for verb in range(mention.last, min(mention.last + _LONGEST // 2, len(tokens))):
        if not tokens[verb].is_word:
            return None
        if tokens[verb].low in SPEECH:
            return _attribution(text, tokens, at, verb, verb + 1, mention)
    return None


def after_adverbs(tokens: list[Token], at: int) -> int:
    """The index of the first word from `at` on that is no adverb; «daglig leder» is an office and not one."""
    while at < len(tokens) and _is_adverb(tokens, at):
        at += 1
    return at


def _is_adverb(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    shaped = low.endswith(("ly", "lig", "leg", "vis")) and len(low) > 4 and not tokens[at].is_capital
    return low in ADVERBS or shaped and at + 1 < len(tokens) and not is_title(tokens[at + 1])


def _runs_on(tokens: list[Token], at: int) -> bool:
    """A finite verb right after the speaker makes the clause part of what is said: «… sa han ville komme»."""
    return at < len(tokens) and tokens[at].low in FINITE


def _particle(tokens: list[Token], at: int, verb: str) -> int:
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
        last = 0 if tokens[verb].low.endswith("ing") else _verb_end(tokens, verb)
        if last and reaches(tokens, mention, before_adverbs(tokens, verb, mention.last)):
            return _attribution(text, tokens, at, verb, last, mention)
    return None


def _verb_end(tokens: list[Token], at: int) -> int:
    """Index after the verb of speech at `at`, its particle included ("pointed out"); 0 where there is none."""
    low = tokens[at].low
    if low in SPLIT and at + 1 < len(tokens) and tokens[at + 1].low in SPLIT[low]:
        return at + 2
    return at + 1 if low in SPEECH else 0


def attribution_guessed(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """Read «, stotrar Maja Holt.» by its shape: after a dash quote, a finite verb and who did it, then a stop.

    For verbs that no list holds. The clause must be short and end like an attribution does.
    """
    if at + 1 >= len(tokens) or not _may_be_verb(tokens[at]):
        return None
    mention = mention_after(text, tokens, after_adverbs(tokens, at + 1))
    if mention is None or mention.naming is Naming.NOUN and not is_title(tokens[mention.last - 1]):
        return None
    following = tokens[mention.last] if mention.last < len(tokens) else None
    ends = following is None or following.text in STOPS | {"(", ","} or following.low in PREPOSITIONS | AND | {"som"}
    if not ends or mention.text.lower() in _WEAK or is_dash(tokens, at):
        return None
    return _attribution(text, tokens, at, at, mention.last, mention)._replace(is_guess=True)


def _may_be_verb(token: Token) -> bool:
    ordinary = token.is_word and not token.is_capital and not is_title(token)
    functional = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | FINITE | HELPERS
    return ordinary and token.low not in functional and token.low.endswith(LOOKS_FINITE)


def attribution_before(text: str, tokens: list[Token], quote: int) -> Attribution | None:
    """Read the attribution that leads up to the passage at index `quote`: «I går sa Grossman til BT: «…»»."""
    lowest = max(sentence_start(tokens, quote), quote - _LONGEST)
    return (
        _labelled(text, tokens, lowest, quote)
        or _last_verb(text, tokens, lowest, quote)
        or _leading_according(text, tokens, lowest, quote)
        or _announced(text, tokens, lowest, quote)
    )


def _labelled(text: str, tokens: list[Token], lowest: int, quote: int) -> Attribution | None:
    """«Moen: «…»», as in a list of answers."""
    if tokens[quote - 1].text != ":":
        return None
    mention = mention_after(text, tokens, lowest)
    if mention is None or mention.last != quote - 1 or mention.naming is not Naming.NAME:
        return None
    return Attribution(lowest, quote, "", mention)


def _announced(text: str, tokens: list[Token], lowest: int, quote: int) -> Attribution | None:
    """«Moen er klar: «…»», «Slik lyder ønsket fra Moen: «…»»: a colon after a clause about somebody."""
    if tokens[quote - 1].text != ":" or any(token.passage for token in tokens[lowest:quote]):
        return None
    mention = mention_after(text, tokens, lowest)
    if mention is None or mention.naming is Naming.NOUN:
        places = (at + 1 for at in range(quote - 2, lowest - 1, -1) if tokens[at].low in FROM)
        mention = next((found for at in places if (found := mention_after(text, tokens, at))), None)
        if mention is None or mention.last != quote - 1:
            return None
    return Attribution(lowest, quote, "", mention, is_guess=True)


def _last_verb(text: str, tokens: list[Token], lowest: int, quote: int) -> Attribution | None:
    for verb in range(quote - 1, lowest - 1, -1):
        last = _leading_verb(tokens, verb, quote)
        if not last:
            continue
        before = mention_before(text, tokens, verb, lowest) if verb > lowest else None
        after = None if before else mention_after(text, tokens, after_adverbs(tokens, last))
        mention = before or after or _shared(text, tokens, verb, lowest)
        if mention and not (mention.first and tokens[mention.first - 1].low in _INDIRECT):
            return _attribution(text, tokens, min(verb, mention.first), verb, max(last, mention.last), mention)
    return None


def _leading_verb(tokens: list[Token], at: int, quote: int) -> int:
    """Index after the verb at `at` if it can lead up to a quote; 0 where it cannot.

    A verb of calling has what is called between itself and the words, and is no passive.
    """
    low = tokens[at].low
    if low in PLAIN:
        return at + 1
    last = _verb_end(tokens, at) or _particle(tokens, at + 2, low) if low in SPLIT else 0
    if last:
        return last if last <= quote else 0
    if low in CALLING and tokens[at + 1].low not in REFLEXIVES:
        return 0 if at and tokens[at - 1].low in FINITE else at + 1
    return 0


def _shared(text: str, tokens: list[Token], verb: int, lowest: int) -> Mention | None:
    """The subject of the sentence, where it goes on with «og sa», "and said" or ", adding"."""
    if verb <= lowest:
        return None
    joint = tokens[before_adverbs(tokens, verb, lowest) - 1]
    joins = joint.low in AND | {"men", "but", "før", "before"} or joint.text == "," and tokens[verb].low.endswith("ing")
    return subject_of_sentence(text, tokens, verb) if joins else None


def _leading_according(text: str, tokens: list[Token], lowest: int, quote: int) -> Attribution | None:
    for at in range(quote - 1, lowest - 1, -1):
        found = _according_to(text, tokens, at)
        if found and found.last <= quote:
            return found._replace(setting="")
    return None


def _attribution(text: str, tokens: list[Token], first: int, verb: int, last: int, mention: Mention) -> Attribution:
    reported = verb + 1 == last < len(tokens) and tokens[last].low == "at"  # «sa at …», not «said at the opening»
    return Attribution(first, last, tokens[verb].text, mention, "" if reported else _setting(text, tokens, last))


def _setting(text: str, tokens: list[Token], at: int) -> str:
    """The first prepositional phrase after the core: «under en pressekonferanse»."""
    if at >= len(tokens) or tokens[at].low not in SETTINGS:
        return ""
    end = at + 1
    while (
        end < min(len(tokens), at + 9)
        and tokens[end].is_word
        and (tokens[end].low in DETERMINERS or tokens[end].low not in PREPOSITIONS | CONJUNCTIONS)
    ):
        end += 1
    return text[tokens[at].start : tokens[end - 1].end] if end > at + 1 else ""
