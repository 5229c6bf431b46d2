from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def topics_missing(story: Story) -> Iterator[Finding]:
    """Readers find a story by its topics."""
    if not story.draft["tags"]:
        yield Finding("topics_missing", gettext_noop("The story has no topics."), field="topics")
