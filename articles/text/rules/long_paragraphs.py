from collections.abc import Iterator

from articles.text.drafts.pull_quotes import text_blocks
from articles.text.limits import count_words
from articles.text.rules.finding import Finding, gettext_noop, in_short
from articles.text.rules.story import Story

_LONG = 150  # words


def long_paragraphs(story: Story) -> Iterator[Finding]:
    """A paragraph fits a telephone."""
    for block in text_blocks(story.tree):
        number = count_words(block.text) if block.tag == "p" else 0
        if number > _LONG:
            words = in_short(block.text)
            sentence = gettext_noop("The paragraph that begins «%(words)s» has %(number)d words.")
            details = {"words": words, "number": number}
            yield Finding("long_paragraphs", sentence, details, field="body", words=words.removesuffix(" …"))
