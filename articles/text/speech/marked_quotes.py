"""Words in quotation marks: which were said, by whom, and which are only terms, titles or irony."""

from __future__ import annotations

from articles.text.parts import Form
from articles.text.speech.attribution import Attribution, attribution_after, attribution_guessed
from articles.text.speech.leading import attribution_before
from articles.text.speech.lexicon import CONJUNCTIONS, FIRST_PERSON, HE, PRONOUNS, SHE, TERM_SIGNS
from articles.text.speech.mentions import Naming
from articles.text.speech.speech_verbs import CALLING, PLAIN, SPEECH
from articles.text.speech.tokens import DASHES, STOPS, Token, ends_sentence
from articles.text.speech.utterances import Utterance

_SHORTEST_PARTIAL = 4  # words; fewer in marks within a sentence are a term, a title or irony
_SHORTEST_CALLED = 5  # words; what is called something shorter only has a nickname
_THAT = frozenset({"at", "that"})
_HABITS = frozenset({"say", "ask", "think"})
_LONGEST_BETWEEN = 20  # tokens between an attribution and the words that go on after it


def read_marks(text: str, tokens: list[Token], at: int, found: list[Utterance]) -> int:
    """Read the passage in marks at index `at`, if somebody says it, into `found`; return where narration goes on."""
    span = _inner(text, tokens[at])
    if span is None:
        return at + 1
    led = at > 0 and (tokens[at - 1].text in ",:" or tokens[at - 1].low in SPEECH) and not _between(tokens, at, found)
    before = _attribution_ahead(text, tokens, at, span) if led else None
    after = None if before else _attribution_behind(text, tokens, at, span)
    if _is_imagined(text, tokens, at, before or after):
        return at + 1
    if after:
        found.append(Utterance((span,), _form(text, span, whole=_opens_sentence(text, tokens, at)), after))
        return after.last
    if _is_next_piece(text, tokens, at, span, found):
        found[-1] = found[-1]._replace(spans=(*found[-1].spans, span))
    elif _speaker_goes_on(text, tokens, at, span, found):
        found.append(Utterance((span,), found[-1].form, found[-1].attribution, goes_on=True))
    else:
        before = before or _attribution_ahead(text, tokens, at, span)
        if before:
            whole = tokens[at - 1].text in ":," or tokens[at - 1].low == before.verb.lower()
            found.append(Utterance((span,), _form(text, span, whole=whole), before))
        elif _stands_alone(text, tokens, at, span):
            found.append(Utterance((span,), Form.VERBATIM, goes_on=bool(found)))
    return at + 1


def _is_imagined(text: str, tokens: list[Token], at: int, attribution: Attribution | None) -> bool:
    """Habit in single marks is what might be said: "When people say, 'Hello,' I say, 'Hello'"."""
    return text[tokens[at].start] in "'‘" and attribution is not None and attribution.verb in _HABITS


def _inner(text: str, token: Token) -> tuple[int, int] | None:
    """The words inside the marks, without white space and without a comma that belongs to the narrator."""
    passage = token.passage
    inside = text[passage.inner_start : passage.inner_end]
    start = passage.inner_start + len(inside) - len(inside.lstrip())
    end = passage.inner_start + len(inside.rstrip().removesuffix(",").rstrip())
    return (start, end) if start < end else None


def _attribution_behind(text: str, tokens: list[Token], at: int, span: tuple[int, int]) -> Attribution | None:
    """An attribution right after the passage: after a comma within or without, or after ? and !."""
    passage = tokens[at].passage
    comma = at + 1 < len(tokens) and tokens[at + 1].text == ","
    closed = comma or text[passage.inner_start : passage.inner_end].rstrip()[-1:] in ",?!…."
    opens = _opens_sentence(text, tokens, at)
    if not _is_long(text, span) and not (closed and opens) or not opens and _is_title(text, tokens, at, span):
        return None
    behind = at + 2 if comma else at + 1
    if behind < len(tokens) and tokens[behind].text in DASHES:
        return attribution_after(text, tokens, behind + 1)  # «…» – sa Moen
    found = attribution_after(text, tokens, behind, direct=True)
    if found is None and closed and opens:
        same_sentence = comma or text[span[1]] == "," or behind < len(tokens) and not tokens[behind].is_capital
        spoken = text[span[1]] == "," and behind < len(tokens) and tokens[behind].low in PRONOUNS
        direct = same_sentence and (spoken or not _looks_like_title(text, span))
        found = attribution_guessed(text, tokens, behind, direct=direct)
    stopped = not comma and text[span[1] - 1] == "." and behind < len(tokens) and not _is_small_verb(tokens[behind])
    if found is None or closed and not stopped:
        return found
    # Without a comma only a clause that ends the sentence attributes: not «the "war on drugs" Moen said was lost».
    return found if found.last >= len(tokens) or not tokens[found.last].is_word or found.setting else None


def _is_small_verb(token: Token) -> bool:
    """«skriver» after «Vi går.»: with a capital it would begin a sentence."""
    return token.low in SPEECH and not token.is_capital


def _is_title(text: str, tokens: list[Token], at: int, span: tuple[int, int]) -> bool:
    """«leste fra «Den store boken», sier moren»: a capital and no stop amid a sentence are the title of a work."""
    led = tokens[at - 1].text == "," or tokens[at - 1].low in CONJUNCTIONS | SPEECH
    return text[span[0]].isupper() and not led and not _is_whole(text, span)


def _looks_like_title(text: str, span: tuple[int, int]) -> bool:
    """Has every word of weight a capital, and the last no stop?"""
    words = text[span[0] : span[1]]
    stopped = words[-1] in ".!?…" or "," in words
    return not stopped and all(word[0].isupper() for word in words.split() if len(word) > 3)


def _opens_sentence(text: str, tokens: list[Token], at: int) -> bool:
    if at == 0 or ends_sentence(tokens, at - 1) or tokens[at - 1].text in ":–—―-(":
        return True
    before = tokens[at - 1].passage
    return before is not None and text[before.inner_end - 1] in STOPS


def _is_next_piece(text: str, tokens: list[Token], at: int, span: tuple[int, int], found: list[Utterance]) -> bool:
    """Does the passage go on with the words before the attribution: "A," she told us, "but B."?"""
    between = _between(tokens, at, found)
    if not between or between[-1].text not in ",;" or any(token.text in STOPS for token in between):
        return False
    return len(between) == 1 or text[span[0]].islower()


def _speaker_goes_on(text: str, tokens: list[Token], at: int, span: tuple[int, int], found: list[Utterance]) -> bool:
    """Is the passage the next sentence, and a whole one, after an attribution: "A," she said with a smile. "B."?"""
    between = _between(tokens, at, found)
    if not between or not ends_sentence(tokens, at - 1) or not _is_whole(text, span):
        return False
    return not any(token.text in STOPS for token in between[:-1]) and not any(token.low in SPEECH for token in between)


def _between(tokens: list[Token], at: int, found: list[Utterance]) -> list[Token]:
    """The narrator's tokens between the last attribution and the passage; none where they are not one stretch."""
    last = found[-1].attribution if found else None
    if last is None or not last.last < at <= last.last + _LONGEST_BETWEEN:
        return []
    between = tokens[last.last : at]
    return [] if any(token.passage for token in between) else between


def _attribution_ahead(text: str, tokens: list[Token], at: int, span: tuple[int, int]) -> Attribution | None:
    """An attribution that leads up to the passage, unless the passage is a term, a title or a single word."""
    found = attribution_before(text, tokens, at) if at else None
    if found is None:
        return None
    opener = tokens[at - 1]
    if opener.text == ":":
        return found
    calls = found.verb.lower() in CALLING
    if not calls and (opener.text == "," or opener.low == found.verb.lower() or found.last == at):
        spoken = opener.text == "," and tokens[at - 2].low == found.verb.lower() and text[span[0]].isupper()
        shortest = _SHORTEST_PARTIAL - (opener.low == found.verb.lower())
        return found if spoken or _is_long(text, span, shortest) or _is_whole(text, span) else None
    if calls:
        personal = found.mention.naming is Naming.NAME or found.mention.low in HE | SHE | FIRST_PERSON
        named = text[span[0]].isupper() or not _is_long(text, span, _SHORTEST_CALLED)
        return None if named or opener.low == found.verb.lower() and not personal else found
    reported = opener.low in PRONOUNS and tokens[at - 2].low in _THAT  # «sier at hun «ikke kommenterer rykter»»
    if opener.low in TERM_SIGNS or not _is_long(text, span, _SHORTEST_PARTIAL - reported):
        return None
    starts_small = text[span[0]].islower() or text[span[0]] in ".…["
    return found if starts_small or opener.low in CONJUNCTIONS or _is_whole(text, span) else None


def _stands_alone(text: str, tokens: list[Token], at: int, span: tuple[int, int]) -> bool:
    """Words that nobody is named for, but that were said: the whole paragraph, or right after a verb and its colon."""
    if not _is_long(text, span):
        return False
    if at == 0:
        return all(not token.is_word for token in tokens[1:])
    lead = at - 2 if tokens[at - 1].text in ":," and at > 1 else at - 1
    return tokens[lead].low in PLAIN and text[span[0]].isupper()


def _is_long(text: str, span: tuple[int, int], shortest: int = _SHORTEST_PARTIAL) -> bool:
    return len(text[span[0] : span[1]].split()) >= shortest


def _is_whole(text: str, span: tuple[int, int]) -> bool:
    """A sentence with capital and stop."""
    return text[span[1] - 1] in ".!?…" and not text[span[0]].islower()


def _form(text: str, span: tuple[int, int], *, whole: bool) -> Form:
    return Form.VERBATIM if whole and not text[span[0]].islower() else Form.PARTIAL
