"""The quotes beside the text: their facts are part of the story's form, and of its draft."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.save import save_draft
from articles.models import Article, Person
from articles.tests.admin.desk import change, filled, save, words
from articles.tests.make import make_article, make_person, quoted, take_right

pytestmark = pytest.mark.django_db
NEW_MARK = '<p>– <q data-quote="nnnn22">Nye ord</q>, sa han.</p>'


def facts(article: Article, ref="aaaa22") -> dict:
    return article.revisions.first().content["quotes"][ref]


def shown(client, article: Article) -> dict:
    """What the panel's fields hold, as a browser would send them."""
    sent = {}
    for card in client.get(change(article)).context["form"].quotes:
        sent |= {field.html_name: str(field.value() or "") for field in card if field.name != "is_confirmed"}
    return sent


def lose(user, codename):
    take_right(user, codename)


def put_right(client, article: Article, **given):
    """Save the form with these facts of its quote put right."""
    sent = shown(client, article) | {f"quotes-aaaa22-{name}": value for name, value in given.items()}
    return save(client, article, **sent)


def test_facts_are_saved_with_the_story(as_reporter):
    rutte = make_person("Mark Rutte")
    article = make_article(status="draft", **quoted())
    put_right(
        as_reporter, article, speaker="mark rutte", role="NATO-sjef", form="ordrett", verb="sa", setting="intervju",
        said_on="2025-04-08", original_language="en", original_words="We\r\nmust", note="Opptak 3",
    )  # fmt: skip
    assert facts(article) == {
        "speaker": rutte.pk, "name": "Mark Rutte", "role": "NATO-sjef", "mention": "", "form": "ordrett", "verb": "sa",
        "setting": "intervju", "said_on": "2025-04-08", "original_language": "en", "original_words": "We\nmust",
        "note": "Opptak 3", "sureness": "certain", "confirmed_by": None, "confirmed_words": "",
        "is_listed": True,
    }  # fmt: skip
    assert article.quotes.get().speaker == rutte


def test_a_form_in_which_nothing_was_changed_makes_no_revision(as_reporter):
    speaker = make_person()
    known = {"said_on": "2025-04-08", "sureness": "likely", "original_words": "We\nmust", "note": " to\n"}
    article = make_article(status="draft", **quoted(speaker=speaker, **known))
    put_right(as_reporter, article, original_words="We\r\nmust")
    assert article.revisions.count() == 1


def test_a_new_quote_in_a_live_story_has_its_speaker_when_readers_get_it(as_editor, client):
    article = make_article(**quoted("Gamle ord", speaker=make_person("Jens Stoltenberg")))
    new = {"body": article.body + NEW_MARK, "quotes-nnnn22-speaker": "Mark Rutte", "quotes-nnnn22-form": "talestrek"}
    save(as_editor, article, **new)
    assert not article.quotes.filter(ref="nnnn22").exists()
    assert facts(article, "nnnn22")["name"] == "Mark Rutte"
    save(as_editor, article, "_publish")
    quote = article.quotes.get(ref="nnnn22")
    assert quote.speaker == Person.objects.get(name="Mark Rutte")
    client.logout()
    assert "Mark Rutte" in words(client.get(article.get_absolute_url()))
    assert facts(article)["name"] == "Jens Stoltenberg"


def test_an_unknown_speaker_is_refused_in_words_to_who_may_not_add(as_reporter, reporter):
    lose(reporter, "add_person")
    article = make_article(status="draft", **quoted())
    answer = put_right(as_reporter, article, speaker="Kari Ukjent", role="lærer")
    (card,) = answer.context["form"].quotes
    assert "«Kari Ukjent»" in card.errors["speaker"][0]
    assert (card["speaker"].value(), card["role"].value()) == ("Kari Ukjent", "lærer")
    assert "Nothing is saved yet" in words(answer)
    assert article.revisions.count() == 1


def test_a_broken_date_stays_with_a_sentence_and_all_that_was_typed(as_reporter):
    article = make_article(status="draft", **quoted())
    answer = put_right(as_reporter, article, speaker="Kari Nordmann", said_on="i går", note="Opptak 3")
    (card,) = answer.context["form"].quotes
    assert card.errors.keys() == {"said_on"}
    assert card.is_more_wrong
    assert [card[name].value() for name in ("speaker", "said_on", "note")] == ["Kari Nordmann", "i går", "Opptak 3"]
    assert not Person.objects.filter(name="Kari Nordmann").exists()


def test_facts_that_a_colleague_put_right_stay_when_one_saves_after(as_reporter, editor):
    article = make_article(status="draft", **quoted(speaker=make_person(), role="Gammel", setting="Gammel"))
    mine = filled(article, as_reporter, **shown(as_reporter, article)) | {"quotes-aaaa22-setting": "Min"}
    for number in (1, 2):
        content = article.revisions.first().content
        theirs = content["quotes"]["aaaa22"] | {"role": f"Deres {number}"}
        save_draft(article, content | {"quotes": {"aaaa22": theirs}}, by=editor, base=number)
    assert as_reporter.post(change(article), mine | {"_save": ""}).status_code == 302
    assert (facts(article)["role"], facts(article)["setting"]) == ("Deres 2", "Min")


def test_confirming_writes_down_who_did_and_makes_it_certain(as_reporter, reporter):
    article = make_article(status="draft", **quoted(speaker=make_person(), sureness="likely"))
    assert "likely" in words(as_reporter.get(change(article)))
    put_right(as_reporter, article, is_confirmed="on")
    assert (facts(article)["confirmed_by"], facts(article)["sureness"]) == (reporter.pk, "certain")
    assert not article.quotes.get().needs_eyes


def test_another_speaker_takes_the_printed_name_along_and_no_confirmation(as_reporter, reporter):
    article = make_article(
        status="draft", **quoted(speaker=make_person("Mark Rutte"), sureness="likely", confirmed_by=reporter.pk)
    )
    put_right(as_reporter, article, speaker="Kari Nordmann")
    assert (facts(article)["name"], facts(article)["sureness"]) == ("Kari Nordmann", "certain")
    assert facts(article)["confirmed_by"] is None
    put_right(as_reporter, article, speaker="")
    assert (facts(article)["speaker"], facts(article)["name"]) == (None, "")


def test_a_speaker_shown_by_name_is_the_same_though_a_namesake_came_since(as_reporter):
    trainer = make_person("Ola Hansen", title="trener")
    article = make_article(status="draft", **quoted(speaker=trainer))
    mine = filled(article, as_reporter, headline="Ny", **shown(as_reporter, article))
    make_person("Ola Hansen", title="ordfører")
    assert as_reporter.post(change(article), mine).status_code == 302
    assert facts(article)["speaker"] == trainer.pk
    answer = put_right(as_reporter, article, speaker="Ola Hansen (ordfører)")
    assert answer.status_code == 302
    assert Person.objects.get(pk=facts(article)["speaker"]).title == "ordfører"


def test_who_may_not_change_quotes_reads_their_facts(as_reporter, reporter):
    for action in ("change", "view"):
        lose(reporter, f"{action}_quote")
    article = make_article(status="draft", **quoted(role="Gammel", note="Hemmelig opptak"))
    assert "Hemmelig opptak" not in as_reporter.get(change(article)).content.decode()
    put_right(as_reporter, article, role="Ny", note="Ny")
    assert (facts(article)["role"], facts(article)["note"]) == ("Gammel", "Hemmelig opptak")


def many_quoted(count: int) -> dict:
    """A body with so many quotes, each by somebody else, and their facts."""
    refs = [f"{count}q{at}x" for at in range(count)]
    return {
        "body": "".join(f'<p>– <q data-quote="{ref}">Ord {ref}</q></p>' for ref in refs),
        "quotes": {ref: {"speaker": make_person(f"Person {ref}").pk} for ref in refs},
    }


def test_a_long_interview_is_saved(as_reporter):
    article = make_article(status="draft", **many_quoted(120))
    sent = shown(as_reporter, article) | {"quotes-120q7x-role": "lærer"}
    assert save(as_reporter, article, **sent).status_code == 302
    assert facts(article, "120q7x")["role"] == "lærer"
    assert article.quotes.exclude(speaker=None).count() == 120


def test_twice_the_quotes_cost_no_query_more(as_reporter):
    costs = []
    for count in (10, 20):
        article = make_article(**many_quoted(count))
        sent = filled(article, as_reporter, headline="Ny", **shown(as_reporter, article)) | {"_save": ""}
        with CaptureQueriesContext(connection) as shows:
            as_reporter.get(change(article))
        with CaptureQueriesContext(connection) as saves:
            as_reporter.post(change(article), sent)
        costs.append((len(shows), len(saves)))
    assert costs[0] == costs[1]


def test_a_source_who_is_no_person_lacks_nothing_once_confirmed(as_editor, editor):
    article = make_article(**quoted(speaker=None, name="NTB", confirmed_by=editor.pk))
    (card,) = as_editor.get(change(article)).context["form"].quotes
    assert (card.lacks_speaker, card.needs_eyes) == (False, False)
    listed = as_editor.get(reverse("admin:articles_article_changelist"))
    assert b"without a speaker" not in listed.content


def test_nobody_stands_where_the_speaker_was_taken_out_though_the_box_was_ticked(as_reporter):
    article = make_article(status="draft", **quoted(speaker=make_person(), name="Mark Rutte", sureness="likely"))
    answer = put_right(as_reporter, article, speaker="", is_confirmed="on", said_on="i går")
    (card,) = answer.context["form"].quotes
    assert card.lacks_speaker
