"""One topic put on many stories, or taken from them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.batch_topics import put_topic
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM
from articles.tests.make import make_article, make_section, make_tag, make_user, take_right

pytestmark = pytest.mark.django_db


@pytest.fixture
def nato(db):
    return make_tag("NATO")


def topics_of(article) -> list[str]:
    return list(article.tagged.order_by("order").values_list("tag__name", flat=True))


def test_a_draft_gets_the_topic_last(nato, editor):
    article = make_article(status="draft", tags=[make_tag("EU")])
    put_topic([article], nato, by=editor)
    assert topics_of(article) == ["EU", "NATO"]


def test_readers_of_a_live_story_get_it_from_who_may_publish(nato, editor):
    article = make_article()
    outcome = put_topic([article], nato, by=editor)
    assert (topics_of(article), outcome.changed) == (["NATO"], [article])
    article.refresh_from_db()
    assert not article.has_unpublished_changes
    assert article.updated_at is None


def test_it_waits_where_the_user_may_not_publish(nato, editor):
    take_right(editor, "publish_article")
    article = make_article()
    outcome = put_topic([article], nato, by=editor)
    assert (topics_of(article), outcome.waiting) == ([], [article])


def test_other_changes_that_wait_do_not_go_out_with_it(nato, editor):
    article = make_article(headline="Som leserne har den")
    save_draft(article, newest_revision(article).draft | {"headline": "Uferdig"}, by=SYSTEM, base=1)
    outcome = put_topic([article], nato, by=editor)
    article.refresh_from_db()
    assert (article.headline, outcome.waiting) == ("Som leserne har den", [article])
    assert newest_revision(article).draft["tags"] == [nato.pk]


def test_changes_that_wait_stay_behind_when_a_planned_story_gets_it(nato, editor, reporter):
    article = make_article(headline="Som planlagt", publish_at=timezone.now() + timedelta(hours=1))
    save_draft(article, newest_revision(article).draft | {"headline": "Uferdig"}, by=reporter, base=1)
    outcome = put_topic([article], nato, by=editor)
    article.refresh_from_db()
    assert (article.headline, outcome.waiting) == ("Som planlagt", [article])


def test_a_planned_story_in_which_nothing_waits_goes_out_with_it(nato, editor):
    article = make_article(publish_at=timezone.now() + timedelta(hours=1))
    assert put_topic([article], nato, by=editor).changed == [article]
    assert topics_of(article) == ["NATO"]


def test_taking_it_away_leaves_the_others_in_their_order(nato, editor):
    article = make_article(tags=[make_tag("EU"), nato, make_tag("FN")])
    put_topic([article], nato, by=editor, remove=True)
    assert topics_of(article) == ["EU", "FN"]


def test_a_story_that_has_it_gets_no_version(nato, editor):
    article = make_article(tags=[nato])
    assert put_topic([article], nato, by=editor).unchanged == [article]
    assert article.revisions.count() == 1


def test_others_stories_are_left_alone(nato, reporter):
    article = make_article(status="draft", section=make_section("Sport"), made_by=make_user("en annen"))
    assert put_topic([article], nato, by=reporter).foreign == [article]
    assert article.revisions.count() == 1


def test_a_sensitive_topic_is_put_on_by_a_chief_alone(editor, chief):
    case = make_tag("Saken mot N.N.", is_sensitive=True)
    article = make_article(status="draft")
    refused = put_topic([article], case, by=editor)
    assert (refused.foreign, len(refused.told)) == ([article], 1)
    assert put_topic([article], case, by=chief).changed == [article]
