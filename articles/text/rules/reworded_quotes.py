from collections.abc import Iterator

from articles.text.quotes.wordings import is_same_wording
from articles.text.rules.finding import Finding, gettext_noop, in_short
from articles.text.rules.story import Story


def reworded_quotes(story: Story) -> Iterator[Finding]:
    """A confirmed quote has the words that were confirmed."""
    for quote in story.quotes:
        facts = story.facts(quote.ref)
        confirmed = facts["confirmed_by"] and facts["confirmed_words"]
        if confirmed and not is_same_wording(confirmed, quote.words):
            sentence = gettext_noop("«%(words)s» is something else than what was confirmed.")
            yield Finding("reworded_quotes", sentence, {"words": in_short(quote.words)}, quote=quote.ref)
