from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.errors import NotAllowed
from articles.actions.preview_links import hash_of, make_preview_link, revoke_preview_link
from articles.models import PreviewLink
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_only_the_hash_of_the_secret_is_kept(reporter):
    link, secret = make_preview_link(make_article(status="draft"), by=reporter)
    assert link.hash == hash_of(secret)
    assert len(secret) >= 40
    assert secret not in str(PreviewLink.objects.values().get())


def test_a_link_dies_when_its_time_is_up(reporter):
    link, _secret = make_preview_link(make_article(), by=reporter, lasts=timedelta(hours=1), at=NOW)
    assert list(PreviewLink.objects.open(NOW)) == [link]
    assert list(PreviewLink.objects.open(NOW + timedelta(hours=1))) == []


def test_a_link_dies_when_it_is_revoked(reporter):
    link, _secret = make_preview_link(make_article(), by=reporter)
    revoke_preview_link(link, by=reporter)
    assert list(PreviewLink.objects.open(timezone.now())) == []


def test_a_link_dies_with_its_story(chief):
    article = make_article(status="draft")
    make_preview_link(article, by=chief)
    bin_article(article, by=chief)
    assert list(PreviewLink.objects.open(timezone.now())) == []


@pytest.mark.parametrize("hours", [0, 73])
def test_a_link_lives_three_days_at_most(reporter, hours):
    with pytest.raises(ValueError, match="72 hours"):
        make_preview_link(make_article(), by=reporter, lasts=timedelta(hours=hours))


def test_a_reader_gives_no_links_away_and_revokes_none(reader, reporter):
    article = make_article(status="draft")
    with pytest.raises(NotAllowed):
        make_preview_link(article, by=reader)
    link, _secret = make_preview_link(article, by=reporter)
    with pytest.raises(NotAllowed):
        revoke_preview_link(link, by=reader)
