"""Who is said to speak before a verb of speech: «Ishiba sa», "Kari Moen, the mayor of Vik, said"."""

from __future__ import annotations

from articles.text.speech.lexicon import (
    ADVERBIALS,
    ADVERBS,
    AND,
    CONJUNCTIONS,
    DETERMINERS,
    ENGLISH_ARTICLES,
    FINITE,
    HE,
    HELPERS,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVES,
    RELATIVES,
    SHE,
    SOMEBODY,
)
from articles.text.speech.mentions import Mention, Naming, is_adverb_in_ly, mention_after, mention_of
from articles.text.speech.names import Name, after_brackets, capital_run, is_title, name_in_run
from articles.text.speech.roles import role_of
from articles.text.speech.speech_verbs import SPEECH, SPLIT
from articles.text.speech.tokens import Token, sentence_start

_WINDOW = 40  # tokens before a verb in which its subject is looked for
_OPENS_CLAUSE = CONJUNCTIONS | {"with", "med"}
_HELPING = ADVERBS | FINITE | HELPERS | REFLEXIVES | {"kept", "keeps"}
_NEW_CLAUSE = SPEECH | FINITE | CONJUNCTIONS - AND - {"for"} | PRONOUNS - DETERMINERS


def mention_before(text: str, tokens: list[Token], verb: int, floor: int = 0) -> Mention | None:
    """Read who speaks before the verb: «Ishiba sa», "Kari Moen, the mayor of Vik, said", "a letter seen by us says"."""
    end = before_adverbs(tokens, verb, floor)
    lowest = max(floor, sentence_start(tokens, verb) if verb - floor > 1 else floor, end - _WINDOW)
    for start in range(lowest, end):
        opens = start == lowest or not tokens[start - 1].is_word or _follows_opener(tokens, start)
        found = mention_after(text, tokens, start) if opens else None
        if found and found.last <= end and reaches(tokens, found, end):
            return found
        if found and _both_speak(text, tokens, found, end):
            return mention_of(text, tokens, start, end, None, Naming.NOUN)
    return _just_before(text, tokens, lowest, end)


def _both_speak(text: str, tokens: list[Token], first: Mention, end: int) -> bool:
    """«Kari Moe og Ola Vik sier»: does a second person, right before the verb, speak with the first?"""
    at = after_brackets(tokens, first.last)
    if first.naming is not Naming.NAME or at + 1 >= end or tokens[at].low not in AND:
        return False
    second = mention_after(text, tokens, at + 1)
    return second is not None and second.naming is Naming.NAME and after_brackets(tokens, second.last) == end


def _follows_opener(tokens: list[Token], at: int) -> bool:
    """Does a clause begin at `at`? English "at the bar" and "for a group" only look like Norwegian clauses."""
    opener = tokens[at - 1].low
    return opener in _OPENS_CLAUSE and not (opener in {"at", "for"} and tokens[at].low in ENGLISH_ARTICLES)


def before_adverbs(tokens: list[Token], verb: int, floor: int) -> int:
    """The index after the last word before the verb that is neither adverb nor helping verb: "he would later say".

    What an infinitive hangs on helps it too: "he used to say", "she went on to say", "was quoted as saying".
    """
    end = verb
    while end > floor:
        if end - 2 >= floor and (tokens[end - 2].low, tokens[end - 1].low) in ADVERBIALS:
            end -= 2  # «I går sa …»
        elif tokens[end - 1].low in _HELPING or is_adverb_in_ly(tokens[end - 1]):
            end -= 1
        elif tokens[end - 1].low == "to" and end - 2 >= floor and _governs(tokens, end - 2):
            end -= 3 if tokens[end - 2].low == "on" else 2
        elif tokens[end - 1].low == "as" and end - 2 > floor and tokens[end - 2].low in {"quoted", "cited"}:
            end -= 2
        else:
            break
    return max(end, floor)


def _governs(tokens: list[Token], at: int) -> bool:
    """Is this a verb that takes an infinitive: "used to", "likes to", "went on to"?"""
    if tokens[at].low == "on":
        return tokens[at - 1].low in SPLIT
    shaped = tokens[at].low.endswith(("ed", "es")) and not tokens[at].is_capital
    return shaped and tokens[at].low not in PREPOSITIONS and tokens[at].low not in SPEECH


def reaches(tokens: list[Token], mention: Mention, end: int) -> bool:
    """Does what stands between the mention and its verb, at `end`, only say more about the speaker?

    Age or party in brackets; an insertion between commas; a relative clause; a phrase with preposition or participle.
    """
    at = after_brackets(tokens, mention.last)
    if at < end and tokens[at].text.isdigit():
        at += 1  # "Article 5 states"
    if at >= end:
        return at == end
    closed = tokens[end - 1].text == ","
    if tokens[at].text == ",":
        return closed and (at < end - 1 or "," in mention.text) or _wants_comma(tokens, mention, at, end)
    comma = next((place for place in range(at, end) if tokens[place].text == ","), end)
    if mention.naming is Naming.PRONOUN or any(token.passage for token in tokens[at:comma]):
        return False
    if tokens[at].low in RELATIVES:
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    participle = tokens[at].low.endswith("ed") and following in PREPOSITIONS
    describes = tokens[at].low in PREPOSITIONS or participle or following in {"by", "av"}
    if comma < end and not closed:
        return False  # "In an interview with The Herald in May, Moen said"
    return describes and not any(token.low in _NEW_CLAUSE for token in tokens[at:comma])


def _wants_comma(tokens: list[Token], mention: Mention, at: int, end: int) -> bool:
    """Is it an apposition whose second comma was forgotten: "Ann Holt, one of the students there said"?"""
    said = [token.low for token in tokens[at + 1 : end]]
    opens = said[:1] and said[0] in ENGLISH_ARTICLES | {"one"} and mention.naming is Naming.NAME
    return bool(opens) and "," not in said and (_NEW_CLAUSE - {"at"}).isdisjoint(said[1:])


def _just_before(text: str, tokens: list[Token], lowest: int, end: int) -> Mention | None:
    """The pronoun or the name, with the titles before it, that ends right at `end`."""
    if end > lowest and tokens[end - 1].low in RELATIVES:
        end -= 1  # «Det var Ibsen som skrev»
        end -= end > lowest and tokens[end - 1].text == ","  # "It was Holt, who said"
        end -= end > lowest and tokens[end - 1].low in ADVERBS  # «Det er Moen selv som sa»
    if end <= lowest:
        return None
    if tokens[end - 1].low in PRONOUNS:
        return mention_of(text, tokens, end - 1, end, None, Naming.PRONOUN)
    if tokens[end - 1].low in SOMEBODY:
        return mention_of(text, tokens, end - 1, end, None, Naming.NOUN)  # "on the web people write"
    closing = next(
        (name for name in reversed(_runs(tokens, lowest, end)) if after_brackets(tokens, name.last) == end), None
    )
    if closing is None:
        return _phrase_just_before(text, tokens, lowest, end)
    first = closing.first
    while first > lowest and is_title(tokens[first - 1]):
        first -= 1
    return mention_of(text, tokens, first, closing.last, closing, Naming.NAME, role_of(text, tokens, closing))


def _phrase_just_before(text: str, tokens: list[Token], lowest: int, end: int) -> Mention | None:
    """The phrase with its determiner that ends right at `end`, unless it is part of another: "lol my boss said"."""
    for start in range(end - 2, lowest - 1, -1):
        if tokens[start].low in DETERMINERS and (start == lowest or tokens[start - 1].low not in PREPOSITIONS):
            found = mention_after(text, tokens, start)
            return found if found and found.last == end else None
    return None


def subject_of_sentence(text: str, tokens: list[Token], at: int) -> Mention | None:
    """Who acts in the sentence of token `at`, where a later verb shares the subject: «Moen nikket og sa»."""
    lowest = max(sentence_start(tokens, at), at - _WINDOW)
    for start in range(at - 2, lowest, -1):  # "When I told my father he got up and said"
        fronted = tokens[lowest].low in CONJUNCTIONS and tokens[start].low in HE | SHE
        if fronted and tokens[start - 1].low not in CONJUNCTIONS | RELATIVES | SPEECH:
            return mention_of(text, tokens, start, start + 1, None, Naming.PRONOUN)
    for start in range(at - 2, lowest, -1):  # "We sat down and our drummer got up and said"
        joined = tokens[start - 1].low in CONJUNCTIONS
        found = mention_after(text, tokens, start) if joined else None
        if found and found.last < at and tokens[found.last].is_word and tokens[found.last].low not in CONJUNCTIONS:
            return found
    for start in range(lowest, at):
        found = mention_after(text, tokens, start)
        if found and found.last <= at and (found.naming is not Naming.NOUN or start == lowest):
            return found
    return None


def _runs(tokens: list[Token], first: int, last: int) -> list[Name]:
    found: list[Name] = []
    at = first
    while at < last:
        end = min(capital_run(tokens, at), last) if tokens[at].is_capital else at + 1
        name = name_in_run(tokens, at, end) if tokens[at].is_capital else None
        if name:
            found.append(name)
        at = max(end, at + 1)
    return found
