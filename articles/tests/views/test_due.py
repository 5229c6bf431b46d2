"""Planned changes reach readers on time, whether a timer runs or not."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.actions.publish import plan_update
from articles.actions.save import save_draft
from articles.models import SYSTEM, Article
from articles.tests.make import make_article, make_draft

pytestmark = pytest.mark.django_db


def planned(minutes):
    """A live story whose change is due so many minutes from now."""
    at = timezone.now()
    article = make_article(headline="Gammelt", publish_at=at - timedelta(days=1))
    save_draft(article, make_draft(headline="Nytt"), by=SYSTEM, base=1)
    plan_update(article, by=SYSTEM, update_at=at + timedelta(minutes=minutes))
    return article


def test_the_first_reader_after_the_hour_gets_the_change(client):
    article = planned(minutes=-1)
    assert "Nytt" in client.get("/").content.decode()
    article.refresh_from_db()
    assert article.update_at is None
    assert "Nytt" in client.get(article.get_absolute_url()).content.decode()


def test_a_reader_of_the_story_itself_gets_the_change(client):
    article = planned(minutes=-1)
    assert "Nytt" in client.get(article.get_absolute_url(), follow=True).content.decode()


def test_before_the_hour_no_reader_sees_a_word_of_it(client):
    article = planned(minutes=1)
    for address in ("/", article.get_absolute_url(), article.section.get_absolute_url(), "/feed/"):
        assert "Nytt" not in client.get(address).content.decode()


def test_the_command_gives_out_what_is_due_and_says_so(capsys):
    article = planned(minutes=-1)
    planned(minutes=1)
    call_command("publish_due")
    article.refresh_from_db()
    assert capsys.readouterr().out == f"Nytt: {article.get_absolute_url()}\n"
    call_command("publish_due")
    assert capsys.readouterr().out == ""


def test_editors_pages_and_absent_ones_give_nothing_out(client, editor):
    planned(minutes=-1)
    client.force_login(editor)
    client.get("/admin/")
    client.get("/healthz")
    assert Article.objects.due_for_update().exists()
