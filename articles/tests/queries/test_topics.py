from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, TaggedArticle
from articles.queries import topics
from articles.queries.topics import around_topic, topic_page, topic_quotes
from articles.tests.make import make_article, make_person, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def nato():
    return make_tag("NATO")


def said(*words, **facts):
    """Published stories with a quote each, the first the newest."""
    speaker = facts.pop("speaker", None) or make_person()
    return [
        make_article(**quoted(word, f"ref{n:03}", speaker), publish_at=NOW - timedelta(hours=1 + n), **facts)
        for n, word in enumerate(words)
    ]


def words_of(quotes):
    return [quote.words for quote in quotes]


def test_a_year_has_the_stories_of_that_year_alone(nato):
    new_years_eve = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)  # in Oslo it is next year already
    stories = [make_article(tags=[nato], publish_at=at) for at in (new_years_eve, datetime(2022, 5, 1, tzinfo=UTC))]
    assert topic_page(nato).years == [2025, 2022]
    assert topic_page(nato, year="2025").stories.articles == [stories[0]]
    assert topic_page(nato, year="2022").stories.articles == [stories[1]]


@pytest.mark.parametrize("year", ["2023", "2024", "x", "02022", "٢٠٢٢", "-1", "99999"])
def test_a_year_without_stories_has_no_page(nato, year):
    make_article(tags=[nato], publish_at=datetime(2022, 5, 1, tzinfo=UTC))
    make_article(tags=[nato], publish_at=datetime(2024, 5, 1, tzinfo=UTC), status="draft")
    assert topic_page(nato, year=year) is None


def test_years_count_published_stories_alone(nato):
    make_article(tags=[nato], publish_at=datetime(2022, 5, 1, tzinfo=UTC))
    make_article(tags=[nato], publish_at=NOW + timedelta(days=700))
    make_article(tags=[nato], publish_at=datetime(2020, 5, 1, tzinfo=UTC))
    Article.objects.filter(publish_at__year=2020).update(status="withdrawn")
    assert topic_page(nato).years == [2022]


def test_pages_of_a_topic_follow_each_other_without_gap_or_double(nato):
    at = NOW - timedelta(hours=2)
    stories = [make_article(tags=[nato], publish_at=at) for _same_second in range(25)]
    first = topic_page(nato)
    second = topic_page(nato, after=first.stories.next_after)
    assert first.stories.articles + second.stories.articles == stories[::-1]


def test_what_is_said_on_a_topic_is_told_newest_first(nato):
    said("Først", "Så", "Sist", tags=[nato])
    said("Noe annet", tags=[make_tag("Kina")])
    assert words_of(around_topic(nato).said) == words_of(topic_quotes(nato).quotes) == ["Først", "Så", "Sist"]


@pytest.mark.parametrize("facts", [{"status": "draft"}, {"publish_at": NOW + timedelta(hours=1)}])
def test_what_is_not_published_is_said_nowhere(nato, facts):
    make_article(tags=[nato], **quoted("Hemmelig", speaker=make_person()), **facts)
    assert (around_topic(nato).said, around_topic(nato).most_quoted, topic_quotes(nato).quotes) == ([], [], [])


@pytest.mark.parametrize("change", ["unlisted person", "unlisted quote", "withdrawn", "retired", "no speaker"])
def test_what_may_not_be_listed_is_said_nowhere(nato, change):
    speaker = None if change == "no speaker" else make_person(is_listed=change != "unlisted person")
    article = make_article(tags=[nato], **quoted("Hemmelig", speaker=speaker, is_listed=change != "unlisted quote"))
    if change == "withdrawn":
        Article.objects.update(status="withdrawn")
    if change == "retired":
        article.quotes.update(retired_at=NOW)
    assert around_topic(nato).said == topic_quotes(nato).quotes == []


def test_pages_of_quotes_follow_each_other_whatever_is_looked_at(nato, monkeypatch):
    monkeypatch.setattr(topics, "LOOKED_AT", 2)
    said("En", "To", tags=[nato])
    for n in range(3):
        make_article(tags=[nato], publish_at=NOW - timedelta(days=1, hours=n))
    said_later = quoted("Tre", "eldre2", make_person())
    make_article(tags=[nato], publish_at=NOW - timedelta(days=9), **said_later)
    found, after = [], ""
    for _page in range(3):
        page = topic_quotes(nato, after=after)
        found, after = found + words_of(page.quotes), page.next_after
    assert (found, after) == (["En", "To", "Tre"], "")


def test_a_story_with_many_quotes_goes_on_over_the_page(nato):
    people = make_person()
    body = "".join(f'<p>– <q data-quote="ref{n:03}">Ord {n}</q>, sa Rutte.</p>' for n in range(25))
    make_article(tags=[nato], body=body, quotes={f"ref{n:03}": {"speaker": people.pk} for n in range(25)})
    first = topic_quotes(nato)
    second = topic_quotes(nato, after=first.next_after)
    assert words_of(first.quotes) + words_of(second.quotes) == [f"Ord {n}" for n in range(25)]


@pytest.mark.parametrize("after", ["x", "-", "aaaa2222-ref000", "ref000", "-ref000"])
def test_a_page_of_quotes_after_nothing_is_none(nato, after):
    said("Ord", tags=[nato])
    assert topic_quotes(nato, after=after) is None


def test_those_who_are_quoted_most_come_first(nato):
    often, seldom, once = make_person("Ofte Sitert"), make_person("Sjelden Sitert"), make_person("Bare Engang")
    said("1", "2", "3", tags=[nato], speaker=often)
    said("1", "2", tags=[nato], speaker=seldom)
    said("1", tags=[nato], speaker=once)
    assert [(p.name, p.times) for p in around_topic(nato).most_quoted] == [("Ofte Sitert", 3), ("Sjelden Sitert", 2)]


def test_a_rare_topic_is_nearer_than_a_common_one(nato):
    common, rare = make_tag("Verden"), make_tag("Artikkel 5")
    for _both in range(2):
        make_article(tags=[nato, common, rare])
    for _other in range(4):
        make_article(tags=[common])
    assert around_topic(nato).related == [rare, common]


def test_topics_of_drafts_are_near_to_nothing(nato):
    make_article(tags=[nato, make_tag("Hemmelig")], status="draft")
    make_article(tags=[nato])
    assert around_topic(nato).related == []


def test_a_topic_follows_its_stories_moment(nato):
    article = make_article(tags=[nato], status="draft")
    assert TaggedArticle.objects.get(content_object=article).publish_at is None
    published = make_article(tags=[nato])
    assert TaggedArticle.objects.get(content_object=published).publish_at == published.publish_at


def test_a_hidden_topic_is_near_to_nothing_and_in_no_index(nato):
    secret = make_tag("Arbeidstittel", is_hidden=True)
    make_article(tags=[nato, secret])
    assert around_topic(nato).related == []
    assert list(topics.topics_in_use()) == [nato]
