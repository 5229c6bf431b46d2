"""«Fire øyne»: a newsroom that asks for it lets nobody publish what nobody else has worked on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.batch_topics import put_topic
from articles.actions.errors import NotReady
from articles.actions.publish import plan_update, publish_article
from articles.actions.save import newest_revision, save_draft, start_article
from articles.actions.workflow import mark_ready
from articles.models import SYSTEM
from articles.tests.make import make_article, make_draft, make_tag

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _four_eyes(settings):
    settings.FOUR_EYES = True
    settings.LANGUAGE_CODE = "en"


def test_what_one_wrote_alone_one_does_not_publish(editor):
    article = start_article(make_draft(), by=editor)
    save_draft(article, make_draft(), by=editor, base=1)
    with pytest.raises(NotReady, match="Nobody publishes alone here"):
        publish_article(article, by=editor)


def test_a_chief_is_no_exception(chief):
    with pytest.raises(NotReady):
        publish_article(start_article(make_draft(), by=chief), by=chief)


def test_a_colleague_publishes_it(reporter, editor):
    assert publish_article(start_article(make_draft(), by=reporter), by=editor).is_published()


def test_what_a_colleague_has_worked_on_one_publishes_oneself(reporter, editor):
    article = start_article(make_draft(), by=reporter)
    save_draft(article, make_draft(), by=editor, base=1)
    assert publish_article(article, by=editor).is_published()


def test_changes_that_one_wrote_alone_are_not_planned_either(editor):
    article = make_article()
    article.revisions.update(author=editor)
    save_draft(article, newest_revision(article).content | {"headline": "Ny"}, by=editor, base=1)
    with pytest.raises(NotReady):
        plan_update(article, by=editor, update_at=LATER)


def test_a_planned_story_goes_out_without_what_one_wrote_alone_since(editor, chief):
    article = publish_article(start_article(make_draft(headline="Lest"), by=editor), by=chief, publish_at=LATER)
    save_draft(article, make_draft(headline="Ulest"), by=editor, base=1)
    article.refresh_from_db()
    assert (article.headline, article.has_unpublished_changes) == ("Lest", True)


def test_the_newsroom_itself_needs_no_colleague():
    assert publish_article(start_article(make_draft(), by=SYSTEM), by=SYSTEM).is_published()


def test_without_the_setting_one_publishes_alone(editor, settings):
    settings.FOUR_EYES = False
    assert publish_article(start_article(make_draft(), by=editor), by=editor).is_published()


def test_a_topic_that_a_colleague_put_on_many_stories_is_no_second_pair_of_eyes(editor, chief):
    article = start_article(make_draft(), by=editor)
    assert put_topic([article], make_tag("NATO"), by=chief).changed
    with pytest.raises(NotReady):
        publish_article(article, by=editor)


def test_what_a_colleague_has_found_ready_one_publishes_oneself(editor, chief):
    article = mark_ready(start_article(make_draft(), by=editor), by=chief)
    assert publish_article(article, by=editor).is_published()


def test_what_one_has_found_ready_oneself_is_still_ones_own(editor):
    article = mark_ready(start_article(make_draft(), by=editor), by=editor)
    with pytest.raises(NotReady):
        publish_article(article, by=editor)


def test_what_was_written_after_a_colleague_found_it_ready_is_read_by_nobody(editor, chief):
    article = mark_ready(start_article(make_draft(), by=editor), by=chief)
    save_draft(article, make_draft(), by=editor, base=1)
    with pytest.raises(NotReady):
        publish_article(article, by=editor)


def test_a_colleague_reads_again_what_is_ready_already(editor, chief):
    article = mark_ready(start_article(make_draft(), by=editor), by=editor)
    mark_ready(article, by=chief)
    save_draft(article, make_draft(), by=editor, base=1)
    mark_ready(article, by=chief)
    assert publish_article(article, by=editor).is_published()
