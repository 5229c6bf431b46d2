"""A form that saves by itself: what is right is saved, the rest waits, and nobody's words are written over."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.save import save_draft
from articles.models import Article, Person, Revision, Source, Tag
from articles.tests.admin.desk import change, filled
from articles.tests.make import make_article, make_person, make_tag, quoted, take_right

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_article_add_autosave")


def address(article) -> str:
    return reverse("admin:articles_article_autosave", args=[article.pk])


def autosave(client, article=None, **changes):
    """Send what the form holds with `changes`, as a page that saves by itself does."""
    return client.post(address(article) if article else ADD, filled(article, client, **changes))


def newest(article) -> dict:
    return article.revisions.first().content


def meanwhile(article, by, **facts):
    """A colleague's save, while the form is open."""
    return save_draft(article, newest(article) | facts, by=by, base=article.version)


# Saved


def test_what_is_written_is_a_version_that_saved_itself(as_reporter, reporter):
    article = make_article(status="draft")
    answer = autosave(as_reporter, article, headline="Ny tittel")
    revision = article.revisions.first()
    assert (revision.content["headline"], revision.reason, revision.author) == ("Ny tittel", "autosave", reporter)
    assert answer.json() | {"clock": ""} == {"kind": "saved", "version": 2, "clock": "", "left": {}}


def test_a_live_story_keeps_what_readers_have(as_editor, client):
    article = make_article(headline="Live")
    autosave(as_editor, article, headline="Kladd")
    article.refresh_from_db()
    assert (article.headline, newest(article)["headline"]) == ("Live", "Kladd")


def test_where_nothing_was_changed_no_version_is_made(as_reporter):
    article = make_article(status="draft", tags=[make_tag("NATO")], **quoted(speaker=make_person()))
    assert autosave(as_reporter, article).json()["version"] == 1
    assert article.revisions.count() == 1


def test_a_snapshot_sent_twice_makes_one_version_and_says_so_twice(as_reporter):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny")
    answers = [as_reporter.post(address(article), sent).json() for _twice in range(2)]
    assert answers[0] == answers[1]
    assert article.revisions.count() == 2


def test_a_snapshot_sent_again_after_a_colleagues_save_is_known_still(as_reporter, editor):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny")
    as_reporter.post(address(article), sent)
    article.refresh_from_db()
    meanwhile(article, editor, lede="Deres")
    assert as_reporter.post(address(article), sent).json()["version"] == 2


def test_a_run_of_autosaves_is_one_version_in_the_history(as_reporter):
    article = make_article(status="draft", headline="Først")
    for headline in ("A", "AB", "ABC"):
        autosave(as_reporter, article, headline=headline)
    assert list(article.revisions.kept().values_list("content__headline", flat=True)) == ["ABC", "Først"]


def test_a_save_on_purpose_ends_the_run(as_reporter):
    article = make_article(status="draft", headline="Først")
    autosave(as_reporter, article, headline="A")
    as_reporter.post(change(article), filled(article, as_reporter) | {"_save": ""})
    assert list(article.revisions.kept().values_list("reason", flat=True)) == ["save", "save"]


def test_a_copied_quote_gets_its_own_ref_and_the_page_is_told(as_reporter):
    article = make_article(status="draft", **quoted())
    copied = article.body + '<p>– <q data-quote="aaaa22">Vi må gjøre dette</q>, sa hun.</p>'
    body = autosave(as_reporter, article, body=copied).json()["body"]
    assert body == newest(article)["body"] != copied


# A new story


def test_a_new_story_is_made_and_tells_where_it_goes_on(as_reporter):
    told = autosave(as_reporter, headline="Ny sak").json()
    article = Article.objects.get()
    assert told["story"]["change"] == change(article)
    assert told["story"]["autosave"] == address(article)
    assert (told["story"]["id"], told["version"]) == (article.pk, 1)


def test_a_new_story_sent_twice_is_one_story(as_reporter):
    sent = filled(headline="Ny sak")
    answers = [as_reporter.post(ADD, sent).json() for _twice in range(2)]
    assert answers[0] == answers[1]
    assert Article.objects.count() == 1


def test_an_empty_new_story_is_not_made(as_reporter):
    answer = autosave(as_reporter, headline="  ", body="<p></p>", genre="feature", topics="Nytt emne")
    assert (answer.json()["kind"], answer.json()["version"]) == ("saved", 0)
    assert not Article.objects.exists()


# What waits


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"headline": "x" * 201}, "headline"),
        ({"section": "9999"}, "section"),
        ({"genre": "sonnet"}, "genre"),
        ({"topics": "x" * 101}, "tags"),
        ({"body": "a\0b"}, "body"),
    ],
)
def test_a_field_that_is_wrong_keeps_what_the_draft_had_and_is_named(as_reporter, wrong, key):
    article = make_article(status="draft", tags=[make_tag("NATO")])
    before = newest(article)
    left = autosave(as_reporter, article, lede="Ny ingress", **wrong).json()["left"]
    assert left.keys() == wrong.keys()
    assert all(left.values())
    assert newest(article) == before | {"lede": "Ny ingress"}


def test_a_broken_date_of_a_quote_waits_and_its_other_facts_are_saved(as_reporter):
    article = make_article(status="draft", **quoted(said_on="2025-02-08"))
    sent = {"quotes-aaaa22-said_on": "31.02.2025", "quotes-aaaa22-role": "statsminister"}
    assert autosave(as_reporter, article, **sent).json()["left"].keys() == {"quotes-aaaa22-said_on"}
    facts = newest(article)["quotes"]["aaaa22"]
    assert (facts["said_on"], facts["role"]) == ("2025-02-08", "statsminister")


def test_a_quote_that_is_like_nothing_that_can_be_waits_without_a_trouble(as_reporter):
    article = make_article(status="draft", **quoted())
    answer = autosave(as_reporter, article, lede="Ny ingress", **{"quotes-aaaa22-like": "\0"})
    assert answer.status_code == 200
    assert newest(article)["lede"] == "Ny ingress"


def test_names_that_are_nobodys_yet_are_named_and_make_no_rows(as_reporter):
    known = make_person("Ada Berg")
    article = make_article(status="draft", tags=[make_tag("NATO")], by=[known], **quoted(speaker=known))
    before = newest(article)
    left = autosave(
        as_reporter,
        article,
        topics="NATO, Mjøsa",
        sources="Hamar Arbeiderblad",
        credits=[{"name": "Ada Berg", "role": "text"}, {"name": "Ola Hansen", "role": "photo"}],
        lede="Ny",
        **{"quotes-aaaa22-speaker": "Kari Nordmann"},
    ).json()["left"]
    assert {"topics", "sources", "credits-0-name", "credits-1-name", "quotes-aaaa22-speaker"} <= left.keys()
    assert "«Mjøsa»" in left["topics"]
    assert newest(article) == before | {"lede": "Ny"}
    assert [model.objects.count() for model in (Tag, Person, Source)] == [1, 1, 0]


def test_known_names_are_saved(as_reporter):
    nato, ada = make_tag("NATO"), make_person("Ada Berg")
    article = make_article(status="draft", **quoted())
    sent = {"quotes-aaaa22-speaker": "ada berg"}
    autosave(as_reporter, article, topics="nato", credits=[{"name": "Ada Berg", "role": "photo"}], **sent)
    draft = newest(article)
    assert (draft["tags"], draft["quotes"]["aaaa22"]["speaker"]) == ([nato.pk], ada.pk)
    assert draft["credits"] == [{"person": ada.pk, "role": "photo"}]


def test_a_confirmation_waits_for_somebody_who_saves(as_reporter):
    article = make_article(status="draft", **quoted(speaker=make_person("Ada Berg"), sureness="likely"))
    sent = {"quotes-aaaa22-is_confirmed": "on", "quotes-aaaa22-role": "forsker"}
    left = autosave(as_reporter, article, **sent).json()["left"]
    assert left.keys() == {"quotes-aaaa22-is_confirmed"}
    facts = newest(article)["quotes"]["aaaa22"]
    assert (facts["confirmed_by"], facts["sureness"], facts["role"]) == (None, "likely", "forsker")


def test_a_confirmation_that_waits_is_not_moved_to_a_colleagues_speaker(as_reporter, editor):
    article = make_article(status="draft", **quoted(speaker=make_person("Ada Berg"), sureness="likely"))
    mine = filled(article, as_reporter) | {"quotes-aaaa22-is_confirmed": "on"}
    theirs = newest(article)["quotes"]["aaaa22"] | {"speaker": make_person("Mark Rutte").pk}
    meanwhile(article, editor, quotes={"aaaa22": theirs})
    assert as_reporter.post(address(article), mine).json()["kind"] == "conflict"
    assert newest(article)["quotes"]["aaaa22"]["confirmed_by"] is None


def test_a_wrong_link_keeps_all_links_as_they_were(as_reporter):
    article = make_article(status="draft")
    rows = [{"title": "NRK", "address": "nrk.no"}, {"title": "A", "address": "javascript:x"}]
    left = autosave(as_reporter, article, related=rows, lede="Ny").json()["left"]
    assert {"related-0-title", "related-1-address"} <= left.keys()
    assert (newest(article)["related"], newest(article)["lede"]) == ([], "Ny")


def test_a_time_for_publishing_waits_for_its_button(as_editor):
    article = make_article(status="draft")
    soon = f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"
    assert autosave(as_editor, article, publish_at=soon).json()["left"].keys() == {"publish_at"}
    article.refresh_from_db()
    assert article.publish_at is None


# A colleague came between


def test_a_colleagues_changes_come_back_put_together_and_nothing_is_written(as_reporter, editor):
    article = make_article(status="draft", headline="Først", body="<p>En.</p><p>To.</p>")
    editor.first_name, editor.last_name = "Kari", "Nordmann"
    editor.save()
    mine = filled(article, as_reporter, headline="Min", body="<p>En til.</p><p>To.</p>")
    meanwhile(article, editor, lede="Deres", body="<p>En.</p><p>To nå.</p>")
    answer = as_reporter.post(address(article), mine)
    told = answer.json()
    assert (answer.status_code, told["kind"], told["base"]) == (409, "merge", 2)
    assert told["body"] == "<p>En til.</p><p>To nå.</p>"
    assert (told["values"]["headline"], told["values"]["lede"], told["changed"]) == ("Min", "Deres", ["lede"])
    assert "Kari Nordmann saved at" in told["sentence"]
    assert article.revisions.count() == 2


def test_the_facts_of_a_colleagues_new_quote_come_along(as_reporter, editor):
    article = make_article(status="draft", body="<p>En.</p>")
    mine = filled(article, as_reporter)
    meanwhile(article, editor, **quoted(speaker=make_person("Mark Rutte"), role="NATO-sjef"))
    told = as_reporter.post(address(article), mine).json()
    assert told["values"]["quotes-aaaa22-speaker"] == "Mark Rutte"
    assert "quotes-aaaa22-role" in told["changed"]


def test_a_byline_that_finds_room_in_the_page_comes_along(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, credits=[{"name": "", "role": "text"}])
    meanwhile(article, editor, credits=[{"person": make_person("Ada Berg").pk, "role": "photo"}])
    told = as_reporter.post(address(article), mine).json()
    assert (told["values"]["credits-0-name"], told["values"]["credits-0-role"]) == ("Ada Berg", "photo")


def test_a_byline_without_room_in_the_page_is_told_of(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter)
    meanwhile(article, editor, credits=[{"person": make_person("Ada Berg").pk, "role": "photo"}])
    told = as_reporter.post(address(article), mine).json()
    assert told["kind"] == "conflict"
    assert "byline" in told["sentence"]


def test_two_at_the_same_words_are_told_of_a_conflict(as_reporter, editor):
    article = make_article(status="draft", headline="Først")
    mine = filled(article, as_reporter, headline="Min")
    meanwhile(article, editor, headline="Deres")
    answer = as_reporter.post(address(article), mine)
    assert (answer.status_code, answer.json()["kind"]) == (409, "conflict")
    assert "editor saved this story" in answer.json()["sentence"]
    assert newest(article)["headline"] == "Deres"


def test_a_colleagues_topics_are_not_written_over_by_a_name_that_waits(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, topics="Mjøsa")
    meanwhile(article, editor, tags=[make_tag("NATO").pk])
    assert as_reporter.post(address(article), mine).json()["kind"] == "conflict"


def test_a_version_that_is_gone_is_a_conflict_and_not_an_overwriting(as_reporter):
    article = make_article(status="draft", headline="Først")
    answer = as_reporter.post(address(article), filled(article, as_reporter, headline="Min") | {"base": 99})
    assert answer.json()["kind"] == "conflict"


# Refused


def test_who_may_not_change_is_refused_in_a_sentence(as_reporter, reporter):
    article = make_article(status="draft")
    take_right(reporter, "change_article")
    answer = as_reporter.post(address(article), filled())
    assert (answer.status_code, answer.json()["kind"]) == (403, "refused")
    assert "may not" in answer.json()["sentence"]


@pytest.mark.parametrize("codename", ["add_article", "change_article"])
def test_who_may_not_add_and_go_on_starts_no_story(as_reporter, reporter, codename):
    take_right(reporter, codename)
    assert autosave(as_reporter, headline="Ny").status_code == 403
    assert not Article.objects.exists()


@pytest.mark.parametrize("where", ["bin", "nowhere"])
def test_a_story_that_is_gone_is_told_of(as_reporter, chief, where):
    article = make_article(status="draft")
    sent = filled(article, as_reporter)
    bin_article(article, by=chief)
    answer = as_reporter.post(address(article) if where == "bin" else "/admin/articles/article/x%00/autosave/", sent)
    assert (answer.status_code, answer.json()["kind"]) == (404, "refused")


@pytest.mark.parametrize("tampered", [{"base": "x"}, {"base": ""}, {"key": ""}, {"key": "k" * 41}])
def test_a_tampered_form_saves_nothing(as_reporter, tampered):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny") | tampered
    assert as_reporter.post(address(article), sent).status_code == 400
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("rows", ["x", "-1", "99999999999999999999"])
def test_tampered_rows_wait_and_all_else_is_saved(as_reporter, rows):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny") | {"credits-TOTAL_FORMS": rows}
    assert as_reporter.post(address(article), sent).json()["kind"] == "saved"
    assert newest(article)["headline"] == "Ny"


def test_a_stranger_is_sent_to_the_log_in(client):
    article = make_article(status="draft")
    assert client.post(address(article), filled()).url.startswith(reverse("admin:login"))


def test_what_is_answered_is_kept_nowhere(as_reporter):
    article = make_article(status="draft")
    for answer in (autosave(as_reporter, article), as_reporter.get(address(article))):
        assert "no-store" in answer["Cache-Control"]


def long_story(paragraphs: int):
    people = [make_person(f"Ola Hansen {number}") for number in range(paragraphs)]
    refs = [f"aaaa{number:02}" for number in range(paragraphs)]
    body = "".join(f'<p>– <q data-quote="{ref}">Ord i {ref}</q>, sa hun.</p>' for ref in refs)
    known = {ref: {"speaker": person.pk, "name": person.name} for ref, person in zip(refs, people, strict=True)}
    return make_article(status="draft", body=body, quotes=known)


def test_a_long_story_with_many_versions_takes_no_more_queries_than_a_short_one(as_reporter, editor):
    def queries(article, versions):
        for number in range(versions):
            autosave(as_reporter, article, lede=f"Ingress {number}")
        sent = filled(article, as_reporter, headline="Ny tittel")
        with CaptureQueriesContext(connection) as saved:
            as_reporter.post(address(article), sent)
        article.refresh_from_db()
        meanwhile(article, editor, lede="Deres")
        with CaptureQueriesContext(connection) as met:
            assert as_reporter.post(address(article), sent | {"key": "other"}).json()["kind"] == "merge"
        return len(saved), len(met)

    short, long = queries(long_story(2), 1), queries(long_story(30), 12)
    assert long[0] <= short[0] + 2
    assert long[1] <= short[1] + 2
