import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import SYSTEM, Article, can

pytestmark = pytest.mark.django_db


def test_a_reporter_writes_and_does_not_publish(reporter):
    assert can(reporter, "change", Article)
    assert not can(reporter, "publish", Article)


def test_an_editor_publishes(editor):
    assert can(editor, "publish", Article())


def test_who_may_change_may_see(editor):
    assert can(editor, "view", Article)


@pytest.mark.parametrize("action", ["view", "add", "change", "delete", "publish"])
def test_a_reader_may_do_nothing_here(reader, action):
    assert not any(can(nobody, action, Article) for nobody in (reader, AnonymousUser(), None))


def test_a_chief_who_has_left_may_do_nothing(chief):
    chief.is_active = False
    assert not can(chief, "view", Article)


def test_the_newsroom_itself_may_do_everything():
    assert can(SYSTEM, "publish", Article)
