"""«Suggestions from the text» in a story's form: what is suggested to whom, taken, and dismissed for good."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.errors import NotAllowed
from articles.actions.tag_suggestions import dismiss_suggestions
from articles.models import Article, DismissedSuggestion, Tag, TagAlias, known_topics
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import make_article, make_person, make_tag, take_right

pytestmark = pytest.mark.django_db
NEW = reverse("admin:articles_article_add_checks")
BODY = "<p>NATOs plan for Kina.</p><p>Det sier NATO og statsminister Shigeru Ishiba.</p>"


@pytest.fixture
def nato(db):
    return make_tag("NATO", kind=Tag.Kind.ORGANISATION)


@pytest.fixture
def story(nato):
    make_tag("Kina", kind=Tag.Kind.PLACE)
    return make_article(status="draft", body=BODY)


def suggested(answer) -> list[str]:
    return [each.name for each in answer.context["suggested"].tags]


def new_names(answer) -> list[str]:
    return [each.name for each in answer.context["suggested"].names]


def test_the_form_shows_topics_of_the_text_with_what_told_of_them(as_reporter, story):
    page = as_reporter.get(change(story))
    assert suggested(page) == ["NATO", "Kina"]
    assert "organisation · 2 mentions: NATOs, NATO" in words(page)
    assert new_names(page) == ["Shigeru Ishiba"]


def test_the_suggestions_follow_what_is_typed_and_nothing_is_saved(as_reporter, nato):
    answer = as_reporter.post(NEW, filled(headline="NATO møtes"))
    assert suggested(answer) == ["NATO"]
    assert not Article.objects.exists()


def test_topics_of_the_story_are_not_suggested_by_any_name(as_reporter, story, nato):
    TagAlias.objects.create(tag=nato, name="forsvarsalliansen")
    data = filled(story, as_reporter, topics="Forsvarsalliansen, Shigeru Ishiba")
    answer = as_reporter.post(reverse("admin:articles_article_checks", args=[story.pk]), data)
    assert (suggested(answer), new_names(answer)) == (["Kina"], [])


def test_who_may_not_see_topics_gets_no_suggestions(as_reporter, reporter, story):
    take_right(reporter, "view_tag")
    assert b"data-suggested" not in as_reporter.get(change(story)).content


def test_who_may_not_add_topics_cannot_take_a_new_name(as_reporter, reporter, story):
    take_right(reporter, "add_tag")
    page = as_reporter.get(change(story)).content.decode()
    assert "Shigeru Ishiba" in page
    assert 'name="take-topic" value="Shigeru Ishiba"' not in page


def test_boxes_that_are_ticked_are_taken_after_what_was_typed(as_reporter, story):
    save(as_reporter, story, topics="Kina", **{"take-topic": ["NATO", "Shigeru Ishiba"]})
    story.refresh_from_db()
    assert [tagged.tag.name for tagged in story.tagged.all()] == ["Kina", "NATO", "Shigeru Ishiba"]


def test_a_new_topic_with_the_name_of_somebody_we_know_is_a_person(as_reporter, story):
    make_person("Shigeru Ishiba")
    save(as_reporter, story, topics="Shigeru Ishiba, Mjøsa")
    assert dict(Tag.objects.values_list("name", "kind"))["Shigeru Ishiba"] == Tag.Kind.PERSON
    assert Tag.objects.get(name="Mjøsa").kind == Tag.Kind.SUBJECT


# Dismissing


def test_what_is_dismissed_is_suggested_no_more_for_this_story(as_reporter, story, nato):
    save(as_reporter, story, **{"dismiss-topic": [str(nato.pk), "=Shigeru Ishiba"]})
    page = as_reporter.get(change(story))
    assert (suggested(page), new_names(page)) == (["Kina"], [])
    assert "NATO" in suggested(as_reporter.get(change(make_article(status="draft", body=BODY))))


def test_a_name_that_was_dismissed_stays_so_as_a_topic(as_reporter, story):
    save(as_reporter, story, dismissed="=shigeru ishiba")
    make_tag("Shigeru Ishiba")
    assert "Shigeru Ishiba" not in suggested(as_reporter.get(change(story)))


def test_a_page_that_saves_by_itself_keeps_what_is_dismissed(as_reporter, story, nato):
    data = filled(story, as_reporter, dismissed=f"{nato.pk}\n=shigeru ishiba")
    for _twice in range(2):
        assert as_reporter.post(reverse("admin:articles_article_autosave", args=[story.pk]), data).status_code == 200
    assert DismissedSuggestion.objects.filter(article=story).count() == 2


def test_a_new_story_keeps_it_in_the_page_until_it_is_saved(as_reporter, nato):
    data = filled(headline="NATO møtes", dismissed=str(nato.pk))
    assert suggested(as_reporter.post(NEW, data)) == []
    assert not DismissedSuggestion.objects.exists()
    as_reporter.post(ADD, data | {"_save": ""})
    assert DismissedSuggestion.objects.get().tag == nato


def test_what_is_dismissed_stands_in_a_page_that_comes_back(as_reporter, story):
    page = save(as_reporter, story, headline="a" * 201, dismissed="=tokyo")
    assert page.context["form"]["dismissed"].value() == "=tokyo"


@pytest.mark.parametrize("value", ["x", "0", "99999999999999999999", "²", "=", "=\0", "=" + "a" * 5000, "1,2\n\n-3"])
def test_what_was_never_suggested_is_passed_over(as_reporter, story, value):
    assert save(as_reporter, story, dismissed=value).status_code == 302
    assert not DismissedSuggestion.objects.exists()


def test_nobody_dismisses_for_a_story_that_is_not_theirs(reader, story, nato):
    with pytest.raises(NotAllowed):
        dismiss_suggestions(story, [nato.pk], [], by=reader)


# The vocabulary


def test_a_new_name_is_looked_for_at_once(as_reporter, story):
    as_reporter.get(change(story))
    make_tag("Shigeru Ishiba")
    assert "Shigeru Ishiba" in suggested(as_reporter.get(change(story)))


def test_a_renamed_topic_and_a_removed_alias_are_looked_for_at_once(as_reporter, story, nato):
    alias = TagAlias.objects.create(tag=make_tag("Regjeringen"), name="statsminister")
    assert "Regjeringen" in suggested(as_reporter.get(change(story)))
    alias.delete()
    nato.name = "Alliansen"
    nato.save()
    assert suggested(as_reporter.get(change(story))) == ["Kina"]


def test_an_unchanged_vocabulary_is_made_once(nato):
    first = known_topics()
    with CaptureQueriesContext(connection) as queries:
        assert known_topics() is first
    assert len(queries) == 2


def test_suggesting_costs_the_same_however_many_topics_are_found(as_reporter):
    asked = []
    for count in (2, 7):
        found = [make_tag(f"Skolen nummer {count}{number}").name for number in range(count)]
        story = make_article(status="draft", body=f"<p>{', '.join(found)}.</p>")
        known_topics()
        data = filled(story, as_reporter)
        with CaptureQueriesContext(connection) as queries:
            answer = as_reporter.post(reverse("admin:articles_article_checks", args=[story.pk]), data)
        assert len(suggested(answer)) == count
        asked.append(len(queries))
    assert asked[0] == asked[1]
