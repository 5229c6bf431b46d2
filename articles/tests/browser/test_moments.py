"""The button says what will happen, and an hour that the clock shows twice is asked about, in a browser."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PRIMARY = "[data-gives-out]"
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]


def open_story(page, article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))


def type_time(page, time):
    page.get_by_label("Dag og klokkeslett").fill(time)


def test_the_button_follows_the_time_that_is_typed(page, editor, sign_in):
    sign_in(editor)
    open_story(page, make_article(status="draft"))
    button = page.locator(PRIMARY)
    expect(button).to_have_text("Publiser nå")
    expect(page.get_by_role("button", name="Planlegg")).to_have_count(0)
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    for day, said in [
        (today, ""),
        (tomorrow, f"{WEEKDAYS[tomorrow.weekday()]} "),
        (datetime(2031, 2, 8, tzinfo=UTC), "8. februar 2031 "),
    ]:
        type_time(page, f"{day:%Y-%m-%d}T06:00")
        expect(button).to_have_text(f"Planlegg til {said}06.00")
    type_time(page, "")
    expect(button).to_have_text("Publiser nå")


def test_what_the_button_says_is_what_happens(page, editor, sign_in):
    sign_in(editor)
    article = make_article()
    open_story(page, article)
    expect(page.locator(PRIMARY)).to_have_text("Publiser endringer")
    type_time(page, "2031-02-08T06:00")
    page.get_by_role("button", name="Planlegg endringer til 8. februar 2031 06.00").click()
    expect(page.get_by_text("Endringene går ut 8. februar 2031 kl. 06.00.")).to_be_visible()
    assert Article.objects.get().update_at == datetime(2031, 2, 8, 5, 0, tzinfo=UTC)


def test_an_hour_shown_twice_is_asked_about_and_chosen(page, editor, sign_in):
    sign_in(editor)
    open_story(page, make_article(status="draft"))
    type_time(page, "2031-10-26T02:30")
    page.locator(PRIMARY).click()
    page.get_by_label("02.30 vintertid (andre gang)").check()
    page.locator(PRIMARY).click()
    expect(page.get_by_text("Planlagt til 26. oktober 2031 kl. 02.30 vintertid.")).to_be_visible()
    assert Article.objects.get().publish_at == datetime(2031, 10, 26, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_everybody_can_use_the_question(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    sign_in(editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    open_story(page, make_article(status="draft"))
    type_time(page, "2031-03-30T02:30")
    page.locator(PRIMARY).click()
    expect(page.get_by_role("group", name="Hvilket mener du?")).to_be_visible()
    assert axe(page) == []
    assert not scrolls_sideways(page)
