from collections.abc import Iterator

from articles.text.drafts.pull_quotes import text_blocks
from articles.text.limits import count_words
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story

_LONG = 400  # words


def subheadings_missing(story: Story) -> Iterator[Finding]:
    """A long text is divided by sub-headings; the title of a fact box is none."""
    count = count_words(story.text)
    if count <= _LONG:
        return
    in_boxes = {id(block) for box in story.tree.elements("aside") for block in box.elements("h2", "h3")}
    if not any(block.tag in ("h2", "h3") and id(block) not in in_boxes for block in text_blocks(story.tree)):
        sentence = gettext_noop("The text has %(number)d words and no sub-heading.")
        yield Finding("subheadings_missing", sentence, {"number": count}, field="body")
