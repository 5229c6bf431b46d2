"""What contradicts about a quote, told on its card beside the text, and how a quote is confirmed there."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.save import newest_revision
from articles.models import Article, Revision
from articles.tests.admin.desk import change, save, words
from articles.tests.admin.test_quote_panel import facts, put_right, shown
from articles.tests.make import make_article, make_person, make_user, quoted, take_right

pytestmark = pytest.mark.django_db
SAID = "Vi må bygge mer forsvar i Norge nå"


def cards(client, article: Article):
    return client.get(change(article)).context["form"].quotes.forms


def kinds(client, article: Article) -> list[str]:
    return [finding.kind for card in cards(client, article) for finding in card.findings]


def body_of(text: str) -> str:
    return f'<p>– <q data-quote="aaaa22">{text}</q>, sa han.</p>'


def test_a_certain_quote_is_confirmed_with_its_very_words(as_reporter, reporter):
    article = make_article(status="draft", **quoted(SAID, speaker=make_person()))
    put_right(as_reporter, article, is_confirmed="on")
    assert (facts(article)["confirmed_by"], facts(article)["confirmed_words"]) == (reporter.pk, SAID)
    assert article.quotes.get().confirmed_words == SAID
    assert "Confirmed by reporter" in words(as_reporter.get(change(article)))


def test_a_confirmation_is_taken_back(as_reporter):
    article = make_article(status="draft", **quoted(speaker=make_person()))
    put_right(as_reporter, article, is_confirmed="on")
    put_right(as_reporter, article, is_withdrawn="on")
    assert (facts(article)["confirmed_by"], facts(article)["confirmed_words"]) == (None, "")


def test_a_form_without_boxes_leaves_the_confirmation(as_reporter, reporter):
    article = make_article(status="draft", **quoted(speaker=make_person()))
    put_right(as_reporter, article, is_confirmed="on")
    put_right(as_reporter, article, role="lege")
    assert facts(article)["confirmed_by"] == reporter.pk


def test_another_speaker_takes_the_confirmed_words_away_too(as_reporter):
    article = make_article(status="draft", **quoted(speaker=make_person()))
    put_right(as_reporter, article, is_confirmed="on")
    put_right(as_reporter, article, speaker="Kari Nordmann")
    assert (facts(article)["confirmed_by"], facts(article)["confirmed_words"]) == (None, "")


def test_who_confirms_says_who_speaks(as_reporter):
    article = make_article(status="draft", **quoted())
    answer = put_right(as_reporter, article, is_confirmed="on", role="lege")
    assert "Write who says it before you confirm it." in words(answer)
    assert answer.context["form"].quotes.forms[0]["role"].value() == "lege"
    assert article.revisions.count() == 1


def test_who_may_not_change_quotes_confirms_nothing(as_reporter, reporter):
    take_right(reporter, "change_quote")
    article = make_article(status="draft", **quoted(speaker=make_person()))
    put_right(as_reporter, article, is_confirmed="on")
    assert facts(article)["confirmed_by"] is None


def test_words_changed_since_are_shown_and_confirmed_anew(as_reporter, editor):
    known = {"confirmed_by": editor.pk, "confirmed_words": "Vi må bygge mindre forsvar i Norge nå"}
    article = make_article(status="draft", **quoted(SAID, speaker=make_person(), **known))
    said = words(as_reporter.get(change(article)))
    assert "taken out: mindre new: mer forsvar" in said
    assert "The text is right" in said
    put_right(as_reporter, article, is_confirmed="on")
    assert facts(article)["confirmed_words"] == SAID
    assert kinds(as_reporter, article) == []


def test_a_quote_in_several_pieces_is_put_right_in_the_text_alone(as_reporter, editor):
    body = '<p>– <q data-quote="aaaa22">Vi må</q>, sa han, <q data-quote="aaaa22">{} nå</q>.</p>'
    known = {"speaker": make_person().pk, "confirmed_by": editor.pk, "confirmed_words": "Vi må hjem nå"}
    for words_now, is_offered in ((body.format("ut"), False), (body_of("Vi må ut nå"), True)):
        article = make_article(status="draft", body=words_now, quotes={"aaaa22": known})
        page = as_reporter.get(change(article)).content.decode()
        assert "The text is right" in page
        assert ("Use the confirmed words" in page) == is_offered


def test_a_confirmer_who_is_gone_stops_nobody(as_reporter):
    gone = make_user("gone")
    known = {"confirmed_by": gone.pk, "confirmed_words": SAID}
    article = make_article(status="draft", **quoted(SAID, speaker=make_person(), **known))
    gone.delete()
    assert save(as_reporter, article, headline="Ny").status_code == 302
    assert article.quotes.get().confirmed_by is None


def test_a_version_from_before_words_were_kept_works_as_ever(as_editor, editor):
    article = make_article(**quoted(SAID, speaker=make_person(), confirmed_by=editor.pk))
    for revision in Revision.objects.all():
        del revision.content["quotes"]["aaaa22"]["confirmed_words"]
        revision.save()
    assert kinds(as_editor, article) == []
    save(as_editor, article, **shown(as_editor, article))
    assert article.revisions.count() == 1
    save(as_editor, article, "_publish", **shown(as_editor, article))
    assert article.quotes.get().confirmed_words == ""


def test_an_earlier_role_is_shown_with_its_story(as_reporter):
    person = make_person()
    at = datetime(2025, 2, 8, 13, 5, tzinfo=timezone.get_current_timezone())
    earlier = make_article(headline="Før", publish_at=at, **quoted(speaker=person, role="ordfører"))
    article = make_article(status="draft", **quoted(speaker=person, role="statsminister"))
    page = as_reporter.get(change(article))
    assert "Last printed as «ordfører», here as «statsminister»." in words(page)
    assert f'<a href="{change(earlier)}">Før</a>, 8 February 2025' in page.content.decode()
    assert 'data-take="role" value="ordfører"' in page.content.decode()


def test_other_wordings_are_shown_with_both(as_reporter):
    person = make_person()
    make_article(headline="Før", **quoted("Vi må bygge mer forsvar i Europa nå", speaker=person))
    article = make_article(status="draft", **quoted(SAID, speaker=person))
    said = words(as_reporter.get(change(article)))
    assert "There Vi må bygge mer forsvar i taken out: Europa nå" in said
    assert "Here Vi må bygge mer forsvar i new: Norge nå" in said


def test_what_one_may_not_see_contradicts_nothing(as_reporter, reporter):
    for codename in ("view_article", "change_article"):
        take_right(reporter, codename)
    person = make_person()
    make_article(status="draft", headline="Hemmelig", **quoted("Vi må bygge mer forsvar i Europa nå", speaker=person))
    sent = {"body": body_of(SAID), "quotes-aaaa22-speaker": person.name, "quotes-aaaa22-said_on": "i går"}
    answer = save(as_reporter, **sent)
    assert answer.status_code == 200
    assert "Hemmelig" not in words(answer)
    make_article(headline="Åpen", **quoted("Vi må bygge mer forsvar i Europa nå", speaker=person))
    assert "Åpen" in words(save(as_reporter, **sent))


def test_the_panel_says_how_many_quotes_should_be_looked_at(as_reporter):
    body = "".join(f'<p>«<q data-quote="{ref}">Ord {ref}</q>», sa hun.</p>' for ref in ("aaaa22", "bbbb22", "cccc22"))
    forms = {"aaaa22": "talestrek", "bbbb22": "indirekte", "cccc22": "ordrett"}
    speaker = make_person().pk
    known = {ref: {"speaker": speaker, "form": form} for ref, form in forms.items()}
    article = make_article(status="draft", body=body, quotes=known)
    assert kinds(as_reporter, article) == ["marks", "marks"]
    assert "2 quotes should be looked at" in words(as_reporter.get(change(article)))


def test_what_was_typed_is_asked_about_and_not_what_was_saved(as_reporter):
    article = make_article(status="draft", **quoted(speaker=make_person("Mark Rutte")))
    answer = put_right(as_reporter, article, name="Marc Rutte", said_on="i går")
    assert [finding.kind for finding in answer.context["form"].quotes.forms[0].findings] == ["name"]
    answer = put_right(as_reporter, article, speaker="", said_on="i går")
    assert answer.context["form"].quotes.forms[0].findings == []


def test_a_misspelt_name_in_the_headline_is_told_once(as_reporter):
    speaker = make_person("Mark Rutte")
    body = body_of("Ja") + body_of("Nei").replace("aaaa22", "bbbb22")
    known = {ref: {"speaker": speaker.pk, "name": "Mark Rutte"} for ref in ("aaaa22", "bbbb22")}
    article = make_article(status="draft", headline="Vil gi Rute rett", body=body, quotes=known)
    assert kinds(as_reporter, article) == ["spelling"]
    assert newest_revision(article).content["headline"] == "Vil gi Rute rett"


def test_many_quotes_with_findings_cost_no_query_more(as_reporter):
    costs = []
    for count in (3, 12):
        marks, known = [], {}
        for number in range(count):
            ref, person = f"a{count}b{number}", make_person(f"Person {count}{number}")
            make_article(**quoted(f"Vi må bygge mer forsvar i Norge {number}", speaker=person, role="lege"))
            marks.append(f'<p><q data-quote="{ref}">Vi må bygge mer forsvar i Europa {number}</q></p>')
            known[ref] = {"speaker": person.pk, "role": "ordfører"}
        article = make_article(status="draft", body="".join(marks), quotes=known)
        assert kinds(as_reporter, article) == ["elsewhere", "role"] * count
        with CaptureQueriesContext(connection) as asked:
            as_reporter.get(change(article))
        costs.append(len(asked))
    assert costs[0] == costs[1]
