import pytest

from articles.text.drafts.draft import QUOTE_FACTS, clean_draft, new_draft

QUOTE = '<p>– <q data-quote="ab23">Vi må</q>, sa Rutte.</p>'


def test_a_draft_has_no_facts_of_its_own_making():
    with pytest.raises(ValueError, match="colour"):
        new_draft(colour="red")


def test_every_marked_quote_has_all_its_facts():
    assert clean_draft(new_draft(body=QUOTE))["quotes"] == {"ab23": dict(QUOTE_FACTS)}


def test_facts_without_a_mark_go():
    assert clean_draft(new_draft(body="<p>x</p>", quotes={"ab23": {"name": "Rutte"}}))["quotes"] == {}


def test_a_copied_quote_takes_its_facts_along():
    draft = clean_draft(new_draft(body=QUOTE * 2, quotes={"ab23": {"name": "Mark Rutte"}}))
    assert [facts["name"] for facts in draft["quotes"].values()] == ["Mark Rutte", "Mark Rutte"]


def test_a_headline_is_one_line():
    assert clean_draft(new_draft(headline=" Stor \r\nsak ", body=""))["headline"] == "Stor   sak"


def test_the_body_is_sanitized():
    assert clean_draft(new_draft(body="<p onclick=x>a</p><script>b</script>"))["body"] == "<p>a</p>"


def test_a_clean_draft_stays_as_it_is():
    draft = clean_draft(new_draft(body=QUOTE, tags=[2, 1], related=[{"title": "x", "address": "", "story": None}]))
    assert clean_draft(draft) == draft


def test_a_story_is_linked_to_once():
    links = [{"title": title, "address": "", "story": story} for title, story in [("a", 1), ("b", 1), ("c", None)]]
    assert [link["title"] for link in clean_draft(new_draft(related=links))["related"]] == ["a", "c"]


def test_a_topic_stands_once():
    assert clean_draft(new_draft(tags=[2, 1, 2]))["tags"] == [2, 1]


@pytest.mark.parametrize("ruling", [{}, {"points": "4.1"}, {"points": "4.1", "date": ""}])
def test_a_ruling_without_its_day_is_none(ruling):
    assert clean_draft(new_draft(pfu=ruling))["pfu"] is None
