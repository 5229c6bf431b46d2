from collections.abc import Iterator

from articles.text.limits import LEDE_ADVICE, LEDE_WORDS, lede_excess
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def long_lede(story: Story) -> Iterator[Finding]:
    """A lede keeps within the house's advice."""
    if lede_excess(story.draft["lede"]):
        sentence = gettext_noop("The lede is longer than the %(characters)d characters or %(words)d words advised.")
        yield Finding("long_lede", sentence, {"characters": LEDE_ADVICE, "words": LEDE_WORDS}, field="lede")
