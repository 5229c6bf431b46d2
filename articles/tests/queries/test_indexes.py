from datetime import timedelta

import pytest
from django.utils import timezone

from articles.queries import indexes
from articles.queries.indexes import index_of
from articles.queries.topics import people_with_a_page, topics_in_use
from articles.tests.make import make_article, make_person, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def topics():
    """The index of topics, all of them in use."""

    def index(*names, **asked):
        make_article(tags=[make_tag(name) for name in names])
        return index_of(topics_in_use(), "slug", **asked)

    return index


def names_under(index):
    return [(letter.name, [str(row) for row in rows]) for letter, rows in index.groups]


def test_names_stand_in_norwegian_order_under_norwegian_letters(topics):
    index = topics("Ås", "Zulu", "Ærlig", "Øy", "Aas", "Aalesund", "Ålesund", "Abel", "2030")
    assert names_under(index) == [
        ("A", ["Abel"]),
        ("Z", ["Zulu"]),
        ("Æ", ["Ærlig"]),
        ("Ø", ["Øy"]),
        ("Å", ["Aalesund", "Ålesund", "Ås", "Aas"]),
        ("0–9", ["2030"]),
    ]


def test_people_stand_under_their_surnames():
    make_article(by=[make_person("Anne Aas"), make_person("Aase Berg")])
    assert names_under(index_of(people_with_a_page(), "code")) == [("B", ["Aase Berg"]), ("Å", ["Anne Aas"])]


def test_a_person_is_named_by_surname_in_the_index():
    assert make_person("Ursula von der Leyen").index_name == "Leyen, Ursula von der"
    assert make_person("Madonna").index_name == "Madonna"


def test_a_long_index_has_a_page_for_each_letter(topics, monkeypatch):
    monkeypatch.setattr(indexes, "MOST_ON_ONE_PAGE", 2)
    index = topics("Aas", "Abel", "Zulu", "Øy")
    assert names_under(index) == [("A", ["Abel"])]
    assert names_under(index_of(topics_in_use(), "slug", letter="å")) == [("Å", ["Aas"])]
    assert not index.is_whole


def test_the_pages_of_a_letter_follow_each_other_without_gap_or_double(topics):
    first = topics("Ka", "Kb", "Kc", "Kd", "Ke", letter="k", size=2)
    second = index_of(topics_in_use(), "slug", letter="k", after=first.next_after, size=2)
    third = index_of(topics_in_use(), "slug", letter="k", after=second.next_after, size=2)
    assert [str(row) for page in (first, second, third) for row in page.groups[0][1]] == ["Ka", "Kb", "Kc", "Kd", "Ke"]
    assert third.next_after == ""


@pytest.mark.parametrize("asked", [{"letter": "ж"}, {"letter": "aa"}, {"letter": "K"}, {"letter": "k", "after": "nei"}])
def test_an_index_has_no_page_for_what_is_no_letter_and_no_name(topics, asked):
    assert topics("Kina", **asked) is None


def test_a_letter_without_names_is_a_page(topics):
    assert names_under(topics("Kina", letter="q")) == [("Q", [])]


def test_what_readers_may_not_see_is_in_no_index():
    make_article(tags=[make_tag("Kladd")], by=[make_person("Kari Kladd")], status="draft")
    later = {"publish_at": NOW + timedelta(hours=1)}
    make_article(tags=[make_tag("Senere")], **quoted(speaker=make_person("Siv Senere")), **later)
    make_article(**quoted(speaker=make_person("Uli Ulistet", is_listed=False)))
    make_article(**quoted(speaker=make_person("Siri Stille"), is_listed=False))
    assert index_of(topics_in_use(), "slug").groups == []
    assert index_of(people_with_a_page(), "code").groups == []
