"""The clause that leads up to words said: «I går sa Moen til BT: «…»», «Ifølge Moen er det «…»»."""

from __future__ import annotations

from articles.text.speech.attribution import (
    Attribution,
    according_to,
    after_adverbs,
    attribution_of,
    is_helped,
    particle_end,
    verb_end,
)
from articles.text.speech.lexicon import ADVERBS, AND, FINITE, FROM, HEARD, PASSIVE, PREPOSITIONS, REFLEXIVES
from articles.text.speech.mentions import Mention, Naming, mention_after
from articles.text.speech.speech_verbs import CALLING, NORWEGIAN, PLAIN, SPLIT, WRITTEN
from articles.text.speech.subjects import before_adverbs, mention_before, subject_of_sentence
from articles.text.speech.tokens import Token, sentence_start

_LONGEST = 30  # tokens between the verb and the words
_INDIRECT = frozenset({"om", "whether", "if", "hvis"})  # what follows was asked or supposed


def attribution_before(text: str, tokens: list[Token], quote: int) -> Attribution | None:
    """Read the attribution that leads up to the passage at index `quote`: «I går sa Moen til BT: «…»»."""
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
        if not last or _is_passive(tokens, verb):
            continue
        before = mention_before(text, tokens, verb, lowest) if verb > lowest else None
        after = None
        if not before or tokens[lowest].low in PREPOSITIONS and tokens[verb].low in NORWEGIAN:
            after = mention_after(text, tokens, after_adverbs(tokens, last))  # «I Bergen sa Moen», «Til NRK sier hun»
        if after and after.low == "me" and tokens[verb].low not in NORWEGIAN:
            after = None  # "who told me"
        mention = after or before or _shared(text, tokens, verb, lowest)
        if mention and tokens[verb].low in WRITTEN and mention.naming is not Naming.NOUN:
            continue  # "Moen read "War and Peace""
        if mention and not (mention.first and tokens[mention.first - 1].low in _INDIRECT):
            return attribution_of(text, tokens, min(verb, mention.first), verb, max(last, mention.last), mention)
    return None


def _is_passive(tokens: list[Token], verb: int) -> bool:
    """ "They were told to", «han ble spurt om»: the subject hears it."""
    at = verb - 1
    while at > 0 and tokens[at].low in ADVERBS:
        at -= 1
    return tokens[verb].low in HEARD and at >= 0 and tokens[at].low in PASSIVE


def _leading_verb(tokens: list[Token], at: int, quote: int) -> int:
    """Index after the verb at `at` if it can lead up to a quote; 0 where it cannot.

    A verb of calling has what is called between itself and the words, and is no passive.
    """
    low = tokens[at].low
    introduces = quote - at == 2 and tokens[at + 1].text in ",:"
    if low in PLAIN or is_helped(tokens, at) or introduces and (low in WRITTEN or low == "goes"):
        return at + 1
    last = verb_end(tokens, at) or particle_end(tokens, at + 2, low) if low in SPLIT else 0
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
        found = according_to(text, tokens, at)
        if found and found.last <= quote:
            return found._replace(setting="")
    return None
