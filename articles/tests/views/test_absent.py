"""What readers may not see is, to the byte, what is not there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.tests.make import make_article, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("status", ["draft", "review", "ready", "withdrawn"])
def test_a_story_that_is_not_published_is_absent(is_absent, status):
    assert is_absent(make_article(status=status).get_absolute_url())


def test_a_planned_story_is_absent(is_absent):
    assert is_absent(make_article(publish_at=NOW + timedelta(hours=1)).get_absolute_url())


def test_an_absent_story_is_absent_under_every_address(is_absent):
    code = make_article(status="draft").code
    assert all(map(is_absent, [f"/sport/i/{code}/", f"/utenriks/i/{code}/feil/", "/utenriks/i/ukjent/", "/ukjent/"]))


def test_a_topic_without_published_stories_is_absent(is_absent):
    tag, unused = make_tag("NATO"), make_tag("Kina")
    make_article(tags=[tag], status="draft")
    paths = [tag.get_absolute_url(), unused.get_absolute_url(), "/emner/ukjent/", "/emner/nato/feed/"]
    assert all(map(is_absent, paths))


def test_a_person_without_published_matter_is_absent(is_absent):
    person = make_person()
    make_article(**quoted(speaker=person), status="draft")
    make_article(by=[person], publish_at=NOW + timedelta(hours=1))
    assert is_absent(person.get_absolute_url())
    assert is_absent(f"/personer/{person.code}/")


def test_an_unlisted_person_is_absent(is_absent):
    person = make_person(is_listed=False)
    make_article(**quoted(speaker=person), by=[person])
    assert is_absent(person.get_absolute_url())


def test_a_page_after_a_story_that_is_not_published_is_absent(is_absent):
    section, draft = make_section("Sport"), make_article(status="draft")
    assert is_absent(f"{section.get_absolute_url()}?after={draft.code}")
    assert is_absent(f"{section.get_absolute_url()}?after=<script>")


def test_an_absent_page_does_not_repeat_what_was_asked(client):
    assert b"hemmelig" not in client.get("/hemmelig/i/hemmelig/").content


def test_an_absent_page_keeps_the_menu_and_stays_out_of_search(client):
    section = make_section("Sport")
    page = client.get("/ukjent/").content.decode()
    assert section.get_absolute_url() in page
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


def test_what_is_withdrawn_leaves_every_list(client):
    article = make_article(**quoted(speaker=make_person()))
    Article.objects.update(status="withdrawn")
    for path in ["/", article.section.get_absolute_url(), "/feed/", "/sitemap-stories.xml"]:
        assert article.code not in client.get(path).content.decode()
