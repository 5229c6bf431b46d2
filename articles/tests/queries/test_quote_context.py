"""What other stories know of the people quoted in this one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.publish import withdraw_article
from articles.models import SYSTEM, Quote
from articles.queries import quote_context
from articles.queries.quote_context import printed_before
from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def before(person, user, besides=None, **facts):
    found = printed_before([person.pk], besides=besides, language=facts.pop("language", "nb"), user=user, **facts)
    return found.elsewhere.get(person.pk, []), found.last_roles.get(person.pk, [])


def test_the_last_role_is_that_of_the_newest_published_story(editor):
    person = make_person()
    make_article(publish_at=ago(1), headline="Ny", **quoted(speaker=person, role="statsminister"))
    make_article(publish_at=ago(9), **quoted(speaker=person, role="ordfører"))
    make_article(publish_at=ago(-1), **quoted(speaker=person, role="planlagt"))
    make_article(status="draft", **quoted(speaker=person, role="kladd"))
    make_article(publish_at=ago(0), **quoted(speaker=person))
    _quotes, (last,) = before(person, editor)
    assert (last.role, last.headline, last.at.date()) == ("statsminister", "Ny", ago(1).date())


def test_a_role_in_another_language_is_no_other_role(editor):
    person = make_person()
    make_article(language="en", **quoted(speaker=person, role="mayor"))
    assert before(person, editor)[1] == []
    assert before(person, editor, language="en")[1][0].role == "mayor"


def test_the_story_itself_and_quotes_gone_from_the_text_are_left_out(editor):
    person = make_person()
    article = make_article(**quoted(speaker=person))
    Quote.objects.filter(article=make_article(**quoted(speaker=person))).update(retired_at=timezone.now())
    assert before(person, editor, besides=article) == ([], [])


def test_drafts_are_for_those_who_may_see_them(reporter, reader):
    person = make_person()
    make_article(status="draft", **quoted("Hemmelig", speaker=person))
    withdraw_article(make_article(**quoted("Trukket", speaker=person)), by=SYSTEM)
    make_article(**quoted("Åpent", speaker=person))
    assert [printed.words for printed in before(person, reporter)[0]] == ["Åpent", "Trukket", "Hemmelig"]
    assert [printed.words for printed in before(person, reader)[0]] == ["Åpent"]
    assert [printed.words for printed in before(person, None)[0]] == ["Åpent"]


def test_private_notes_stay_where_they_are(editor):
    person = make_person()
    make_article(**quoted(speaker=person, role="lege", note="Hemmelig opptak"))
    assert "Hemmelig" not in str(before(person, editor))


def test_no_more_than_the_newest_quotes_of_each_are_looked_at(editor, monkeypatch):
    monkeypatch.setattr(quote_context, "MOST_QUOTES", 2)
    people = [make_person("Ada Berg"), make_person("Bo Dahl")]
    for number in range(3):
        for person in people:
            make_article(**quoted(f"Ord {number}", speaker=person))
    found = printed_before([p.pk for p in people], besides=None, language="nb", user=editor).elsewhere
    assert [[q.words for q in found[p.pk]] for p in people] == [["Ord 2", "Ord 1"]] * 2


def test_many_people_cost_no_query_more(editor):
    costs, _asked_before = [], editor.get_all_permissions()
    for count in (1, 5):
        people = [make_person(f"Person {count} {number}") for number in range(count)]
        for person in people:
            make_article(**quoted(speaker=person, role="lege"))
        with CaptureQueriesContext(connection) as asked:
            printed_before([p.pk for p in people], besides=None, language="nb", user=editor)
        costs.append(len(asked))
    assert costs[0] == costs[1]
