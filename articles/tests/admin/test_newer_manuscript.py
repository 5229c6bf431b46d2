"""«Lim inn nyere manus»: what differs, shown and taken in."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Article
from articles.tests.admin.desk import change, words
from articles.tests.admin.test_manuscript import SEED, look, make
from articles.tests.admin.test_manuscript_choices import hidden

pytestmark = pytest.mark.django_db

NEWER = SEED.replace("– Et sterkere NATO vil være til stor fordel", "– Et sterkere NATO er til stor fordel")


@pytest.fixture
def article(as_editor) -> Article:
    make(as_editor, look(as_editor))
    return Article.objects.get()


def address(article) -> str:
    return reverse("admin:articles_article_newer_manuscript", args=[article.pk])


def differing(client, article, text=NEWER):
    return client.post(address(article), {"manuscript": text, "key": "k", "_make": ""})


def take(client, article, page, **sent):
    return client.post(address(article), hidden(page) | {"_take": ""} | sent)


def test_the_story_leads_to_its_newer_manuscript(as_editor, article):
    assert f'href="{address(article)}"' in as_editor.get(change(article)).content.decode()
    assert "Paste a newer manuscript" in words(as_editor.get(address(article)))


def test_who_may_only_see_the_story_may_not_paste(reporter, article, client):
    reporter.groups.clear()
    reporter.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(reporter)
    assert address(article) not in client.get(change(article)).content.decode()
    assert client.get(address(article)).status_code == 403
    assert differing(client, article).status_code == 403


def test_a_story_that_is_not_there_is_told(as_editor):
    answer = as_editor.get(reverse("admin:articles_article_newer_manuscript", args=[99]))
    assert answer.status_code == 302


def test_the_manuscript_is_taken_apart_first(as_editor, article):
    page = as_editor.post(address(article), {"manuscript": NEWER, "key": "k"})
    assert "See what is new" in words(page)
    assert page.context["cards"]


def test_the_very_same_manuscript_is_nothing_new(as_editor, article):
    page = differing(as_editor, article, SEED)
    assert "Nothing is new." in words(page)
    assert 'name="_take"' not in page.content.decode()


def test_only_what_differs_is_shown_word_by_word(as_editor, article):
    page = differing(as_editor, article)
    ((name, difference),) = page.context["differences"]
    assert (str(name), [p.text for p in difference.pieces if p.kind == "gone"]) == ("Text", ["vil være"])
    assert "<ins>" in page.content.decode()
    assert "pasifistiske" not in words(page).partition("Back to")[0].partition("is-p")[2]


def test_what_is_new_is_taken_in_as_one_version(as_editor, article):
    answer = take(as_editor, article, differing(as_editor, article))
    article.refresh_from_db()
    assert answer.url == change(article)
    assert (article.version, article.revisions.get(number=2).reason) == (2, "import")
    assert article.quotes.current().count() == 4


def test_what_is_kept_stays(as_editor, article):
    page = differing(as_editor, article)
    ((_name, difference),) = page.context["differences"]
    answer = take(as_editor, article, page, **{f"keep-{difference.key}": "keep"})
    assert "Nothing was taken in" in words(as_editor.get(answer.url))
    assert Article.objects.get().version == 1


def test_a_story_saved_meanwhile_is_shown_against_its_newest_version(as_editor, article):
    page = differing(as_editor, article)
    ((_name, difference),) = page.context["differences"]
    save_draft(article, newest_revision(article).content | {"headline": "Ny tittel"}, by=SYSTEM, base=1)
    answer = take(as_editor, article, page, **{f"keep-{difference.key}": "keep"})
    assert answer.status_code == 409
    assert "Somebody else saved this story meanwhile." in words(answer)
    assert (answer.context["base"], answer.context["kept"]) == (2, [difference.key])
    assert take(as_editor, article, answer).status_code == 302


@pytest.mark.parametrize("base", ["", "x", "٣", "9" * 30, "77"])
def test_a_base_that_is_none_writes_nothing(as_editor, article, base):
    answer = take(as_editor, article, differing(as_editor, article), base=base)
    assert answer.status_code in (200, 409)
    assert Article.objects.get().version == 1


def test_choices_of_the_reading_come_along(as_editor, article):
    page = as_editor.post(address(article), {"manuscript": NEWER + "\nEn ny linje", "key": "k"})
    last = page.context["cards"][-1]
    sent = hidden(page) | {f"kind-{last.start}": "left_out", "_make": ""}
    page = as_editor.post(address(article), sent)
    assert len(page.context["differences"]) == 1
    back = as_editor.post(address(article), hidden(page) | {"_read": ""})
    assert back.context["cards"][-1].kind == "left_out"


def test_the_page_asks_the_database_no_more_for_more_differences(as_editor, article, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        differing(as_editor, article, NEWER + "\n\nNytt avsnitt, og det er langt nok." * 100)


def test_what_was_changed_in_the_story_is_counted_and_only_asked_about_where_both_changed_it(as_editor, article):
    draft = newest_revision(article).draft
    body = draft["body"].replace("Et sterkere NATO vil", "Et sterkt NATO vil").replace("økende militære", "militære")
    save_draft(article, draft | {"body": body}, by=SYSTEM, base=1)
    page = differing(as_editor, article)
    ((_name, difference),) = page.context["differences"]
    assert page.context["kept"] == [difference.key]
    assert "changed in the story too" in words(page)
    assert "1 part that was changed in the story since the last manuscript stays as it is." in words(page)
