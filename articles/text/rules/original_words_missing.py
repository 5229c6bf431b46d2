from collections.abc import Iterator

from articles.text.folding import fold
from articles.text.quotes.consistency import is_language
from articles.text.rules.finding import Finding, gettext_noop, in_short
from articles.text.rules.story import Story


def original_words_missing(story: Story) -> Iterator[Finding]:
    """What is translated can be held against what was said."""
    for quote in story.quotes:
        facts = story.facts(quote.ref)
        said = fold(facts["original_language"])
        if said and not is_language(said, story.draft["language"]) and not facts["original_words"].strip():
            sentence = gettext_noop("«%(words)s» is translated, but the original words are not noted.")
            yield Finding("original_words_missing", sentence, {"words": in_short(quote.words)}, quote=quote.ref)
