from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from articles.tests.make import make_article, make_section

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_readers_see_a_story_from_its_hour_on():
    article = make_article(publish_at=NOW)
    assert article not in Article.objects.published(NOW - timedelta(seconds=1))
    assert article in Article.objects.published(NOW)


@pytest.mark.parametrize("status", ["draft", "review", "ready", "withdrawn"])
def test_readers_see_no_story_in_another_state(status):
    article = make_article(status=status)
    assert article not in Article.objects.published()
    assert not article.is_published()


def test_a_planned_story_says_so():
    article = make_article(publish_at=NOW + timedelta(hours=1))
    assert article.is_planned(NOW)
    assert not article.is_planned(NOW + timedelta(hours=1))


def test_the_reporters_view_holds_drafts(reporter):
    article = make_article(status="draft")
    assert article in Article.objects.visible_to(reporter)


def test_a_readers_view_holds_what_is_published(reader):
    make_article(status="draft")
    published = make_article()
    assert list(Article.objects.visible_to(reader)) == [published]


def test_the_newest_come_first():
    older = make_article(publish_at=NOW - timedelta(hours=2))
    newer = make_article(publish_at=NOW - timedelta(hours=1))
    assert list(Article.objects.published().newest_first()) == [newer, older]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"publish_at": None}, "article_published_needs_publish_at"),
        ({"headline": ""}, "article_published_needs_headline_and_text"),
        ({"section": None}, "article_published_needs_section"),
        ({"projected_version": 9}, "article_projects_an_existing_version"),
    ],
)
def test_the_database_refuses_what_readers_must_not_meet(change, name):
    article = make_article()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**change)


def test_the_address_holds_section_code_and_headline():
    article = make_article(headline="Økonomi på Ås", section=make_section("Sport"))
    assert article.get_absolute_url() == f"/sport/i/{article.code}/okonomi-pa-as/"


def test_two_stories_may_have_one_headline():
    assert make_article(headline="Vær").get_absolute_url() != make_article(headline="Vær").get_absolute_url()
