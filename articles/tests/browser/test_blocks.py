"""Fact boxes and pull-quotes in a browser: made with a button, written in, left again, and shown to readers."""

import pytest
from playwright.sync_api import expect

from articles.tests.browser.conftest import SIGHTS
from articles.tests.browser.test_writing import EDITOR, change, into_text, save
from articles.tests.make import make_article, make_person, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOX = "<aside><h3>Fakta</h3><p>En</p></aside>"
PULL = '<blockquote class="pull"><p>Vi må gjøre dette</p></blockquote>'


@pytest.fixture
def opened(page, editor, sign_in):
    """Open a draft with a body, the caret at its end."""

    def open_(body, **facts):
        sign_in(editor)
        article = make_article(status="draft", body=body, **facts)
        page.goto(change(article))
        into_text(page, f"{EDITOR} >> css=p,h2,h3 >> nth=0")
        go(page, "Control+End")
        return article

    return open_


def go(page, *keys):
    """Move the caret, and wait for the editor to hear of it: nobody types within a millisecond."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate("() => new Promise((done) => setTimeout(done, 50))")


def saved(page, article) -> str:
    save(page)
    article.refresh_from_db()
    return article.body


def test_chosen_blocks_become_a_fact_box_whose_heading_is_there_to_be_written(page, opened):
    article = opened("<h2>Før</h2><p>En</p><ul><li><p>To</p></li></ul>")
    go(page, "Shift+ArrowUp")
    page.click("[data-command=factBox]")
    page.keyboard.type("Om NATO")
    box = "<aside><h3>Om NATO</h3><p>En</p><ul><li><p>To</p></li></ul></aside>"
    assert saved(page, article) == f"<h2>Før</h2>{box}"


def test_the_button_takes_the_box_away_again_with_the_heading_that_nobody_wrote(page, opened):
    article = opened("<p>En</p><p>To</p>")
    page.click("[data-command=factBox]")
    expect(page.locator("[data-command=factBox]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"{EDITOR} aside h3")).to_have_text("Fakta")
    page.click("[data-command=factBox]")
    page.keyboard.type("!")
    assert saved(page, article) == "<p>En</p><p>!To</p>"


def test_all_of_a_story_goes_into_a_box_and_out_again(page, opened):
    article = opened("<h2>Én</h2><blockquote><p>To</p></blockquote><p>Tre</p>")
    go(page, "Control+a")
    page.click("[data-command=factBox]")
    box = "<aside><h3>Én</h3><p>To</p><p>Tre</p></aside>"
    assert saved(page, article) == box
    into_text(page, f"{EDITOR} h3")
    go(page, "Control+a")
    page.click("[data-command=factBox]")
    assert saved(page, article) == "<h3>Én</h3><p>To</p><p>Tre</p>"


def test_a_heading_that_somebody_wrote_stays_when_the_box_goes(page, opened):
    article = opened("<aside><h3>Om NATO</h3><p>En</p></aside><p>To</p>")
    go(page, "Control+Home")
    page.click("[data-command=factBox]")
    assert saved(page, article) == "<h3>Om NATO</h3><p>En</p><p>To</p>"


def test_there_is_room_below_a_box_that_stands_last(page, opened):
    article = opened(BOX)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Under")
    assert saved(page, article) == f"{BOX}<p>Under</p>"


def test_there_is_room_above_a_box_that_stands_first(page, opened):
    article = opened(BOX)
    go(page, "Control+Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("Over")
    assert saved(page, article) == f"<p>Over</p>{BOX}"


def test_an_empty_last_line_leads_out_of_a_box(page, opened):
    article = opened(f"{BOX}<p>Etter</p>")
    into_text(page, f"{EDITOR} aside p")
    go(page, "End", "Enter", "Enter")
    page.keyboard.type("Mellom")
    assert saved(page, article) == f"{BOX}<p>Mellom</p><p>Etter</p>"


def test_an_empty_line_amid_a_box_does_not_tear_it(page, opened):
    article = opened("<aside><h3>Fakta</h3><p>En</p><p>To</p></aside><p>Etter</p>")
    into_text(page, f"{EDITOR} aside p >> nth=0")
    go(page, "End", "Enter", "Enter")
    page.keyboard.type("x")
    assert saved(page, article) == "<aside><h3>Fakta</h3><p>En</p><p>x</p><p>To</p></aside><p>Etter</p>"


def test_backspace_leads_the_first_line_out_of_a_box(page, opened):
    article = opened(f"<p>Før</p>{BOX}")
    into_text(page, f"{EDITOR} aside h3")
    go(page, "Home")
    page.keyboard.press("Backspace")
    assert saved(page, article) == "<p>Før</p><h3>Fakta</h3><aside><p>En</p></aside>"


def test_opening_a_story_that_ends_with_a_box_is_no_change(page, opened):
    article = opened(BOX)
    go(page, "Control+Home")
    save(page)
    assert article.revisions.count() == 1


def test_a_marked_quote_is_set_large_after_its_paragraph(page, opened):
    article = opened('<p>– <q data-quote="aaaa22">Vi må</q>, sa hun, <q data-quote="aaaa22">nå</q>.</p><p>To</p>')
    go(page, "Control+Home")
    go(page, *["ArrowRight"] * 4)
    page.click("[data-command=pullQuote]")
    pull = '<blockquote class="pull"><p>Vi må nå</p></blockquote>'
    assert saved(page, article).endswith(f"</p>{pull}<p>To</p>")


def test_chosen_words_are_set_large_and_the_button_takes_them_away_again(page, opened):
    article = opened("<p>Hun sa «ja».</p>")
    go(page, "Shift+Home")
    page.click("[data-command=pullQuote]")
    expect(page.locator(f"{EDITOR} .pull")).to_have_text("Hun sa «ja».")
    page.click("[data-command=pullQuote]")
    expect(page.locator(f"{EDITOR} .pull")).to_have_count(0)
    save(page)
    assert article.revisions.count() == 1


def test_without_words_there_is_nothing_to_set_large(page, opened):
    opened("<p>Ord</p>")
    expect(page.locator("[data-command=pullQuote]")).to_have_attribute("aria-disabled", "true")


def test_words_that_the_text_does_not_say_stay_when_the_pull_quote_goes(page, opened):
    article = opened(f"<p>En</p>{PULL}")
    page.click("[data-command=pullQuote]")
    assert saved(page, article) == "<p>En</p><p>Vi må gjøre dette</p>"


def test_enter_leads_out_of_a_pull_quote_and_backspace_makes_it_text(page, opened):
    article = opened(f"<p>Vi må gjøre dette</p>{PULL}")
    page.keyboard.press("Enter")
    page.keyboard.type("Under")
    into_text(page, f"{EDITOR} .pull")
    go(page, "Home")
    page.keyboard.press("Backspace")
    assert saved(page, article) == "<p>Vi må gjøre dette</p><p>Vi må gjøre dette</p><p>Under</p>"


def test_a_pull_quote_that_the_text_does_not_say_is_told_of_beside_it(page, opened):
    article = opened(f"<p>En</p>{PULL}")
    page.fill("#id_headline", "Ny")
    save(page, "_publish")
    sentence = page.locator(".body .error")
    expect(sentence).to_have_text("Det uthevede sitatet «Vi må gjøre dette» står ikke i teksten.")
    article.refresh_from_db()
    assert not article.is_published()


def test_a_quote_within_a_block_quote_has_its_card(page, opened):
    opened('<blockquote><p>– <q data-quote="aaaa22">Ja</q>, sa hun.</p></blockquote>')
    expect(page.locator(".quotes legend:visible")).to_have_text("Ja")


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_blocks_are_open_to_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    story = quoted(speaker=make_person("Mark Rutte"))
    long_word = "<p>Menneskerettighetsorganisasjonsmedlemmene</p>"
    body = f"{story['body']}{PULL}{BOX}<p>– Nei, sa Rutte.</p><aside>{long_word}</aside>"
    article = make_article(body=body, quotes=story["quotes"])
    page.goto(article.get_absolute_url())
    expect(page.get_by_role("complementary", name="Fakta")).to_have_count(2)
    expect(page.locator(".pull figcaption")).to_have_text("Mark Rutte")
    assert axe(page) == []
    assert not scrolls_sideways(page)
    sign_in(editor)
    page.goto(change(article))
    expect(page.locator("[data-offer]")).to_be_visible()
    assert axe(page) == []
    assert not scrolls_sideways(page)
