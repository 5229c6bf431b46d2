"""Who speaks, as the writing room asks and answers: suggested people, new ones, copies and quotes that come back."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.merge_people import merge_people
from articles.actions.save import newest_revision, save_draft
from articles.admin.names import PersonField
from articles.models import SYSTEM, Person
from articles.tests.admin.desk import save
from articles.tests.make import make_article, make_draft, make_person, quoted, take_right

pytestmark = pytest.mark.django_db
NAMES = reverse("admin:articles_person_names")
COPY = '<p>– <q data-quote="nnnn22">Vi må gjøre dette</q>, sa han.</p>'


def suggested(client, term: str) -> list[dict]:
    return client.get(NAMES, {"q": term}).json()["names"]


def card(article) -> str:
    return reverse("admin:articles_article_quote_card", args=[article.pk])


@pytest.mark.parametrize("term", ["jær", "KJÆR", "kjaer", "søren k", "soren", "statsråd"])
def test_people_are_found_by_any_part_of_name_or_title(as_chief, term):
    make_person("Søren Kjær", title="Statsråd")
    assert suggested(as_chief, term)[0]["value"] == "Søren Kjær"


def test_a_suggestion_says_what_one_is_and_where_one_was_quoted_last(as_chief):
    rutte = make_person(title="generalsekretær", organisation="NATO")
    for headline, day, role in (("Ny", 8, "NATO-sjef"), ("Gammel", 1, "statsminister")):
        moment = datetime(2025, 4, day, 12, tzinfo=UTC)
        make_article(headline=headline, publish_at=moment, **quoted(speaker=rutte, role=role))
    (known,) = [name for name in suggested(as_chief, "rutte") if not name.get("is_new")]
    assert known["label"] == "Mark Rutte · generalsekretær · NATO"
    assert known["last"] == "last: “Ny”, 8 April 2025"
    assert known["role"] == "NATO-sjef"


def test_who_was_never_quoted_is_known_by_what_they_wrote_and_their_title(as_chief):
    ada = make_person("Ada Berg", title="lærer")
    make_article(headline="Skolen", by=[ada])
    known = suggested(as_chief, "berg")[0]
    assert known["last"].startswith("wrote: “Skolen”")
    assert known["role"] == "lærer"


def test_namesakes_without_titles_are_told_apart(as_chief):
    first, second = make_person("Ola Hansen"), make_person("Ola Hansen")
    labels = {name["label"] for name in suggested(as_chief, "ola")[:2]}
    assert labels == {f"Ola Hansen ({person.code})" for person in (first, second)}


def test_a_name_that_is_nobodys_is_offered_as_a_new_person(as_chief):
    make_person("Kari Nordmann Hansen")
    known, new = suggested(as_chief, " kari  nordmann ")
    assert (known["value"], known["is_exact"]) == ("Kari Nordmann Hansen", False)
    assert (new["value"], new["label"]) == ("kari nordmann", "New person: kari nordmann")


@pytest.mark.parametrize("term", ["KARI NORDMANN", "Kari Nordmann (lærer)", "x" * 121])
def test_a_known_name_or_one_too_long_is_not_offered_as_new(as_chief, term):
    make_person("Kari Nordmann", title="lærer")
    assert not [name for name in suggested(as_chief, term) if name.get("is_new")]


def test_who_may_not_add_people_is_offered_none(client, reporter):
    reporter.user_permissions.add(Permission.objects.get(codename="view_person"))
    take_right(reporter, "add_person")
    client.force_login(reporter)
    assert suggested(client, "Kari Nordmann") == []


def test_more_people_cost_no_query_more(as_chief):
    costs = []
    for count in (2, 6):
        for number in range(count):
            person = make_person(f"Person {count} {number}")
            make_article(by=[person], **quoted(speaker=person, role="lærer"))
        with CaptureQueriesContext(connection) as queries:
            assert len(suggested(as_chief, f"Person {count}")) == count + 1
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_role_typed_for_a_new_person_becomes_their_title(as_chief):
    article = make_article(status="draft", **quoted())
    save(as_chief, article, **{"quotes-aaaa22-speaker": "Kari Nordmann", "quotes-aaaa22-role": "lærer"})
    assert Person.objects.get(name="Kari Nordmann").title == "lærer"
    save(as_chief, article, **{"quotes-aaaa22-speaker": "Kari Nordmann", "quotes-aaaa22-role": "rektor"})
    assert Person.objects.get(name="Kari Nordmann").title == "lærer"


def test_a_copy_has_its_originals_facts_but_for_what_was_changed(as_chief):
    facts = {"sureness": "likely", "note": "Opptak 3", "role": "statsminister"}
    article = make_article(status="draft", **quoted(speaker=make_person(), **facts))
    sent = {"quotes-nnnn22-like": "aaaa22", "quotes-nnnn22-speaker": "Mark Rutte", "quotes-nnnn22-role": "sjef"}
    save(as_chief, article, body=article.body + COPY, **sent)
    copy = article.revisions.first().content["quotes"]["nnnn22"]
    assert (copy["sureness"], copy["note"], copy["role"]) == ("likely", "Opptak 3", "sjef")


def test_a_copy_keeps_the_facts_that_its_maker_may_not_change(client, reporter):
    for action in ("change", "view"):
        take_right(reporter, f"{action}_quote")
    client.force_login(reporter)
    article = make_article(status="draft", **quoted(speaker=make_person(), note="Opptak 3"))
    save(client, article, body=article.body + COPY, **{"quotes-nnnn22-like": "aaaa22", "quotes-nnnn22-role": "konge"})
    copy = article.revisions.first().content["quotes"]["nnnn22"]
    assert (copy["name"], copy["note"], copy["role"]) == ("Mark Rutte", "Opptak 3", "")


def test_a_copy_outlives_its_original(as_chief):
    article = make_article(status="draft", **quoted(speaker=make_person(), note="Opptak 3"))
    save(as_chief, article, body=COPY, **{"quotes-nnnn22-like": "aaaa22", "quotes-nnnn22-speaker": "Mark Rutte"})
    assert article.revisions.first().content["quotes"]["nnnn22"]["note"] == "Opptak 3"


def without_quote():
    article = make_article(status="draft", **quoted(speaker=make_person(), role="sjef", sureness="likely"))
    body = article.body
    save_draft(article, make_draft(), by=SYSTEM, base=1)
    return article, body


def test_a_quote_that_came_back_has_its_card_as_the_story_knew_it(as_chief):
    article, body = without_quote()
    answer = as_chief.get(card(article), {"ref": "aaaa22"})
    assert 'value="Mark Rutte"' in answer.content.decode()
    fetched = {"quotes-aaaa22-like": "aaaa22", "quotes-aaaa22-speaker": "Mark Rutte", "quotes-aaaa22-role": ""}
    save(as_chief, article, body=body, **fetched)
    facts = article.revisions.first().content["quotes"]["aaaa22"]
    assert (facts["name"], facts["sureness"], facts["role"]) == ("Mark Rutte", "likely", "")


def test_a_card_left_blank_takes_nothing_from_a_quote_that_came_back(as_chief):
    article, body = without_quote()
    save(as_chief, article, body=body, **{"quotes-aaaa22-speaker": "", "quotes-aaaa22-setting": "På telefon"})
    facts = article.revisions.first().content["quotes"]["aaaa22"]
    assert (facts["name"], facts["setting"]) == ("Mark Rutte", "På telefon")


@pytest.mark.parametrize("ref", ["", "nnnn22", '"><script>', "a" * 300])
def test_a_ref_that_the_story_never_knew_has_no_card(as_chief, ref):
    assert as_chief.get(card(make_article(**quoted())), {"ref": ref}).status_code == 204


def test_a_card_is_for_those_who_write_the_story(as_reader, client, reporter):
    article, _body = without_quote()
    assert as_reader.get(card(article), {"ref": "aaaa22"}).status_code == 302
    take_right(reporter, "change_article")
    client.force_login(reporter)
    assert client.get(card(article), {"ref": "aaaa22"}).status_code == 404


def copied_into_a_new_story(client) -> str:
    return client.get(reverse("admin:articles_article_add_quote_card"), {"ref": "aaaa22"}).content.decode()


def test_a_quote_copied_from_another_story_has_its_facts_there(as_chief):
    make_article(**quoted(speaker=make_person(), role="statsminister", form="ordrett", note="Opptak 3"))
    answer = copied_into_a_new_story(as_chief)
    assert 'value="Mark Rutte"' in answer
    assert 'value="statsminister"' in answer
    assert "Opptak 3" not in answer
    assert as_chief.get(card(make_article()), {"ref": "aaaa22"}).content.decode() == answer


def test_whoever_is_only_guessed_to_speak_is_not_copied_along(as_chief):
    make_article(**quoted(speaker=make_person(), role="statsminister", sureness="likely"))
    assert 'value="Mark Rutte"' not in copied_into_a_new_story(as_chief)


def speaker_saved(client, typed: str) -> str:
    """Whom a form that was opened before keeps as the speaker."""
    article = make_article(status="draft", **quoted())
    save(client, article, **{"quotes-aaaa22-speaker": typed, "quotes-aaaa22-form": "talestrek"})
    article.refresh_from_db()
    return newest_revision(article).draft["quotes"]["aaaa22"]["speaker"]


@pytest.mark.parametrize("typed", ["M. Rutte", "m. rutte", "M. Rutte (statsminister)"])
def test_who_was_merged_is_known_by_the_old_name(as_chief, typed):
    short, full = make_person("M. Rutte", title="Statsminister"), make_person()
    merge_people(short, full, by=SYSTEM)
    assert speaker_saved(as_chief, typed) == full.pk
    assert Person.objects.count() == 1


def test_a_name_that_several_were_merged_from_is_asked_about(as_chief):
    first, other = make_person("Mark Rutte"), make_person("Maria Rutte")
    for full in (first, other):
        merge_people(make_person("M. Rutte"), full, by=SYSTEM)
    with pytest.raises(ValidationError, match="Mark Rutte.*Maria Rutte|Maria Rutte.*Mark Rutte"):
        PersonField().clean("M. Rutte")


def test_the_old_name_of_somebody_merged_suggests_who_they_are(as_chief):
    merge_people(make_person("Statsministeren"), make_person(), by=SYSTEM)
    [found] = suggested(as_chief, "statsministeren")
    assert (found["value"], found["is_exact"]) == ("Mark Rutte", True)
    assert [name["value"] for name in suggested(as_chief, "statsm") if not name.get("is_new")] == ["Mark Rutte"]
