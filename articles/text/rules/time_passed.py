from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def time_passed(story: Story) -> Iterator[Finding]:
    """What is planned lies ahead."""
    if story.now and story.publish_at and story.publish_at < story.now:
        yield Finding("time_passed", gettext_noop("The planned time has passed."), field="publish_at")
