"""What is looked at before readers get a story: one small rule a file.

A rule is asked of a Story and yields a Finding for each thing to tell. Rules in `STOPS` keep a story from readers,
those in `CONSIDER` only ask somebody to look. The order is the one in which an editor reads.

A new rule is a file named as its function, a line in one of the two lists, and a test.
"""

from collections.abc import Iterable

from articles.text.rules.byline_missing import byline_missing
from articles.text.rules.finding import Finding, Rule
from articles.text.rules.guessed_speakers import guessed_speakers
from articles.text.rules.headline_missing import headline_missing
from articles.text.rules.long_headline import long_headline
from articles.text.rules.long_lede import long_lede
from articles.text.rules.long_paragraphs import long_paragraphs
from articles.text.rules.misspelt_names import misspelt_names
from articles.text.rules.one_source import one_source
from articles.text.rules.open_links import open_links
from articles.text.rules.original_words_missing import original_words_missing
from articles.text.rules.quoted_above import quoted_above
from articles.text.rules.quotes_without_speaker import quotes_without_speaker
from articles.text.rules.reworded_quotes import reworded_quotes
from articles.text.rules.said_by_another import said_by_another
from articles.text.rules.said_in_future import said_in_future
from articles.text.rules.section_missing import section_missing
from articles.text.rules.story import Story
from articles.text.rules.strange_pull_quotes import strange_pull_quotes
from articles.text.rules.subheadings_missing import subheadings_missing
from articles.text.rules.text_missing import text_missing
from articles.text.rules.time_passed import time_passed
from articles.text.rules.topics_missing import topics_missing

STOPS: tuple[Rule, ...] = (
    headline_missing,
    text_missing,
    quoted_above,
    said_by_another,
    strange_pull_quotes,
    quotes_without_speaker,
    reworded_quotes,
    section_missing,
)
CONSIDER: tuple[Rule, ...] = (
    long_headline,
    long_lede,
    subheadings_missing,
    long_paragraphs,
    misspelt_names,
    guessed_speakers,
    said_in_future,
    original_words_missing,
    topics_missing,
    byline_missing,
    one_source,
    open_links,
    time_passed,
)


def findings(story: Story, rules: Iterable[Rule]) -> list[Finding]:
    """Everything that these rules have to tell about the story, in their order."""
    return [finding for rule in rules for finding in rule(story)]
