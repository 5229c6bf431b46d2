"""A story and a person are found by their code; every other address leads to the right one in one step."""

import pytest

from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/sport/i/{code}/feil-slug/", "/utenriks/i/{code}/feil/", "/utenriks/i/{code}/"])
def test_a_wrong_section_or_slug_leads_to_the_story(client, path):
    article = make_article(headline="Rett sted")
    answer = client.get(path.format(code=article.code))
    assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())


@pytest.mark.parametrize("path", ["/personer/{code}/feil-navn/", "/personer/{code}/"])
def test_a_wrong_name_leads_to_the_person(client, path):
    person = make_person()
    make_article(**quoted(speaker=person))
    answer = client.get(path.format(code=person.code))
    assert (answer.status_code, answer["Location"]) == (301, person.get_absolute_url())


def test_a_new_headline_moves_the_story_and_leaves_no_dead_link(client):
    article = make_article(headline="Gammel tittel")
    old = article.get_absolute_url()
    article.headline = "Ny tittel"
    article.save()
    assert client.get(old)["Location"] == article.get_absolute_url() != old
