"""Speech that a dash opens: «– Vi bygger, sier Moen.», with what interrupts it and what ends it."""

from __future__ import annotations

from articles.text.parts import Form
from articles.text.speech.attribution import (
    Attribution,
    after_adverbs,
    attribution_after,
    attribution_guessed,
)
from articles.text.speech.leading import attribution_before
from articles.text.speech.lexicon import FINITE, FIRST_PERSON, PRONOUNS, TURNS
from articles.text.speech.mentions import Naming
from articles.text.speech.speech_verbs import GOING_ON, SPEECH, SPLIT
from articles.text.speech.tokens import STOPS, Token, ends_sentence, is_dash, sentence_start
from articles.text.speech.utterances import Utterance

_BEFORE_ATTRIBUTION = frozenset(",?!…")


def opens_speech(tokens: list[Token], at: int) -> bool:
    """A dash that begins a sentence or follows a colon; its hyphen may want the space behind it."""
    if _opens_caption(tokens, at + 1):
        return False
    if tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].is_capital and _opens(tokens, at):
        return True
    if not is_dash(tokens, at):
        return False
    if at and tokens[at - 1].text == ":":  # a small letter after it is an item of a list
        return at + 1 < len(tokens) and (tokens[at + 1].is_capital or not tokens[at + 1].is_word)
    return at == 0 or ends_sentence(tokens, at - 1)


def _opens_caption(tokens: list[Token], at: int) -> bool:
    """«– UPRESIST: Moen mener …»: the first words of a picture's text."""
    labelled = at + 1 < len(tokens) and tokens[at + 1].text == ":"
    return labelled and tokens[at].text.isupper() and len(tokens[at].text) > 2


def _opens(tokens: list[Token], at: int) -> bool:
    """Does the hyphen open the paragraph, or a sentence in it: «Broen er stengt. -Vi venter, sier …»?"""
    return at == 0 or tokens[at - 1].text in STOPS and tokens[at - 1].end < tokens[at].start


def read_dash(text: str, tokens: list[Token], dash: int, found: list[Utterance]) -> int:
    """Read the utterance that the dash at `dash` opens into `found`; return where narration goes on."""
    first = dash + 1
    end = _end_of_speech(tokens, first)
    boundary, attribution = _attributed(text, tokens, first, end)
    if attribution is None:
        return _unattributed(text, tokens, dash, end, found)
    narrated = _narrators_passage(tokens, first, boundary)
    if narrated and not attribution.is_weak:
        return _unattributed(text, tokens, dash, narrated, found)
    spans = [(tokens[first].start, _words_end(tokens, boundary))]
    at = _continuation(tokens, attribution)
    last = _sentence_end(tokens, at) if at else attribution.last
    if at:
        spans.append(
            (tokens[at].start, tokens[last - 1].start if tokens[last - 1].text == "." else tokens[last - 1].end)
        )
    found.append(Utterance(tuple(spans), Form.DASH, attribution))
    return last


def _unattributed(text: str, tokens: list[Token], dash: int, end: int, found: list[Utterance]) -> int:
    """Words that no clause after them attributes: one before the dash may («Hun sier: – …»), or the speaker goes on."""
    first = dash + 1
    led = dash > 0 and tokens[dash - 1].text == ":"
    last = found[-1].attribution if found else None
    if led and last and sentence_start(tokens, dash - 1) <= last.first:
        attribution = last  # «…, sier Moen – og legger til: – …»
    else:
        attribution = attribution_before(text, tokens, dash) if led else None
    if first >= end or led and attribution is None:
        return first
    goes_on = last is not None and attribution in (None, last)
    span = (tokens[first].start, tokens[end - 1].end)
    found.append(Utterance((span,), Form.DASH, attribution, goes_on=goes_on))
    return end


def _end_of_speech(tokens: list[Token], first: int) -> int:
    """Where the next speaker's dash stands, or the end of the paragraph."""
    for at in range(first + 1, len(tokens)):
        if is_dash(tokens, at) and ends_sentence(tokens, at - 1):
            return at
    return len(tokens)


def _attributed(text: str, tokens: list[Token], first: int, end: int) -> tuple[int, Attribution | None]:
    """The attribution of the speech and the token before it.

    Best is a known verb; then a clause that looks like an attribution; last «, tror jeg,».
    """
    weak: tuple[int, Attribution | None] = (0, None)
    guess: tuple[int, Attribution | None] = (0, None)
    found: tuple[int, Attribution | None] = (0, None)
    for at in range(first, end - 1):
        if found[1] and ends_sentence(tokens, at) and not _narrators_passage(tokens, first, found[0]):
            break
        attribution = attribution_after(text, tokens, at + 1) if _may_precede(tokens[at]) else None
        if attribution and not attribution.is_weak:
            found = at, attribution
            if not _may_be_retold(tokens, attribution) and not _narrators_passage(tokens, first, at):
                break
        elif attribution and weak[1] is None:
            weak = at, attribution
        elif guess[1] is None and found[1] is None:
            guess = at, _shaped(text, tokens, at, end)
    return next((pair for pair in (found, guess, weak) if pair[1]), (0, None))


def _may_precede(token: Token) -> bool:
    """Can an attribution follow this token: a comma, a question mark, a closing mark?"""
    return token.text in _BEFORE_ATTRIBUTION or bool(token.passage) or token.text.startswith("..")


def _shaped(text: str, tokens: list[Token], at: int, end: int) -> Attribution | None:
    """What looks like an attribution after the token at `at`: an unknown verb, or a sentence «Det sier Moen.»."""
    if _may_precede(tokens[at]):
        return attribution_guessed(text, tokens, at + 1)
    if at + 2 < end and tokens[at + 1].text in {"Det", "Dette"} and tokens[at + 2].low in SPEECH:
        return attribution_after(text, tokens, at + 2) if ends_sentence(tokens, at) else None
    return None


def _may_be_retold(tokens: list[Token], attribution: Attribution) -> bool:
    """«Han løy, sa han, …»: a pronoun and a comma may be what the speaker tells; a later clause then tells better."""
    last = attribution.last
    return attribution.mention.naming is Naming.PRONOUN and last < len(tokens) and tokens[last].text == ","


def _narrators_passage(tokens: list[Token], first: int, boundary: int) -> int:
    """Index of a passage in marks that is a sentence of its own before the attribution; 0 where there is none.

    The dash then opened something else, earlier, and the narrator has gone on since.
    """
    at = boundary - 1 if tokens[boundary].text == "," else boundary
    return at if at > first and tokens[at].passage and ends_sentence(tokens, at - 1) else 0


def _words_end(tokens: list[Token], boundary: int) -> int:
    """A comma before the attribution is the narrator's; a question mark is the speaker's."""
    token = tokens[boundary]
    return tokens[boundary - 1].end if token.text == "," else token.end


def _continuation(tokens: list[Token], attribution: Attribution) -> int:
    """Where the speaker goes on after «, fortsatte han, men …» or «, sa han, – men …»; 0 where the narrator does."""
    at = after_adverbs(tokens, attribution.last)
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return 0
    if is_dash(tokens, at + 1):
        return at + 2
    turn, following = tokens[at + 1], tokens[at + 2]
    if _resumes(turn, following):
        return at + 1
    if turn.low not in TURNS:
        return 0
    if following.low in FIRST_PERSON:
        return at + 1
    goes_on = attribution.verb.lower() in GOING_ON or attribution.verb.lower() in SPLIT
    return at + 1 if goes_on and following.low not in FINITE else 0


def _resumes(turn: Token, following: Token) -> bool:
    """«…, sier han, jeg vil …», «…, sier han, det er …», «…, sier han, er vi …»: a main clause, so his own words."""
    if turn.low in FIRST_PERSON | {"du"}:
        return following.is_word and not turn.is_capital
    if turn.low in {"det", "dette", "så"}:
        return following.low in FINITE
    return turn.low in FINITE and following.low in PRONOUNS | {"det", "dette"}


def _sentence_end(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and not ends_sentence(tokens, at):
        at += 1
    return min(at + 1, len(tokens))
