"""The reader's pages in a real browser. The `page` fixture itself fails on errors, breaches of policy and strangers."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from articles.models import StoryEvent
from articles.tests.browser.conftest import SIGHTS
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, quoted

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NAMES = [
    "front", "section", "empty section", "story", "topic", "person", "author", "year", "said", "on topic", "topics",
    "letter", "people", "empty letter", "about", "absent",
]  # fmt: skip
HARD = "Menneskerettighetsorganisasjonsmedlemmer protesterer mot ekspropriasjonserstatningene"


@pytest.fixture
def paper(transactional_db):
    """A paper with something of everything, hard words among them, and where its pages stand."""
    colours = ["blue", "red", "green", "purple", "orange", "slate"]
    sections = [make_section(f"Seksjon{n}", colour=colour, order=n) for n, colour in enumerate(colours)]
    speaker, author, tag = make_person(title="generalsekretær"), make_person("Kari Nordmann"), make_tag("NATO")
    for n in range(24):
        facts = {"section": sections[n % 5], "publish_at": timezone.now() - timedelta(hours=30 + n), "tags": [tag]}
        facts |= {"headline": HARD} if n in (2, 5, 9) else {"genre": "opinion"} if n in (1, 12) else {}
        make_article(**facts)
    old = {"publish_at": timezone.now() - timedelta(days=800), "tags": [tag, make_tag(HARD)]}
    long = quoted(f"{HARD} er noe som angår oss alle. " * 6, "bbbb22", speaker, role=HARD, form="ordrett")
    make_article(**long, **old, headline=HARD)
    words = quoted("Russland bruker makt", "aaaa22", speaker, role="NATOs generalsekretær")
    related = [{"title": "Mer om saken", "address": "https://example.com/", "story": None}]
    facts = {"section": sections[0], "by": [author], "sources": [make_source()], "tags": [tag], "related": related}
    story = make_article(headline="Japan og NATO vil samarbeide tettere", **facts, **words)
    places = [sections[0], sections[5], story, tag, speaker, author]
    StoryEvent.objects.create(article=story, kind="rettelse", text="Et sitat er rettet.", quote_ref="aaaa22")
    year = timezone.localtime(old["publish_at"]).year
    narrowed = [f"{tag.get_absolute_url()}?aar={year}", f"{tag.get_absolute_url()}sitater/"]
    narrowed += [f"{speaker.get_absolute_url()}?emne=nato&aar={year}"]
    indexes = ["/emner/", "/emner/?bokstav=n", "/personer/", "/personer/?bokstav=å"]
    own = [place.get_absolute_url() for place in places]
    paths = ["/", *own, *narrowed, *indexes, "/om/", "/ukjent/"]
    return SimpleNamespace(story=story, paths=dict(zip(NAMES, paths, strict=True)))


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_everybody_can_use_every_page(page, paper, axe, scrolls_sideways, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for name, path in paper.paths.items():
        page.goto(path)
        found[name] = axe(page) + ["scrolls sideways"] * scrolls_sideways(page)
    assert found == dict.fromkeys(paper.paths, [])


def test_pages_read_without_scripts(browser, live_server, paper):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Japan og NATO vil samarbeide tettere").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Japan og NATO vil samarbeide tettere"
    page.locator(".quoted a[href='#q-aaaa22']").click()
    assert page.locator("#q-aaaa22").is_visible()
    context.close()


def test_pages_ask_for_no_script_at_all(page, paper):
    scripts = []
    page.on("request", lambda request: request.resource_type == "script" and scripts.append(request.url))
    for path in paper.paths.values():
        page.goto(path)
    assert scripts == []


def test_fonts_are_our_own(page, paper):
    page.goto(paper.paths["story"])
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert set(loaded) >= {"Newsroom Serif", "Newsroom Serif Display", "Inter"}


def test_the_way_past_the_menu_is_the_first_stop(page, paper):
    page.goto(paper.paths["front"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_who_is_quoted_stands_beside_the_text_or_after_it(page, paper):
    page.goto(paper.paths["story"])
    text, quoted_ = page.locator(".story-text").bounding_box(), page.locator(".quoted").bounding_box()
    assert quoted_["x"] > text["x"] + text["width"]
    page.set_viewport_size({"width": 390, "height": 900})
    text, quoted_ = page.locator(".story-text").bounding_box(), page.locator(".quoted").bounding_box()
    assert quoted_["y"] >= text["y"] + text["height"]


def test_a_line_of_text_holds_about_66_characters(page, paper):
    words = "Partene ønsker å samarbeide tettere innen forsvarsindustri og teknologiutvikling etter møtet. " * 8
    article = make_article(body=f"<p>{words}</p>")
    page.goto(article.get_absolute_url())
    height = "p => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)"
    lines = round(page.locator(".story-text p").evaluate(height))
    assert 58 <= len(words) / lines <= 70


def test_the_quote_that_a_link_leads_to_is_marked(page, paper):
    page.goto(f"{paper.paths['story']}#q-aaaa22")
    background = "q => getComputedStyle(q).backgroundColor"
    assert page.locator("#q-aaaa22").evaluate(background) != page.locator("body").evaluate(background)


def test_the_dash_hangs_before_what_is_said(page, paper):
    page.goto(paper.paths["story"])
    dash, words = page.locator(".dash-quote .dash").bounding_box(), page.locator("#q-aaaa22").bounding_box()
    other = page.locator(".story-text p:not(.dash-quote)").bounding_box()
    assert dash["x"] == pytest.approx(other["x"], abs=1)
    assert words["x"] > other["x"] + 5


def test_paper_holds_the_story_and_not_the_menu(page, paper):
    page.goto(paper.paths["story"])
    page.emulate_media(media="print")
    for selector in ("h1", ".story-lede", "#q-aaaa22", ".byline", ".imprint", ".only-in-print"):
        assert page.locator(selector).is_visible()
    assert not page.locator(".menu").is_visible()
    assert page.locator("body").evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_moves_for_those_who_asked_for_calm(page, paper):
    page.emulate_media(reduced_motion="reduce")
    page.goto(paper.paths["story"])
    assert page.locator("html").evaluate("h => getComputedStyle(h).scrollBehavior") == "auto"


def test_high_contrast_keeps_what_colour_says(page, paper):
    page.emulate_media(forced_colors="active")
    page.goto(f"{paper.paths['story']}#q-aaaa22")
    assert page.locator("#q-aaaa22").evaluate("q => getComputedStyle(q).outlineStyle") == "solid"


def test_a_quote_on_a_topic_leads_to_its_very_paragraph(page, paper):
    page.goto(paper.paths["said"])
    page.get_by_role("link", name="Russland bruker makt").click()
    page.wait_for_url("**#q-aaaa22")
    background = "q => getComputedStyle(q).backgroundColor"
    assert page.locator("#q-aaaa22").evaluate(background) != page.locator("body").evaluate(background)


def test_what_somebody_said_is_narrowed_down_by_links_alone(page, paper):
    page.goto(paper.paths["person"])
    page.get_by_role("navigation", name="Etter emne").get_by_role("link", name=HARD).click()
    page.wait_for_url("**?emne=*")
    assert page.locator("figure.quote").count() == 1
    page.get_by_role("navigation", name="Etter emne").get_by_role("link", name="Alle emner").click()
    page.wait_for_url(f"**{paper.paths['person']}")
    assert page.locator("figure.quote").count() == 2


def test_who_speaks_stands_before_what_they_said(page, paper):
    page.goto(paper.paths["said"])
    name, words = (page.locator(f".said-by {part}").first.bounding_box() for part in ("figcaption", "blockquote"))
    assert name["x"] + name["width"] <= words["x"]
    page.set_viewport_size({"width": 390, "height": 900})
    name, words = (page.locator(f".said-by {part}").first.bounding_box() for part in ("figcaption", "blockquote"))
    assert name["y"] + name["height"] <= words["y"]
