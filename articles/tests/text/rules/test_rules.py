"""All rules together: each file is asked, a whole story passes them, and no draft makes one fail."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.tests.text.rules.told import NOW, story
from articles.text import rules
from articles.text.drafts.draft import QUOTE_FACTS, clean_draft, new_draft
from articles.text.rules import CONSIDER, STOPS, findings
from articles.text.rules.finding import in_short
from articles.text.rules.story import Story

ALL = (*STOPS, *CONSIDER)
WORDS = st.text("aåøÆ– «»“”\"':.,…!?-[]<>&\n\u00a0\u00ad123", max_size=60)
TEXT = st.one_of(WORDS, st.sampled_from(["Rutte: Vi må", "– Vi må nå, sa hun.", "«Vi må handle nå», sier Rutte"]))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "speaker": st.sampled_from([None, 1, -1, 99]),
        "name": TEXT,
        "sureness": st.sampled_from(["certain", "likely", "unsure", ""]),
        "said_on": st.sampled_from([None, "", "2031-01-01"]),
        "original_language": TEXT,
        "original_words": TEXT,
        "confirmed_by": st.sampled_from([None, 3]),
        "confirmed_words": TEXT,
    },
)


def test_every_file_holds_a_rule_that_is_asked():
    files = {file.stem for file in Path(rules.__file__).parent.glob("*.py")} - {"__init__", "finding", "story"}
    assert files == {rule.__name__ for rule in ALL}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.__name__)
def test_a_whole_story_passes(rule):
    assert list(rule(story())) == []


def test_an_empty_draft_is_told_of_in_the_order_of_the_form():
    codes = [finding.code for finding in findings(Story(new_draft()), STOPS)]
    assert codes == ["headline_missing", "text_missing", "section_missing"]


def test_long_words_are_told_in_short():
    assert in_short("en to tre fire fem seks sju åtte ni") == "en to tre fire fem seks sju åtte …"
    assert in_short("en to") == "en to"


@settings(max_examples=300, deadline=None)
@given(
    headline=TEXT,
    lede=TEXT,
    pieces=st.lists(TEXT, max_size=3),
    raw=st.text(max_size=40),
    facts=FACTS,
    language=st.sampled_from(["nb", "nn", "en"]),
    related=st.lists(st.fixed_dictionaries({"title": TEXT, "address": WORDS, "story": st.none()}), max_size=2),
)
def test_no_draft_makes_a_rule_fail(headline, lede, pieces, raw, facts, language, related):
    body = raw + "".join(f'<p>{said}<q data-quote="aaaa{22 + n}">{said}</q></p>' for n, said in enumerate(pieces))
    body += f'<blockquote class="pull"><p>{lede}</p></blockquote>'
    quotes = {"aaaa22": {**QUOTE_FACTS, **facts}}
    draft = new_draft(headline=headline, lede=lede, body=body, quotes=quotes, language=language, related=related)
    for finding in findings(Story(clean_draft(draft), {1: headline}, NOW, NOW), ALL):
        sentence = finding.sentence if isinstance(finding.sentence, str) else finding.sentence[0]
        assert sentence % finding.details
        assert finding.field or finding.quote or finding.words
