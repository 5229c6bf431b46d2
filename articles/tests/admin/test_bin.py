"""Deleting a story and changing one's mind: the bin."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.publish import withdraw_article
from articles.actions.save import save_draft
from articles.models import SYSTEM, Article, AuditEntry
from articles.tests.admin.desk import change, words
from articles.tests.make import make_article, make_draft, make_person, make_section, make_tag, quoted

pytestmark = pytest.mark.django_db
BIN = reverse("admin:articles_article_bin")
STORIES = reverse("admin:articles_article_changelist")
CANARY = "Kanarifugl"


def delete(article) -> str:
    return reverse("admin:articles_article_delete", args=[article.pk])


def back(pk) -> str:
    return reverse("admin:articles_article_take_back", args=[pk])


def binned(**facts) -> Article:
    return bin_article(make_article(**{"status": "draft"} | facts), by=SYSTEM)


def test_deleting_asks_once_and_names_the_headline(as_chief):
    article = make_article(status="draft", headline="Elgen kom")
    assert "«Elgen kom»" in words(as_chief.get(delete(article)))
    assert Article.objects.kept().count() == 1


def test_a_deleted_story_lies_in_the_bin_and_the_log_says_so(as_chief, chief):
    article = make_article(status="draft", headline="Elgen kom", **quoted())
    answer = as_chief.post(delete(article), follow=True)
    assert "«Elgen kom» lies in the bin" in words(answer)
    assert [(row.article, row.who, row.days_left) for row in as_chief.get(BIN).context["deleted"]] == [
        (article, "chief", 30)
    ]
    assert article.quotes.count() == 1
    assert AuditEntry.objects.first().action == "binned"


def test_a_story_comes_back_and_the_log_says_so(as_chief):
    article = binned(headline="Elgen kom")
    answer = as_chief.post(back(article.pk), follow=True)
    assert answer.redirect_chain[0][0] == change(article)
    assert "«Elgen kom» is back" in words(answer)
    assert AuditEntry.objects.first().action == "taken_from_bin"


@pytest.mark.parametrize("pk", ["4711", "x", "9" * 40, "²"])
def test_bringing_back_what_is_not_there_gets_a_sentence(as_chief, pk):
    assert "does not lie in the bin" in words(as_chief.post(back(pk), follow=True))


def test_a_story_comes_back_by_post_alone(as_chief):
    assert as_chief.get(back(binned().pk)).status_code == 405


def test_a_story_outside_the_bin_is_not_touched(as_chief):
    article = make_article(status="draft")
    assert "does not lie in the bin" in words(as_chief.post(back(article.pk), follow=True))


@pytest.mark.parametrize("hours", [-1, 1])
def test_what_readers_have_or_will_have_is_withdrawn_first(as_chief, hours):
    article = make_article(publish_at=timezone.now() + timedelta(hours=hours))
    for answer in (as_chief.get(delete(article), follow=True), as_chief.post(delete(article), follow=True)):
        assert "Withdraw it first." in words(answer)
    assert Article.objects.in_bin().count() == 0


def test_deleting_twice_says_where_the_story_lies(as_chief):
    article = make_article(status="draft", headline="Elgen kom")
    for _click in (1, 2):
        answer = as_chief.post(delete(article), follow=True)
    assert "«Elgen kom» lies in the bin. Bring it back" in words(answer)


@pytest.mark.parametrize("name", ["change", "history", "compare", "withdraw", "delete"])
def test_who_may_delete_is_led_to_the_bin(as_chief, name):
    address = reverse(f"admin:articles_article_{name}", args=[binned().pk])
    assert as_chief.get(address, follow=True).redirect_chain == [(BIN, 302)]


@pytest.mark.parametrize("name", ["change", "history", "compare", "withdraw", "delete"])
def test_for_others_a_deleted_story_is_absent(as_editor, name):
    article = binned(headline=CANARY)
    answers = [
        as_editor.get(reverse(f"admin:articles_article_{name}", args=[pk]), follow=True) for pk in (article.pk, 4711)
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert CANARY not in words(answers[0])


def test_the_bin_is_for_who_may_delete(as_editor):
    article = binned(headline=CANARY)
    assert as_editor.get(BIN).status_code == 403
    assert as_editor.post(back(article.pk)).status_code == as_editor.post(back(4711)).status_code == 403
    assert BIN not in as_editor.get(STORIES).content.decode()


def test_the_list_leads_who_may_delete_to_the_bin(as_chief):
    assert BIN in as_chief.get(STORIES).content.decode()


def test_a_bin_of_twelve_costs_what_a_bin_of_two_does(as_chief):
    counts = []
    for many in (2, 10):
        for number in range(many):
            binned(section=make_section(f"Seksjon {many} {number}", slug=f"s{many}-{number}"))
        as_chief.get(BIN)
        with CaptureQueriesContext(connection) as queries:
            as_chief.get(BIN)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("asked", ["x", "-1", "99999", "9" * 40])
def test_any_page_of_the_bin_is_answered(as_chief, asked):
    assert as_chief.get(BIN, {"p": asked}).status_code == 200


def test_days_are_counted_down(as_chief, chief):
    bin_article(make_article(status="draft"), by=chief, at=timezone.now() - timedelta(days=29, hours=1))
    assert "1 day left" in words(as_chief.get(BIN))


def test_the_bin_is_emptied_by_a_command_that_says_how_many(capsys, chief):
    for days in (31, 1):
        bin_article(make_article(status="draft"), by=chief, at=timezone.now() - timedelta(days=days))
    call_command("empty_bin")
    assert capsys.readouterr().out.startswith("1 story ")
    assert Article.objects.count() == 1


def test_readers_get_what_never_was(client, chief):
    article = withdraw_article(make_article(**quoted()), by=SYSTEM)
    address = article.get_absolute_url()
    bin_article(article, by=chief)
    absent, answer = client.get("/aldri/i/aldri/aldri/"), client.get(address)
    assert (answer.status_code, answer.headers, answer.content) == (404, absent.headers, absent.content)


@pytest.fixture
def canary():
    """A deleted story that names itself everywhere it can, and a story that leads to it."""
    person, tag, section = make_person("Kari Li"), make_tag("NATO"), make_section("Sport")
    told = quoted(f"{CANARY} sang", speaker=person)
    article = make_article(headline=f"{CANARY} sett", lede=CANARY, tags=[tag], by=[person], section=section, **told)
    article = withdraw_article(article, by=SYSTEM)
    leading = make_article(headline="Leder dit", tags=[tag], by=[person])
    link = {"title": "", "address": "", "story": article.pk}
    save_draft(leading, make_draft(headline="Leder dit", related=[link]), by=SYSTEM, base=1)
    return bin_article(article, by=SYSTEM), leading, person, tag, section


def test_what_lies_in_the_bin_shows_nowhere(as_chief, canary):
    article, leading, person, tag, section = canary
    rooms = [reverse("admin:index"), STORIES, f"{STORIES}?q=sett", change(leading)]
    rooms += [reverse("admin:articles_article_names") + "?q=sett", reverse("admin:articles_quote_changelist")]
    for noun, row in (("person", person), ("tag", tag), ("section", section)):
        rooms.append(reverse(f"admin:articles_{noun}_changelist"))
        rooms += [reverse(f"admin:articles_{noun}_{page}", args=[row.pk]) for page in ("change", "delete", "history")]
    rooms += [reverse("admin:articles_article_history", args=[leading.pk])]
    rooms += [reverse("admin:articles_article_compare", args=[leading.pk]) + "?from=1&to=2"]
    rooms += [reverse("admin:articles_article_version", args=[leading.pk, 2])]
    rooms += ["/", "/feed/", "/sitemap.xml", tag.get_absolute_url(), person.get_absolute_url()]
    rooms += [section.get_absolute_url(), leading.get_absolute_url(), article.get_absolute_url()]
    assert [room for room in rooms if CANARY in as_chief.get(room).content.decode()] == []


def test_a_quote_of_a_deleted_story_is_absent(as_chief, canary):
    quote = canary[0].quotes.get()
    answer = as_chief.get(reverse("admin:articles_quote_change", args=[quote.pk]), follow=True)
    assert CANARY not in words(answer)


def test_topics_do_not_count_deleted_stories(as_chief):
    binned(tags=[make_tag("NATO")])
    (row,) = as_chief.get(reverse("admin:articles_tag_changelist")).context["cl"].result_list
    assert row.story_count == 0
