"""A change to a live story that goes out by itself: the live version stays until the new one takes over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.due import publish_due
from articles.actions.errors import NotAllowed, NotReady
from articles.actions.publish import drop_update, plan_update, publish_article, withdraw_article
from articles.actions.quotes import correct_quote
from articles.actions.save import save_draft
from articles.actions.telling import Told
from articles.models import Article
from articles.tests.make import make_article, make_draft, make_person, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=2)


def planned(editor, **facts):
    facts |= quoted(speaker=make_person())
    article = make_article(headline="Nå", publish_at=NOW - timedelta(days=1), **quoted())
    save_draft(article, make_draft(headline="Så", **facts), by=editor, base=1)
    return plan_update(article, by=editor, update_at=LATER, at=NOW, told=Told(news="Ny tittel"))


def headline(article):
    return Article.objects.get(pk=article.pk).headline


def test_the_live_version_stays_until_the_new_one_takes_over(editor):
    article = planned(editor)
    assert publish_due(NOW + timedelta(hours=1)) == []
    assert headline(article) == "Nå"
    assert publish_due(LATER) == [article]
    article.refresh_from_db()
    assert (article.headline, article.updated_at, article.update_at) == ("Så", LATER, None)
    assert article.publish_at == NOW - timedelta(days=1)


def test_a_change_goes_out_once(editor):
    planned(editor)
    assert len(publish_due(LATER)) == 1
    assert publish_due(LATER) == []


def test_later_saves_do_not_change_what_goes_out(editor):
    article = planned(editor)
    save_draft(article, make_draft(headline="Kladd"), by=editor, base=2)
    publish_due(LATER)
    article.refresh_from_db()
    assert article.headline == "Så"
    assert article.has_unpublished_changes


def test_a_story_that_fails_delays_no_other(editor, caplog):
    broken, whole = planned(editor), planned(editor)
    Article.objects.filter(pk=broken.pk).update(update_version=99)
    assert publish_due(LATER) == [whole]
    assert "was not done" in caplog.text
    assert headline(broken) == "Nå"


@pytest.mark.parametrize("otherwise", [publish_article, drop_update, withdraw_article])
def test_a_plan_is_forgotten_when_it_was_decided_otherwise(editor, otherwise):
    article = otherwise(planned(editor), by=editor)
    assert (article.update_at, article.update_version, publish_due(LATER)) == (None, None, [])


def test_a_quote_put_right_is_right_in_what_goes_out_too(editor):
    article = planned(editor, lede="Ny ingress")
    save_draft(article, make_draft(headline="Kladd", **quoted()), by=editor, base=2)
    correct_quote(article.quotes.get(), by=editor, role="statsråd")
    assert (headline(article), article.quotes.get().role) == ("Nå", "statsråd")
    publish_due(LATER)
    assert (headline(article), article.quotes.get().role) == ("Så", "statsråd")


def test_only_who_may_publish_plans(reporter):
    article = make_article()
    with pytest.raises(NotAllowed):
        plan_update(article, by=reporter, update_at=LATER)


def test_only_a_whole_draft_of_a_live_story_is_planned(editor):
    with pytest.raises(ValueError, match="readers have"):
        plan_update(make_article(status="draft"), by=editor, update_at=LATER)
    article = make_article()
    save_draft(article, make_draft(headline=""), by=editor, base=1)
    with pytest.raises(NotReady):
        plan_update(article, by=editor, update_at=LATER)
