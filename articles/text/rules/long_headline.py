from collections.abc import Iterator

from articles.text.limits import HEADLINE_ADVICE, headline_excess
from articles.text.rules.finding import Finding, ngettext
from articles.text.rules.story import Story


def long_headline(story: Story) -> Iterator[Finding]:
    """A headline keeps within the house's advice."""
    if excess := headline_excess(story.draft["headline"]):
        sentence = ngettext(
            "The headline is %(count)d character longer than the %(advice)d advised.",
            "The headline is %(count)d characters longer than the %(advice)d advised.",
        )
        details = {"count": excess.characters, "advice": HEADLINE_ADVICE}
        yield Finding("long_headline", sentence, details, field="headline")
