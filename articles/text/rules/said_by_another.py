import re
from collections.abc import Iterator, Mapping

from articles.text.drafts.pull_quotes import quoted_words, text_blocks
from articles.text.quotes.headline_quotes import last_name, pieces_of, quoted_in, spaced
from articles.text.rules.finding import Finding, gettext_noop, in_short
from articles.text.rules.story import Story

_FEWEST = 2  # a single word is anybody's
# What somebody quotes is somebody else's.
_WITHIN = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")


def said_by_another(story: Story) -> Iterator[Finding]:
    """Whom the headline or the lede lets say something is who says it in the text.

    Asked where both are quoted there, and the words stand in the other's quotes alone.
    """
    sentences = {
        "headline": gettext_noop("The headline lets %(who)s say «%(words)s», but in the text %(speaker)s says it."),
        "lede": gettext_noop("The lede lets %(who)s say «%(words)s», but in the text %(speaker)s says it."),
    }
    said = _said(story)
    for field, sentence in sentences.items():
        for quoted in quoted_in(story.draft[field], story.draft["language"], {last_name(name) for name in said}):
            if speaker := _other(story, said, quoted.words, last_name(quoted.who)):
                details = {"who": quoted.who, "words": in_short(quoted.words), "speaker": speaker}
                yield Finding("said_by_another", sentence, details, field=field)


def _said(story: Story) -> dict[str, list[str]]:
    """{who: what the text quotes of his, each as `spaced` gives it}"""
    found: dict[str, list[str]] = {}
    for ref, words in quoted_words(list(text_blocks(story.tree))).items():
        if name := story.speaker(ref):
            found.setdefault(name, []).append(spaced(_WITHIN.sub(" ", words)))
    return found


def _other(story: Story, said: Mapping[str, list[str]], words: str, last: str) -> str:
    """Who says these words, or a part of them, where whoever has this last name does not; "" for nobody."""
    own = [quote for name, quotes in said.items() if last_name(name) == last for quote in quotes]
    others = {name: quotes for name, quotes in said.items() if last_name(name) != last}
    if not own:
        return ""
    text = spaced(" ".join(block.text for block in text_blocks(story.tree)))
    for piece in pieces_of(words):
        if len(piece.split()) < _FEWEST or any(piece in quote for quote in own):
            continue
        speakers = [name for name, quotes in others.items() if any(piece in quote for quote in quotes)]
        # Words that stand in the running text too may be anybody's.
        in_quotes = sum(quote.count(piece) for quotes in others.values() for quote in quotes)
        if speakers and text.count(piece) <= in_quotes:
            return speakers[0]
    return ""
