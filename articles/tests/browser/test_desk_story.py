"""A story's whole life in a browser: handed in, sent back, put right, planned for the morning, out, and corrected."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, AuditEntry
from articles.tests.browser.test_writing import EDITOR, change, into_text
from articles.tests.make import make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CORRECTION = "I en tidligere versjon sto det at broen er 90 meter lang. Den er 80."


@pytest.fixture
def let_it_be(monkeypatch):
    """Move the newsroom's clock: `let_it_be(moment)`."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def said(page):
    return page.locator(".messagelist")


def press_on_desk(page, name):
    page.locator(".workflow").get_by_role("button", name=name, exact=True).click()


def hand_in_a_new_story(page):
    page.goto(reverse("admin:articles_article_add"))
    page.fill("#id_headline", "Broen åpner i mai")
    page.fill("#id_lede", "Kommunen er ferdig et år før tiden.")
    into_text(page, EDITOR)
    page.keyboard.type("Broen er 90 meter lang.")
    page.get_by_role("link", name="Lever …").click()
    page.keyboard.type("Klar for lesing")
    press_on_desk(page, "Lever")
    expect(said(page)).to_contain_text("Levert til desken.")
    return Article.objects.get()


def send_back(page, article):
    page.goto("/admin/")
    page.get_by_role("link", name="Broen åpner i mai").first.click()
    expect(page.locator(".workflow blockquote")).to_have_text("Klar for lesing")
    page.get_by_label("Notat til kollegaen").fill("Seksjon mangler")
    press_on_desk(page, "Send tilbake")
    expect(said(page)).to_contain_text("Sendt tilbake til reporter.")


def put_right(page, article):
    page.goto(change(article))
    expect(page.locator(".workflow blockquote")).to_have_text("Seksjon mangler")
    page.select_option("#id_section", label="Innenriks")
    press_on_desk(page, "Lever")
    expect(said(page)).to_contain_text("Levert til desken.")


def plan(page, article, morning):
    page.goto(change(article))
    page.get_by_label("Dag og klokkeslett").fill(f"{morning:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Planlegg til").click()
    expect(said(page)).to_contain_text("kl. 06.00")


def correct(page, article):
    page.goto(change(article))
    page.get_by_role("link", name="Rett saken").click()
    page.get_by_label("Dette får leserne vite").fill(CORRECTION)
    page.get_by_role("button", name="Publiser rettelsen").click()
    expect(said(page)).to_contain_text("Rettet.")


def test_a_story_goes_from_a_reporter_to_readers_and_is_corrected(
    new_page, sign_in, reporter, editor, chief, let_it_be
):
    make_section("Innenriks")
    writing, desk, chiefs, reading = (new_page() for _each in range(4))
    sign_in(reporter, writing)
    sign_in(editor, desk)
    article = hand_in_a_new_story(writing)
    send_back(desk, article)
    put_right(writing, article)
    tomorrow = timezone.localdate() + timedelta(days=1)
    morning = timezone.make_aware(datetime.combine(tomorrow, time(6)))
    plan(desk, article, morning)
    article.refresh_from_db()
    assert reading.goto(article.get_absolute_url()).status == 404

    let_it_be(morning - timedelta(seconds=1))
    assert reading.goto(article.get_absolute_url()).status == 404
    let_it_be(morning)
    assert reading.goto(article.get_absolute_url()).status == 200
    expect(reading.locator("main")).to_contain_text("Broen er 90 meter lang.")

    let_it_be(morning + timedelta(hours=1))
    sign_in(chief, chiefs)
    correct(chiefs, article)
    reading.reload()
    expect(reading.locator(".corrections").first).to_contain_text("Rettelse")
    expect(reading.locator(".corrections").first).to_contain_text(CORRECTION)
    reading.get_by_text("Sakens historie").click()
    expect(reading.locator(".story-history")).to_contain_text("Publisert")
    expect(reading.locator(".story-history")).to_contain_text("kl. 07.00")
    done = list(AuditEntry.objects.about(article).order_by("at", "pk").values_list("action", flat=True))
    assert [step for step in done if step != "saved"] == [
        *("created", "handed_in", "sent_back", "handed_in", "planned", "went_out", "corrected"),
    ]
