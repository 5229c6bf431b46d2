from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def byline_missing(story: Story) -> Iterator[Finding]:
    """Somebody stands for a story with their name."""
    if not story.draft["credits"]:
        yield Finding("byline_missing", gettext_noop("The story has no byline."), field="credits-0-name")
