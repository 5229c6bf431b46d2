from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.actions.save import save_draft
from articles.models import Article
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import make_article, make_draft, make_section, quoted

pytestmark = pytest.mark.django_db
BUTTONS = ["_publish", "_plan"]


def withdraw(article: Article) -> str:
    return reverse("admin:articles_article_withdraw", args=[article.pk])


def in_an_hour() -> str:
    return f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}"


# Publishing


def test_an_editor_publishes_what_stands_in_the_form(as_editor):
    article = make_article(status="draft")
    save(as_editor, article, "_publish", headline="Ute nå")
    article.refresh_from_db()
    assert article.is_published()
    assert article.headline == "Ute nå"


def test_an_editor_publishes_a_new_story_at_once(as_editor):
    save(as_editor, button="_publish", headline="Ny", body="<p>Tekst</p>", section=make_section().pk)
    assert Article.objects.published().get().headline == "Ny"


def test_changes_to_a_live_story_are_published_and_it_keeps_its_time(as_editor):
    article = make_article(headline="Før")
    save(as_editor, article, "_publish", headline="Etter")
    published = Article.objects.published().get()
    assert (published.headline, published.publish_at) == ("Etter", article.publish_at)


def test_a_plan_is_by_the_clock_of_oslo(as_editor):
    article = make_article(status="draft")
    save(as_editor, article, "_plan", publish_at="2031-02-08T06:00")
    article.refresh_from_db()
    assert article.publish_at == datetime(2031, 2, 8, 5, 0, tzinfo=UTC)
    assert "planned for 8 February 2031, 06:00" in words(as_editor.get(reverse("admin:articles_article_changelist")))


def test_changes_to_a_live_story_are_planned_and_the_plan_is_dropped(as_editor):
    article = make_article(headline="Nå")
    answer = save(as_editor, article, "_plan", headline="Så", publish_at="2031-02-08T06:00")
    assert answer.status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.update_version) == ("Nå", 2)
    assert article.update_at == datetime(2031, 2, 8, 5, 0, tzinfo=UTC)
    assert "changes go out 8 February 2031, 06:00" in words(as_editor.get(reverse("admin:articles_article_changelist")))
    assert "The changes of version 2 go out 8 February 2031, 06:00." in words(as_editor.get(change(article)))
    save(as_editor, article, "_drop", lede="Mer skrevet")
    article.refresh_from_db()
    assert (article.update_at, article.version, article.headline) == (None, 3, "Nå")


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("", "Choose when."),
        ("2025-02-08T06:00", "This time has passed."),
        ("2031-03-30T02:30", "The clock never shows this time"),
        ("2031-10-26T02:30", "The clock shows this time twice"),
        ("i morgen", "Enter a valid date/time."),
    ],
)
def test_a_time_that_cannot_be_planned_is_refused_in_words(as_editor, when, sentence):
    article = make_article(status="draft")
    answer = save(as_editor, article, "_plan", publish_at=when, headline="Beholdes")
    assert sentence in answer.context["form"].errors["publish_at"][0]
    assert answer.context["form"]["headline"].value() == "Beholdes"
    assert article.revisions.count() == 1


def test_a_planned_story_is_found_nowhere(as_editor, client):
    article = make_article(status="draft")
    save(as_editor, article, "_plan", publish_at=in_an_hour())
    article.refresh_from_db()
    absent = client.get("/utenriks/i/absent22/ingenting/")
    planned = client.get(article.get_absolute_url())
    assert (planned.status_code, planned.content) == (404, absent.content)


def test_what_is_missing_stands_beside_its_field_and_the_draft_is_kept(as_editor):
    answer = save(as_editor, button="_publish", lede="Bare en ingress")
    page = as_editor.get(answer.url)
    assert page.context["problems"].keys() == {"headline", "body", "section"}
    assert "The headline is missing." in words(page)
    assert page.context["form"]["lede"].value() == "Bare en ingress"
    assert not Article.objects.published().exists()


def test_a_plan_that_lacks_something_keeps_its_time_in_the_form(as_editor):
    when = in_an_hour()
    page = as_editor.get(save(as_editor, button="_plan", publish_at=when, headline="A").url)
    assert f'value="{when}"' in page.content.decode()


@pytest.mark.parametrize("button", BUTTONS)
def test_a_reporter_who_forges_the_button_publishes_and_saves_nothing(as_reporter, button):
    article = make_article(status="draft")
    answer = save(as_reporter, article, button, headline="Ute", publish_at=in_an_hour())
    assert answer.status_code == 403
    assert article.revisions.count() == 1
    assert as_reporter.post(ADD, filled(headline="Ute") | {button: ""}).status_code == 403
    assert not Article.objects.filter(status=Article.Status.PUBLISHED).exists()


def test_a_reporter_sees_no_button_for_it(as_reporter):
    page = as_reporter.get(change(make_article(status="draft"))).content.decode()
    assert 'name="_save"' in page
    assert not any(f'name="{button}"' in page for button in BUTTONS)


def test_a_reporters_change_to_a_planned_story_waits_for_an_editor(as_reporter, editor):
    article = make_article(headline="Som planlagt", publish_at=timezone.now() + timedelta(hours=1))
    save(as_reporter, article, headline="Reporterens")
    article.refresh_from_db()
    assert article.headline == "Som planlagt"
    assert article.has_unpublished_changes
    save_draft(article, make_draft(headline="Redaktørens"), by=editor, base=2)
    assert Article.objects.get().headline == "Redaktørens"


def test_a_planned_story_that_loses_its_headline_goes_out_as_it_was(as_editor):
    article = make_article(headline="Som planlagt", publish_at=timezone.now() + timedelta(hours=1))
    save(as_editor, article, headline="")
    article.refresh_from_db()
    assert (article.headline, article.has_unpublished_changes) == ("Som planlagt", True)


def test_whoever_saves_into_a_planned_story_is_told_what_goes_out_without_it(as_reporter):
    article = make_article(publish_at=timezone.now() + timedelta(hours=1))
    save(as_reporter, article, headline="Reporterens")
    assert "The story goes out without these changes, as it was planned." in words(as_reporter.get(change(article)))


def test_whoever_saves_a_planned_story_is_told_when_it_goes_out_so(as_editor):
    article = make_article(publish_at=datetime(2031, 2, 8, 5, 0, tzinfo=UTC))
    save(as_editor, article, headline="Redaktørens")
    assert "So the story goes out 8 February 2031, 06:00." in words(as_editor.get(change(article)))


# Withdrawing and deleting


def test_withdrawing_asks_first_and_then_takes_the_story_away(as_editor, client):
    article = make_article()
    assert as_editor.get(withdraw(article)).status_code == 200
    assert client.get(article.get_absolute_url()).status_code == 200
    assert as_editor.post(withdraw(article)).url == change(article)
    assert client.get(article.get_absolute_url()).status_code == 410


def test_a_dropped_plan_is_a_draft_again(as_editor):
    article = make_article(publish_at=timezone.now() + timedelta(hours=1))
    as_editor.post(withdraw(article))
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


@pytest.mark.parametrize("status", ["draft", "review", "ready", "withdrawn"])
def test_what_readers_neither_have_nor_will_have_is_not_withdrawn(as_editor, status):
    article = make_article(status=status)
    page = as_editor.get(withdraw(article), follow=True)
    assert "Readers do not have the story, and it is not planned." in words(page)
    as_editor.post(withdraw(article))
    article.refresh_from_db()
    assert article.status == status


def test_a_reporter_withdraws_nothing(as_reporter):
    article = make_article()
    assert as_reporter.get(withdraw(article)).status_code == 403
    assert as_reporter.post(withdraw(article)).status_code == 403
    assert article.is_published()


def test_a_published_story_is_not_deleted_but_withdrawn(as_chief):
    article = make_article(**quoted())
    delete = reverse("admin:articles_article_delete", args=[article.pk])
    answer = as_chief.post(delete, {"post": "yes"}, follow=True)
    assert "Withdraw it first." in words(answer)
    as_chief.post(withdraw(article))
    as_chief.post(delete, {"post": "yes"})
    assert not Article.objects.kept().exists()


def test_who_has_no_right_to_delete_deletes_no_draft(as_editor):
    article = make_article(status="draft")
    answer = as_editor.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert Article.objects.exists()


def test_the_history_of_a_story_tells_what_was_done(as_editor):
    article = make_article(status="draft")
    save(as_editor, article, headline="Ny")
    save(as_editor, article, "_publish")
    said = words(as_editor.get(reverse("admin:articles_article_history", args=[article.pk]))).lower()
    assert "saved" in said
    assert "published" in said


def test_who_wrote_alone_is_told_that_a_colleague_has_to_read(as_editor, settings):
    settings.FOUR_EYES = True
    answer = save(as_editor, None, "_publish", headline="Ny", body="<p>Tekst.</p>", section=make_section().pk)
    page = words(as_editor.get(answer.url))
    assert "but not published. Nobody publishes alone here" in page
    assert Article.objects.get().status == "draft"
