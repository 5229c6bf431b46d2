"""The whole way with the keyboard alone: a manuscript is pasted, put right, marked, published and read."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Person
from articles.tests.browser.test_manuscript import SUBHEADING, press, read, tab_to
from articles.tests.browser.test_quote_marks import CHIP, DIALOG
from articles.tests.browser.test_quote_marks import press as press_keys
from articles.tests.browser.test_writing import EDITOR
from articles.tests.make import make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paste_and_put_right(page):
    """The first quote is Rutte's, and one sub-heading is a paragraph after all."""
    page.goto(reverse("admin:articles_article_changelist"))
    press(page, page.get_by_role("link", name="Lim inn manus"))
    read(page)
    tab_to(page, page.get_by_label("Sagt av").first)
    press_keys(page, "Control+a")
    page.keyboard.type("Mark Rutte")
    press_keys(page, "Escape")
    tab_to(page, page.get_by_label(f"Hva dette er: {SUBHEADING}"))
    page.keyboard.type("Avs")
    press(page, page.get_by_role("button", name="Lag utkast"))


def mark_a_new_quote(page):
    """The first two words of the text are said by somebody whom the newsroom has not met."""
    press_keys(page, "Alt+Shift+3", "Control+Home", *["Shift+Control+ArrowRight"] * 2, "Control+Shift+s")
    expect(page.locator(DIALOG)).to_be_visible()
    page.keyboard.type("Kari Nordmann")
    tab_to(page, page.locator(f"{DIALOG} [data-who=role]"))
    page.keyboard.type("tolk")
    press_keys(page, "Enter")
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.locator(CHIP).first).to_have_text("Kari Nordmann")


def test_an_editor_takes_a_manuscript_to_the_readers_without_a_mouse(page, editor, sign_in):
    make_section("Utenriks")
    sign_in(editor)
    paste_and_put_right(page)
    press_keys(page, "Alt+Shift+1")
    page.keyboard.type("Ishiba og Rutte møttes i Tokyo")
    tab_to(page, page.locator("#id_section"))
    page.keyboard.type("Utenriks")
    mark_a_new_quote(page)
    press_keys(page, "Control+Shift+Enter")
    expect(page.locator("[name=_publish]")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    article = Article.objects.published().get()
    said = dict(article.quotes.values_list("words", "speaker__name"))
    assert said["Et sterkere NATO vil være til stor fordel for Japan"] == "Mark Rutte"
    assert said["Japans statsminister"] == "Kari Nordmann"
    assert Person.objects.get(name="Kari Nordmann").title == "tolk"

    page.goto(article.get_absolute_url())
    story = page.locator("article.story")
    expect(story.get_by_role("heading", level=1)).to_have_text("Ishiba og Rutte møttes i Tokyo")
    expect(story.locator(".story-text p", has_text=SUBHEADING)).to_be_visible()
    expect(story.locator(".story-text h2")).to_have_count(2)
    expect(story.locator(".quoted")).to_contain_text("Kari Nordmann")
    expect(story.locator("[id^=q-]")).to_have_count(5)

    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator(EDITOR)).to_be_visible()
    versions = article.revisions.count()
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    assert article.revisions.count() == versions
