"""What stands on the reader's pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.tests.make import make_article, make_person, make_section, make_source, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_every_page_has_one_heading_of_the_first_rank(read, addresses):
    assert [len(re.findall(r"<h1[ >]", read(address))) for address in addresses] == [1] * len(addresses)


def test_every_page_has_landmarks_and_a_way_past_the_menu(read, addresses):
    for page in map(read, addresses):
        assert all(f"<{landmark}" in page for landmark in ("header", "nav", "main", "footer"))
        assert page.index('href="#main"') < page.index("<header")


def test_every_page_says_its_own_address(read, addresses, settings):
    for address in addresses:
        assert f'<link rel="canonical" href="{settings.SITE_ROOT}{address}">' in read(address)


def test_every_page_names_the_responsible_editor(read, addresses, settings):
    settings.RESPONSIBLE_EDITOR = "Ada Redaktør"
    assert all("Ada Redaktør" in read(address) for address in addresses)


def test_the_imprint_says_that_nobody_is_named(read, settings):
    settings.RESPONSIBLE_EDITOR = ""
    assert escape(_("Nobody is named yet. This site is not ready to publish.")) in read("/om/")


def test_the_imprint_leads_to_the_press_code_and_the_complaints_commission(read):
    page = read("/om/")
    assert "https://pfu.presse.no/vaer-varsom-plakaten" in page
    assert 'href="https://pfu.presse.no/"' in page


def test_an_empty_front_page_says_so(read):
    assert escape(_("The first story is on its way.")) in read("/")


def test_a_single_story_fills_the_front_page(read, paper):
    page = read("/")
    assert 'class="front-top alone"' in page
    assert "Russland bruker makt" in page


def test_the_newest_story_leads_the_front_page(read, paper):
    make_article(headline="Noe nyere", publish_at=NOW)
    page = read("/")
    assert "alone" not in page
    assert page.index("Noe nyere") < page.index("Japan og NATO")


def test_quotes_on_the_front_lead_to_their_very_paragraph(read, paper):
    page = read("/")
    assert f'href="{paper.story.get_absolute_url()}#q-aaaa22"' in page
    assert f'href="{paper.speaker.get_absolute_url()}"' in page


def test_an_empty_section_says_so(read):
    assert escape(_("No stories here yet.")) in read(make_section("Sport").get_absolute_url())


def test_the_menu_marks_where_the_reader_is(read, paper):
    assert re.search(r'aria-current="page">Utenriks<', read(paper.section.get_absolute_url()))
    assert re.search(r'aria-current="true">Utenriks<', read(paper.story.get_absolute_url()))


def test_a_story_shows_all_that_belongs_to_it(read, paper):
    page = read(paper.story.get_absolute_url())
    assert all(text in page for text in ("Japan og NATO", "De møttes i Tokyo.", "Kari Nordmann", "NATO", "Mark Rutte"))
    assert '<a href="https://www.euronews.com/">EuroNews</a>' in page
    assert '<q data-quote="aaaa22" id="q-aaaa22">Russland bruker makt</q>' in page
    assert 'href="#q-aaaa22"' in page


def test_a_story_without_author_is_by_the_paper(read, settings):
    settings.SITE_NAME = "Bladet"
    page = read(make_article(sources=[make_source()]).get_absolute_url())
    assert re.search(r'class="byline-name">\s*Bladet', page)


def test_sources_stand_in_one_line(read):
    page = read(make_article(sources=[make_source(), make_source("NTB")]).get_absolute_url())
    assert re.search(r"Kilder:\s+EuroNews, NTB", re.sub(r"<[^>]+>", "", page))


def test_a_story_says_when_it_was_published_and_updated(read):
    article = make_article(publish_at=datetime(2025, 2, 8, 13, 5, tzinfo=UTC))
    type(article).objects.update(updated_at=datetime(2025, 2, 9, 7, 30, tzinfo=UTC))
    page = read(article.get_absolute_url())
    assert '<time datetime="2025-02-08T14:05:00+01:00">8. februar 2025 kl. 14.05</time>' in page
    assert '<time datetime="2025-02-09T08:30:00+01:00">9. februar 2025 kl. 08.30</time>' in page


def test_a_story_tells_its_own_language(read):
    page = read(make_article(language="nn").get_absolute_url())
    assert '<html lang="nn">' in page
    assert re.search(r'<article class="story[^>]* lang="nn">', page)


def test_what_is_around_a_story_keeps_the_language_of_the_paper(read):
    page = read(make_article(language="en").get_absolute_url())
    around = [re.search(rf'class="{name}"[^>]* lang="nb"', page) for name in ("skip-link", "masthead", "footer")]
    assert all(around)


def test_a_card_tells_a_language_that_is_not_the_papers(read):
    make_article(language="en")
    assert re.search(r'<article class="card[^>]* lang="en">', read("/"))


def test_opinion_is_called_so(read):
    article = make_article(genre="opinion")
    assert _("Commentary") in read("/")
    assert _("Commentary") in read(article.get_absolute_url())


def test_related_links_lead_somewhere(read):
    other = make_article(headline="En annen sak")
    links = [
        {"title": "Den andre", "address": "", "story": other.pk},
        {"title": "Hos andre", "address": "https://example.com/", "story": None},
        {"title": "Ikke funnet ennå", "address": "", "story": None},
    ]
    page = read(make_article(related=links).get_absolute_url())
    assert f'href="{other.get_absolute_url()}">Den andre</a>' in page
    assert 'href="https://example.com/">Hos andre</a>' in page
    assert "Ikke funnet ennå" not in page


def test_a_topic_shows_its_kind_description_and_stories(read, paper):
    page = read(paper.tag.get_absolute_url())
    assert all(text in page for text in ("NATO", "Forsvarsalliansen", "Japan og NATO"))
    assert paper.tag.get_kind_display().capitalize() in page


def test_older_stories_follow_on_the_next_page(read):
    section = make_section("Sport")
    stories = [make_article(section=section, publish_at=NOW - timedelta(minutes=n)) for n in range(21)]
    first = read("/sport/")
    assert f'href="/sport/?after={stories[19].code}"' in first
    assert stories[20].get_absolute_url() not in first
    second = read(f"/sport/?after={stories[19].code}")
    assert stories[20].get_absolute_url() in second
    assert 'rel="next"' not in second


def test_a_person_shows_what_they_said_as_what_where_and_how(read, paper):
    page = read(paper.speaker.get_absolute_url())
    assert all(text in page for text in ("Russland bruker makt", "NATOs generalsekretær", "De møttes i går."))
    assert escape(_("Direct quote")) in page
    assert f'href="{paper.quote.get_absolute_url()}">Japan og NATO</a>' in page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("ordrett", "Quoted word for word"),
        ("delsitat", "Quoted in part"),
        ("indirekte", "Paraphrased, not word for word"),
    ],
)
def test_the_form_of_a_quote_is_told_in_words(read, form, words):
    speaker = make_person()
    make_article(**quoted(speaker=speaker, form=form))
    assert escape(_(words)) in read(speaker.get_absolute_url())


def test_a_quote_is_set_in_the_marks_of_its_language(read):
    speaker = make_person()
    make_article(**quoted("Yes", speaker=speaker, form="ordrett"), language="en")
    make_article(**quoted("Ja", speaker=speaker, form="ordrett"))
    page = read(speaker.get_absolute_url())
    assert "“Yes”" in page
    assert "«Ja»" in page


def test_the_panel_of_a_story_sets_quotes_as_the_text_does(read):
    speaker = make_person()
    page = read(make_article(**quoted("en plikt", speaker=speaker, form="delsitat")).get_absolute_url())
    assert re.search(r'<li><a href="#q-\w+">«en plikt»\s*</a>', page)
    page = read(make_article(**quoted("Ja", speaker=speaker)).get_absolute_url())
    assert re.search(r'<li class="with-dash"><a href="#q-\w+">Ja\s*</a>', page)


def test_a_translated_quote_shows_the_original_in_its_language(read):
    speaker = make_person()
    make_article(**quoted(speaker=speaker, original_words="Wir müssen", original_language="de"))
    assert '<span lang="de">Wir müssen</span>' in read(speaker.get_absolute_url())


def test_an_author_shows_what_they_have_written(read, paper):
    assert paper.story.get_absolute_url() in read(paper.author.get_absolute_url())


def test_an_unlisted_person_is_led_to_from_nowhere(client, paper):
    type(paper.speaker).objects.filter(pk=paper.speaker.pk).update(is_listed=False)
    paths = ["/", paper.story.get_absolute_url(), paper.section.get_absolute_url(), "/feed/", "/sitemap-people.xml"]
    assert not any(paper.speaker.code in client.get(path).content.decode() for path in paths)
    assert "Mark Rutte" not in client.get("/").content.decode()


def test_the_private_note_of_a_quote_is_nowhere(read):
    speaker = make_person()
    article = make_article(**quoted(speaker=speaker, note="opptak 12, anonym"))
    for page in map(read, ["/", article.get_absolute_url(), speaker.get_absolute_url()]):
        assert "anonym" not in page


def test_what_editors_write_is_text_and_never_markup(read):
    section, speaker = make_section("Sport"), make_person("<i>Kari</i> Nordmann")
    words = {"headline": "<b>Fet</b>", "lede": "<script>alert(1)</script>", "section": section, "by": [speaker]}
    article = make_article(**words, **quoted(speaker=speaker, role="<u>sjef</u>"))
    for page in map(read, ["/", "/sport/", article.get_absolute_url(), speaker.get_absolute_url()]):
        assert not any(markup in page for markup in ("<b>Fet", "<script>alert", "<i>Kari", "<u>sjef"))


def test_robots_are_shown_the_sitemap_and_kept_from_the_admin(read, settings):
    text = read("/robots.txt")
    assert "Disallow: /admin/" in text
    assert f"Sitemap: {settings.SITE_ROOT}/sitemap.xml" in text
