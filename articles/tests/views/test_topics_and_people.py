"""What stands on the pages of topics and people, and in the indexes A–Å; and what does not."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.actions.merge_tags import merge_tags
from articles.actions.publish import publish_article
from articles.actions.quotes import correct_quote
from articles.actions.restore import restore_revision
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Article, Person, StoryEvent
from articles.tests.make import make_article, make_person, make_tag, quoted
from articles.views.asked import asked_for

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def corrected(article, ref="aaaa22"):
    facts = {"kind": "rettelse", "text": "Feil ord.", "quote_ref": ref}
    return StoryEvent.objects.create(article=article, at=datetime(2025, 3, 3, 9, tzinfo=UTC), **facts)


def test_a_topics_page_tells_machines_what_it_is_about(client):
    make_article(tags=[make_tag("NATO", kind="organisation", wikidata_id="Q7184")])
    (data,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get("/emner/nato/").content.decode()
    )
    about = {"@type": "Organization", "name": "NATO", "sameAs": "https://www.wikidata.org/entity/Q7184"}
    assert json.loads(data)["about"] == about


def test_a_topic_shows_who_said_what_as_what_and_where(read, paper):
    page = read(paper.tag.get_absolute_url())
    said = page[page.index('id="said"') :]
    assert all(text in said for text in ("Mark Rutte", "NATOs generalsekretær", "Russland bruker makt"))
    assert escape(_("Direct quote")) in said
    assert f'href="{paper.quote.get_absolute_url()}">Japan og NATO</a>' in said


def test_all_that_is_said_on_a_topic_has_a_page(read, paper):
    page = read(f"{paper.tag.get_absolute_url()}sitater/")
    assert f'href="{paper.quote.get_absolute_url()}"' in page
    assert f'href="{paper.speaker.get_absolute_url()}"' in page


def test_older_pages_of_a_topic_are_stories_alone(read):
    nato, speaker = make_tag("NATO"), make_person()
    for n in range(21):
        make_article(**quoted(f"Ord {n}", speaker=speaker), tags=[nato], publish_at=NOW - timedelta(hours=1 + n))
    first = read(nato.get_absolute_url())
    [older] = re.findall(r'href="([^"]+)" rel="next"', first)
    assert 'id="said"' in first
    assert 'id="said"' not in read(older)


def test_a_year_of_a_topic_keeps_to_it_on_older_pages(read):
    nato = make_tag("NATO")
    for n in range(21):
        make_article(tags=[nato], publish_at=datetime(2024, 5, 1 + n, tzinfo=UTC))
    make_article(tags=[nato], publish_at=datetime(2023, 5, 1, tzinfo=UTC))
    page = read("/emner/nato/?aar=2024")
    [older] = re.findall(r'href="([^"]+)" rel="next"', page)
    assert older.startswith("/emner/nato/?aar=2024&amp;after=")
    assert read(older.replace("&amp;", "&")).count('class="card ') == 1


def test_a_page_of_a_year_says_its_own_address(read, settings):
    nato = make_tag("NATO")
    make_article(tags=[nato], publish_at=datetime(2024, 5, 1, tzinfo=UTC))
    assert f'rel="canonical" href="{settings.SITE_ROOT}/emner/nato/?aar=2024"' in read("/emner/nato/?aar=2024")


def test_who_is_quoted_most_is_led_to_on_the_topic(read):
    nato, speaker = make_tag("NATO"), make_person()
    for _twice in range(2):
        make_article(**quoted(speaker=speaker), tags=[nato])
    assert f'href="{speaker.get_absolute_url()}?emne=nato"' in read(nato.get_absolute_url())
    assert read(f"{speaker.get_absolute_url()}?emne=nato").count('class="quote ') == 2


def test_the_seeds_secretary_general_has_three_quotes_with_role_and_place(read, seeded):
    page = read(Person.objects.get(name="Mark Rutte").get_absolute_url())
    story = Article.objects.get()
    refs = [quote.ref for quote in story.quotes.filter(speaker__name="Mark Rutte")]
    assert page.count('class="quote ') == len(refs) == 3
    assert page.count('<span class="quote-role">NATOs generalsekretær') == 3
    assert all(f'href="{story.get_absolute_url()}#q-{ref}"' in page for ref in refs)


def test_a_quote_changed_in_a_draft_stays_with_readers_until_it_is_published(read, paper):
    path = paper.speaker.get_absolute_url()
    draft = newest_revision(paper.story).content
    body = draft["body"].replace("Russland bruker makt", "Russland bruker vold")
    save_draft(paper.story, draft | {"body": body}, by=SYSTEM, base=1)
    assert "bruker vold" not in read(path) + read(paper.tag.get_absolute_url())
    Article.objects.update(status="draft", publish_at=None)  # nobody has to be told
    publish_article(Article.objects.get(), by=SYSTEM)
    assert "bruker vold" in read(path)
    assert "bruker makt" not in read(path) + read(paper.tag.get_absolute_url())


@pytest.mark.parametrize("asked", ["emne=kina", "aar=1999", "aar=x", "after=x", "emne=nato&aar=1999", "emne=<b>"])
def test_what_somebody_did_not_say_is_absent(is_absent, paper, asked):
    make_tag("Kina")
    assert is_absent(f"{paper.speaker.get_absolute_url()}?{asked}")


@pytest.mark.parametrize(
    "path", ["?aar=1999", "?aar=x", "?after=x", "?aar=x&after=y", "sitater/?after=x", "sitater/?after=x-y"]
)
def test_what_a_topic_does_not_have_is_absent(is_absent, paper, path):
    assert is_absent(f"{paper.tag.get_absolute_url()}{path}")


@pytest.mark.parametrize("asked", ["bokstav=aa", "bokstav=%", "after=x", "bokstav=n&after=x"])
def test_an_index_has_no_other_pages(is_absent, paper, asked):
    assert is_absent(f"/emner/?{asked}")
    assert is_absent(f"/personer/?{asked}")


def test_a_topic_of_drafts_has_no_page_of_quotes(is_absent):
    tag = make_tag("Hemmelig")
    make_article(**quoted(speaker=make_person()), tags=[tag], status="draft")
    assert is_absent(f"{tag.get_absolute_url()}sitater/")


def test_an_unlisted_person_is_absent_in_every_way(is_absent, read):
    person, tag = make_person("Kari Unevnt", is_listed=False), make_tag("NATO")
    for _twice in range(2):
        make_article(**quoted("Ord fra Kari", speaker=person), by=[person], tags=[tag])
    path = person.get_absolute_url()
    assert all(map(is_absent, [path, f"{path}saker/", f"{path}?emne=nato", f"/personer/{person.code}/"]))
    for page in map(read, ["/personer/", tag.get_absolute_url(), f"{tag.get_absolute_url()}sitater/"]):
        assert "Unevnt" not in page
        assert "Ord fra Kari" not in page


@pytest.fixture
def unlisted(paper):
    """A quote that readers have in its story alone."""
    correct_quote(paper.quote, by=SYSTEM, is_listed=False)
    make_article(**quoted("Noe annet", "bbbb22", paper.speaker), tags=[paper.tag])
    return paper


def test_an_unlisted_quote_stands_in_its_story_alone(read, unlisted):
    paper = unlisted
    assert "Russland bruker makt" in read(paper.story.get_absolute_url())
    lists = ["/", paper.speaker.get_absolute_url(), paper.tag.get_absolute_url(), "/emner/nato/sitater/"]
    assert not any("Russland bruker makt" in read(path) for path in lists)


def test_an_unlisted_quote_is_not_told_to_machines_nor_in_the_margin(read, unlisted):
    page = read(unlisted.story.get_absolute_url())
    assert '"Quotation"' not in page
    assert 'class="quoted' not in page


def test_an_unlisted_quote_stays_so_when_an_older_version_is_brought_back(unlisted):
    story = Article.objects.get(pk=unlisted.story.pk)
    restore_revision(story, 1, by=SYSTEM)
    publish_article(story, by=SYSTEM)
    assert not story.quotes.get().is_listed


def test_a_copy_of_an_unlisted_quote_is_unlisted(unlisted):
    story = Article.objects.get(pk=unlisted.story.pk)
    draft = newest_revision(story).content
    save_draft(story, draft | {"body": draft["body"] * 2}, by=SYSTEM, base=story.version)
    publish_article(story, by=SYSTEM)
    assert [quote.is_listed for quote in story.quotes.current()] == [False, False]


def test_a_corrected_quote_says_so_wherever_it_is_shown(read, paper):
    event = corrected(paper.story)
    link = f'href="{event.get_absolute_url()}">{escape(_("corrected %(on)s") % {"on": "3. mars 2025"})}</a>'
    shown = [paper.story, paper.tag, paper.speaker]
    paths = ["/", "/emner/nato/sitater/", *(thing.get_absolute_url() for thing in shown)]
    assert [path for path in paths if link not in read(path)] == []


def test_machines_are_told_of_the_correction_of_a_quote(read, paper, settings):
    event = corrected(paper.story)
    page = read(paper.story.get_absolute_url())
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    [quotation] = json.loads(script)["hasPart"]
    assert quotation["correction"] == {"@id": f"{settings.SITE_ROOT}{event.get_absolute_url()}"}


def test_every_quotation_of_the_seed_has_words_place_and_creator(read, seeded, settings):
    page = read(Article.objects.get().get_absolute_url())
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    for quotation in told["hasPart"]:
        assert set(quotation) == {"@type", "@id", "url", "text", "creator"}
        assert quotation["url"].startswith(f"{told['url']}#q-")
        assert f'id="{quotation["url"].rpartition("#")[2]}"' in page
        assert {"@type", "name", "url"} <= set(quotation["creator"])
        assert quotation["creator"]["url"].startswith(f"{settings.SITE_ROOT}/personer/")


def test_the_indexes_lead_to_what_has_a_page(read, paper):
    assert f'href="{paper.tag.get_absolute_url()}">NATO</a>' in read("/emner/")
    people = read("/personer/")
    assert f'href="{paper.speaker.get_absolute_url()}">Rutte, Mark</a>' in people
    assert f'href="{paper.author.get_absolute_url()}">Nordmann, Kari</a>' in people


def test_every_page_leads_to_the_indexes(read, addresses):
    for page in map(read, addresses):
        assert 'href="/emner/"' in page
        assert 'href="/personer/"' in page


@pytest.mark.parametrize("path", ["/emner/", "/personer/"])
def test_an_empty_index_says_so(read, path):
    assert 'class="empty"' in read(path)


def test_all_stories_of_a_writer_have_pages(read, is_absent):
    kari = make_person("Kari Nordmann")
    for n in range(11):
        make_article(by=[kari], publish_at=NOW - timedelta(hours=1 + n))
    path = f"{kari.get_absolute_url()}saker/"
    assert f'href="{path}"' in read(kari.get_absolute_url())
    assert read(path).count('class="card ') == 11
    assert is_absent(f"/personer/{kari.code}/feil/saker/")
    assert is_absent(f"{path}?after=x")


def test_related_stories_stand_at_the_end_of_a_story(read, paper):
    other = make_article(headline="En beslektet sak", tags=[paper.tag])
    page = read(paper.story.get_absolute_url())
    assert f'<a href="{other.get_absolute_url()}">En beslektet sak' in page[page.index('id="more-stories"') :]


def test_a_person_is_led_to_by_the_old_address_of_a_topic(client):
    speaker, old = make_person(), make_tag("Nato")
    make_article(**quoted(speaker=speaker), tags=[old])
    merge_tags(old, make_tag("Forsvarsalliansen"), by=SYSTEM)
    answer = client.get(f"{speaker.get_absolute_url()}?emne=nato")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"{speaker.get_absolute_url()}?emne=forsvarsalliansen",
    )
    assert client.get(answer.headers["Location"]).status_code == 200


def test_what_postgresql_cannot_hold_is_asked_of_no_database(client, rf):
    nato = make_tag("NATO")
    make_article(tags=[nato])
    assert asked_for(rf.get("/?after=a%00"), "after") == "a\ufffd"
    assert client.get(f"{nato.get_absolute_url()}?after=%00").status_code == 404
