"""What a story's text suggests for its topics, and why."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import articles
from articles.text.topics.suggestions import PARTS, suggest_tags, topics_of
from articles.text.topics.vocabulary import Term, Vocabulary

SEED = Path(articles.__file__).parent / "seed"
TOPICS = json.loads((SEED / "topics.json").read_text(encoding="utf-8"))
HEADLINE, LEDE, *BODY = (SEED / "japan-og-nato.txt").read_text(encoding="utf-8").splitlines()
ANOTHER = """Hurtigbåten til Florø går ikke i helga
Ruta er innstilt på grunn av slitasje i girkassen, opplyser rederiet.
– Vi beklager overfor dem som hadde kjøpt billett, sier driftssjef Randi Sølvberg.
Passasjerene får pengene tilbake, og Sølvberg håper at båten er i drift mandag."""


def suggested(text: str, *names: str):
    vocabulary = Vocabulary(Term(at, name) for at, name in enumerate(names))
    return suggest_tags({"body": text}, vocabulary)


@pytest.fixture
def seed_vocabulary():
    return Vocabulary(
        Term(at, name, topic["kind"] == "subject")
        for at, topic in enumerate(TOPICS)
        for name in [topic["name"], *topic.get("aliases", [])]
    )


def test_the_first_story_suggests_its_topics_with_what_told_of_them(seed_vocabulary):
    found = suggest_tags({"headline": HEADLINE, "lede": LEDE, "body": "\n".join(BODY)}, seed_vocabulary)
    told = {TOPICS[each.tag]["name"]: each.triggers for each in found.tags}
    assert {"NATO", "Japan", "Kina", "Russland", "Ukraina", "Nord-Korea"} <= told.keys()
    assert told["NATO"] == ["NATOs", "forsvarsalliansen", "NATO", "NATO-initiativ"]
    assert told["Kina"] == ["Kina", "Kinas"]


def test_the_first_story_gets_its_topics_unasked_and_those_of_its_headline_first(seed_vocabulary):
    found = topics_of({"headline": HEADLINE, "lede": LEDE, "body": "\n".join(BODY)}, seed_vocabulary)
    names = [TOPICS[each.tag]["name"] for each in found]
    assert names == ["Japan", "Ukraina", "NATO", "Russland", "Nord-Korea", "Kina"]


def test_a_subject_that_the_text_only_touches_on_is_suggested_and_not_given():
    vocabulary = Vocabulary([Term(1, "Forsvar", is_subject=True), Term(2, "Bergen")])
    for body, given_unasked in (("Om forsvar i Bergen.", [2]), ("Forsvaret i Bergen. Om forsvar.", [1, 2])):
        assert {each.tag for each in suggest_tags({"body": body}, vocabulary).tags} == {1, 2}
        assert [each.tag for each in topics_of({"body": body}, vocabulary)] == given_unasked


def test_another_story_suggests_none_of_them(seed_vocabulary):
    headline, lede, *body = ANOTHER.splitlines()
    found = suggest_tags({"headline": headline, "lede": lede, "body": "\n".join(body)}, seed_vocabulary)
    assert found.tags == []
    assert [name.name for name in found.names] == ["Randi Sølvberg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Stein Olsen kom.", "Stein"), ("Det sa Kari Moss.", "Moss"), ("Det sa Per Hansen Dahl.", "Per Hansen")],
)
def test_part_of_somebodys_name_is_no_topic(text, name):
    assert suggested(text, name).tags == []


def test_a_person_is_a_topic_by_the_surname():
    found = suggest_tags({"body": "Mark Rutte kom."}, Vocabulary([Term(1, "Rutte", is_person=True)]))
    assert [each.triggers for each in found.tags] == [["Rutte"]]


def test_a_topic_named_in_compounds_alone_is_suggested_and_one_in_titles_alone_is_not():
    found = suggested("NATO-landene møtte USA-presidenten på NATO-toppmøtet.", "NATO", "USA")
    assert [(each.tag, each.count) for each in found.tags] == [(0, 2)]


def test_headline_weighs_more_than_lede_and_lede_more_than_text():
    vocabulary = Vocabulary(Term(at, name) for at, name in enumerate(["Kina", "Japan", "Norge", "Island"]))
    texts = {"headline": "Om Norge", "lede": "Om Japan", "body": "Om Island, om Kina og Kina"}
    assert [each.tag for each in suggest_tags(texts, vocabulary).tags] == [2, 1, 0, 3]


def test_a_topic_has_its_count_and_where_it_stands_first():
    (found,) = suggested("Om Natos plan og NATO.", "NATO").tags
    assert (found.triggers, found.count, found.part, found.first) == (["Natos", "NATO"], 2, "body", 3)


def test_a_short_name_at_the_head_of_sentences_alone_is_not_suggested():
    assert suggested("Mal huset. Mal mer.", "Mal").tags == []
    assert suggested("Mal huset i Mal.", "Mal").tags[0].count == 2


def test_somebody_presented_is_a_new_name_with_later_mentions():
    (name,) = suggested("Statsminister Shigeru Ishiba kom. Det sa Ishiba. Ishibas bil sto.").names
    assert (name.name, name.count) == ("Shigeru Ishiba", 3)


def test_an_organisation_met_twice_or_by_its_letters_is_a_new_name():
    found = suggested("De støtter NSATU. Han er i Norsk Folkehjelp. Nå er Norsk Folkehjelps leder her, og Telenor.")
    assert [name.name for name in found.names] == ["Norsk Folkehjelp", "NSATU"]


def test_a_name_that_is_a_topic_is_no_new_one():
    assert suggested("Statsminister Shigeru Ishiba kom.", "Shigeru Ishiba").names == []


def test_an_apostrophe_behind_an_s_owns_and_is_no_second_name():
    assert [name.name for name in suggested("Det er Aas' hus. Det er Kari Aas'.").names] == ["Kari Aas"]


@given(st.text(alphabet="ABabsæå «»–'.,\n"))
def test_any_text_can_be_read_and_places_are_right(text):
    found = suggested(text, "Ab", "Bab a")
    for each in found.tags:
        assert text[each.first :].startswith(each.triggers[0])
    assert all(text[each.first :].startswith(each.name[0]) for each in found.names)
    assert {each.part for each in [*found.tags, *found.names]} <= set(PARTS)
