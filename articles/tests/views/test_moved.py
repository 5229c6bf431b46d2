"""Old addresses of topics and people: one step to the right one, and nothing where readers have nothing."""

import pytest
from django.urls import reverse

from articles.actions.merge_people import merge_people
from articles.actions.merge_tags import merge_tags, rename_tag, undo_merge
from articles.models import SYSTEM
from articles.tests.make import make_article, make_person, make_tag, quoted

pytestmark = pytest.mark.django_db


def leads_to(client, path: str) -> str:
    answer = client.get(path)
    return answer.headers["Location"] if answer.status_code == 301 else f"{answer.status_code}"


@pytest.mark.parametrize("rest", ["", "feed/"])
def test_a_merged_topics_page_and_feed_lead_to_the_other(client, economy, rest):
    make_article(tags=[economy])
    merge_tags(economy, make_tag("Næringsliv"), by=SYSTEM)
    assert leads_to(client, f"/emner/okonomi/{rest}") == f"/emner/naeringsliv/{rest}"
    assert client.get(f"/emner/naeringsliv/{rest}").status_code == 200


def test_a_year_of_a_merged_topic_leads_to_that_year_of_the_other(client, economy):
    year = make_article(tags=[economy]).publish_at.year
    merge_tags(economy, make_tag("Næringsliv"), by=SYSTEM)
    assert leads_to(client, f"/emner/okonomi/?aar={year}&utm_source=x") == f"/emner/naeringsliv/?aar={year}"


def test_what_a_person_said_in_a_year_is_found_under_an_older_name(client):
    person = make_person("Mark Rutte")
    make_article(**quoted(speaker=person))
    here = person.get_absolute_url()
    assert leads_to(client, f"/personer/{person.code}/m-rutte/?aar=2025&emne=nato") == f"{here}?emne=nato&aar=2025"


def test_a_chain_is_one_step(client, economy):
    make_article(tags=[economy])
    business = make_tag("Næringsliv")
    merge_tags(economy, business, by=SYSTEM)
    merge_tags(business, make_tag("Arbeidsliv"), by=SYSTEM)
    assert leads_to(client, "/emner/okonomi/") == leads_to(client, "/emner/naeringsliv/") == "/emner/arbeidsliv/"


def test_what_was_said_on_a_merged_topic_is_said_on_the_other(client, economy):
    make_article(tags=[economy], **quoted(speaker=make_person()))
    merge_tags(economy, make_tag("Næringsliv"), by=SYSTEM)
    assert leads_to(client, "/emner/okonomi/sitater/") == "/emner/naeringsliv/sitater/"
    assert client.get("/emner/naeringsliv/sitater/").status_code == 200


def test_what_a_merged_person_wrote_the_other_has_written(client):
    short, full = make_person("M. Rutte"), make_person("Mark Rutte")
    old, new = (reverse("articles:person_stories", args=[who.code, who.slug]) for who in (short, full))
    make_article(by=[short])
    merge_people(short, full, by=SYSTEM)
    assert leads_to(client, old) == new
    assert client.get(new).status_code == 200


def test_an_undone_merge_leads_nowhere(client, economy):
    make_article(tags=[economy])
    undo_merge(merge_tags(economy, make_tag("Næringsliv"), by=SYSTEM), by=SYSTEM)
    assert client.get("/emner/okonomi/").status_code == 200


def test_a_renamed_topic_is_found_at_its_old_address(client, economy):
    make_article(tags=[economy])
    rename_tag(economy, "Penger", by=SYSTEM)
    assert leads_to(client, "/emner/okonomi/") == "/emner/penger/"


def test_an_old_address_of_a_topic_that_readers_do_not_see_is_absent(economy, is_absent):
    rename_tag(economy, "Penger", by=SYSTEM)
    assert is_absent("/emner/okonomi/")


def test_an_old_address_that_another_topic_has_taken_leads_nowhere(economy, is_absent):
    make_article(tags=[economy])
    rename_tag(economy, "Penger", by=SYSTEM, keep_old_name=False)
    make_tag("Økonomi")
    assert is_absent("/emner/okonomi/")


def test_a_hidden_topic_is_absent(client, economy, is_absent):
    article = make_article(tags=[economy])
    economy.is_hidden = True
    economy.save()
    assert is_absent("/emner/okonomi/")
    assert "Økonomi" not in client.get(article.get_absolute_url()).content.decode()
    assert "Økonomi" not in client.get("/feed/").content.decode()


def test_a_retired_topic_keeps_its_page(client):
    make_article(tags=[make_tag("OL 1994", is_retired=True)])
    assert client.get("/emner/ol-1994/").status_code == 200


def test_a_merged_persons_page_leads_to_the_other(client):
    short, full = make_person("M. Rutte"), make_person("Mark Rutte")
    old = short.get_absolute_url()
    make_article(**quoted(speaker=short))
    merge_people(short, full, by=SYSTEM)
    assert leads_to(client, old) == leads_to(client, f"/personer/{short.code}/") == full.get_absolute_url()


def test_a_person_merged_into_one_without_a_page_is_absent(is_absent):
    short, full = make_person("M. Rutte"), make_person("Mark Rutte", is_listed=False)
    make_article(**quoted(speaker=short))
    merge_people(short, full, by=SYSTEM)
    assert is_absent(short.get_absolute_url())
