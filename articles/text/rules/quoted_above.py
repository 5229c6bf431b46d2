from collections.abc import Iterator

from articles.text.drafts.pull_quotes import quoted_words, text_blocks
from articles.text.quotes.headline_quotes import last_name, pieces_of, quoted_in, spaced
from articles.text.quotes.wordings import words_of
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story

_FEWEST = 2  # a single word in quotation marks is a term or a nickname


def quoted_above(story: Story) -> Iterator[Finding]:
    """What the headline and the lede quote stands in the text, word for word."""
    sentences = {
        "headline": gettext_noop("The headline quotes «%(words)s», but the text does not say so."),
        "lede": gettext_noop("The lede quotes «%(words)s», but the text does not say so."),
    }
    lasts = {last_name(story.speaker(quote.ref)) for quote in story.quotes} - {""}
    for field, sentence in sentences.items():
        quoted = quoted_in(story.draft[field], story.draft["language"], lasts)
        for words in dict.fromkeys(one.words for one in quoted):
            if not _stands_in(story, words):
                yield Finding("quoted_above", sentence, {"words": words}, field=field)


def _stands_in(story: Story, words: str) -> bool:
    if len(words_of(words)) < _FEWEST:
        return True
    # A quote that its attribution interrupts stands in the text in pieces.
    said = [spaced(story.text), *map(spaced, quoted_words(list(text_blocks(story.tree))).values())]
    return all(any(piece in text for text in said) for piece in pieces_of(words))
