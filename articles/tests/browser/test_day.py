"""«Dagen» in a browser: on a phone and on a desk, in light and dark, full and empty, with a thumb."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, StoryEvent
from articles.queries.day import MOST
from articles.tests.make import make_article, make_section, make_user, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = reverse("admin:index")
SIGHTS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def filled(editor):
    """A story of every kind, with the longest word that Norwegians have, and one list with more than it shows."""
    now, other = timezone.now(), make_user("kari", first_name="Kari", last_name="Nordmann", is_staff=True)
    long = "Menneskerettighetsorganisasjonene saksøker Utlendingsdirektoratet"
    facts = {"headline": long, "section": make_section("Utenriks", colour="blue"), "made_by": editor}
    draft, review, live = (
        make_article(**facts, **quoted(), status=status) for status in ("draft", "review", "published")
    )
    planned = make_article(**facts, publish_at=now + timedelta(days=9))
    make_article(**facts, status="draft")
    for _number in range(MOST + 1):
        make_article(status="ready")
    for article, moments in (
        (draft, {"due_at": now - timedelta(days=1), "assigned_to": other}),
        (review, {"handed_in_by": other, "embargo_until": now + timedelta(minutes=1)}),
        (live, {"publish_at": now, "updated_at": now, "unpublish_at": now + timedelta(days=1)}),
        (planned, {"assigned_to": other}),
    ):
        Article.objects.filter(pk=article.pk).update(**moments)
    StoryEvent.objects.create(article=live, kind=StoryEvent.Kind.CORRECTION, text="Feil tall.")


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_a_full_day_is_accessible(page, editor, filled, sign_in, axe, scrolls_sideways, width, scheme):
    sign_in(editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for address in (DAY, f"{DAY}?all=ready&section=0"):
        page.goto(address)
        assert axe(page) == []
        assert not scrolls_sideways(page)


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_an_empty_day_is_accessible(page, editor, sign_in, axe, width, scheme):
    sign_in(editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(DAY)
    expect(page.get_by_text("Ingen saker venter på gjennomlesing.")).to_be_visible()
    assert axe(page) == []


def test_the_smallest_phone_shows_the_day_without_sideways_scroll(page, editor, filled, sign_in, scrolls_sideways):
    sign_in(editor)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(DAY)
    assert not scrolls_sideways(page)


def test_a_thumb_anywhere_on_a_line_opens_its_story(page, editor, filled, sign_in):
    sign_in(editor)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(DAY)
    line = page.locator(".ready .day-line").first
    box = line.bounding_box()
    assert box["height"] >= 44
    line.scroll_into_view_if_needed()
    line.click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(page).to_have_url(re.compile(r"/change/$"))


def test_a_problem_on_a_line_leads_to_its_place_and_not_to_the_top(page, editor, filled, sign_in):
    sign_in(editor)
    page.goto(DAY)
    page.get_by_role("link", name="1 sitat uten kilde").first.click()
    expect(page.locator("#id_quotes-aaaa22-speaker")).to_be_in_viewport()


def test_the_day_is_narrowed_without_a_script(browser, live_server, editor, filled, sign_in):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(editor, page)
    page.goto(DAY)
    page.get_by_label("Hvem").select_option(label="Kari Nordmann")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.locator(".late .day-line")).to_have_count(1)
    expect(page.locator(".ready .day-line")).to_have_count(0)
    expect(page.get_by_label("Hvem").locator("option:checked")).to_have_text("Kari Nordmann")
    context.close()
