from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.draft import new_draft
from articles.text.drafts.moving import moved, parted, people_parted

OLD, INTO = 1, 2
lists = st.lists(st.integers(1, 6), unique=True, max_size=6)


def merged(items):
    return moved(new_draft(tags=list(items)), {OLD: INTO}, {})["tags"]


@given(lists)
def test_what_nobody_touched_since_is_as_it_was(before):
    assert parted(merged(before), before, OLD, INTO) == list(before)


@given(before=lists, now=lists)
def test_what_was_added_or_taken_away_since_stays_so(before, now):
    now = merged(now)
    found = parted(now, before, OLD, INTO)
    assert set(found) - {OLD, INTO} == set(now) - {OLD, INTO}
    assert [item for item in found if item not in (OLD, INTO)] == [item for item in now if item not in (OLD, INTO)]


def test_a_topic_taken_away_since_does_not_come_back():
    assert parted([3], [OLD, 3], OLD, INTO) == [3]


def test_a_story_that_never_had_it_keeps_the_other():
    assert parted([INTO, 3], [INTO, 3], OLD, INTO) == [INTO, 3]


def test_a_draft_without_merged_names_is_itself():
    draft = new_draft(tags=[3])
    assert moved(draft, {}, {}) is draft


def test_a_quote_said_since_stays_with_the_other():
    said = {"aaaa22": {"speaker": INTO}, "bbbb33": {"speaker": INTO}}
    before = new_draft(quotes={"aaaa22": {"speaker": OLD}})
    found = people_parted(new_draft(quotes=said), before, OLD, INTO)
    assert found["quotes"] == {"aaaa22": {"speaker": OLD}, "bbbb33": {"speaker": INTO}}


def test_a_byline_is_told_apart_role_by_role():
    before = new_draft(credits=[{"person": OLD, "role": "text"}, {"person": INTO, "role": "photo"}])
    now = moved(before, {}, {OLD: INTO})
    assert people_parted(now, before, OLD, INTO)["credits"] == before["credits"]
