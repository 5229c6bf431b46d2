import re
from collections.abc import Iterator

from articles.text.folding import fold
from articles.text.pull_quotes import quoted_words, text_blocks
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story
from articles.text.speech import read_quotes
from articles.text.wordings import words_of

_FEWEST = 2  # a single word in quotation marks is a term or a nickname
# A quote in a headline may leave out words «…», put in [a name], and hold two sentences that stand apart.
_PIECES = re.compile(r"\[[^\]]*\]|[.!?…]+(?:\s|$)|\s[–—]\s|…")
_ALL_IN_MARKS = re.compile(r"^\s*[«“\"]([^«»“”\"]+)[»”\"]\s*$")
_COLON = re.compile(r"^([^:«“\"]{1,80}):\s+(?![–—«“\"-])(\S.*)$", re.DOTALL)


def quoted_above(story: Story) -> Iterator[Finding]:
    """What the headline and the lede quote stands in the text, word for word.

    Quoted is what the reading of manuscripts takes for said: titles of works and terms are not. A headline that is
    nothing but words in marks is a quote too, and so are words after the name of somebody quoted and a colon.
    """
    sentences = {
        "headline": gettext_noop("The headline quotes «%(words)s», but the text does not say so."),
        "lede": gettext_noop("The lede quotes «%(words)s», but the text does not say so."),
    }
    for field, sentence in sentences.items():
        for words in _quoted_in(story, story.draft[field]):
            if not _stands_in(story, words):
                yield Finding("quoted_above", sentence, {"words": words}, field=field)


def _quoted_in(story: Story, text: str) -> list[str]:
    found = [quote.words for quote in read_quotes(text, story.draft["language"])]
    if not found and (whole := _ALL_IN_MARKS.match(text)):
        found = [whole[1].strip()]
    led = _COLON.match(text)
    if not found and led and _is_quoted(story, led[1]):
        found = [led[2].strip()]
    return list(dict.fromkeys(found))


def _is_quoted(story: Story, who: str) -> bool:
    """Whether these words end with the last name of somebody whom the text quotes."""
    lasts = {_last(name) for quote in story.quotes if (name := story.speaker(quote.ref))}
    return _last(who) in lasts - {""}


def _last(name: str) -> str:
    return fold(name).rpartition(" ")[2]


def _stands_in(story: Story, words: str) -> bool:
    if len(words_of(words)) < _FEWEST:
        return True
    # A quote that its attribution interrupts stands in the text in pieces.
    said = [_spaced(story.text), *map(_spaced, quoted_words(list(text_blocks(story.tree))).values())]
    pieces = [spaced for part in _PIECES.split(words) if (spaced := _spaced(part)).strip()]
    return all(any(piece in text for text in said) for piece in pieces)


def _spaced(text: str) -> str:
    """The words alone, in small letters, with a space around each; long texts are not worth keeping in a cache."""
    return f" {' '.join(words_of.__wrapped__(text))} "
