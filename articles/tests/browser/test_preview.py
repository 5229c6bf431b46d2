"""The preview beside the form follows what is written, and a link opens a draft for somebody without a log-in."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Revision
from articles.tests.browser.conftest import SIGHTS
from articles.tests.browser.test_writing import EDITOR, change, into_text
from articles.tests.make import make_article, make_person, make_section, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "".join(f"<p>Avsnitt nummer {n} med noen ord til.</p>" for n in range(60))


@pytest.fixture
def in_form(page, editor, sign_in):
    """Open a story's form with the preview beside it, and return the frame."""
    sign_in(editor)

    def enter(address):
        page.goto(address)
        page.get_by_role("button", name="Forhåndsvis", exact=True).click()
        frame = page.frame_locator(".preview iframe")
        expect(frame.get_by_text("Utkast – ikke publisert")).to_be_visible()
        return frame

    return enter


def frame_of(page):
    return next(frame for frame in page.frames if frame.url.endswith("/preview/"))


def test_the_preview_follows_what_is_typed_and_stays_where_it_was_scrolled(page, in_form):
    article = make_article(status="draft", body=LONG)
    frame = in_form(change(article))
    frame_of(page).evaluate("() => { window.isTheSame = true; scrollTo({ top: 900, behavior: 'instant' }) }")
    page.fill("#id_headline", "Tittel som skrives nå")
    expect(frame.locator("h1")).to_have_text("Tittel som skrives nå")
    into_text(page, f"{EDITOR} p >> nth=0")
    page.keyboard.type("Ferskt. ")
    expect(frame.locator(".story-text")).to_contain_text("Ferskt.")
    assert frame_of(page).evaluate("() => [window.isTheSame, Math.round(scrollY)]") == [True, 900]
    assert Revision.objects.count() == 1


def test_a_new_story_is_previewed_before_it_is_saved(page, in_form):
    make_section()
    frame = in_form(reverse("admin:articles_article_add"))
    page.fill("#id_headline", "Ingen har lagret dette")
    page.fill("#id_topics", "Et nytt emne,")
    page.select_option("#id_section", label="Utenriks")
    for words in ("Ingen har lagret dette", "Et nytt emne"):
        expect(frame.get_by_text(words)).to_be_visible()
    expect(frame.locator(".kicker")).to_have_text("Utenriks")
    assert not Revision.objects.exists()


def test_the_width_is_switched_and_remembered(page, in_form):
    article = make_article(**quoted(speaker=make_person()))
    in_form(change(article))
    assert frame_of(page).evaluate("innerWidth") in range(386, 391)
    page.get_by_role("button", name="Skjerm").click()
    assert frame_of(page).evaluate("innerWidth") in range(1270, 1281)
    frame, screen = (page.locator(f".preview {part}").bounding_box() for part in ("iframe", ".screen"))
    assert frame["width"] <= screen["width"] + 1
    in_form(change(article))
    expect(page.get_by_role("button", name="Skjerm")).to_have_attribute("aria-pressed", "true")


def test_the_preview_is_opened_and_closed_from_the_keyboard(page, editor, sign_in):
    sign_in(editor)
    page.goto(change(make_article()))
    button = page.get_by_role("button", name="Forhåndsvis", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".preview")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_escape_inside_the_preview_closes_it_too(page, in_form):
    frame = in_form(change(make_article()))
    frame.locator("h1").click()
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()


def test_links_in_the_preview_leave_the_frame_as_it_is(page, in_form):
    frame = in_form(change(make_article(**quoted(speaker=make_person()))))
    with page.context.expect_page() as opened:
        frame.locator(".kicker a").click()
    opened.value.close()
    frame.locator(".quoted-words a").click()
    assert len(page.context.pages) == 1
    assert frame_of(page).url.endswith("/preview/")


def test_a_failing_answer_leaves_the_last_preview_with_a_sentence(page, in_form):
    frame = in_form(change(make_article(headline="Sist sett")))
    expect(frame.locator("h1")).to_have_text("Sist sett")
    page.context.set_offline(True)
    page.fill("#id_headline", "Kommer ikke fram")
    expect(page.get_by_text("henger ikke med akkurat nå")).to_be_visible()
    expect(frame.locator("h1")).to_have_text("Sist sett")
    page.context.set_offline(False)
    page.fill("#id_headline", "Kommer fram")
    expect(frame.locator("h1")).to_have_text("Kommer fram")
    expect(page.get_by_text("henger ikke med akkurat nå")).to_be_hidden()


def test_without_script_the_preview_is_a_link_to_a_tab_of_its_own(browser, live_server, page, editor, sign_in):
    sign_in(editor)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(change(make_article()))
    with context.expect_page() as opened:
        plain.get_by_role("link", name="Forhåndsvis").click()
    expect(opened.value.get_by_text("Utkast – ikke publisert")).to_be_visible()
    context.close()


def test_a_link_opens_the_draft_without_a_log_in_and_dies_when_it_is_taken_back(
    page, editor, sign_in, browser, live_server
):
    sign_in(editor)
    page.goto(change(make_article(status="draft", headline="Hemmelig sak")))
    page.fill("#id_headline", "Skrevet og ikke lagret")
    page.get_by_role("button", name="Del utkastet").click()
    page.get_by_label("24 timer").check()
    page.get_by_role("button", name="Lag lenke").click()
    address = page.get_by_label("Lenken, som bare vises").input_value()
    path = re.search("/utkast/.*", address)[0]
    stranger = browser.new_context(base_url=live_server.url)
    theirs = stranger.new_page()
    theirs.goto(path)
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Hemmelig sak")
    assert stranger.cookies() == []
    page.get_by_role("button", name="Trekk tilbake lenken").click()
    expect(page.get_by_text("Lenken fører ingen steder lenger")).to_be_visible()
    assert theirs.goto(path).status == 404
    stranger.close()
    expect(page.locator("#id_headline")).to_have_value("Skrevet og ikke lagret")


@pytest.mark.parametrize(("width", "scheme"), [*SIGHTS, (820, "light")])
def test_everybody_can_use_the_preview_the_dialog_and_the_shared_page(
    page, in_form, axe, scrolls_sideways, width, scheme
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    article = make_article(status="draft", **quoted(speaker=make_person()))
    in_form(change(article))
    found = axe(page)
    page.get_by_role("button", name="Lukk").click()
    page.get_by_role("button", name="Del utkastet").click()
    page.get_by_role("button", name="Lag lenke").click()
    address = page.get_by_label("Lenken, som bare vises").input_value()
    found += axe(page)
    page.goto(re.search("/utkast/.*", address)[0])
    assert found + axe(page) == []
    assert not scrolls_sideways(page)


def test_the_mark_stands_on_paper_too(page, in_form):
    article = make_article()
    in_form(change(article))
    page.goto(reverse("admin:articles_article_preview", args=[article.pk]))
    page.emulate_media(media="print")
    expect(page.get_by_text("Utkast – ikke publisert")).to_be_visible()
