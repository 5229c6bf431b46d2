from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def headline_missing(story: Story) -> Iterator[Finding]:
    """A story has a headline."""
    if not story.draft["headline"]:
        yield Finding("headline_missing", gettext_noop("The headline is missing."), field="headline")
