from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.queries.related import MOST
from articles.queries.story import published_story
from articles.tests.make import make_article, make_tag

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def nato():
    return make_tag("NATO")


def related_to(article):
    return published_story(article.code).related_stories


def test_a_story_that_shares_a_topic_is_related(nato):
    story, other = make_article(tags=[nato]), make_article(tags=[nato])
    make_article(tags=[make_tag("Kina")])
    assert related_to(story) == [other]


def test_a_story_without_topics_has_no_relations(nato):
    make_article(tags=[nato])
    assert related_to(make_article()) == []


def test_a_rare_topic_binds_more_than_a_common_one(nato):
    rare = make_tag("Artikkel 5")
    common = [make_article(tags=[nato]) for _often in range(9)]
    near = make_article(tags=[rare], publish_at=NOW - timedelta(days=20))
    assert related_to(make_article(tags=[nato, rare]))[0] == near
    assert len(common) > MOST


def test_of_stories_with_the_same_topics_the_nearest_in_time_comes_first(nato):
    old = make_article(tags=[nato], publish_at=NOW - timedelta(days=900))
    new = make_article(tags=[nato], publish_at=NOW - timedelta(days=9))
    assert related_to(make_article(tags=[nato])) == [new, old]


@pytest.mark.parametrize(
    "facts", [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": NOW + timedelta(days=1)}]
)
def test_what_readers_may_not_see_is_related_to_nothing(nato, facts):
    make_article(tags=[nato], **facts)
    assert related_to(make_article(tags=[nato])) == []


def test_what_the_editor_chose_comes_first_and_stands_there_once(nato):
    chosen, other = make_article(tags=[nato]), make_article(tags=[nato])
    related = [{"title": "", "address": "", "story": chosen.pk}]
    story = published_story(make_article(tags=[nato], related=related).code)
    assert ([link.story for link in story.related_links], story.related_stories) == ([chosen], [other])


def test_the_editors_choices_leave_room_for_so_many_others(nato):
    for _many in range(9):
        make_article(tags=[nato])
    links = [{"title": "Ute", "address": f"https://example.com/{n}", "story": None} for n in range(3)]
    assert len(related_to(make_article(tags=[nato]))) == MOST
    assert len(related_to(make_article(tags=[nato], related=links))) == MOST - 3


def test_more_stories_on_a_topic_cost_no_more(nato):
    story = make_article(tags=[nato])

    def cost():
        with CaptureQueriesContext(connection) as asked:
            related_to(story)
        return len(asked)

    make_article(tags=[nato])
    before = cost()
    for _many in range(40):
        make_article(tags=[nato])
    assert cost() == before
    assert Article.objects.count() == 42


def test_a_hidden_topic_leads_to_no_story():
    secret = make_tag("Arbeidstittel", is_hidden=True)
    one, _other = make_article(tags=[secret]), make_article(tags=[secret])
    assert published_story(one.code).related_stories == []
