"""The preview beside the form and the links for people without a log-in, as a browser would ask for them."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.bin import bin_article
from articles.actions.preview_links import make_preview_link
from articles.actions.save import save_draft
from articles.models import SYSTEM, AuditEntry, Person, PreviewLink, Revision, Source, Tag
from articles.tests.admin.desk import ADD, change, filled
from articles.tests.make import (
    PASSWORD,
    let_only_view,
    make_article,
    make_draft,
    make_person,
    make_section,
    make_tag,
    quoted,
    take_right,
)

pytestmark = pytest.mark.django_db
NEW = reverse("admin:articles_article_add_preview")


def preview(article) -> str:
    return reverse("admin:articles_article_preview", args=[article.pk])


def share(article) -> str:
    return reverse("admin:articles_article_share", args=[article.pk])


def without(user, codename):
    take_right(user, codename)


def typed(client, article=None, **changes) -> str:
    data = filled(article, client if article else None, **changes)
    answer = client.post(preview(article) if article else NEW, data)
    assert answer.status_code == 200
    return answer.content.decode()


# What it shows


def test_the_newest_draft_stands_on_the_readers_page_and_is_marked(as_reporter):
    article = make_article(headline="Live", **quoted(speaker=make_person()))
    save_draft(article, make_draft(headline="Kladd"), by=SYSTEM, base=1)
    answer = as_reporter.get(preview(article))
    page = answer.content.decode()
    assert "articles/article.html" in [template.name for template in answer.templates]
    assert "Kladd" in page
    assert "Live" not in page
    assert "Draft – not published" in page


def test_what_readers_have_is_previewed_as_they_have_it(as_reporter):
    article = make_article(**quoted(speaker=make_person()), tags=[make_tag("NATO")], by=[make_person("Kari Nordmann")])
    pages = [as_reporter.get(path).content.decode() for path in (preview(article), article.get_absolute_url())]
    shown, had = (re.search(r"<article.*</article>", page, re.S)[0] for page in pages)
    assert shown == had


def test_only_our_own_pages_frame_it_and_nothing_keeps_it(as_reporter):
    headers = as_reporter.get(preview(make_article())).headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert "no-store" in headers["Cache-Control"]
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_form_may_frame_it_and_may_not_be_framed(as_reporter):
    headers = as_reporter.get(change(make_article())).headers
    assert "frame-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_nothing_in_it_changes_anything_or_leads_the_frame_away(as_reporter):
    page = as_reporter.get(preview(make_article())).content.decode()
    assert not re.search(r"<form|<script|<button|csrf", page)
    assert '<base target="_blank">' in page


def test_an_empty_draft_can_be_previewed(as_reporter):
    assert as_reporter.get(NEW).status_code == 200
    article = make_article(status="draft", headline="", lede="", body="")
    assert as_reporter.get(preview(article)).status_code == 200


# What is typed


def test_what_stands_in_the_form_is_shown_and_not_saved(as_reporter):
    article = make_article(headline="Lagret")
    page = typed(as_reporter, article, headline="Skrevet nå", body="<p>Ny tekst<script>x</script></p>")
    assert "Skrevet nå" in page
    assert "<p>Ny tekst</p>" in page
    assert [(row.number, row.content["headline"]) for row in Revision.objects.all()] == [(1, "Lagret")]


def test_names_that_are_nobodys_yet_are_shown_and_make_no_rows(as_reporter):
    section = make_section().pk
    credits = [{"name": "Ny Skribent", "role": "text"}]
    quotes = {"quotes-aaaa22-speaker": "Ny Kilde", "quotes-aaaa22-role": "vitne"}
    named = {"topics": "Nytt emne", "sources": "Ny avis", "credits": credits, "body": quoted()["body"]}
    page = typed(as_reporter, headline="Sak", section=section, **named, **quotes)
    assert all(name in page for name in ("Ny Skribent", "Ny Kilde", "vitne", "Nytt emne", "Ny avis"))
    assert not any(model.objects.exists() for model in (Person, Tag, Source, Revision))


def test_a_new_name_is_the_same_person_wherever_it_stands(as_reporter):
    body = "".join(f'<p>– <q data-quote="aaa{n}">Ja</q>, sa en.</p>' for n in range(2))
    page = typed(as_reporter, body=body, **{f"quotes-aaa{n}-speaker": "Ny Kilde" for n in range(2)})
    assert page.count('class="quoted-name"') == 1


def test_what_is_wrong_is_shown_as_the_draft_has_it(as_reporter):
    article = make_article(headline="Lagret tittel", lede="Gammel ingress", **quoted(speaker=make_person()))
    wrong = {"headline": "x" * 201, "section": "999", "genre": "dikt", "quotes-aaaa22-said_on": "i går"}
    page = typed(as_reporter, article, lede="Ny ingress", **wrong, related=[{"title": "", "address": "http://"}])
    assert "Lagret tittel" in page
    assert "Ny ingress" in page
    assert "Utenriks" in page


def test_what_was_not_sent_is_as_the_draft_has_it(as_reporter):
    article = make_article(headline="Lagret", lede="Ingressen", **quoted(), tags=[make_tag("NATO")])
    page = as_reporter.post(preview(article), {"headline": "Skrevet"}).content.decode()
    assert all(words in page for words in ("Skrevet", "Ingressen", "Vi må gjøre dette", "NATO"))


@pytest.mark.parametrize(
    "data", [{}, {"base": "9" * 40}, {"base": "-1", "body": quoted()["body"]}, {"credits-TOTAL_FORMS": "x"}]
)
def test_anything_that_is_sent_is_answered(as_reporter, data):
    article = make_article(headline="Lagret")
    assert "Lagret" in as_reporter.post(preview(article), data).content.decode()
    assert as_reporter.post(NEW, data).status_code == 200


def test_a_request_from_elsewhere_is_refused(reporter):
    client = Client(enforce_csrf_checks=True)
    client.login(username=reporter.username, password=PASSWORD)
    assert client.post(preview(make_article()), {"headline": "x"}).status_code == 403
    assert client.post(share(make_article()), {"share-shows": "newest", "share-hours": 1}).status_code == 403


def test_queries_do_not_grow_with_the_story(as_reporter, django_assert_max_num_queries):
    people = [make_person(f"Navn Navnesen{n}") for n in range(12)]
    body = "".join(f'<p>– <q data-quote="aa{n:03}">Ja</q>, sa en.</p>' for n in range(12))
    facts = {f"aa{n:03}": {"speaker": person.pk} for n, person in enumerate(people)}
    article = make_article(body=body, quotes=facts)
    data = filled(article, as_reporter)
    with django_assert_max_num_queries(20):
        assert as_reporter.post(preview(article), data).status_code == 200
    with django_assert_max_num_queries(12):
        assert as_reporter.get(preview(article)).status_code == 200


def test_queries_do_not_grow_with_the_names_that_are_typed(as_reporter):
    def asked_for(count):
        body = "".join(f'<p>– <q data-quote="aa{n:03}">Ja</q>, sa en.</p>' for n in range(count))
        speakers = {f"quotes-aa{n:03}-speaker": f"Ny Kilde{n}" for n in range(count - 1)}
        known = make_person(f"Kjent{count} Kilde")
        data = filled(body=body, **speakers, **{f"quotes-aa{count - 1:03}-speaker": known.name})
        with CaptureQueriesContext(connection) as asked:
            assert as_reporter.post(NEW, data).status_code == 200
        return len(asked)

    assert asked_for(2) == asked_for(15)


# Rights


def test_who_may_only_view_gets_the_preview_and_no_links(as_reporter, reporter):
    article = make_article(status="draft")
    let_only_view(reporter)
    assert as_reporter.get(preview(article)).status_code == 200
    assert as_reporter.get(share(article)).status_code == 403
    assert share(article) not in as_reporter.get(change(article)).content.decode()


def test_without_rights_nothing_tells_what_is_there(client, reader):
    reader.is_staff = True
    reader.save()
    client.force_login(reader)
    live, draft = make_article(), make_article(status="draft")
    for address in (preview, share):
        assert [client.get(address(article)).status_code for article in (live, draft)] == [403, 403]
        assert client.get(address(draft).replace(f"/{draft.pk}/", "/999/")).status_code == 403
    assert client.get(NEW).status_code == 403


@pytest.mark.parametrize("room", ["preview", "share"])
def test_absent_and_binned_stories_answer_alike(as_chief, chief, room):
    article = make_article(status="draft")
    bin_article(article, by=chief)
    answers = [as_chief.get(f"/admin/articles/article/{pk}/{room}/") for pk in (article.pk, 9999, "x", "1%00")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r'name="csrf\w+" value="\w+"', "", answer.content.decode()) for answer in answers}) == 1


# Links


def made_link(client, article, **choice):
    data = {"share-shows": "newest", "share-hours": 72, "share-version": article.version} | choice
    answer = client.post(share(article), data)
    return answer, answer.context["share"]["address"]


def test_a_link_is_shown_once_and_opens_the_draft_without_a_log_in(as_reporter):
    article = make_article(status="draft", headline="Hemmelig")
    _answer, address = made_link(as_reporter, article)
    path = re.search(r"/utkast/.*", address)[0]
    assert "Hemmelig" in Client().get(path).content.decode()
    for room in (share, change):
        assert "/utkast/" not in as_reporter.get(room(article)).content.decode()


@pytest.mark.parametrize("hours", [1, 24, 72])
def test_a_link_works_as_long_as_was_chosen(as_reporter, hours):
    made_link(as_reporter, make_article(), **{"share-hours": hours})
    link = PreviewLink.objects.get()
    assert (link.expires_at - link.created_at).total_seconds() == hours * 3600


def test_a_link_is_bound_to_the_version_that_was_chosen(as_reporter):
    article = make_article(headline="Først", status="draft")
    made_link(as_reporter, article, **{"share-shows": "this", "share-version": 1})
    assert PreviewLink.objects.get().revision.number == 1


@pytest.mark.parametrize(
    "choice",
    [{"share-hours": 73}, {"share-hours": "x"}, {"share-shows": "all"}, {"share-shows": "this", "share-version": 99}],
)
def test_a_choice_that_is_none_makes_no_link_and_says_so(as_reporter, choice):
    answer, address = made_link(as_reporter, make_article(), **choice)
    assert (answer.status_code, address) == (200, "")
    assert 'class="errorlist"' in answer.content.decode()
    assert not PreviewLink.objects.exists()


def test_open_links_stand_in_the_form_with_who_made_them(as_reporter, reporter):
    article = make_article(status="draft")
    make_preview_link(article, by=reporter)
    make_preview_link(article, by=reporter, revision=article.revisions.get())
    page = as_reporter.get(change(article)).content.decode()
    assert page.count('name="_revoke"') == 2
    assert all(words in page for words in ("Always the newest", "Version 1", "reporter"))


def test_a_link_taken_back_is_dead_and_gone_from_the_list(as_reporter, reporter):
    article = make_article(status="draft")
    link, secret = make_preview_link(article, by=reporter)
    page = as_reporter.post(share(article), {"_revoke": link.pk}).content.decode()
    assert "Taken back" in page
    assert 'name="_revoke"' not in page
    assert Client().get(f"/utkast/{secret}/").status_code == 404


@pytest.mark.parametrize("pk", ["x", "", "9" * 30, "²", "-1"])
def test_a_link_that_is_none_cannot_be_taken_back(as_reporter, pk):
    assert "nowhere already" in as_reporter.post(share(make_article()), {"_revoke": pk}).content.decode()


def test_another_storys_link_is_not_taken_back_here(as_reporter, reporter):
    link, _secret = make_preview_link(make_article(), by=reporter)
    as_reporter.post(share(make_article()), {"_revoke": link.pk})
    link.refresh_from_db()
    assert link.revoked_at is None


def test_the_history_tells_of_links_without_their_secrets(as_reporter):
    article = make_article(status="draft")
    _answer, address = made_link(as_reporter, article)
    as_reporter.post(share(article), {"_revoke": PreviewLink.objects.get().pk})
    told = list(AuditEntry.objects.filter(action__in=["shared", "unshared"]).values_list("details", flat=True))
    assert told == [{"shows": "newest"}, {"shows": "newest", "hours": 72}]
    assert address.split("/")[-2] not in str(list(AuditEntry.objects.values()))


def test_a_story_that_is_not_saved_yet_has_a_preview_and_nothing_to_share(as_reporter):
    page = as_reporter.get(ADD).content.decode()
    assert NEW in page
    assert "data-share-open" not in page


def test_a_draft_word_is_in_the_preview(as_reporter):
    article = make_article()
    save_draft(article, make_draft(lede="Kanarifuglord"), by=SYSTEM, base=1)
    assert "Kanarifuglord" in as_reporter.get(preview(article)).content.decode()
