"""Sample stories are what publishing them would have made, and go without a trace."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions import sample_stories
from articles.actions.due import publish_due
from articles.actions.errors import NotAllowed
from articles.actions.publish import publish_article, withdraw_article
from articles.actions.sample_stories import RealStoriesHere, make_sample_stories, remove_sample_stories
from articles.actions.save import save_draft, start_article
from articles.models import SYSTEM, Article, Credit, Person, Quote, Section, Source, Tag
from articles.tests.make import make_article, make_draft, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
THEN, SEED_WITH_ALL_STATES = datetime(2026, 3, 4, 12, tzinfo=UTC), 7
# Of a row: what is its own by chance, and what says that it is a sample.
OWN = {"id", "code", "key", "article_id", "content_object_id", "is_sample", "went_out_at"}


def make(count=20, *, seed=1, **options):
    list(make_sample_stories(count, by=SYSTEM, seed=seed, **options))
    return list(Article.objects.filter(is_sample=True).order_by("pk"))


def remove():
    list(remove_sample_stories(by=SYSTEM))


def rows(found) -> list[dict]:
    return [{name: value for name, value in row.items() if name not in OWN} for row in found.values()]


def as_written(article) -> dict:
    """Everything that the database holds of a story."""
    relations = ("tagged", "credits", "related_links", "quotes", "revisions", "events")
    return {"row": rows(Article.objects.filter(pk=article.pk))} | {
        name: rows(getattr(article, name).order_by("pk")) for name in relations
    }


def written_by_hand(sample) -> Article:
    """The sample's draft, through the newsroom's own actions at the same moments."""
    revision = sample.revisions.get()
    article = start_article(revision.content, by=SYSTEM, at=revision.at)
    if sample.publish_at:
        at = min(sample.publish_at, max(revision.at, sample.edited_at))
        article = publish_article(article, by=SYSTEM, publish_at=sample.publish_at, at=at)
    if sample.status == "withdrawn":
        article = withdraw_article(article, by=SYSTEM, at=sample.edited_at)
    unseen = {"due_at": sample.due_at, "handed_in_at": sample.handed_in_at}
    if sample.publish_at is None:
        unseen["status"] = sample.status
    Article.objects.filter(pk=article.pk).update(**unseen)
    return article


@pytest.fixture
def every_state():
    """Samples of the kinds that few stories are: planned, withdrawn, in review, with many links."""
    samples = make(700, seed=SEED_WITH_ALL_STATES, at=THEN)
    rare = [s for s in samples if s.status != "published" or s.publish_at > THEN or s.related_links.count() > 2]
    assert {sample.status for sample in rare} == set(Article.Status.values)
    assert any(sample.is_planned(THEN) for sample in rare)
    return rare


def test_a_sample_is_what_publishing_its_draft_makes(seeded):
    for sample in make(20):
        assert as_written(sample) == as_written(written_by_hand(sample))


def test_a_sample_in_any_state_is_what_the_actions_make(every_state):
    for sample in every_state:
        assert as_written(sample) == as_written(written_by_hand(sample))


def test_names_compare_and_sort_as_those_that_editors_write(seeded):
    make(50)
    for noun in (Tag, Person):
        for row in noun.objects.filter(is_sample=True)[:40]:
            derived = (row.slug, row.fold, row.sort_key)
            row.save()
            assert (row.slug, row.fold, row.sort_key) == derived


def test_a_published_sample_is_not_due(seeded):
    make(20)
    assert publish_due() == []
    assert not Article.objects.published().filter(is_sample=True, went_out_at=None).exists()


def test_a_topic_that_is_there_already_is_used(seeded):
    climate, topics = Tag.objects.get(name="Klima"), Tag.objects.filter(name__iexact="klima")
    make(200)
    assert topics.get() == climate
    assert climate.tagged.exists()


def test_samples_made_later_speak_of_the_same_people(seeded):
    make(100, seed=1)
    make(100, seed=2)
    names = list(Person.objects.values_list("name", flat=True))
    assert len(names) == len(set(names))


def test_a_namesake_of_somebody_real_is_somebody_else(seeded):
    name = make(1)[0].credits.get(role="text").person.name
    remove()
    real = make_person(name)
    make(1)
    assert not Credit.objects.filter(person=real).exists()


def test_each_batch_is_told_of(monkeypatch, seeded):
    monkeypatch.setattr(sample_stories, "BATCH", 4)
    assert list(make_sample_stories(10, by=SYSTEM)) == [4, 8, 10]


def test_what_stops_in_the_middle_leaves_whole_batches(monkeypatch, seeded):
    monkeypatch.setattr(sample_stories, "BATCH", 4)
    making = make_sample_stories(10, by=SYSTEM)
    next(making)
    making.close()
    samples = Article.objects.filter(is_sample=True)
    assert samples.count() == 4
    assert not samples.filter(revisions=None).exists()


def test_two_stories_never_get_the_same_code(monkeypatch, seeded):
    codes = iter(["bbbb2222", "cccc3333"])
    monkeypatch.setattr(Article._meta.get_field("code"), "_get_default", lambda: "bbbb2222")
    monkeypatch.setattr(sample_stories, "new_code", lambda: next(codes))
    assert {sample.code for sample in make(2)} == {"bbbb2222", "cccc3333"}


def test_a_batch_costs_the_same_with_twice_the_stories(seeded):
    make(300, seed=1)

    def queries(count):
        with CaptureQueriesContext(connection) as captured:
            make(count, seed=1)
        return len(captured)

    queries(20)
    assert queries(20) <= queries(10) + 8


def test_who_may_not_publish_makes_none(reporter):
    with pytest.raises(NotAllowed):
        list(make_sample_stories(1, by=reporter))
    with pytest.raises(NotAllowed):
        list(remove_sample_stories(by=reporter))


def test_samples_do_not_come_among_real_stories_unasked(seeded):
    make_article()
    with pytest.raises(RealStoriesHere):
        make(1)
    assert not Article.objects.filter(is_sample=True).exists()
    assert make(1, beside_real=True)


# Removing


def counts():
    return {noun: noun.objects.count() for noun in (Article, Tag, Person, Source, Quote, Credit, Section)}


def test_removing_leaves_what_was_there_before(seeded):
    before = counts()
    make(60)
    assert counts() != before
    remove()
    assert counts() == before


def test_removing_again_removes_nothing(seeded):
    make(5)
    remove()
    before = counts()
    remove()
    assert counts() == before


def test_a_topic_that_a_real_story_uses_stays_and_is_real(seeded):
    topic = make(20)[0].tags.filter(is_sample=True).first()
    make_article(tags=[topic])
    remove()
    topic.refresh_from_db()
    assert not topic.is_sample


def test_a_person_whom_a_real_story_quotes_stays_and_is_real(seeded):
    person = make(20)[0].quotes.first().speaker
    article = make_article(**quoted(speaker=person))
    remove()
    assert article.quotes.get().speaker == Person.objects.get(is_sample=False, pk=person.pk)


def test_a_topic_that_only_an_unpublished_change_names_stays(seeded):
    article = make_article(section=make_section())
    topic = make(20, beside_real=True)[0].tags.filter(is_sample=True).first()
    save_draft(article, make_draft(tags=[topic]), by=SYSTEM, base=article.version)
    remove()
    assert Tag.objects.filter(pk=topic.pk, is_sample=False).exists()


def test_a_real_story_that_led_to_a_sample_keeps_the_title(seeded):
    sample = make(5)[0]
    article = make_article(related=[{"title": "Les mer", "address": "", "story": sample.pk}])
    remove()
    assert [(link.title, link.story) for link in article.related_links.all()] == [("Les mer", None)]


def test_topics_of_ones_own_stay(seeded):
    mine = make_tag("Lokalhistorie")
    make(20)
    remove()
    assert Tag.objects.filter(pk=mine.pk).exists()
