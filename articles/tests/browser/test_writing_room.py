"""The writing room for those who count, who use keys, and who sit with a tablet."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Quote
from articles.tests.browser.test_writing import EDITOR, change, into_text
from articles.tests.make import make_article, make_person, quoted
from articles.text.drafts.body import plain_text
from articles.text.limits import HEADLINE_ADVICE, LEDE_WORDS, count_characters, count_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "#id_headline_count [data-unit=characters]"
SEEN = [(width, scheme) for width in (820, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def room(page, editor, sign_in):
    """The writing room of a draft with one quote."""
    sign_in(editor)
    page.goto(change(make_article(status="draft", **quoted(speaker=make_person()))))
    expect(page.locator(EDITOR)).to_be_visible()
    return page


def test_the_headline_is_counted_as_one_writes(room):
    room.fill("#id_headline", "Blåbær 👩‍👩‍👧")
    expect(room.locator(HEADLINE)).to_have_text(f"8 av {HEADLINE_ADVICE} tegn")
    room.fill("#id_headline", "x" * (HEADLINE_ADVICE + 12))
    expect(room.locator(HEADLINE)).to_have_text("12 tegn for mye")


def test_too_many_words_in_the_lede_are_told(room):
    room.fill("#id_lede", "et ord – " * LEDE_WORDS)
    expect(room.locator("#id_lede_count .to-do")).to_have_text(["69 tegn for mye", "30 ord for mye"])


def test_crossing_the_advice_is_told_aloud_once(room):
    status = room.locator("#id_headline_count [role=status]")
    room.fill("#id_headline", "x" * HEADLINE_ADVICE)
    expect(room.locator(HEADLINE)).to_have_text(f"{HEADLINE_ADVICE} av {HEADLINE_ADVICE} tegn")
    expect(status).to_have_text("")
    room.press("#id_headline", "x")
    expect(status).to_have_text("1 tegn for mye")
    room.press("#id_headline", "x")
    expect(room.locator(HEADLINE)).to_have_text("2 tegn for mye")
    expect(status).to_have_text("1 tegn for mye")


def test_the_text_is_counted_as_the_server_counts_it(room):
    into_text(room, f"{EDITOR} p >> nth=0")
    room.keyboard.press("End")
    room.keyboard.type(" – Æ, 20 000 kr")
    text = plain_text("<p>De møttes i går. – Æ, 20 000 kr</p><p>– Vi må gjøre dette, sa Rutte.</p>")
    counted = [count_words(text), sum(map(count_characters, text.split("\n\n"))), 1]
    expected = [f"{number} {unit}" for number, unit in zip(counted, ("ord", "tegn", "minutt å lese"), strict=True)]
    expect(room.locator("#id_body_count [data-unit]")).to_have_text(expected)


def test_a_key_saves_the_draft(room):
    room.fill("#id_headline", "Lagret med en tast")
    with room.expect_navigation():
        room.keyboard.press("Control+s")
    assert Article.objects.get().headline == "Lagret med en tast"


def test_the_publish_key_leads_to_the_button_and_no_further(room):
    room.focus("#id_headline")
    room.keyboard.press("Control+Shift+Enter")
    expect(room.locator("[name=_publish]")).to_be_focused()
    assert Article.objects.get().status == Article.Status.DRAFT
    with room.expect_navigation():
        room.keyboard.press("Enter")
    assert Article.objects.get().status == Article.Status.PUBLISHED


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (1, "#id_headline"),
        (2, "#id_lede"),
        (3, EDITOR),
        (4, "[name=quotes-aaaa22-speaker]"),
        (5, "#id_section"),
        (6, "[name=_save]"),
    ],
)
def test_keys_lead_to_every_part_of_the_room(room, number, place):
    room.keyboard.press(f"Alt+Shift+Digit{number}")
    expect(room.locator(place)).to_be_focused()


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        ("Control+b", "p strong"),
        ("Control+i", "p em"),
        ("Control+Shift+Digit2", "h2"),
        ("Control+Shift+Digit3", "h3"),
        ("Control+Shift+Digit7", "ol li"),
        ("Control+Shift+Digit8", "ul li"),
        ("Control+Shift+Digit9", "blockquote p"),
        ("Shift+Enter", "p br:not(.ProseMirror-trailingBreak)"),
    ],
)
def test_keys_of_the_list_do_in_the_text_what_it_says(room, keys, made):
    into_text(room, f"{EDITOR} p >> nth=0")
    room.keyboard.press("Home")
    room.keyboard.press("Shift+ArrowRight")
    # The editor learns of a selection a moment after the browser.
    expect(room.locator("[data-command=link]")).to_have_attribute("aria-disabled", "false")
    expect(room.locator(f"{EDITOR} {made}")).to_have_count(0)
    room.keyboard.press(keys)
    expect(room.locator(f"{EDITOR} {made}")).to_have_count(1)
    room.keyboard.press("Control+z")
    expect(room.locator(f"{EDITOR} {made}")).to_have_count(0)
    room.keyboard.press("Control+y")
    expect(room.locator(f"{EDITOR} {made}")).to_have_count(1)


def test_signs_written_with_alt_gr_stay_signs(room):
    into_text(room, f"{EDITOR} p >> nth=0")
    press = {"key": "@", "code": "Digit2", "ctrlKey": True, "altKey": True, "shiftKey": True, "cancelable": True}
    went_through = room.evaluate(
        "press => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true }))",
        press,
    )
    assert went_through
    expect(room.locator(f"{EDITOR} h2")).to_have_count(0)


def test_the_key_list_opens_and_closes_by_key_and_gives_the_place_back(room):
    room.focus("#id_lede")
    room.keyboard.press("Alt+Shift+K")
    expect(room.get_by_role("dialog", name="Taster")).to_be_visible()
    room.keyboard.press("Alt+Shift+Digit1")
    room.keyboard.press("Escape")
    expect(room.locator("dialog.keys")).to_be_hidden()
    expect(room.locator("#id_lede")).to_be_focused()


def test_every_key_of_the_list_is_its_own(room):
    room.get_by_role("button", name="Taster").click()
    keys = room.locator("dialog.keys kbd").all_inner_texts()
    assert "Ctrl+S" in keys
    assert len(keys) == len(set(keys))


def test_the_first_stop_of_every_page_skips_to_its_content(room):
    room.keyboard.press("Tab")
    link = room.get_by_role("link", name="Hopp til innholdet")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    room.keyboard.press("Enter")
    room.keyboard.press("Tab")
    assert room.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("width", "scheme"), SEEN)
def test_the_key_list_is_open_to_everybody(room, axe, scrolls_sideways, width, scheme):
    room.set_viewport_size({"width": width, "height": 1180})
    room.emulate_media(color_scheme=scheme)
    room.fill("#id_headline", "x" * (HEADLINE_ADVICE + 1))
    expect(room.locator(HEADLINE)).to_have_text("1 tegn for mye")
    assert axe(room) == []
    room.keyboard.press("Alt+Shift+K")
    assert axe(room) == []
    assert not scrolls_sideways(room)


@pytest.mark.parametrize("width", [320, 390, 820, 1024])
def test_fingers_find_the_buttons_and_nothing_leaves_the_side(room, scrolls_sideways, width):
    room.set_viewport_size({"width": width, "height": 1180})
    room.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = room.locator("[name=_publish]").bounding_box()
    assert box["height"] >= 40
    assert box["y"] < 80
    small = room.locator("button:visible, .elsewhere a:visible, summary:visible").evaluate_all(
        "all => all.filter((each) => each.getBoundingClientRect().height < 24).map((each) => each.outerHTML)"
    )
    assert small == []
    assert not scrolls_sideways(room)


@pytest.mark.parametrize(("width", "scheme"), SEEN)
def test_the_pages_of_users_and_refusals_are_open_to_everybody(
    page, chief, seeded, sign_in, axe, scrolls_sideways, width, scheme
):
    page.set_viewport_size({"width": width, "height": 1180})
    page.emulate_media(color_scheme=scheme)
    sign_in(chief)
    rooms = [
        reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_add"),
        reverse("admin:auth_user_change", args=[chief.pk]),
        reverse("admin:auth_user_password_change", args=[chief.pk]),
        reverse("admin:auth_group_add"),
        reverse("admin:password_change"),
        reverse("admin:password_change_done"),
        reverse("admin:articles_tag_changelist") + "?q=finnesikke",
        reverse("admin:articles_quote_delete", args=[Quote.objects.first().pk]),
        reverse("admin:app_list", args=["articles"]),
        "/admin/finnes/ikke/",
    ]
    for room in rooms:
        page.goto(room)
        assert axe(page) == [], room
        assert not scrolls_sideways(page), room


@pytest.mark.parametrize("width", [820, 1280])
def test_the_buttons_of_a_long_form_stay_above_and_cover_no_box(page, chief, sign_in, width):
    page.set_viewport_size({"width": width, "height": 640})
    sign_in(chief)
    page.goto(reverse("admin:auth_user_change", args=[chief.pk]))
    page.mouse.wheel(0, 5_000)
    expect(page.locator("[name=_save]")).to_be_in_viewport()
    page.focus("#id_user_permissions_0_0")
    bar, box = (page.locator(each).bounding_box() for each in (".submit-row", "#id_user_permissions_0_0"))
    assert box["y"] >= bar["y"] + bar["height"]
    assert min(box["width"], box["height"]) >= 24
