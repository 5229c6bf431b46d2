from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.bin import bin_article, empty_bin, take_from_bin
from articles.actions.errors import NotAllowed
from articles.actions.save import save_draft
from articles.models import Article, Revision
from articles.tests.make import make_article, make_draft, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_a_story_in_the_bin_is_in_no_list(chief):
    article = bin_article(make_article(status="draft"), by=chief)
    assert not Article.objects.visible_to(chief).exists()
    assert list(Article.objects.in_bin()) == [article]


def test_a_story_comes_back_as_it_was(chief):
    article = make_article(status="draft", tags=[make_tag("NATO")], **quoted("Ja"))
    save_draft(article, make_draft(headline="To", tags=list(article.tags.all()), **quoted("Ja")), by=chief, base=1)
    address = article.get_absolute_url()
    bin_article(article, by=chief)
    back = take_from_bin(article, by=chief)
    assert (back.get_absolute_url(), back.revisions.count(), back.quotes.get().words) == (address, 2, "Ja")
    assert [tag.name for tag in back.tags.all()] == ["NATO"]
    assert list(Article.objects.visible_to(chief)) == [back]


def test_what_readers_have_is_not_deleted(chief):
    with pytest.raises(NotAllowed):
        bin_article(make_article(), by=chief)


def test_a_reporter_deletes_nothing(reporter):
    with pytest.raises(NotAllowed):
        bin_article(make_article(status="draft"), by=reporter)


def test_the_bin_is_emptied_after_thirty_days(chief):
    old, young = make_article(status="draft", **quoted()), make_article(status="draft")
    bin_article(old, by=chief, at=NOW - timedelta(days=30))
    bin_article(young, by=chief, at=NOW - timedelta(days=29))
    assert empty_bin(NOW) == 1
    assert list(Article.objects.all()) == [young]
    assert Revision.objects.count() == 1
