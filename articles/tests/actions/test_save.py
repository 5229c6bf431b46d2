from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.errors import NotAllowed, StaleDraft
from articles.actions.save import newest_revision, save_draft, start_article
from articles.models import Article, Revision
from articles.tests.make import make_article, make_draft, make_person, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_a_new_story_is_its_first_revision(reporter):
    article = start_article(make_draft(headline="Ny"), by=reporter, at=NOW)
    revision = article.revisions.get()
    assert (revision.number, revision.author, revision.at) == (1, reporter, NOW)
    assert (article.headline, article.created_by) == ("Ny", reporter)


def test_an_unfinished_draft_is_saved(reporter):
    article = start_article(make_draft(headline="", body=""), by=reporter)
    assert article.status == Article.Status.DRAFT


def test_each_save_is_a_revision(reporter):
    article = make_article(status="draft")
    save_draft(article, make_draft(headline="Igjen"), by=reporter, base=1)
    assert list(article.revisions.values_list("number", flat=True)) == [2, 1]
    assert article.headline == "Igjen"


def test_nothing_is_overwritten(reporter):
    article = make_article(status="draft", headline="Først")
    save_draft(article, make_draft(headline="Så"), by=reporter, base=1)
    assert article.revisions.get(number=1).content["headline"] == "Først"


def test_a_draft_of_a_live_story_does_not_reach_its_row(editor):
    article = make_article(headline="Live", **quoted("Som før"))
    save_draft(article, make_draft(headline="Kladd", **quoted("Som nå")), by=editor, base=1)
    article.refresh_from_db()
    assert (article.headline, article.quotes.get().words) == ("Live", "Som før")
    assert article.has_unpublished_changes


def test_a_planned_story_goes_out_as_last_saved(editor):
    article = make_article(publish_at=NOW + timedelta(hours=1))
    save_draft(article, make_draft(headline="Nyere"), by=editor, base=1, at=NOW)
    article.refresh_from_db()
    assert article.headline == "Nyere"
    assert not article.has_unpublished_changes


def test_a_planned_story_goes_out_without_what_saved_itself(editor):
    article = make_article(headline="Lest", publish_at=NOW + timedelta(hours=1))
    half = make_draft(headline="Halv set")
    save_draft(article, half, by=editor, base=1, at=NOW, reason=Revision.Reason.AUTOSAVE)
    article.refresh_from_db()
    assert article.headline == "Lest"
    assert article.has_unpublished_changes


def test_a_planned_story_waits_for_somebody_to_read_what_was_put_together(editor, reporter):
    article = make_article(headline="Lest", publish_at=NOW + timedelta(hours=1))
    draft = newest_revision(article).content
    save_draft(article, draft | {"lede": "Ulest"}, by=reporter, base=1, at=NOW)
    revision = save_draft(article, draft | {"headline": "Min"}, by=editor, base=1, at=NOW)
    article.refresh_from_db()
    assert (revision.content["lede"], article.headline) == ("Ulest", "Lest")


def test_a_save_from_an_older_version_is_refused_and_writes_nothing(reporter, editor):
    article = make_article(status="draft")
    save_draft(article, make_draft(headline="Min"), by=reporter, base=1)
    with pytest.raises(StaleDraft) as told:
        save_draft(article, make_draft(headline="Din"), by=editor, base=1)
    assert told.value.newest.author == reporter
    assert article.revisions.count() == 2


def test_the_same_save_sent_twice_makes_one_revision(reporter):
    article = make_article(status="draft")
    first = save_draft(article, make_draft(headline="A"), by=reporter, base=1, key="k1")
    again = save_draft(article, make_draft(headline="A"), by=reporter, base=1, key="k1")
    assert first == again
    assert article.revisions.count() == 2


def test_a_key_that_comes_again_with_other_words_is_another_save(reporter):
    article = make_article(status="draft")
    save_draft(article, make_draft(headline="A"), by=reporter, base=1, key="k1", sent="A")
    save_draft(article, make_draft(headline="B"), by=reporter, base=2, key="k1", sent="B")
    assert list(article.revisions.values_list("content__headline", flat=True))[:2] == ["B", "A"]


def test_the_same_new_story_sent_twice_is_one(reporter):
    first = start_article(make_draft(), by=reporter, key="k1")
    assert start_article(make_draft(), by=reporter, key="k1") == first
    assert Article.objects.count() == 1


def test_another_users_key_opens_nothing(reporter, editor):
    first = start_article(make_draft(), by=reporter, key="k1")
    assert start_article(make_draft(), by=editor, key="k1") != first


def test_a_reader_saves_nothing(reader):
    with pytest.raises(NotAllowed):
        start_article(make_draft(), by=reader)
    with pytest.raises(NotAllowed):
        save_draft(make_article(status="draft"), make_draft(), by=reader, base=1)
    assert Revision.objects.count() == 1


def test_a_body_from_any_door_is_sanitized(reporter):
    article = start_article(make_draft(body="<p onclick=x>a</p><script>b</script>"), by=reporter)
    assert article.body == "<p>a</p>"


def test_the_row_follows_the_draft_in_everything(reporter):
    tags = [make_tag("NATO"), make_tag("Japan")]
    writer, source = make_person("Kari Nordmann"), make_source()
    related = [{"title": "Sak", "address": "https://example.com/", "story": None}]
    article = start_article(make_draft(tags=tags, by=[writer], sources=[source], related=related), by=reporter)
    assert [tagged.tag for tagged in article.tagged.all()] == tags
    assert [(credit.person or credit.source) for credit in article.credits.all()] == [writer, source]
    assert article.related_links.get().address == "https://example.com/"


def test_a_related_story_lends_its_headline(reporter):
    other = make_article(headline="Den andre")
    related = [{"title": "", "address": "", "story": other.pk}]
    article = start_article(make_draft(related=related), by=reporter)
    assert (article.related_links.get().title, article.related_links.get().story) == ("Den andre", other)


def test_the_newest_revision_is_the_draft(reporter):
    article = make_article(status="draft")
    revision = save_draft(article, make_draft(), by=reporter, base=1)
    assert newest_revision(article) == revision


@pytest.mark.parametrize("versions", [1, 12])
def test_a_save_costs_the_same_however_many_versions(reporter, versions, django_assert_max_num_queries):
    article = make_article(status="draft", **quoted())
    for _number in range(versions):
        save_draft(article, make_draft(**quoted()), by=reporter, base=article.version)
    with django_assert_max_num_queries(30):
        save_draft(article, make_draft(**quoted(), tags=[make_tag("NATO")]), by=reporter, base=article.version)
