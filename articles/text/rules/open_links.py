from collections.abc import Iterator

from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def open_links(story: Story) -> Iterator[Finding]:
    """A related link leads somewhere; until then readers do not see it."""
    for number, link in enumerate(story.draft["related"]):
        if not link["address"] and not link["story"]:
            sentence = gettext_noop("“%(title)s” leads nowhere yet.")
            yield Finding("open_links", sentence, {"title": link["title"]}, field=f"related-{number}-address")
