import pytest

from articles.actions.errors import NotAllowed
from articles.actions.quotes import correct_quote
from articles.actions.save import newest_revision, save_draft
from articles.models import Quote
from articles.tests.make import make_article, make_draft, make_person, quoted

pytestmark = pytest.mark.django_db


def test_a_marked_quote_becomes_a_row_with_its_facts():
    rutte = make_person("Mark Rutte")
    article = make_article(**quoted("Vi må", speaker=rutte, role="NATOs generalsekretær", said_on="2025-04-08"))
    quote = article.quotes.get()
    assert (quote.words, quote.speaker, quote.role) == ("Vi må", rutte, "NATOs generalsekretær")
    assert quote.said_on.isoformat() == "2025-04-08"
    assert quote.sentence_before == "De møttes i går."


def test_changed_words_change_the_same_row(editor):
    article = make_article(status="draft", **quoted("Vi må"))
    row = article.quotes.get().pk
    save_draft(article, make_draft(**quoted("Vi skal")), by=editor, base=1)
    assert Quote.objects.get(pk=row).words == "Vi skal"


def test_a_quote_whose_mark_is_gone_retires_and_may_come_back(editor):
    article = make_article(status="draft", **quoted())
    save_draft(article, make_draft(), by=editor, base=1)
    assert not article.quotes.current().exists()
    save_draft(article, make_draft(**quoted()), by=editor, base=2)
    assert article.quotes.current().get().retired_at is None


def test_a_copied_quote_is_a_row_of_its_own_with_the_same_speaker(editor):
    rutte = make_person()
    draft = quoted(speaker=rutte)
    article = make_article(status="draft", body=draft["body"] * 2, quotes=draft["quotes"])
    assert [quote.speaker for quote in article.quotes.current()] == [rutte, rutte]


def test_a_speaker_who_is_no_longer_there_is_nobody():
    article = make_article(**quoted(speaker=None, name="Borte"))
    assert article.quotes.get().speaker is None


def test_facts_put_right_reach_readers_at_once(editor):
    article = make_article(**quoted())
    rutte = make_person()
    correct_quote(article.quotes.get(), by=editor, speaker=rutte.pk, name="Mark Rutte")
    assert article.quotes.get().speaker == rutte
    assert newest_revision(article_again(article)).content["quotes"]["aaaa22"]["name"] == "Mark Rutte"


def test_facts_put_right_do_not_publish_a_draft(editor):
    article = make_article(headline="Live", **quoted("Som før"))
    save_draft(article, make_draft(headline="Kladd", **quoted("Som nå")), by=editor, base=1)
    correct_quote(article.quotes.get(), by=editor, role="statsråd")
    article.refresh_from_db()
    assert (article.headline, article.quotes.get().words, article.quotes.get().role) == ("Live", "Som før", "statsråd")
    draft = newest_revision(article).content
    assert (draft["headline"], draft["quotes"]["aaaa22"]["role"]) == ("Kladd", "statsråd")
    assert article.has_unpublished_changes


def test_a_reporter_puts_nothing_right_that_readers_have(reporter):
    quote = make_article(**quoted()).quotes.get()
    with pytest.raises(NotAllowed):
        correct_quote(quote, by=reporter, role="konge")


def test_a_quote_has_no_facts_of_its_own_making(editor):
    article = make_article(**quoted())
    with pytest.raises(ValueError, match="words"):
        correct_quote(article.quotes.get(), by=editor, words="noe annet")


def article_again(article):
    article.refresh_from_db()
    return article
