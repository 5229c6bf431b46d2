"""After publication, in a browser: a quote changed with a word to readers, a correction, what readers see of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.actions.publish import publish_article, withdraw_article
from articles.actions.telling import Correction, Told, correct_article
from articles.models import SYSTEM, StoryEvent
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import make_article, make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PFU = {"points": "4.1 og 4.13", "address": "https://presse.no/pfu/1/", "date": "2025-04-08"}


@pytest.fixture
def story(db):
    """A live story with a quote, to which everything has happened."""
    marks = {"pfu": PFU, "ai_use": "Grafen er laget med KI."}
    article = make_article(publish_at=timezone.now() - timedelta(days=1), **quoted(speaker=make_person()), **marks)
    publish_article(article, by=SYSTEM, told=Told(news="Ministeren svarer"))
    for place in ("top", "bottom"):
        correct_article(article, Correction(f"Det var tre, ikke to ({place}).", place=place), by=SYSTEM)
    return article


def address(name, article):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def change_the_quote(page, article):
    page.goto(address("change", article))
    page.locator(".ProseMirror q").dblclick()
    page.keyboard.type("alle")
    page.get_by_role("button", name="Publiser endringer").click()
    expect(page.get_by_role("heading", name="Ordene i sitater som leserne har, er endret")).to_be_visible()


def test_a_quote_is_changed_with_the_correction_that_was_drafted(page, editor, sign_in, story):
    sign_in(editor)
    change_the_quote(page, story)
    expect(page.get_by_label("Dette får leserne vite")).to_have_value(
        "Et sitat av Mark Rutte er rettet. Tidligere sto det: «Vi må gjøre dette»."
    )
    page.get_by_label("Ja, slik det står her").check()
    page.get_by_role("button", name="Publiser endringer").click()
    expect(page.get_by_text("Publisert. Leserne ser denne versjonen nå.")).to_be_visible()
    page.goto(story.get_absolute_url())
    expect(page.locator(".corrections").first).to_contain_text("Tidligere sto det: «Vi må gjøre dette».")


def test_a_live_story_is_corrected_from_its_form(page, editor, sign_in, story):
    sign_in(editor)
    page.goto(address("change", story))
    page.get_by_role("link", name="Rett saken").click()
    page.get_by_label("Dette får leserne vite").fill("Det var fire.")
    page.get_by_role("button", name="Publiser rettelsen").click()
    expect(page.get_by_text("Rettet. Leserne ser det")).to_be_visible()
    assert StoryEvent.objects.last().text == "Det var fire."


def test_the_history_of_a_story_leads_to_its_corrections(page, story):
    page.goto(story.get_absolute_url())
    page.get_by_text("Sakens historie").click()
    expect(page.locator(".story-history")).to_contain_text("Oppdatert: Ministeren svarer")
    page.locator(".story-history a").last.click()
    expect(page.locator(":target")).to_contain_text("Det var tre, ikke to (bottom).")


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_everybody_can_use_what_comes_after_publication(
    page, editor, sign_in, story, axe, scrolls_sideways, width, scheme
):
    gone = withdraw_article(make_article(), by=SYSTEM)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in (story.get_absolute_url(), "/rettelser/", gone.get_absolute_url()):
        page.goto(path)
        if page.locator("summary").count():
            page.locator("summary").click()
        found[path] = axe(page) + ["scrolls sideways"] * scrolls_sideways(page)
    sign_in(editor)
    page.goto(address("correct", make_article(**quoted("En setning om mangt og meget " * 4))))
    found["correct"] = axe(page) + ["scrolls sideways"] * scrolls_sideways(page)
    change_the_quote(page, story)
    found["asked"] = axe(page)
    assert found == dict.fromkeys(found, [])
