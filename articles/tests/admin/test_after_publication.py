"""An editor changes, corrects and marks a story that readers have."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions.save import newest_revision
from articles.models import Revision, StoryEvent
from articles.tests.admin.desk import change, filled, save, words
from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db
RULING = {"pfu_points": "4.13", "pfu_address": "https://presse.no/pfu/1/", "pfu_date": "2025-04-08"}


def correct(article):
    return reverse("admin:articles_article_correct", args=[article.pk])


def log(client, article):
    return words(client.get(reverse("admin:articles_article_history", args=[article.pk])))


# Updated


def test_the_time_of_update_moves_when_the_editor_says_so(as_editor):
    article = make_article()
    save(as_editor, article, "_publish", headline="Skrivefeil rettet")
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("Skrivefeil rettet", None)
    save(as_editor, article, "_publish", lede="Nytt", matters="on", news="Ministeren svarer")
    article.refresh_from_db()
    assert article.updated_at is not None
    assert article.events.get().text == "Ministeren svarer"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"matters": "on"}, "news", "Write what is new"),
        ({"news": "Ministeren svarer"}, "matters", "Tick the box"),
        ({"matters": "on", "news": "x" * 201}, "news", "at most 200 characters"),
    ],
)
def test_a_box_without_its_reason_is_refused_and_nothing_is_lost(as_editor, typed, field, sentence):
    article = make_article()
    page = save(as_editor, article, "_publish", headline="Beholdes", **typed)
    assert sentence in page.context["form"].errors[field][0]
    assert page.context["form"]["headline"].value() == "Beholdes"
    assert article.revisions.count() == 1


def test_a_draft_is_saved_whatever_stands_beside_it(as_editor):
    assert save(as_editor, make_article(), "_save", headline="Lagret", matters="on").status_code == 302


def test_what_a_plan_tells_is_shown_beside_it(as_editor):
    article = make_article()
    when = f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}"
    save(as_editor, article, "_plan", headline="Så", publish_at=when, matters="on", news="Ministeren svarer")
    article.refresh_from_db()
    assert article.update_told["news"] == "Ministeren svarer"
    assert "Readers are told: Ministeren svarer" in words(as_editor.get(change(article)))


def test_what_is_new_is_not_lost_when_something_is_missing(as_editor):
    answer = save(as_editor, make_article(), "_publish", headline="", matters="on", news="Ministeren svarer")
    form = as_editor.get(answer.url).context["form"]
    assert (form["news"].value(), bool(form["matters"].value())) == ("Ministeren svarer", True)


# Quotes in other words


@pytest.fixture
def quoting():
    return make_article(**quoted(speaker=make_person()))


def publish(client, article, **answers):
    """Publish with another word in the quote; `answers` to the question about it."""
    body = article.body.replace("Vi må gjøre dette", "Vi kan gjøre dette")
    data = filled(article, client, body=body, lede="Også endret") | {"_publish": ""}
    if answers:
        asked = client.post(change(article), data).context["asked"][0]
        data |= {asked.add_prefix(name): asked[name].value() or "" for name in asked.fields}
        data |= {asked.add_prefix(name): value for name, value in answers.items()}
    return client.post(change(article), data)


def test_a_quote_in_other_words_is_asked_about_and_nothing_is_lost(as_editor, quoting):
    page = publish(as_editor, quoting)
    (asked,) = page.context["asked"]
    assert "Say for each quote whether readers shall be told" in words(page)
    assert asked["text"].value() == "A quote by Mark Rutte has been corrected. It used to say: “Vi må gjøre dette”."
    assert "Vi kan gjøre dette" in page.context["form"]["body"].value()
    assert page.context["form"]["lede"].value() == "Også endret"
    assert quoting.revisions.count() == 1


def test_the_correction_that_was_edited_goes_out_with_the_words(as_editor, quoting):
    publish(as_editor, quoting, tell="yes", text="Rutte sa «kan».", place="bottom")
    event = StoryEvent.objects.get()
    assert (event.kind, event.text, event.place, event.quote_ref) == ("rettelse", "Rutte sa «kan».", "bottom", "aaaa22")
    assert quoting.quotes.get().words == "Vi kan gjøre dette"


def test_a_slip_of_the_pen_is_kept_in_the_history_alone(as_editor, quoting):
    publish(as_editor, quoting, tell="no", why="Skrivefeil")
    assert not StoryEvent.objects.exists()
    assert "quote aaaa22; other words, and readers are not told: “Skrivefeil”" in log(as_editor, quoting)
    assert quoting.quotes.get().words == "Vi kan gjøre dette"


@pytest.mark.parametrize(
    ("answers", "field"),
    [({"tell": ""}, "tell"), ({"tell": "no"}, "why"), ({"tell": "yes", "text": ""}, "text"), ({"tell": "x"}, "tell")],
)
def test_half_an_answer_is_refused_beside_its_field(as_editor, quoting, answers, field):
    page = publish(as_editor, quoting, **answers)
    assert field in page.context["asked"][0].errors
    assert quoting.quotes.get().words == "Vi må gjøre dette"


def test_a_draft_with_other_words_is_saved_without_a_question(as_editor, quoting):
    body = quoting.body.replace("Vi må", "Vi kan")
    assert save(as_editor, quoting, "_save", body=body).status_code == 302


# Corrections


def answer(client, article, **typed):
    form = client.get(correct(article)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return client.post(correct(article), data | typed)


def test_an_editor_corrects_a_live_story_at_once(as_editor, quoting):
    assert answer(as_editor, quoting, text="Det var tre.", quote="aaaa22").url == change(quoting)
    assert StoryEvent.objects.get().quote_ref == "aaaa22"
    assert "Det var tre." in as_editor.get(quoting.get_absolute_url()).content.decode()
    assert "Corrected (correction; " in log(as_editor, quoting)


def test_a_correction_without_words_is_refused_and_the_rest_is_kept(as_editor, quoting):
    page = answer(as_editor, quoting, text=" ", kind="beklagelse")
    assert page.context["form"].errors.keys() == {"text"}
    assert page.context["form"]["kind"].value() == "beklagelse"


def test_a_double_click_corrects_once(as_editor, quoting):
    for _click in range(2):
        answer(as_editor, quoting, text="Det var tre.", key="samme")
    assert StoryEvent.objects.count() == 1


def test_a_correction_put_right_on_the_page_that_one_went_back_to_is_told_too(as_editor, quoting):
    for text in ("Det var tri.", "Det var tre.", "Det var tre."):
        answer(as_editor, quoting, text=text, key="samme")
    assert [event.text for event in StoryEvent.objects.order_by("pk")] == ["Det var tri.", "Det var tre."]


def test_a_reporter_corrects_nothing(as_reporter, quoting):
    assert as_reporter.get(correct(quoting)).status_code == 403
    assert as_reporter.post(correct(quoting), {"text": "x"}).status_code == 403
    assert correct(quoting) not in as_reporter.get(change(quoting)).content.decode()


def test_what_readers_do_not_have_is_not_corrected(as_editor):
    draft = make_article(status="draft")
    assert as_editor.get(correct(draft)).url == change(draft)
    assert correct(draft) not in as_editor.get(change(draft)).content.decode()


def test_a_correction_is_not_taken_from_another_site(editor, quoting):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(correct(quoting), {"text": "x"}).status_code == 403


# Marks


def test_a_ruling_and_the_use_of_ai_are_facts_of_the_draft(as_editor):
    article = make_article()
    save(as_editor, article, "_publish", ai_use="Grafen er laget med KI.", **RULING)
    article.refresh_from_db()
    assert (article.pfu_points, article.ai_use) == ("4.13", "Grafen er laget med KI.")
    form = as_editor.get(change(article)).context["form"]
    assert re.search(r'value="2025-04-08"', str(form["pfu_date"]))


@pytest.mark.parametrize("lacking", RULING)
def test_half_a_ruling_is_refused_beside_what_it_lacks(as_editor, lacking):
    page = save(as_editor, make_article(), **RULING | {lacking: ""})
    assert page.context["form"].errors.keys() == {lacking}


def test_a_ruling_leads_to_the_web(as_editor):
    page = save(as_editor, make_article(), **RULING | {"pfu_address": "javascript:alert(1)"})
    assert "This is no web address." in words(page)


def test_half_a_ruling_waits_while_the_story_saves_itself(as_editor):
    article = make_article()
    data = filled(article, as_editor, headline="Ny") | {"pfu_points": "4.13"}
    told = as_editor.post(reverse("admin:articles_article_autosave", args=[article.pk]), data).json()
    assert {"pfu_points", "pfu_address", "pfu_date"} <= told["left"].keys()
    assert newest_revision(type(article).objects.get()).content["pfu"] is None


def test_an_older_version_that_knows_no_marks_opens_and_saves(as_editor):
    article = make_article()
    old = Revision.objects.get()
    Revision.objects.update(content={k: v for k, v in old.content.items() if k not in ("pfu", "ai_use")})
    assert save(as_editor, article, headline="Ny", ai_use="Bildet").status_code == 302
    assert newest_revision(type(article).objects.get()).content["ai_use"] == "Bildet"
    compared = as_editor.get(reverse("admin:articles_article_compare", args=[article.pk]) + "?from=1&to=2")
    assert "Use of AI" in words(compared)


def test_a_ruling_is_compared_in_words(as_editor):
    article = make_article()
    save(as_editor, article, **RULING)
    page = words(as_editor.get(reverse("admin:articles_article_compare", args=[article.pk]) + "?from=1&to=2"))
    assert "4.13, 8 April 2025, https://presse.no/pfu/1/" in page
