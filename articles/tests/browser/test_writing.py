"""The writing room in a browser: what an editor writes is what readers get, and what nobody touched stays as it was."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions.save import save_draft
from articles.models import Article
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import PASSWORD, make_article, make_section, make_source, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDITOR = ".ProseMirror[contenteditable=true]"

PULLED = '<blockquote class="pull"><p>Vi <em>må</em><br><strong>det</strong></p></blockquote>'


def change(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def into_text(page, where):
    """Click into the body. The editor puts its selection back 20 ms after it got the focus: wait that timer out."""
    page.click(where)
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")


def wait_until_selected(page, words):
    """The policy refuses what Playwright itself would ask the page again and again."""
    for _try in range(300):
        if page.evaluate("getSelection().toString()") == words:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{words!r} is not selected")


def save(page, button="_save"):
    with page.expect_navigation():
        page.click(f"button[name={button}]")


def test_an_editor_writes_a_second_story_and_finds_it_everywhere(page, editor, seeded):
    page.goto(reverse("admin:login"))
    page.fill("#id_username", editor.username)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.goto(reverse("admin:articles_article_add"))
    page.fill("#id_headline", "Fisken er tilbake i Mjøsa")
    page.fill("#id_lede", "Ørreten gyter igjen etter ti år.")
    into_text(page, EDITOR)
    page.keyboard.type("Det  er mer fisk enn på lenge.")
    page.select_option("#id_section", label="Innenriks")
    page.fill("#id_topics", "japan, Mjøsa")
    save(page, "_publish")
    story = Article.objects.get(headline="Fisken er tilbake i Mjøsa")
    assert story.body == "<p>Det  er mer fisk enn på lenge.</p>"
    topics = [tagged.tag for tagged in story.tagged.select_related("tag")]
    assert [topic.name for topic in topics] == ["Japan", "Mjøsa"]
    for address in ("/", story.section.get_absolute_url(), *(topic.get_absolute_url() for topic in topics)):
        page.goto(address)
        expect(page.locator(f'a[href="{story.get_absolute_url()}"]').first).to_be_visible()
    assert story.headline in page.request.get(reverse("articles:feed")).text()


def test_loading_and_saving_the_seeded_story_changes_nothing(page, editor, seeded, sign_in):
    sign_in(editor)
    article = Article.objects.get()
    page.goto(change(article))
    expect(page.locator(f"{EDITOR} q[data-quote]")).to_have_count(4)
    save(page)
    assert article.revisions.count() == 1


def test_what_was_written_and_taken_back_leaves_the_body_as_it_was(page, editor, seeded, sign_in):
    sign_in(editor)
    article = Article.objects.get()
    page.goto(change(article))
    into_text(page, f"{EDITOR} >> p >> nth=0")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    page.fill("#id_headline", "En annen tittel")
    save(page)
    assert article.revisions.get(number=2).content["body"] == article.body


@pytest.mark.parametrize(
    "body",
    [
        '<p>– <q data-quote="aaaa22">Vi <strong>må</strong></q>, sa hun, <q data-quote="aaaa22"><em>og</em></q>.</p>',
        "<h2>Mellomtittel</h2><ul><li><p>ett</p></li><li><p>to</p></li></ul><ol><li><p>tre</p></li></ol>",
        '<blockquote><p>Sitat</p></blockquote><p><a href="https://example.com/?a=1&amp;b=2">lenke</a> &lt;b&gt;</p>',
        "<p>Vi <em>må</em></p><aside><h3>Om NATO</h3><p>a</p><ul><li><p>b</p></li></ul></aside><p>c</p>",
        f'<aside><p>– <q data-quote="aaaa22">Ja</q></p><ol><li><p>b</p></li></ol></aside><p>Vi må det</p>{PULLED}',
        '<blockquote><p>– <q data-quote="aaaa22">Ja</q>, sa hun</p><p>To</p></blockquote><aside><h3>Sist</h3></aside>',
        "<h3>Under</h3><p>Linje<br>skift,  to mellomrom og\u00a0hardt.</p>",
    ],
)
def test_the_editor_keeps_every_thing_that_a_body_may_hold(page, editor, sign_in, body):
    sign_in(editor)
    article = make_article(status="draft", body=body)
    page.goto(change(article))
    into_text(page, f"{EDITOR} >> css=p,h2,h3,li >> nth=-1")
    page.keyboard.press("Control+End")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    page.fill("#id_headline", "En annen tittel")
    save(page)
    assert article.revisions.get(number=2).content["body"] == body


def test_words_are_marked_as_a_quote_with_a_button(page, editor, sign_in):
    sign_in(editor)
    article = make_article(status="draft", body="<p>– Ja</p>")
    page.goto(change(article))
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("End")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.click("[data-command=quote]")
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    page.keyboard.type(", sa hun.")
    save(page)
    assert article.quotes.get().words == "Ja"
    expect(page.locator(".quotes .doubted")).to_have_count(1)


def test_a_link_is_made_and_removed(page, editor, sign_in):
    sign_in(editor)
    article = make_article(status="draft", body="<p>nrk</p>")
    page.goto(change(article))
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.fill("dialog [data-address]", "nrk.no")
    page.keyboard.press("Enter")
    expect(page.locator(f"{EDITOR} a")).to_have_attribute("href", "https://nrk.no")
    save(page)
    article.refresh_from_db()
    assert article.body == '<p><a href="https://nrk.no">nrk</a></p>'


@pytest.mark.parametrize(("width", "scheme"), [(820, "light"), (1280, "dark")])
def test_the_dialog_for_a_link_is_open_to_everybody(page, editor, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    sign_in(editor)
    page.goto(change(make_article(status="draft", body="<p>nrk</p>")))
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    expect(page.locator("dialog [data-address]")).to_be_focused()
    assert axe(page) == []
    assert not scrolls_sideways(page)


BULLET = '<span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>'
PASTED = {
    "docs": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p style="line-height:1.3">'
        '<span style="font-weight:400">Vanlig&nbsp;</span><span style="font-weight:700">fet</span></p></b>',
        "<p>Vanlig <strong>fet</strong></p>",
    ),
    "word": (
        '<p class="MsoNormal" style="mso-margin-top-alt:auto">Tekst<o:p></o:p></p>'
        f'<p style="mso-list:l0 level1 lfo1">{BULLET}Ett</p><p style="mso-list:l0 level1 lfo1">{BULLET}To</p>',
        "<p>Tekst</p><ul><li><p>Ett</p></li><li><p>To</p></li></ul>",
    ),
    "word with numbers": (
        f'<h1>Tittel</h1><p style="mso-list:l0 level1 lfo1">{BULLET}Ett</p>'
        f'<p style="mso-list:l1 level1 lfo2">{BULLET.replace("·", "1.")}Først</p>'
        f'<p style="mso-list:l1 level1 lfo2">{BULLET.replace("·", "2.")}Så</p>',
        "<h2>Tittel</h2><ul><li><p>Ett</p></li></ul><ol><li><p>Først</p></li><li><p>Så</p></li></ol>",
    ),
    "word with comments": (
        '<p>Det <del cite="mailto:a">var</del><ins>er</ins> slik<a href="#_ftn1">[1]</a>.'
        '<a href="#_msocom_1">[KN1]</a></p>'
        '<div style="mso-element:comment-list"><p>Sjekk dette!</p></div>',
        "<p>Det er slik[1].</p>",
    ),
    "a table": ("<table><tr><td>A</td><td>B</td></tr></table>", "<p>A</p><p>B</p>"),
    "docs with line breaks": ("<b style='font-weight:normal'><p>A</p><br><p>B<br>C</p></b>", "<p>A</p><p>B<br>C</p>"),
    "print": ("<p>Mellom\u00adtit\u200btel</p>", "<p>Mellomtittel</p>"),
    "a page with quotes": ("<p><q data-quote='\"><b>'>Hei</q> <q>du</q></p>", "<p>Hei du</p>"),
}


@pytest.mark.parametrize("program", PASTED)
def test_what_is_pasted_from_other_programs_comes_in_clean(page, editor, sign_in, program):
    pasted, expected = PASTED[program]
    sign_in(editor)
    page.goto(reverse("admin:articles_article_add"))
    into_text(page, EDITOR)
    page.evaluate(
        """([place, html]) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.querySelector(place).dispatchEvent(event);
        }""",
        [EDITOR, pasted],
    )
    save(page)
    assert Article.objects.get().body == expected


def test_signs_are_set_around_and_into_the_text(page, editor, sign_in):
    sign_in(editor)
    article = make_article(status="draft", body="<p>ord</p>")
    page.goto(change(article))
    into_text(page, f"{EDITOR} p")
    page.keyboard.press("Control+a")
    page.click("[data-sign='«']")
    page.keyboard.press("Control+End")
    page.click("[data-sign='…']")
    save(page)
    article.refresh_from_db()
    assert article.body == "<p>«ord»…</p>"


def test_known_names_are_suggested_while_one_writes(page, chief, sign_in):
    sign_in(chief)
    make_source("Nordlys")
    page.goto(reverse("admin:articles_article_add"))
    page.locator("#id_sources").press_sequentially("NRK, nord")
    expect(page.locator("#id_sources + .suggestions [role=option]")).to_have_text(["Nordlys"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_sources")).to_have_value("NRK, Nordlys, ")


def test_a_name_in_the_middle_of_a_list_is_completed_where_it_stands(page, chief, sign_in):
    sign_in(chief)
    make_source("Nordlys")
    page.goto(reverse("admin:articles_article_add"))
    page.fill("#id_sources", "NRK, , VG")
    page.locator("#id_sources").evaluate("field => field.setSelectionRange(5, 5)")
    page.keyboard.type("nord")
    page.locator(".suggestions [role=option]", has_text="Nordlys").click()
    expect(page.locator("#id_sources")).to_have_value("NRK, Nordlys, VG")


def test_one_more_row_is_a_click_away(page, chief, sign_in):
    sign_in(chief)
    make_section()
    page.goto(reverse("admin:articles_article_add"))
    page.click("[data-rows=credits] [data-more]")
    page.fill("#id_credits-1-name", "Kari Nordmann")
    save(page)
    assert Article.objects.get().credits.get().person.name == "Kari Nordmann"


def test_two_editors_at_the_same_words_choose_between_them(page, editor, chief, sign_in):
    article = make_article(status="draft", headline="Først")
    sign_in(editor)
    page.goto(change(article))
    save_draft(article, article.revisions.get().content | {"headline": "Den andres"}, by=chief, base=1)
    page.fill("#id_headline", "Min")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Den andres")
    expect(page.locator("#id_headline")).to_have_value("Min")
    page.locator("[name=pick-headline][value=mine]").check()
    save(page)
    assert list(article.revisions.values_list("content__headline", flat=True)) == ["Min", "Den andres", "Først"]


def test_the_form_works_without_script(browser, live_server, editor):
    article = make_article(status="draft", **quoted())
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(change(article))
    page.fill("#id_username", editor.username)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.fill("#id_headline", "Uten skript")
    page.fill("[name=quotes-aaaa22-speaker]", "Kari Nordmann")
    page.click("button[name=_save]")
    context.close()
    article.refresh_from_db()
    assert (article.headline, article.quotes.get().speaker.name) == ("Uten skript", "Kari Nordmann")


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_every_room_is_open_to_everybody(page, chief, seeded, sign_in, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    article = Article.objects.get()
    rooms = [
        reverse("admin:login"),
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        change(article),
        reverse("admin:articles_article_add"),
        reverse("admin:articles_quote_changelist"),
        reverse("admin:articles_quote_change", args=[article.quotes.first().pk]),
        reverse("admin:articles_tag_add"),
        reverse("admin:articles_article_history", args=[article.pk]),
        reverse("admin:articles_article_withdraw", args=[article.pk]),
        reverse("admin:articles_section_delete", args=[article.section_id]),
    ]
    for room in rooms:
        page.goto(room)
        assert axe(page) == [], room
        assert not scrolls_sideways(page), room
        if room == rooms[0]:
            sign_in(chief)
