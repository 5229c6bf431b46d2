from collections.abc import Iterator

from articles.text.drafts import pull_quotes
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def strange_pull_quotes(story: Story) -> Iterator[Finding]:
    """A pull-quote repeats what the text says."""
    for words in pull_quotes.strange_pull_quotes(story.draft["body"]):
        sentence = gettext_noop("The pull-quote “%(words)s” does not stand in the text.")
        yield Finding("strange_pull_quotes", sentence, {"words": words}, field="body", words=words)
