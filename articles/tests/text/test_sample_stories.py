"""Stories to try the newsroom on: what is invented is right in itself."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from articles.text.drafts.draft import clean_draft
from articles.text.rules import STOPS, findings
from articles.text.rules.story import Story
from articles.text.samples.cast import the_cast
from articles.text.samples.story import LANGUAGES, moments, sample_story

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def make(count, seed=1):
    rng = Random(seed)  # noqa: S311
    return [sample_story(rng, moment, NOW) for moment in moments(count, NOW, rng)]


@pytest.fixture(scope="module")
def stories():
    return make(2000)


def paragraphs(story):
    return re.findall(r"<p>", re.sub(r"<aside>.*</aside>", "", story.draft["body"]))


def test_a_draft_is_in_its_normal_form(stories):
    assert [story.draft for story in stories] == [clean_draft(story.draft) for story in stories]


def test_nothing_keeps_a_story_from_readers_but_the_numbers_it_has_not_got_yet(stories):
    for story in stories:
        facts = {ref: {**quote, "speaker": 1} for ref, quote in story.draft["quotes"].items()}
        draft = story.draft | {"section": 1, "quotes": facts}
        assert findings(Story(draft), STOPS) == []


def test_no_slot_is_left_open(stories):
    assert not [story for story in stories if re.search(r"[{}|]", "".join(map(str, story.draft["body"])))]


def test_a_story_has_paragraphs_sub_headings_and_quotes(stories):
    assert all(6 <= len(paragraphs(story)) <= 15 for story in stories)
    assert {story.draft["body"].count("<h2>") for story in stories} == {1, 2, 3}
    assert all(1 <= len(story.draft["quotes"]) <= 8 for story in stories)


def test_each_quote_says_who_speaks_as_the_text_does(stories):
    for story in stories:
        for ref, facts in story.draft["quotes"].items():
            assert facts["name"] == story.speakers[ref].name
            assert facts["mention"] in story.draft["body"]
            assert facts["verb"].split()[0] in story.draft["body"]


def test_every_form_of_quote_occurs(stories):
    forms = {facts["form"] for story in stories for facts in story.draft["quotes"].values()}
    assert forms == {"talestrek", "ordrett", "delsitat"}


def test_most_stories_are_published_and_every_state_occurs(stories):
    states = Counter(story.status for story in stories)
    assert states.keys() == {"published", "draft", "review", "ready", "withdrawn"}
    assert states["published"] > 1800
    assert any(story.publish_at and story.publish_at > NOW for story in stories)


def test_nothing_was_written_in_the_future(stories):
    assert all(story.written_at <= NOW for story in stories)
    assert all(story.withdrawn_at is None or story.publish_at <= story.withdrawn_at <= NOW for story in stories)


def test_newer_days_have_more_stories_than_older_ones(stories):
    year = timedelta(days=365)
    last = sum(NOW - story.written_at < year for story in stories)
    first = sum(NOW - story.written_at > 9 * year for story in stories)
    assert last > 3 * first > 0


def test_some_topics_are_common_and_many_are_rare(stories):
    uses = Counter(topic.name for story in stories for topic in story.topics).most_common()
    assert uses[0][1] > 100
    assert sum(number <= 3 for _name, number in uses) > len(uses) / 4


def test_every_language_section_and_kind_of_topic_occurs(stories):
    assert {story.draft["language"] for story in stories} == set(LANGUAGES)
    sections = {"innenriks", "utenriks", "okonomi", "kultur", "sport", "meninger"}
    assert {story.section for story in stories} == sections
    kinds = {topic.kind for story in stories for topic in story.topics}
    assert kinds == {"person", "organisation", "place", "event", "subject"}


def test_the_same_seed_makes_the_same_stories():
    assert make(30, seed=7) == make(30, seed=7)
    assert make(30, seed=7) != make(30, seed=8)


def test_no_two_of_the_cast_share_a_name():
    places = [*the_cast().places.items, *the_cast().countries.items]
    names = [who.name for place in places for family in place.people.values() for who in family]
    names += [who.name for who in (*the_cast().writers.items, *the_cast().photographers.items)]
    assert len(names) == len(set(names))
