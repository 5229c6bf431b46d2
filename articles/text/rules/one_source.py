from collections.abc import Iterator

from articles.text.folding import fold
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def one_source(story: Story) -> Iterator[Finding]:
    """News rests on more than one source, people and media alike (Vær Varsom-plakaten 3.2: breadth of sources)."""
    speakers = {story.facts(q.ref)["speaker"] or fold(story.speaker(q.ref)) for q in story.quotes} - {""}
    if story.draft["genre"] == "news" and len(speakers) + len(story.draft["sources"]) == 1:
        sentence = gettext_noop("The story has one source alone. Should somebody else be asked?")
        yield Finding("one_source", sentence, field="sources")
