from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def section_missing(story: Story) -> Iterator[Finding]:
    """A story stands in a part of the paper."""
    if not story.draft["section"]:
        yield Finding("section_missing", gettext_noop("Choose a section."), field="section")
