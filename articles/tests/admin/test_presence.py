"""The pulse of an open form: who else is here, whether there is a newer version, and a token to go on with."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.presence import note_presence
from articles.actions.save import save_draft
from articles.models import Presence
from articles.tests.admin.desk import change, filled
from articles.tests.make import make_article, make_draft, make_user, take_right

pytestmark = pytest.mark.django_db


def at(name, article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def test_a_pulse_notes_that_one_is_here(as_reporter, reporter):
    article = make_article(status="draft")
    assert as_reporter.post(at("pulse", article)).json()["here"] == []
    assert Presence.objects.get().user == reporter


def test_colleagues_are_named_with_the_time_they_came(as_reporter, editor, settings):
    settings.LANGUAGE_CODE = "nb"
    editor.first_name, editor.last_name = "Kari", "Nordmann"
    editor.save()
    article = make_article(status="draft")
    note_presence(article, by=editor)
    (sentence,) = as_reporter.post(at("pulse", article)).json()["here"]
    assert re.fullmatch(r"Kari Nordmann er i saken, siden kl\. \d\d\.\d\d", sentence)


def test_who_has_not_been_heard_of_for_two_minutes_is_gone(as_reporter, editor):
    article = make_article(status="draft")
    note_presence(article, by=editor, at=timezone.now() - timedelta(minutes=2))
    assert as_reporter.post(at("pulse", article)).json()["here"] == []


def test_who_closes_the_form_is_gone_at_once(as_reporter):
    article = make_article(status="draft")
    as_reporter.post(at("pulse", article))
    assert as_reporter.post(at("leave", article)).status_code == 204
    assert not Presence.objects.exists()


def test_a_pulse_tells_of_the_newest_version_and_who_saved_it(as_reporter, editor):
    article = make_article(status="draft")
    save_draft(article, make_draft(), by=editor, base=1)
    told = as_reporter.post(at("pulse", article)).json()
    assert (told["version"], told["saved_by"]) == (2, "editor")


def test_a_pulse_tells_which_lost_save_was_made(as_reporter):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny")
    as_reporter.post(at("autosave", article), sent)
    told = as_reporter.post(at("pulse", article), {"key": [sent["key"], "unknown"]}).json()
    assert told["made"].keys() == {sent["key"]}
    assert told["made"][sent["key"]]["version"] == 2
    assert told["made"][sent["key"]]["story"]["change"] == change(article)


def test_a_colleagues_saves_are_nobody_elses_to_ask_for(as_reporter, editor):
    article = make_article(status="draft")
    save_draft(article, make_draft(), by=editor, base=1, key="theirs")
    assert as_reporter.post(at("pulse", article), {"key": "theirs"}).json()["made"] == {}


def test_a_fresh_token_lets_a_page_go_on_after_a_new_log_in(reporter):
    article = make_article(status="draft")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reporter)
    assert strict.post(at("pulse", article)).status_code == 403
    told = strict.get(at("pulse", article)).json()
    assert strict.post(at("pulse", article), headers={"X-CSRFToken": told["token"]}).status_code == 200
    assert told["user"] == reporter.pk


def test_asking_for_a_token_notes_nobody(as_reporter):
    article = make_article(status="draft")
    as_reporter.get(at("pulse", article))
    assert not Presence.objects.exists()


def test_a_new_story_has_a_pulse_without_anybody_in_it(as_reporter):
    told = as_reporter.post(reverse("admin:articles_article_add_pulse")).json()
    assert (told["here"], "version" in told) == ([], False)


@pytest.mark.parametrize("name", ["pulse", "leave"])
def test_who_may_not_change_is_refused(as_reporter, reporter, name):
    article = make_article(status="draft")
    take_right(reporter, "change_article")
    assert as_reporter.post(at(name, article)).status_code == 403


def test_a_story_in_the_bin_has_no_pulse(as_reporter, chief):
    article = make_article(status="draft")
    bin_article(article, by=chief)
    answer = as_reporter.post(at("pulse", article))
    assert (answer.status_code, answer.json()["kind"]) == (404, "refused")


@pytest.mark.parametrize("name", ["pulse", "leave"])
def test_a_stranger_is_sent_to_the_log_in_and_nothing_is_kept(client, as_reporter, name):
    article = make_article(status="draft")
    assert "no-store" in as_reporter.post(at(name, article))["Cache-Control"]
    assert Client().post(at(name, article)).url.startswith(reverse("admin:login"))


def test_a_pulse_costs_the_same_however_many_are_here_and_whatever_was_saved(as_reporter, editor):
    article = make_article(status="draft")

    def queries():
        as_reporter.post(at("pulse", article))
        with CaptureQueriesContext(connection) as captured:
            as_reporter.post(at("pulse", article), {"key": "x"})
        return len(captured)

    before = queries()
    for number in range(5):
        note_presence(article, by=make_user(f"user{number}", is_staff=True, is_superuser=True))
        save_draft(article, make_draft(), by=editor, base=article.version)
    assert queries() == before
    assert as_reporter.get(change(article)).status_code == 200
