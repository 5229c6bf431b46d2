"""Speech in a text: the quotes of each paragraph, their speakers resolved to the people met so far."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from articles.text.parts import Form, FoundPerson, FoundQuote, Span, Sureness
from articles.text.speech.attribution import Attribution, attribution_after
from articles.text.speech.lexicon import AND
from articles.text.speech.quotations import find_utterances
from articles.text.speech.speakers import Roster
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import Token, ends_sentence, narration, opens_with_mark
from articles.text.speech.utterances import Utterance

_TELLS = frozenset({"Det", "Dette"})


class SpeechReader:
    """Reads paragraph after paragraph of one text and remembers who is who."""

    # What «Det sier Moen» at the head of the paragraph just read tells of the quote before it: a quote without words.
    credited: FoundQuote | None

    def __init__(self) -> None:
        self._roster = Roster()
        self._last: FoundQuote | None = None
        self._asked = ""  # who answers in the paragraph that follows
        self.credited: FoundQuote | None = None

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """Who the text presents, in order."""
        return self._roster.people

    def meet(self, text: str, offset: int) -> None:
        """Take in the people of a part whose quotes are not wanted, such as the lede."""
        for _, name in self._roster.read(text, narration(text[:5_000]), offset):
            self._roster.mentioned(name)

    def read(self, text: str, offset: int, following: str = "") -> tuple[FoundQuote, ...]:
        """Return the quotes of the paragraph `text`, which stands at `offset`; `following` is the next one."""
        tokens, utterances = find_utterances(text, runs_on=opens_with_mark(following))
        met = self._roster.read(text, tokens, offset)
        self.credited = None
        if not utterances:
            self.credited = self._credited(text, tokens)
            met = _subjects_last(tokens, met)
        quotes: list[FoundQuote] = []
        seen = 0
        for utterance in utterances:
            place = _place(tokens, utterance)
            while seen < len(met) and met[seen][0] < place:
                self._mention(met[seen], utterances)
                seen += 1
            quote = self._quote(text, offset, utterance)
            quotes.append(quote)
            if not _asks(quote):
                self._last = quote
            if quote.speaker:
                self._roster.mentioned(quote.speaker)
        for mention in met[seen:]:
            self._mention(mention, utterances)
        if not quotes:
            self._last = None
        self._asked = ""
        return tuple(quotes)

    def ask(self) -> None:
        """An interviewer asks: where the text has named one person only, that one likely answers next."""
        self._asked = self._roster.only

    def answer(self, text: str, offset: int) -> tuple[FoundQuote, ...]:
        """The words after «Svar:» as a quote: of whom was heard or met last, which is for an editor to confirm."""
        words = text.partition(":")[2].strip()
        start = offset + text.find(words, text.find(":"))
        speaker = self._last.speaker if self._last else self._roster.latest
        role = next((person.role for person in self.people if person.name == speaker), "")
        span = Span(start, start + len(words))
        self._last = FoundQuote((span,), words, Form.DASH, speaker=speaker, role=role, sureness=Sureness.UNSURE)
        return (self._last,)

    def _credited(self, text: str, tokens: Sequence[Token]) -> FoundQuote | None:
        if len(tokens) < 3 or tokens[0].text not in _TELLS or tokens[1].low not in SPEECH:
            return None
        attribution = attribution_after(text, list(tokens), 1)
        return attribution and self._told((), "", Form.DASH, attribution, goes_on=True)

    def _mention(self, met: tuple[int, str], utterances: Sequence[Utterance]) -> None:
        """Only the narrator's mentions count: whoever is spoken about within a quote is not the one who speaks."""
        start, name = met
        if not any(begin <= start < end for utterance in utterances for begin, end in utterance.spans):
            self._roster.mentioned(name)

    def _quote(self, text: str, offset: int, utterance: Utterance) -> FoundQuote:
        spans = tuple(Span(offset + start, offset + end) for start, end in utterance.spans)
        words = " ".join(text[start:end] for start, end in utterance.spans)
        attribution = utterance.attribution
        if attribution is None:
            if self._asked and not words.endswith("?"):
                role = self._roster.asked(self._asked)
                return FoundQuote(
                    spans, words, utterance.form, speaker=self._asked, role=role, sureness=Sureness.LIKELY
                )
            last = self._last
            if last is None or words.endswith("?"):
                return FoundQuote(spans, words, utterance.form, sureness=Sureness.UNSURE)
            return FoundQuote(
                spans, words, utterance.form, speaker=last.speaker, role=last.role, sureness=Sureness.UNSURE
            )
        return self._told(spans, words, utterance.form, attribution, goes_on=utterance.goes_on)

    def _told(
        self, spans: tuple[Span, ...], words: str, form: Form, attribution: Attribution, *, goes_on: bool
    ) -> FoundQuote:
        mention = attribution.mention
        speaker, role, sureness = self._roster.resolve(mention)
        if (goes_on or attribution.is_guess) and sureness is Sureness.CERTAIN:
            sureness = Sureness.LIKELY
        return FoundQuote(
            spans, words, form, attribution.verb, mention.text, speaker, role, attribution.setting, sureness
        )


def _asks(quote: FoundQuote) -> bool:
    """A question that nobody is named for is the interviewer's."""
    return not quote.mention and quote.words.endswith("?")


def _subjects_last(tokens: Sequence[Token], met: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The mentions in order of weight: within a sentence the first, its subject, is the one a pronoun means next.

    Two that «og» joins are alike, and the latter stays last.
    """
    ends = [token.end for at, token in enumerate(tokens) if ends_sentence(tokens, at)]
    joints = [token.start for token in tokens if token.low in AND]
    ordered: list[tuple[int, str]] = []
    for _, group in groupby(met, key=lambda mention: bisect(ends, mention[0])):
        first, *others = group
        alike = others and bisect(joints, others[0][0]) > bisect(joints, first[0])
        ordered += [first, *others] if alike else [*others, first]
    return ordered


def _place(tokens: Sequence[Token], utterance: Utterance) -> int:
    """Where the attribution stands: mentions before it may be meant by its pronoun."""
    if utterance.attribution is None:
        return utterance.spans[0][0]
    return tokens[utterance.attribution.first].start


def read_quotes(text: str, language: str | None = None, context: Iterable[str] = ()) -> tuple[FoundQuote, ...]:
    """Return the quotes of one paragraph, given the paragraphs before it.

    All three languages are read at once; `language` is there for callers who know it.
    """
    reader = SpeechReader()
    for earlier, following in pairwise([*context, text]):
        reader.read(earlier, 0, following)
    return reader.read(text, 0)
