from collections.abc import Iterator

from articles.text.rules.finding import Finding, ngettext
from articles.text.rules.story import Story


def quotes_without_speaker(story: Story) -> Iterator[Finding]:
    """Somebody has said each quote.

    A source who is not named is printed as something («en kilde i politiet») and confirmed by an editor.
    """
    without = [quote.ref for quote in story.quotes if not _is_settled(story, quote.ref)]
    if without:
        sentence = ngettext("%(count)d quote has no speaker.", "%(count)d quotes have no speaker.")
        yield Finding("quotes_without_speaker", sentence, {"count": len(without)}, quote=without[0])


def _is_settled(story: Story, ref: str) -> bool:
    facts = story.facts(ref)
    return bool(facts["speaker"] or facts["name"] and facts["confirmed_by"])
