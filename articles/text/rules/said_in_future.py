from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop, in_short
from articles.text.rules.story import Story


def said_in_future(story: Story) -> Iterator[Finding]:
    """Nobody has said anything tomorrow."""
    if story.now is None:
        return
    today = story.now.date().isoformat()
    for quote in story.quotes:
        # Days as a draft holds them, in ISO form, stand in the order of time.
        if (story.facts(quote.ref)["said_on"] or "") > today:
            sentence = gettext_noop("«%(words)s» was said on a day that has not come yet.")
            yield Finding("said_in_future", sentence, {"words": in_short(quote.words)}, quote=quote.ref)
