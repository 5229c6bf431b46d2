from collections.abc import Iterator

from articles.text.parts import Sureness
from articles.text.rules.finding import Finding, ngettext
from articles.text.rules.story import Story


def guessed_speakers(story: Story) -> Iterator[Finding]:
    """Where the reading only guessed who speaks, somebody has looked."""
    guessed = [quote.ref for quote in story.quotes if _is_guessed(story, quote.ref)]
    if guessed:
        sentence = ngettext(
            "The speaker of %(count)d quote is only a guess.", "The speakers of %(count)d quotes are only guesses."
        )
        yield Finding("guessed_speakers", sentence, {"count": len(guessed)}, quote=guessed[0])


def _is_guessed(story: Story, ref: str) -> bool:
    facts = story.facts(ref)
    return bool(facts["speaker"] and not facts["confirmed_by"] and facts["sureness"] != Sureness.CERTAIN.value)
