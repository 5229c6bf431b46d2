"""What readers are told when a story that they have changes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.bin import KEPT, bin_article, empty_bin
from articles.actions.due import publish_due
from articles.actions.errors import NotAllowed, QuotesReworded
from articles.actions.publish import plan_update, publish_article, withdraw_article
from articles.actions.save import save_draft
from articles.actions.telling import Correction, Excuse, Told, correct_article, quotes_reworded
from articles.models import SYSTEM, Article, StoryEvent
from articles.tests.make import make_article, make_draft, make_person, quoted

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=2)
WRONG = Correction("Det var tre, ikke to.")


def reworded(words="Vi kan gjøre dette"):
    """A live story whose newest draft has other words in its quote."""
    speaker = make_person()
    article = make_article(**quoted(speaker=speaker))
    save_draft(article, make_draft(**quoted(words, speaker=speaker)), by=SYSTEM, base=1)
    article.refresh_from_db()
    return article


def told_of(article):
    return [(event.kind, event.text) for event in article.events.all()]


# Updated


def test_a_change_that_does_not_matter_is_no_update(editor):
    article = make_article()
    save_draft(article, make_draft(headline="Rettet skrivefeil"), by=editor, base=1)
    article = publish_article(article, by=editor)
    assert (article.headline, article.updated_at, told_of(article)) == ("Rettet skrivefeil", None, [])


def test_a_change_that_matters_moves_the_time_and_is_recorded(editor):
    article = publish_article(make_article(), by=editor, at=NOW, told=Told(news="Statsministeren svarer"))
    assert (article.updated_at, told_of(article)) == (NOW, [("updated", "Statsministeren svarer")])


def test_a_later_change_that_does_not_matter_leaves_the_time(editor):
    article = publish_article(make_article(), by=editor, at=NOW, told=Told(news="Nytt"))
    assert publish_article(article, by=editor, at=LATER).updated_at == NOW


def test_a_telling_sent_twice_is_told_once(editor):
    told = Told(news="Nytt", key="samme")
    article = publish_article(make_article(), by=editor, at=NOW, told=told)
    article = publish_article(article, by=editor, at=LATER, told=told)
    assert (article.updated_at, article.events.count()) == (NOW, 1)


def test_other_news_under_the_same_key_is_told_too(editor):
    article = publish_article(make_article(), by=editor, at=NOW, told=Told(news="Nytt", key="samme"))
    article = publish_article(article, by=editor, at=LATER, told=Told(news="Enda mer", key="samme"))
    assert (article.updated_at, told_of(article)) == (LATER, [("updated", "Nytt"), ("updated", "Enda mer")])


def test_what_a_plan_tells_waits_for_its_hour(editor):
    article = make_article()
    save_draft(article, make_draft(headline="Så"), by=editor, base=1)
    plan_update(article, by=editor, update_at=LATER, at=NOW, told=Told(news="Nytt"))
    assert told_of(article) == []
    publish_due(LATER)
    article.refresh_from_db()
    assert (article.updated_at, article.update_told, told_of(article)) == (LATER, {}, [("updated", "Nytt")])


def test_a_plan_that_tells_nothing_moves_no_time(editor):
    article = make_article()
    save_draft(article, make_draft(headline="Så"), by=editor, base=1)
    plan_update(article, by=editor, update_at=LATER, at=NOW)
    publish_due(LATER)
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("Så", None)


# Quotes in other words


@pytest.mark.parametrize("give", [publish_article, lambda *a, **k: plan_update(*a, update_at=LATER, **k)])
def test_a_quote_gets_other_words_only_with_a_word_to_readers(editor, give):
    article = reworded()
    with pytest.raises(QuotesReworded) as refused:
        give(article, by=editor)
    assert [(one.before, one.after) for one in refused.value.reworded] == [("Vi må gjøre dette", "Vi kan gjøre dette")]
    assert article.quotes.get().words == "Vi må gjøre dette"


def test_a_correction_of_a_quote_goes_out_with_its_new_words(editor):
    article = publish_article(reworded(), by=editor, told=Told(corrections=(Correction("Feil.", ref="aaaa22"),)))
    assert (article.quotes.get().words, told_of(article)) == ("Vi kan gjøre dette", [("rettelse", "Feil.")])
    assert article.updated_at is None


def test_a_correction_of_a_quote_waits_with_its_plan(editor):
    told = Told(corrections=(Correction("Feil.", ref="aaaa22"),))
    article = plan_update(reworded(), by=editor, update_at=LATER, at=NOW, told=told)
    publish_due(LATER)
    assert told_of(article) == [("rettelse", "Feil.")]


def test_an_excuse_counts_for_these_very_words(editor):
    article = reworded()
    key = quotes_reworded(article, make_draft(**quoted("Vi vil gjøre dette")))[0].key
    with pytest.raises(QuotesReworded):
        publish_article(article, by=editor, told=Told(excused=(Excuse(key),)))
    key = quotes_reworded(article, make_draft(**quoted("Vi kan gjøre dette")))[0].key
    assert told_of(publish_article(article, by=editor, told=Told(excused=(Excuse(key),)))) == []


def test_a_correction_of_a_quote_that_keeps_its_words_is_not_told(editor):
    article = make_article(**quoted(speaker=make_person()))
    publish_article(article, by=editor, told=Told(corrections=(Correction("Feil.", ref="aaaa22"),)))
    assert told_of(article) == []


def test_white_space_is_no_other_words(editor):
    assert publish_article(reworded("Vi  må gjøre\u00a0dette"), by=editor).projected_version == 2


def test_a_story_that_readers_do_not_have_changes_its_quotes_freely(editor):
    speaker = make_person()
    article = make_article(status="draft", **quoted(speaker=speaker))
    save_draft(article, make_draft(**quoted("Andre ord", speaker=speaker)), by=editor, base=1)
    assert publish_article(article, by=editor).is_published()


# Corrections


def test_a_correction_is_with_readers_at_once(editor):
    article = correct_article(make_article(), WRONG, by=editor, at=NOW)
    event = article.events.get()
    assert (event.kind, event.text, event.at, event.by) == ("rettelse", WRONG.text, NOW, editor)
    assert article.updated_at is None


def test_only_who_may_publish_corrects(reporter):
    with pytest.raises(NotAllowed):
        correct_article(make_article(), WRONG, by=reporter)
    assert not StoryEvent.objects.exists()


@pytest.mark.parametrize("facts", [{"status": "draft"}, {"status": "withdrawn"}, {"publish_at": LATER}])
def test_only_what_readers_have_is_corrected(editor, facts):
    with pytest.raises(ValueError, match="readers have"):
        correct_article(make_article(**facts), WRONG, by=editor, at=NOW)


def test_what_readers_were_told_is_neither_changed_nor_deleted(editor):
    event = correct_article(make_article(), WRONG, by=editor).events.get()
    event.text = "Aldri sagt"
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    assert StoryEvent.objects.get().text == WRONG.text


def test_a_story_that_was_corrected_is_never_deleted_for_good(chief):
    plain, corrected = make_article(), correct_article(make_article(), WRONG, by=chief)
    for article in (plain, corrected):
        bin_article(withdraw_article(article, by=chief), by=chief, at=NOW)
    assert empty_bin(NOW + KEPT) == 1
    assert Article.objects.get() == corrected


def test_a_story_that_comes_back_keeps_the_time_it_was_published_before(editor):
    first = NOW - timedelta(days=1)
    article = withdraw_article(make_article(publish_at=first), by=editor, at=NOW)
    article = publish_article(article, by=editor, at=LATER)
    assert (article.publish_at, article.events.get().kind, article.events.get().at) == (LATER, "published", first)


def test_a_quote_written_anew_in_other_words_is_told_of_as_the_one_that_stands(editor):
    speaker = make_person()
    article = make_article(**quoted("Vi har brukt alle pengene som vi fikk", "cd2345", speaker))
    anew = make_draft(**quoted("Vi har brukt nesten alle pengene som vi fikk", "ef2345", speaker))
    save_draft(article, anew, by=SYSTEM, base=1)
    with pytest.raises(QuotesReworded):
        publish_article(article, by=editor)
    publish_article(article, by=editor, told=Told(corrections=(Correction("Nesten alle.", ref="ef2345"),)))
    assert article.events.get().quote_ref == article.quotes.current().get().ref == "ef2345"
