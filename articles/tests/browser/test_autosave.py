"""Nothing that was typed is lost: a story saves by itself, keeps copies in the browser, and puts two together."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions.save import save_draft
from articles.models import Article, Presence
from articles.tests.browser.conftest import SIGHTS
from articles.tests.browser.test_writing import EDITOR, change, into_text, save
from articles.tests.make import PASSWORD, make_article, make_tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"Lagret kl\. \d\d\.\d\d")
TWO = "<p>Første avsnitt står her.</p><p>Andre avsnitt står der.</p>"


def state(page):
    return page.locator("[data-state]")


def paragraph(page, number):
    return page.locator(f"{EDITOR} > p").nth(number)


def write(page, number, words):
    """Type at the end of a paragraph."""
    into_text(page, f"{EDITOR} > p >> nth={number}")
    page.keyboard.press("End")
    page.keyboard.type(words)


def newest(article) -> dict:
    return article.revisions.first().content


def open_story(page, article):
    """Open the form, and wait for its first pulse."""
    with page.expect_response("**/pulse/"):
        page.goto(change(article))


@pytest.fixture
def story():
    return make_article(status="draft", headline="Først", body=TWO)


def test_what_is_typed_saves_itself_and_the_page_says_so(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    write(page, 0, " Mer.")
    expect(state(page)).to_have_text(SAVED)
    assert "her. Mer.</p>" in newest(story)["body"]
    assert page.locator("#id_base").input_value() == "2"
    save(page)
    assert list(story.revisions.kept().values_list("reason", flat=True)) == ["save", "save"]


def test_a_new_story_gets_its_address_while_one_writes(page, editor, sign_in):
    sign_in(editor)
    page.goto(reverse("admin:articles_article_add"))
    page.fill("#id_headline", "Ny sak")
    page.wait_for_url("**/change/")
    story = Article.objects.get()
    page.fill("#id_lede", "Ingress")
    save(page)
    assert page.url.endswith(change(story))
    assert (Article.objects.count(), newest(story)["lede"]) == (1, "Ingress")


def test_a_name_that_is_nobodys_yet_waits_until_one_saves(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    page.fill("#id_topics", "Mjøsa,")
    expect(state(page)).to_contain_text("«Mjøsa» er et nytt navn")
    assert newest(story)["tags"] == []
    save(page)
    assert list(story.tags.values_list("name", flat=True)) == ["Mjøsa"]


def test_without_a_connection_the_page_stays_and_goes_on_by_itself(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    page.context.set_offline(True)
    page.fill("#id_headline", "Uten nett")
    expect(state(page)).to_contain_text("ingen forbindelse")
    page.click("button[name=_save]")
    expect(page.locator("#id_headline")).to_have_value("Uten nett")
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    assert newest(story)["headline"] == "Uten nett"


def test_a_save_whose_answer_was_lost_is_made_once(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    lost = []

    def lose(route):
        if not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.continue_()

    page.route("**/autosave/", lose)
    page.fill("#id_headline", "Én gang")
    expect(state(page)).to_contain_text("ingen forbindelse")
    page.fill("#id_lede", "Og så dette")
    expect(page.locator("#id_base")).to_have_value("3")
    drafts = story.revisions.values_list("content__headline", "content__lede")
    assert list(drafts) == [
        ("Én gang", "Og så dette"),
        ("Én gang", "Dette er ingressen."),
        ("Først", "Dette er ingressen."),
    ]


def test_text_from_a_page_that_was_cut_off_is_offered_and_taken_in(page, editor, chief, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    write(page, 0, " Mitt.")
    expect(state(page)).to_contain_text("ingen forbindelse")
    page.unroute("**/autosave/")
    save_draft(story, newest(story) | {"body": TWO.replace("der.", "der. Deres.")}, by=chief, base=1)
    page.goto(change(story))
    expect(page.locator("[data-copy-banner]")).to_contain_text("som ikke ble lagret")
    page.click("[data-take]")
    expect(state(page)).to_have_text(SAVED)
    expect(paragraph(page, 0)).to_have_text("Første avsnitt står her. Mitt.")
    expect(paragraph(page, 1)).to_have_text("Andre avsnitt står der. Deres.")
    page.goto(change(story))
    expect(paragraph(page, 0)).to_have_text("Første avsnitt står her. Mitt.")
    expect(page.locator("[data-copy-banner]")).to_be_hidden()


def test_text_that_is_discarded_is_not_offered_again_and_never_to_another(page, editor, chief, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_headline", "Bare min")
    expect(state(page)).to_contain_text("ingen forbindelse")
    sign_in(chief)
    open_story(page, story)
    expect(page.locator("[data-copy-banner]")).to_be_hidden()
    sign_in(editor)
    open_story(page, story)
    page.click("[data-copy-banner] [data-drop]")
    open_story(page, story)
    expect(page.locator("[data-copy-banner]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_a_page_whose_session_ran_out_goes_on_after_a_log_in_elsewhere(page, editor, sign_in, story, expected):
    # The page's token is from before the log-in.
    expected |= {"403: /autosave/", "403: /pulse/"}
    sign_in(editor)
    open_story(page, story)
    Session.objects.all().delete()
    page.fill("#id_headline", "Etter utlogging")
    expect(state(page)).to_contain_text("Du er logget ut")
    page.click("button[name=_save]")
    with page.context.expect_page() as opened:
        page.click("[data-login]")
    other = opened.value
    other.fill("#id_username", editor.username)
    other.fill("#id_password", PASSWORD)
    other.press("#id_password", "Enter")
    other.wait_for_url("**/admin/")
    expect(state(page)).to_have_text(SAVED, timeout=40_000)
    assert newest(story)["headline"] == "Etter utlogging"


def test_two_in_different_paragraphs_both_see_both(page, new_page, editor, chief, sign_in, story):
    other = new_page()
    for who, theirs in ((editor, page), (chief, other)):
        sign_in(who, theirs)
        open_story(theirs, story)
    write(other, 1, " Deres.")
    write(page, 0, " Mitt.")
    expect(state(other)).to_have_text(SAVED)
    for theirs in (page, other):
        expect(paragraph(theirs, 0)).to_have_text("Første avsnitt står her. Mitt.", timeout=40_000)
        expect(paragraph(theirs, 1)).to_have_text("Andre avsnitt står der. Deres.", timeout=40_000)
    expect(page.locator("[data-note]")).to_contain_text("endringene står her nå")


def test_what_comes_in_leaves_the_caret_and_undo_alone(page, editor, chief, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    write(page, 1, " Mitt")
    expect(state(page)).to_have_text(SAVED)
    story.refresh_from_db()
    theirs = newest(story) | {
        "body": newest(story)["body"].replace("her.", "her. Deres."),
        "tags": [make_tag("NATO").pk],
    }
    save_draft(story, theirs, by=chief, base=2)
    expect(paragraph(page, 0)).to_have_text("Første avsnitt står her. Deres.", timeout=20_000)
    expect(page.locator("[data-chips] [data-name]")).to_have_text(["NATO Hovedemne"])
    page.keyboard.type(" ord")
    expect(paragraph(page, 1)).to_have_text("Andre avsnitt står der. Mitt ord")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(paragraph(page, 0)).to_have_text("Første avsnitt står her. Deres.")


def test_two_at_the_same_paragraph_come_to_the_page_where_one_chooses(page, editor, chief, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    save_draft(story, newest(story) | {"body": TWO.replace("Første", "Deres")}, by=chief, base=1)
    write(page, 0, " Mitt.")
    banner = page.locator("[data-met-banner]")
    expect(banner).to_contain_text("på samme sted", timeout=20_000)
    expect(state(page)).to_have_text("Ikke lagret ennå. Teksten er trygg her.")
    with page.expect_navigation():
        banner.get_by_role("button").click()
    expect(page.locator("[name=pick-body-0]")).to_have_count(3)
    page.locator("[name=pick-body-0][value=both]").check()
    save(page)
    assert newest(story)["body"].count("<p>") == 3


def test_colleagues_are_seen_coming_and_going(page, new_page, editor, chief, sign_in, story):
    other = new_page()
    sign_in(chief, other)
    open_story(other, story)
    sign_in(editor)
    open_story(page, story)
    expect(page.locator("[data-here]")).to_have_text(re.compile(r"^chief er i saken, siden kl\. \d\d\.\d\d$"))
    other.goto("/")
    expect(page.locator("[data-here]")).to_have_text("", timeout=30_000)
    assert [presence.user for presence in Presence.objects.all()] == [editor]


def test_a_double_click_on_the_button_saves_once(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    page.fill("#id_headline", "To klikk")
    with page.expect_navigation():
        page.dblclick("button[name=_save]")
    expect(page.locator(".messagelist")).to_contain_text("Lagret")
    assert story.revisions.count() == 2


def test_who_comes_back_to_a_page_that_was_sent_saves_with_another_key(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    key = page.locator("#id_key").input_value()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#id_key")).not_to_have_value(key)


def test_leaving_asks_only_while_something_is_not_on_the_server(page, editor, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_headline", "På tjeneren")
    expect(state(page)).to_have_text(SAVED)
    page.goto("/")
    assert asked == []
    open_story(page, story)
    page.fill("#id_headline", "Ikke ennå")
    page.goto("/")
    assert asked == ["beforeunload"]


def test_a_browser_without_storage_saves_as_well_and_promises_nothing(page, editor, sign_in, story):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off') } })")
    sign_in(editor)
    open_story(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_headline", "Uten lager")
    expect(state(page)).to_contain_text("La siden stå åpen")
    page.unroute("**/autosave/")
    expect(state(page)).to_have_text(SAVED)


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_line_and_the_banners_are_open_to_everybody(
    page, editor, chief, sign_in, story, axe, scrolls_sideways, width, scheme
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    open_story(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_headline", "Min")
    expect(state(page)).to_contain_text("ingen forbindelse")
    page.unroute("**/autosave/")
    save_draft(story, newest(story) | {"headline": "Deres"}, by=chief, base=1)
    expect(page.locator("[data-met-banner]")).to_be_visible(timeout=40_000)
    page.goto(change(story))
    expect(page.locator("[data-copy-banner]")).to_be_visible()
    assert axe(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_page_where_one_chooses_is_open_to_everybody(
    page, editor, chief, sign_in, story, axe, scrolls_sideways, width, scheme
):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    open_story(page, story)
    theirs = {"headline": "Deres", "body": TWO.replace("Første", "Deres")}
    save_draft(story, newest(story) | theirs, by=chief, base=1)
    write(page, 0, " Mitt.")
    page.fill("#id_headline", "Min")
    save(page)
    page.locator("[name=pick-headline][value=mine]").check()
    save(page)
    expect(page.get_by_text("Velg hva som skal stå her.")).to_have_count(1)
    expect(page.locator("[name=pick-headline][value=mine]")).to_be_checked()
    assert axe(page) == []
    assert not scrolls_sideways(page)


def test_what_one_types_while_an_answer_is_on_its_way_is_not_written_over(page, editor, chief, sign_in, story):
    sign_in(editor)
    open_story(page, story)
    answers = []

    def type_meanwhile(route):
        answer = route.fetch()
        if not answers:
            page.keyboard.type(" Midt i.")
        answers.append(answer.json()["kind"])
        route.fulfill(response=answer)

    page.route("**/autosave/", type_meanwhile)
    save_draft(story, newest(story) | {"body": TWO.replace("der.", "der. Deres.")}, by=chief, base=1)
    write(page, 1, "")
    page.fill("#id_lede", "Min ingress")
    into_text(page, f"{EDITOR} > p >> nth=1")
    page.keyboard.press("End")
    expect(page.locator("[data-met-banner]")).to_be_visible(timeout=20_000)
    assert answers[:2] == ["merge", "conflict"]
    expect(paragraph(page, 1)).to_have_text("Andre avsnitt står der. Midt i.")


def test_a_new_story_that_never_reached_the_server_is_offered_too(page, editor, sign_in):
    sign_in(editor)
    page.goto(reverse("admin:articles_article_add"))
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#id_headline", "Aldri sendt")
    page.click("[data-rows=related] [data-more]")
    page.fill("#id_related-1-title", "Les dette")
    expect(state(page)).to_contain_text("ingen forbindelse")
    page.unroute("**/autosave/")
    page.goto(reverse("admin:articles_article_add"))
    page.click("[data-take]")
    page.wait_for_url("**/change/")
    draft = newest(Article.objects.get())
    assert (draft["headline"], [link["title"] for link in draft["related"]]) == ("Aldri sendt", ["Les dette"])
