"""What is told before publishing, in a browser: a stop leads to its place, is put right, and the story goes out."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.tests.browser.test_writing import EDITOR, change, save, wait_until_selected
from articles.tests.make import make_article, make_person, quoted
from articles.text.rules.finding import in_short

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGHTS = [(1280, "light"), (1280, "dark"), (820, "light"), (820, "dark")]
PANEL = "section.checks"


def links(page, sentence):
    return page.locator(f"{PANEL} [data-check]", has_text=sentence)


def test_a_stop_leads_to_its_place_is_put_right_and_the_story_goes_out(page, editor, sign_in):
    sign_in(editor)
    make_person("Mark Rutte")
    article = make_article(status="draft", **quoted() | {"headline": ""})
    page.goto(change(article))
    save(page, "_publish")
    expect(page.locator("#checks-heading")).to_be_focused()
    links(page, "Tittelen mangler").click()
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.type("Toppmøte i Tokyo")
    expect(links(page, "Tittelen mangler")).to_have_count(0)
    links(page, "1 sitat uten kilde").click()
    speaker = page.get_by_role("combobox", name="Kilde", exact=True).first
    expect(speaker).to_be_focused()
    speaker.press_sequentially("mark")
    page.locator("[role=option]", has_text="Mark Rutte").click()
    expect(page.locator(PANEL)).to_contain_text("Klar til publisering")
    save(page, "_publish")
    assert Article.objects.published().get().headline == "Toppmøte i Tokyo"


def test_a_long_paragraph_is_found_in_the_text(page, editor, sign_in):
    sign_in(editor)
    long = f"Den gang da{' ord' * 151}"
    page.goto(change(make_article(status="draft", body=f"<p>Først.</p><p>{long}</p>")))
    expect(page.locator(EDITOR)).to_be_visible()
    links(page, "Den gang da").click()
    wait_until_selected(page, in_short(long).removesuffix(" …"))


def test_who_stands_on_a_link_stays_there_while_another_goes(page, editor, sign_in):
    sign_in(editor)
    page.goto(change(make_article(status="draft", headline="", lede="ord " * 31)))
    expect(page.locator(EDITOR)).to_be_visible()
    page.locator(f"{PANEL} summary").click()
    page.fill("#id_headline", "Ny")
    links(page, "emner").focus()
    expect(links(page, "Tittelen mangler")).to_have_count(0)
    expect(links(page, "emner")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_panel_is_for_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    sign_in(editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{change(make_article(status='draft', **quoted() | {'headline': ''}))}?missing=1")
    expect(page.locator(EDITOR)).to_be_visible()
    expect(page.locator("#checks-heading")).to_be_in_viewport()
    page.locator(f"{PANEL} summary").click()
    assert axe(page) == []
    assert not scrolls_sideways(page)
