"""Quoted words in one paragraph, with the clause that attributes them. Who the speaker is, is settled elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.attribution import Attribution, attribution_after, attribution_before
from articles.text.lexicon import ADVERBS, CONJUNCTIONS, FINITE, FIRST_PERSON, TERM_SIGNS, TURNS
from articles.text.parts import Form
from articles.text.speech_verbs import GOING_ON, SPLIT
from articles.text.tokens import DASHES, Token, ends_sentence, is_dash, narration

LONGEST_PARAGRAPH = 50_000  # characters; what is longer is no newspaper paragraph and is left unread
_BEFORE_ATTRIBUTION = frozenset(",?!…")
_SHORTEST_PARTIAL = 3  # words; fewer in marks are a term, a title or irony


class Utterance(NamedTuple):
    """Words said: their places in the paragraph, and who is said to have said them, if anybody is."""

    spans: tuple[tuple[int, int], ...]
    form: Form
    attribution: Attribution | None = None
    goes_on: bool = False  # said by whoever spoke just before


def find_utterances(text: str) -> tuple[list[Token], list[Utterance]]:
    """Return the tokens of the paragraph and the quotes in it, in order."""
    if len(text) > LONGEST_PARAGRAPH:
        return [], []
    tokens = narration(text)
    if not any(token.passage or token.text in DASHES for token in tokens):
        return tokens, []
    found: list[Utterance] = []
    at = 0
    while at < len(tokens):
        if is_dash(tokens, at) and (at == 0 or ends_sentence(tokens, at - 1)):
            at = _read_dash(text, tokens, at + 1, found)
        elif tokens[at].passage:
            at = _read_marks(text, tokens, at, found)
        else:
            at += 1
    return tokens, found


def _read_dash(text: str, tokens: list[Token], first: int, found: list[Utterance]) -> int:
    """Read the utterance whose dash stands before token `first`; return where narration goes on."""
    end = _end_of_speech(tokens, first)
    boundary, attribution = _first_attribution(text, tokens, first, end)
    goes_on = bool(found) and found[-1].attribution is not None
    if attribution is None:
        if first < end:
            spans = ((tokens[first].start, _trimmed(text, tokens[end - 1].end)),)
            found.append(Utterance(spans, Form.DASH, goes_on=goes_on))
        return end
    spans = [(tokens[first].start, _words_end(tokens, boundary))]
    at = _continuation(tokens, attribution)
    if at:
        last = _sentence_end(tokens, at)
        spans.append(
            (tokens[at].start, tokens[last - 1].start if tokens[last - 1].text == "." else tokens[last - 1].end)
        )
        found.append(Utterance(tuple(spans), Form.DASH, attribution))
        return last
    found.append(Utterance(tuple(spans), Form.DASH, attribution))
    return attribution.last


def _end_of_speech(tokens: list[Token], first: int) -> int:
    """Where the next speaker's dash stands, or the end of the paragraph."""
    for at in range(first + 1, len(tokens)):
        if is_dash(tokens, at) and ends_sentence(tokens, at - 1):
            return at
    return len(tokens)


def _first_attribution(text: str, tokens: list[Token], first: int, end: int) -> tuple[int, Attribution | None]:
    """The first attribution in the speech and the token before it; «, tror jeg,» counts where no better one stands."""
    weak: tuple[int, Attribution | None] = (0, None)
    for at in range(first, end - 1):
        token = tokens[at]
        if not (token.text in _BEFORE_ATTRIBUTION or token.passage or token.text.startswith("..")):
            continue
        attribution = attribution_after(text, tokens, at + 1)
        if attribution and not attribution.is_weak:
            return at, attribution
        if attribution and weak[1] is None:
            weak = at, attribution
    return weak


def _words_end(tokens: list[Token], boundary: int) -> int:
    """A comma before the attribution is the narrator's; a question mark is the speaker's."""
    token = tokens[boundary]
    return tokens[boundary - 1].end if token.text == "," else token.end


def _continuation(tokens: list[Token], attribution: Attribution) -> int:
    """Where the speaker goes on after «, fortsatte han, men …» or «, sa han, – men …»; 0 where the narrator does."""
    at = attribution.last
    while at < len(tokens) and tokens[at].low in ADVERBS:
        at += 1
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return 0
    if is_dash(tokens, at + 1):
        return at + 2
    turn, following = tokens[at + 1], tokens[at + 2]
    if turn.low not in TURNS:
        return 0
    if following.low in FIRST_PERSON:
        return at + 1
    goes_on = attribution.verb.lower() in GOING_ON or attribution.verb.lower() in SPLIT
    return at + 1 if goes_on and following.low not in FINITE else 0


def _sentence_end(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and not ends_sentence(tokens, at):
        at += 1
    return min(at + 1, len(tokens))


def _read_marks(text: str, tokens: list[Token], at: int, found: list[Utterance]) -> int:
    """Read the passage in marks at index `at`, if somebody says it; return where narration goes on."""
    span = _inner(text, tokens[at])
    if span is None:
        return at + 1
    after = _attribution_behind(text, tokens, at)
    if after:
        found.append(Utterance((span,), _form(text, span, whole=True), after))
        return after.last
    if _goes_on(tokens, at, found):
        _add_piece(tokens, at, span, found)
        return at + 1
    before = _attribution_ahead(text, tokens, at, span)
    if before:
        whole = tokens[at - 1].text in ":," or tokens[at - 1].low == before.verb.lower()
        found.append(Utterance((span,), _form(text, span, whole=whole), before))
    return at + 1


def _inner(text: str, token: Token) -> tuple[int, int] | None:
    """The words inside the marks, without white space and without a comma that belongs to the narrator."""
    passage = token.passage
    inside = text[passage.inner_start : passage.inner_end]
    start = passage.inner_start + len(inside) - len(inside.lstrip())
    end = passage.inner_start + len(inside.rstrip().removesuffix(",").rstrip())
    return (start, end) if start < end else None


def _attribution_behind(text: str, tokens: list[Token], at: int) -> Attribution | None:
    """An attribution right after the passage: after a comma within or without, or after ? and !."""
    passage = tokens[at].passage
    comma = at + 1 < len(tokens) and tokens[at + 1].text == ","
    closed = text[passage.inner_start : passage.inner_end].rstrip()[-1:] in ",?!…."
    found = attribution_after(text, tokens, at + 2 if comma else at + 1, direct=comma or closed)
    return found if found and (comma or closed or found.mention.last < len(tokens)) else None


def _goes_on(tokens: list[Token], at: int, found: list[Utterance]) -> bool:
    """Does the passage follow right upon the attribution of the one before: "…," he said. "…"?"""
    last = found[-1].attribution if found else None
    return bool(last) and last.last < at <= last.last + 2 and tokens[at - 1].text in ".,;" and last.first < at


def _add_piece(tokens: list[Token], at: int, span: tuple[int, int], found: list[Utterance]) -> None:
    before = found[-1]
    if tokens[at - 1].text == ".":
        found.append(before._replace(spans=(span,), goes_on=True))
    else:
        found[-1] = before._replace(spans=(*before.spans, span))


def _attribution_ahead(text: str, tokens: list[Token], at: int, span: tuple[int, int]) -> Attribution | None:
    """An attribution that leads up to the passage, unless the passage is a term, a title or a single word."""
    lead = at - 1
    if lead < 0:
        return None
    found = attribution_before(text, tokens, at)
    if found is None:
        return None
    opener = tokens[lead]
    if opener.text in ":," or opener.low == found.verb.lower() or found.last == at:
        return found if _is_clause(text, span) or opener.text == ":" else None
    if opener.low in TERM_SIGNS or len(text[span[0] : span[1]].split()) < _SHORTEST_PARTIAL:
        return None
    starts_small = text[span[0]].islower() or text[span[0]] in ".…["
    return found if starts_small or opener.low in CONJUNCTIONS else None


def _is_clause(text: str, span: tuple[int, int]) -> bool:
    return len(text[span[0] : span[1]].split()) >= _SHORTEST_PARTIAL or text[span[1] - 1] in ".!?"


def _form(text: str, span: tuple[int, int], *, whole: bool) -> Form:
    return Form.VERBATIM if whole and not text[span[0]].islower() else Form.PARTIAL


def _trimmed(text: str, end: int) -> int:
    """A full stop that ends an unattributed dash paragraph is the speaker's own; only white space goes."""
    return len(text[:end].rstrip())
