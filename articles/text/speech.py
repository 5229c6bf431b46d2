"""Speech in a text: the quotes of each paragraph, their speakers resolved to the people met so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.parts import FoundPerson, FoundQuote, Span, Sureness
from articles.text.quotations import find_utterances
from articles.text.speakers import Roster
from articles.text.tokens import narration
from articles.text.utterances import Utterance


class SpeechReader:
    """Reads paragraph after paragraph of one text and remembers who is who."""

    def __init__(self) -> None:
        self._roster = Roster()
        self._last: FoundQuote | None = None

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """Who the text presents, in order."""
        return self._roster.people

    def meet(self, text: str, offset: int) -> None:
        """Take in the people of a part whose quotes are not wanted, such as the lede."""
        for _, name in self._roster.read(text, narration(text[:5_000]), offset):
            self._roster.mentioned(name)

    def read(self, text: str, offset: int) -> tuple[FoundQuote, ...]:
        """Return the quotes of the paragraph `text`, which stands at `offset` in the manuscript."""
        tokens, utterances = find_utterances(text)
        met = self._roster.read(text, tokens, offset)
        quotes: list[FoundQuote] = []
        seen = 0
        for utterance in utterances:
            place = _place(tokens, utterance)
            while seen < len(met) and met[seen][0] < place:
                self._mention(met[seen], utterances)
                seen += 1
            quote = self._quote(text, offset, utterance)
            quotes.append(quote)
            self._last = quote
            if quote.speaker:
                self._roster.mentioned(quote.speaker)
        for mention in met[seen:]:
            self._mention(mention, utterances)
        if not quotes:
            self._last = None
        return tuple(quotes)

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
            last = self._last
            if last is None:
                return FoundQuote(spans, words, utterance.form, sureness=Sureness.UNSURE)
            return FoundQuote(
                spans, words, utterance.form, speaker=last.speaker, role=last.role, sureness=Sureness.UNSURE
            )
        speaker, role, sureness = self._roster.resolve(attribution.mention)
        if utterance.goes_on and sureness is Sureness.CERTAIN:
            sureness = Sureness.LIKELY
        return FoundQuote(
            spans,
            words,
            utterance.form,
            attribution.verb,
            attribution.mention.text,
            speaker,
            role,
            attribution.setting,
            sureness,
        )


def _place(tokens: list, utterance: Utterance) -> int:
    """Where the attribution stands: mentions before it may be meant by its pronoun."""
    if utterance.attribution is None:
        return utterance.spans[0][0]
    return tokens[utterance.attribution.first].start


def read_quotes(text: str, language: str | None = None, context: Iterable[str] = ()) -> tuple[FoundQuote, ...]:
    """Return the quotes of one paragraph, given the paragraphs before it.

    All three languages are read at once; `language` is there for callers who know it.
    """
    reader = SpeechReader()
    for earlier in context:
        reader.read(earlier, 0)
    return reader.read(text, 0)
