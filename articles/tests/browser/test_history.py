"""Versions in a browser: two compared, an older one brought back, a story deleted and brought back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.actions.save import save_draft
from articles.models import SYSTEM, Article
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import make_article, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(db):
    """A story in two versions, with something of everything changed."""
    same = "".join(f"<p>Avsnitt nummer {number} står som det stod.</p>" for number in range(4))
    article = make_article(status="draft", headline="Vi må gå", body=f"<p>Det var kaldt ute.</p>{same}")
    marked = quoted("Vi må gå nå")
    body = f"<p>Det var varmt ute.</p>{same}<h2>Nytt</h2><ul><li><p>punkt</p></li></ul>{marked['body']}"
    content = article.revisions.get().content | {"headline": "Vi skal gå", "genre": "feature"}
    save_draft(article, content | {"body": body, "quotes": marked["quotes"]}, by=SYSTEM, base=1)
    return article


def address(name: str, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=args)


def test_two_versions_chosen_in_the_history_are_compared(page, chief, sign_in, story):
    sign_in(chief)
    page.goto(address("history", story.pk))
    page.get_by_label("Sammenlign fra versjon 1").check()
    page.get_by_label("Sammenlign til versjon 2").check()
    page.get_by_role("button", name="Sammenlign").click()
    expect(page.locator(".headline del")).to_have_text("[tatt bort: må]")
    expect(page.locator(".headline ins")).to_have_text("[satt inn: skal]")
    expect(page.get_by_text("Avsnitt nummer 1 står")).to_be_hidden()
    page.get_by_text("4 avsnitt uten endringer").click()
    expect(page.get_by_text("Avsnitt nummer 1 står")).to_be_visible()


def test_an_older_version_is_brought_back_by_keyboard(page, chief, sign_in, story):
    sign_in(chief)
    page.goto(address("history", story.pk))
    page.get_by_role("link", name="Hent fram igjen versjon 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("nummer 3")).to_be_visible()
    page.get_by_role("button", name="Hent fram igjen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Versjon 1 er hentet fram igjen, som versjon 3.")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("Vi må gå")


def test_a_deleted_story_is_brought_back_from_the_bin(page, chief, sign_in, story):
    sign_in(chief)
    page.goto(address("change", story.pk))
    page.get_by_role("link", name="Slett").click()
    page.get_by_role("button", name="Legg i papirkurven").click()
    assert not Article.objects.kept().exists()
    page.get_by_role("link", name="Papirkurv").click()
    page.get_by_role("button", name="Hent fram igjen").click()
    expect(page.get_by_text("er hentet fram igjen, slik den var")).to_be_visible()
    assert list(Article.objects.kept()) == [story]


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_the_pages_of_versions_can_be_read_by_all(page, chief, sign_in, story, axe, scrolls_sideways, width, scheme):
    sign_in(chief)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    make_article(status="draft", headline="En annen").revisions.get()
    Article.objects.filter(headline="En annen").update(binned_at=story.created_at)
    rooms = [address("history", story.pk), address("compare", story.pk) + "?from=1&to=2", address("bin")]
    rooms += [address("done", story.pk), reverse("admin:articles_auditentry_changelist")]
    rooms += [address("version", story.pk, 2), address("restore", story.pk, 1), address("delete", story.pk)]
    for room in rooms:
        page.goto(room)
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        assert axe(page) == [], room
        assert not scrolls_sideways(page), room
