"""Topics in a browser: searched, ordered, made new, suggested and dismissed, without a mouse."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, DismissedSuggestion, Tag, TagAlias
from articles.tests.browser.conftest import SIGHTS
from articles.tests.browser.test_writing import EDITOR, change, save
from articles.tests.make import make_article, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>NATOs plan for Kina.</p><p>Det sier NATO og statsminister Shigeru Ishiba.</p>"
FIELD = "#id_topics"


@pytest.fixture
def story(db):
    nato = make_tag("NATO", kind=Tag.Kind.ORGANISATION)
    TagAlias.objects.create(tag=nato, name="forsvarsalliansen")
    make_tag("Kina", kind=Tag.Kind.PLACE)
    make_tag("Økonomi")
    return make_article(status="draft", body=BODY, tags=[make_tag("Japan", kind=Tag.Kind.PLACE)])


@pytest.fixture
def at_topics(page, chief, sign_in, story):
    """The form of the story, with the cursor in its topics."""
    sign_in(chief)
    page.goto(change(story))
    expect(page.locator(EDITOR)).to_be_visible()
    page.locator(FIELD).focus()
    return page


def chips(page):
    return page.locator("[data-chips] [data-name]")


def options(page):
    return page.locator("#topics-found [role=option]")


def suggestion(page, name):
    return page.locator(f"[data-suggestion][data-name='{name}']")


def kept(story) -> list[str]:
    story.refresh_from_db()
    return [tagged.tag.name for tagged in story.tagged.select_related("tag")]


def test_a_story_is_tagged_with_the_keyboard_alone(at_topics, story):
    page, keys = at_topics, at_topics.keyboard
    keys.type("oekonomi")
    expect(options(page)).to_have_text(["Økonomi tema · 0 saker"])
    keys.press("Enter")
    expect(chips(page)).to_have_text(["Japan Hovedemne", "Økonomi"])
    keys.press("ArrowLeft")
    keys.press("Shift+ArrowLeft")
    expect(chips(page)).to_have_text(["Økonomi Hovedemne", "Japan"])
    expect(chips(page).first).to_be_focused()
    keys.press("End")
    keys.type("Mjøsa")
    expect(options(page)).to_have_text(["Nytt emne: Mjøsa"])
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(chips(page).last).to_have_text("Mjøsa nytt")
    keys.press("Tab")
    expect(suggestion(page, "NATO").locator("[data-take]")).to_be_focused()
    keys.press("+")
    expect(suggestion(page, "Kina").locator("[data-take]")).to_be_focused()
    keys.press("Delete")
    expect(suggestion(page, "Kina")).to_have_count(0)
    keys.press("Control+s")
    page.wait_for_load_state()
    expect(page.locator(".messagelist")).to_contain_text("Lagret")
    expect(chips(page)).to_have_text(["Økonomi Hovedemne", "Japan", "Mjøsa", "NATO"])
    expect(page.locator("[data-suggestion]")).to_have_count(1)
    assert kept(story) == ["Økonomi", "Japan", "Mjøsa", "NATO"]
    assert DismissedSuggestion.objects.get().tag.name == "Kina"


def test_backspace_marks_the_last_topic_before_it_takes_it(at_topics):
    page = at_topics
    page.keyboard.press("Backspace")
    expect(page.locator(".chip.marked")).to_contain_text("Japan")
    page.keyboard.press("Backspace")
    expect(chips(page)).to_have_count(0)
    expect(page.locator(FIELD)).to_be_focused()


def test_what_is_spelt_alike_comes_before_a_new_topic_and_is_not_taken_by_itself(at_topics):
    page = at_topics
    page.keyboard.type("Nattoo")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_text(["Japan Hovedemne", "NATO"])


def test_pasted_names_become_the_topics_that_they_mean(at_topics, story):
    page = at_topics
    page.fill(FIELD, "Forsvarsalliansen, ØKONOMI, Mjøsa")
    expect(chips(page)).to_have_text(["Japan Hovedemne", "NATO", "Økonomi"])
    expect(page.locator(FIELD)).to_have_value("Mjøsa")
    save(page)
    assert kept(story) == ["Japan", "NATO", "Økonomi", "Mjøsa"]


def test_what_stands_in_the_field_is_told_to_be_no_topic_yet(at_topics):
    page = at_topics
    page.keyboard.type("Mjøsa")
    page.locator("#id_headline").focus()
    expect(page.locator("[data-waiting]")).to_have_text("«Mjøsa» er ikke lagt til ennå: trykk Enter.")


def test_the_buttons_of_a_topic_move_and_remove_it(at_topics, story):
    page = at_topics
    page.fill(FIELD, "NATO,")
    chips(page).last.click()
    page.get_by_role("button", name="Flytt NATO framover").click()
    expect(chips(page)).to_have_text(["NATO Hovedemne", "Japan"])
    page.get_by_role("button", name="Fjern Japan").click()
    save(page)
    assert kept(story) == ["NATO"]


def test_an_answer_that_comes_late_takes_nobodys_place_away(at_topics):
    page, held = at_topics, []

    def hold(route):
        held.append(route)

    page.route("**/*q=Bergen", hold)
    with page.expect_request("**/*q=Bergen"):
        page.fill(FIELD, "Bergen,")
    chips(page).last.focus()
    held[0].continue_()
    expect(chips(page)).to_have_text(["Japan Hovedemne", "Bergen nytt"])
    expect(chips(page).last).to_be_focused()


def test_suggestions_follow_what_is_written_and_a_new_story_keeps_what_is_dismissed(page, chief, sign_in, story):
    sign_in(chief)
    page.goto(reverse("admin:articles_article_add"))
    page.fill("#id_headline", "NATO og Kina møtes")
    expect(suggestion(page, "NATO")).to_contain_text("organisasjon · 1 gang: NATO")
    suggestion(page, "Kina").get_by_role("button", name="Ikke foreslå Kina for denne saken").click()
    page.fill("#id_lede", "Kina og Økonomi")
    expect(suggestion(page, "Økonomi")).to_be_visible()
    expect(suggestion(page, "Kina")).to_have_count(0)
    save(page)
    assert DismissedSuggestion.objects.get().article == Article.objects.latest("pk")


def test_without_script_boxes_are_ticked(new_page, browser, live_server, chief, sign_in, story):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="nb-NO")
    page = context.new_page()
    sign_in(chief, page)
    page.goto(change(story))
    page.get_by_role("checkbox", name="Legg til NATO").check()
    page.get_by_role("checkbox", name="Ikke foreslå Kina").check()
    page.click("button[name=_save]")
    expect(page.locator(FIELD)).to_have_value("Japan, NATO")
    expect(page.locator("[data-suggestion]")).to_have_count(1)
    context.close()


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_open_list_and_the_suggestions_are_for_everybody(at_topics, axe, scrolls_sideways, width, scheme):
    page = at_topics
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.locator(FIELD).press_sequentially("ki")
    expect(options(page).first).to_be_visible()
    # Where the bar on top half covers a button, axe measures what is left of it.
    page.locator(FIELD).evaluate("field => field.scrollIntoView({ block: 'center' })")
    assert axe(page) == []
    assert not scrolls_sideways(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    expect(page.locator(".chip.marked")).to_be_visible()
    assert axe(page) == []
