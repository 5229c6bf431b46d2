from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def text_missing(story: Story) -> Iterator[Finding]:
    """A story says something."""
    if not story.text:
        yield Finding("text_missing", gettext_noop("The text is missing."), field="body")
