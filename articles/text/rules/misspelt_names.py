from collections.abc import Iterator

from articles.text.quotes.spelling import capitals, misspelt
from articles.text.rules.finding import Finding, gettext_noop
from articles.text.rules.story import Story


def misspelt_names(story: Story) -> Iterator[Finding]:
    """Who speaks is spelt in one way, in the headline too."""
    speakers = list(dict.fromkeys(name for quote in story.quotes if (name := story.speaker(quote.ref))))
    if not speakers:
        return
    draft = story.draft
    words = capitals("\n".join([draft["headline"], draft["lede"], story.text]))
    known = {*speakers, *(story.people.get(credit["person"], "") for credit in draft["credits"])}
    for name in speakers:
        for said in misspelt(name, words, known - {name}):
            sentence = gettext_noop("The person is called «%(name)s», but the story also has «%(said)s».")
            yield Finding("misspelt_names", sentence, {"name": name, "said": said}, words=said)
