import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.actions.save import save_draft
from articles.admin.trail.words import details_of
from articles.models import AuditEntry, Person, Quote
from articles.tests.admin.desk import change, words
from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_quote_changelist")


def address(quote: Quote) -> str:
    return reverse("admin:articles_quote_change", args=[quote.pk])


def correct(client, quote: Quote, **facts):
    """Press save on the quote's form with these facts put right."""
    form = client.get(address(quote)).context["adminform"].form
    before = {name: form[name].value() for name in form.fields}
    before = {name: str(value) for name, value in before.items() if value not in (None, "", False)}
    shown = {f"initial-{name}": value for name, value in before.items()}
    return client.post(address(quote), before | shown | facts)


def test_facts_put_right_reach_what_readers_have(as_editor):
    article = make_article(**quoted(speaker=make_person("Mark Rutte")))
    correct(as_editor, article.quotes.get(), role="NATOs generalsekretær", said_on="2025-04-08", form="ordrett")
    quote = article.quotes.get()
    assert (quote.role, str(quote.said_on), quote.form) == ("NATOs generalsekretær", "2025-04-08", "ordrett")
    assert article.revisions.first().reason == "correct"


def test_a_speaker_is_given_by_name(as_editor):
    rutte = make_person("Mark Rutte")
    article = make_article(**quoted())
    correct(as_editor, article.quotes.get(), speaker="mark rutte")
    quote = article.quotes.get()
    assert (quote.speaker, quote.name) == (rutte, "Mark Rutte")


def test_a_speaker_nobody_knew_becomes_a_person(as_editor):
    article = make_article(**quoted())
    correct(as_editor, article.quotes.get(), speaker="Kari Nordmann")
    assert article.quotes.get().speaker == Person.objects.get(name="Kari Nordmann")


def test_a_speaker_is_taken_away(as_editor):
    article = make_article(**quoted(speaker=make_person()))
    correct(as_editor, article.quotes.get(), speaker="")
    assert article.quotes.get().speaker is None


def test_confirming_writes_down_who_did(as_editor, editor):
    article = make_article(**quoted(speaker=make_person(), sureness="likely"))
    correct(as_editor, article.quotes.get(), is_confirmed="on")
    quote = article.quotes.get()
    assert quote.confirmed_by == editor
    assert not quote.needs_eyes


def test_confirming_keeps_the_words_and_another_speaker_withdraws_it(as_editor, editor):
    article = make_article(**quoted("Vi må gjøre dette", speaker=make_person()))
    correct(as_editor, article.quotes.get(), is_confirmed="on")
    assert article.quotes.get().confirmed_words == "Vi må gjøre dette"
    correct(as_editor, article.quotes.get(), speaker="Kari Nordmann")
    quote = article.quotes.get()
    assert (quote.speaker.name, quote.confirmed_by, quote.confirmed_words) == ("Kari Nordmann", None, "")


def test_a_form_in_which_nothing_was_changed_makes_no_revision(as_editor):
    article = make_article(**quoted(speaker=make_person(), said_on="2025-04-08", sureness="likely"))
    assert correct(as_editor, article.quotes.get()).status_code == 302
    assert article.revisions.count() == 1


def test_two_who_put_different_facts_right_both_succeed(as_editor):
    article = make_article(**quoted(speaker=make_person(), role="Gammel", setting="Gammel"))
    quote = article.quotes.get()
    form = as_editor.get(address(quote)).context["adminform"].form
    shown = {name: str(form[name].value() or "") for name in form.fields if name != "is_confirmed"}
    opened = shown | {f"initial-{name}": value for name, value in shown.items()}
    for fact in ("role", "setting"):
        assert as_editor.post(address(quote), opened | {fact: "Ny"}).status_code == 302
    quote.refresh_from_db()
    assert (quote.role, quote.setting) == ("Ny", "Ny")


def test_the_words_belong_to_the_story(as_chief):
    article = make_article(**quoted("Vi må gjøre dette"))
    quote = article.quotes.get()
    correct(as_chief, quote, words="Forfalsket", role="Ny", ref="zzzz99", article="7")
    quote.refresh_from_db()
    assert (quote.words, quote.role) == ("Vi må gjøre dette", "Ny")
    assert f'href="{change(article)}"' in as_chief.get(address(quote)).content.decode()


def test_bad_facts_stay_in_the_form_with_a_sentence(as_editor):
    article = make_article(**quoted())
    answer = correct(as_editor, article.quotes.get(), said_on="i går", role="x" * 201)
    assert answer.context["adminform"].form.errors.keys() == {"said_on", "role"}
    assert article.revisions.count() == 1


def test_unpublished_changes_to_the_text_stay_unpublished(as_editor):
    article = make_article(headline="Live", **quoted())
    as_editor.post(change(article), _saved(as_editor, article, headline="Kladd"))
    correct(as_editor, article.quotes.get(), role="Ny rolle")
    article.refresh_from_db()
    assert (article.headline, article.quotes.get().role) == ("Live", "Ny rolle")
    assert article.revisions.first().content["headline"] == "Kladd"


def test_a_fact_put_right_in_a_planned_story_lets_no_waiting_change_out(as_editor, reporter):
    article = make_article(headline="Planlagt", publish_at=timezone.now() + timedelta(hours=1), **quoted())
    content = article.revisions.get().content
    save_draft(article, content | {"headline": "Reporterens"}, by=reporter, base=1)
    correct(as_editor, article.quotes.get(), role="Ny rolle")
    article.refresh_from_db()
    assert (article.headline, article.quotes.get().role) == ("Planlagt", "Ny rolle")


def _saved(client, article, **changes) -> dict:
    form = client.get(change(article)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    counts = {f"{rows}-{count}_FORMS": 0 for rows in ("credits", "related") for count in ("TOTAL", "INITIAL")}
    return data | counts | {"_save": ""} | changes


def test_nobody_adds_or_deletes_a_quote_by_itself(as_chief):
    quote = make_article(**quoted()).quotes.get()
    assert as_chief.get(f"{LIST}add/").status_code == 403
    delete = reverse("admin:articles_quote_delete", args=[quote.pk])
    assert as_chief.post(delete, {"post": "yes"}).status_code == 403
    assert Quote.objects.exists()


def test_the_list_says_which_quotes_need_eyes(as_editor):
    make_article(**quoted("Uten"))
    make_article(**quoted("Kanskje", speaker=make_person(), sureness="likely"))
    said = words(as_editor.get(LIST))
    assert "no speaker" in said
    assert "likely" in said


def test_hidden_inputs_are_described_by_nothing(as_editor):
    quote = make_article(**quoted()).quotes.get()
    html = as_editor.get(address(quote)).content.decode()
    hidden = re.findall(r'<input type="hidden"[^>]*>', html)
    assert hidden
    assert [tag for tag in hidden if "aria-" in tag] == []


def test_a_reporter_changes_nothing_that_readers_have(client, reporter):
    client.force_login(reporter)
    quote = make_article(**quoted()).quotes.get()
    assert client.post(address(quote), {"role": "konge"}).status_code == 403
    quote.refresh_from_db()
    assert quote.role == ""


def test_a_reporter_puts_the_facts_of_a_draft_right(client, reporter):
    client.force_login(reporter)
    quote = make_article(status="draft", **quoted()).quotes.get()
    correct(client, quote, role="ordfører")
    quote.refresh_from_db()
    assert quote.role == "ordfører"


def test_a_quote_is_taken_out_of_lists_and_put_back(as_editor):
    article = make_article(**quoted(speaker=make_person()))
    correct(as_editor, article.quotes.get(), is_listed="")
    assert not article.quotes.get().is_listed
    correct(as_editor, article.quotes.get(), is_listed="on")
    assert article.quotes.get().is_listed


def test_a_quote_that_was_unlisted_keeps_so_when_something_else_is_put_right(as_editor):
    article = make_article(**quoted(speaker=make_person(), is_listed=False))
    correct(as_editor, article.quotes.get(), role="statsråd")
    quote = article.quotes.get()
    assert (quote.role, quote.is_listed) == ("statsråd", False)


def test_the_trail_tells_who_took_a_quote_out_of_lists(as_editor):
    article = make_article(**quoted(speaker=make_person()))
    correct(as_editor, article.quotes.get(), is_listed="")
    entry = AuditEntry.objects.get(action="changed", noun="article")
    assert (entry.user_name, entry.details["quote"], entry.details["is_listed"]) == ("editor", "aaaa22", False)
    assert details_of(entry) == ["quote aaaa22", "kept out of lists"]
