"""A newer manuscript taken into a story."""

import pytest

from articles.actions.errors import NotAllowed, StaleDraft
from articles.actions.manuscripts import import_manuscript
from articles.actions.newer_manuscripts import found_besides, newer_of, take_in_newer
from articles.actions.publish import publish_article
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Person, Revision, Tag
from articles.tests.make import make_section
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.manuscripts.newer import differences

pytestmark = pytest.mark.django_db

FIRST = """Seksjon: Innenriks

Kommunen vil bygge bro

Kommunestyret i Vik vedtok mandag å bygge bro. Det sier ordfører Ola Hansen.

– Dette har vi ventet lenge på, sier Hansen.

Ferga går som før til våren.
"""
NEWER = (
    FIRST.replace("Innenriks", "Innenriks\nStikkord: Samferdsel")
    .replace("ventet lenge på, sier", "ventet veldig lenge på, sa")
    .replace("Ferga går som før", "– Vi gleder oss, sier rådmann Siri Berg.\n\nFerga går som før")
)


@pytest.fixture
def article():
    make_section("Innenriks")
    article = import_manuscript(read_manuscript(FIRST), by=SYSTEM).article
    draft = newest_revision(article).content
    (facts,) = draft["quotes"].values()
    facts |= {"note": "ringt og bekreftet", "speaker": Person.objects.create(name="Olga Hansen").pk}
    save_draft(article, draft, by=SYSTEM, base=1)
    return article


def take(article, text=NEWER, **options):
    return take_in_newer(article, read_manuscript(text), **{"by": SYSTEM, "base": article.version} | options)


def test_what_is_new_is_one_revision_more(article):
    revision = take(article)
    assert (revision.number, revision.reason) == (3, Revision.Reason.IMPORT)
    assert "Vi gleder oss" in revision.content["body"]


def test_an_accepted_speaker_stays_in_a_changed_paragraph(article):
    (ref, facts), *_new = take(article).content["quotes"].items()
    assert facts["note"] == "ringt og bekreftet"
    assert article.quotes.get(ref=ref).speaker.name == "Olga Hansen"
    assert article.quotes.get(ref=ref).words == "Dette har vi ventet veldig lenge på"


def test_a_new_quote_has_the_facts_of_the_reading(article):
    take(article)
    quote = article.quotes.order_by("order").last()
    assert (quote.words, quote.speaker.name, quote.role) == ("Vi gleder oss", "Siri Berg", "rådmann")


def test_a_quote_that_is_not_taken_makes_no_person(article):
    keys = [d.key for d in differences(newest_revision(article).content, newer_of(read_manuscript(NEWER), article)[0])]
    assert take(article, kept=keys) is None
    assert not Person.objects.filter(name="Siri Berg").exists()


def test_the_same_manuscript_again_is_no_revision(article):
    assert take(article, FIRST) is None
    assert article.version == 2


def test_topics_come_in_only_where_they_are_chosen(article):
    (found,) = found_besides(read_manuscript(NEWER), newest_revision(article).content)
    assert take(article).content["tags"] == []
    assert take(article, added=[found.key]).content["tags"] == [Tag.objects.get(name="Samferdsel").pk]


def test_looking_for_what_is_besides_makes_nothing(article):
    text = NEWER + "\nAv Kari Nordmann\n\nLes også: Ferga legges ned\n\nKilde: Vikebladet\n"
    found = found_besides(read_manuscript(text), newest_revision(article).content)
    assert {"tags", "related", "sources"} <= {besides.field for besides in found}
    assert not Tag.objects.exists()


def test_everything_besides_can_be_taken_in(article):
    text = NEWER + "\nLes også: Ferga legges ned\n\nKilde: Vikebladet\n"
    found = found_besides(read_manuscript(text), newest_revision(article).content)
    draft = take(article, text, added=[besides.key for besides in found]).content
    assert [link["title"] for link in draft["related"]] == ["Ferga legges ned"]
    assert len(draft["sources"]) == 1


def test_readers_of_a_live_story_see_nothing_of_it(article):
    live = publish_article(article, by=SYSTEM)
    take(live)
    live.refresh_from_db()
    assert live.has_unpublished_changes
    assert "Vi gleder oss" not in live.body


def test_a_story_that_was_saved_meanwhile_is_not_written_over(article):
    with pytest.raises(StaleDraft):
        take(article, base=1)
    assert not Person.objects.filter(name="Siri Berg").exists()


def test_who_may_not_change_the_story_may_not_take_in(article, reader):
    with pytest.raises(NotAllowed):
        take(article, by=reader)


def test_the_same_take_sent_twice_is_one_revision(article):
    base = article.version
    assert take(article, base=base, key="k") == take(article, base=base, key="k")


def edited(article, before: str, after: str) -> None:
    draft = newest_revision(article).content
    save_draft(article, draft | {"body": draft["body"].replace(before, after)}, by=SYSTEM, base=article.version)
    article.refresh_from_db()


def test_an_editors_words_stay_through_one_manuscript_after_the_other(article):
    article.refresh_from_db()
    edited(article, "Ferga går", "Ferga i Vik går")
    take(article)
    article.refresh_from_db()
    body = take(article, NEWER.replace("rådmann Siri", "kommunedirektør Siri")).content["body"]
    assert "Ferga i Vik går som før" in body
    assert "kommunedirektør Siri" in body


def test_what_a_manuscript_takes_back_and_brings_again_is_new(article):
    article.refresh_from_db()
    take(article, FIRST.replace("Ferga går som før til våren.\n", ""))
    article.refresh_from_db()
    assert "Ferga" in take(article, FIRST).content["body"]
