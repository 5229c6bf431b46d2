"""«Before publishing»: what is told beside a story, and that publishing goes by the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import make_article, make_person, quoted

pytestmark = pytest.mark.django_db
NEW = reverse("admin:articles_article_add_checks")


def asked(article: Article) -> str:
    return reverse("admin:articles_article_checks", args=[article.pk])


def many_quotes(count: int) -> dict:
    """A body with so many quotes, each by somebody else, and their facts."""
    body, facts = "", {}
    for number in range(count):
        ref, person = f"aaaa{22 + number}", make_person(f"Kari Nordmann {count}-{number}")
        body += f'<p>– <q data-quote="{ref}">Ja, nummer {number}</q>, sa hun.</p>'
        facts[ref] = {"speaker": person.pk, "name": person.name}
    return {"body": body, "quotes": facts}


def codes(checks) -> list[str]:
    return [check.finding.code for check in checks]


def test_the_panel_tells_what_stops_before_what_to_consider(as_editor):
    page = as_editor.get(change(make_article(status="draft", **quoted())))
    said = words(page)
    assert codes(page.context["checks"].stops) == ["quotes_without_speaker"]
    assert said.index("1 quote has no speaker.") < said.index("The story has no topics.")
    assert "1 stops" in said


def test_a_story_that_nothing_stops_is_ready(as_editor):
    page = as_editor.get(change(make_article(status="draft")))
    assert "Ready to publish, 2 to consider" in words(page)


def test_each_thing_leads_to_a_place_that_is_there(as_editor):
    links = [{"title": "Ingensteds", "address": "", "story": None}]
    lacking = {"headline": "", "section": None, "related": links}
    article = make_article(status="draft", **quoted() | lacking)
    page = as_editor.get(change(article))
    checks = page.context["checks"]
    places = {check.place for check in [*checks.stops, *checks.considers]}
    assert {"id_headline", "id_topics", "id_credits-0-name", "id_related-0-address", "quotes-heading"} <= places
    assert all(f'id="{place}"' in page.content.decode() for place in places)


def test_a_text_in_place_of_topics_is_no_reason_to_tell_nothing(as_editor):
    article = make_article(status="draft", headline="")
    answer = as_editor.post(asked(article), filled(article, as_editor, topics="x" * 200_000))
    assert "The headline is missing." in words(answer)


def test_who_may_only_read_sees_no_panel(client, reader, reporter):
    article = make_article()
    reader.is_staff = True
    reader.save()
    reader.user_permissions.set(reporter.user_permissions.filter(codename="view_article"))
    client.force_login(reader)
    assert b"data-checks" not in client.get(change(article)).content
    assert client.post(asked(article), {}).status_code == 403


# What is typed


def test_the_form_is_judged_as_it_stands_and_nothing_is_saved(as_editor):
    article = make_article(status="draft", headline="Før")
    answer = as_editor.post(asked(article), filled(article, as_editor, headline="", lede="ord " * 31))
    assert codes(answer.context["checks"].stops) == ["headline_missing"]
    assert "long_lede" in codes(answer.context["checks"].considers)
    assert article.revisions.count() == 1


def test_a_new_name_speaks_before_anybody_has_saved_it(as_editor):
    article = make_article(status="draft", **quoted())
    data = filled(article, as_editor) | {"quotes-aaaa22-speaker": "Kari Nordmann"}
    assert as_editor.post(asked(article), data).context["checks"].stops == []


def test_a_new_story_is_judged_too(as_reporter):
    answer = as_reporter.post(NEW, filled(headline="Ny"))
    assert codes(answer.context["checks"].stops) == ["text_missing", "section_missing"]
    assert not Article.objects.exists()


@pytest.mark.parametrize("data", [{}, {"base": "x", "publish_at": "i morgen", "body": "<p>«</p>", "section": "æ"}])
def test_a_broken_form_is_judged_by_what_the_draft_has(as_editor, data):
    article = make_article(status="draft")
    assert as_editor.post(asked(article), data).status_code == 200


def test_the_address_answers_forms_alone(as_editor):
    assert as_editor.get(NEW).status_code == 405
    assert as_editor.post(reverse("admin:articles_article_checks", args=[999])).status_code == 404


def test_a_typed_time_that_has_passed_is_told(as_editor):
    article = make_article(status="draft")
    data = filled(article, as_editor) | {"publish_at": "2025-02-08T06:00"}
    assert "time_passed" in codes(as_editor.post(asked(article), data).context["checks"].considers)


def test_a_page_that_comes_back_with_something_wrong_keeps_its_panel(as_editor):
    article = make_article(status="draft")
    page = save(as_editor, article, headline="a" * 201, lede="")
    assert "Ready to publish" in words(page)


def test_names_are_asked_for_once_however_many_speak(as_editor):
    asked_for = []
    for count in (2, 20):
        article = make_article(status="draft", **many_quotes(count))
        data = filled(article, as_editor)
        with CaptureQueriesContext(connection) as queries:
            as_editor.post(asked(article), data)
        asked_for.append(len(queries))
    assert asked_for[0] == asked_for[1]


# Publishing


@pytest.mark.parametrize("button", ["_publish", "_plan"])
def test_nobody_passes_what_stops(as_chief, button):
    article = make_article(status="draft", **quoted())
    when = f"{timezone.localtime():%Y}-12-31T23:59"
    page = as_chief.get(save(as_chief, article, button, lede="Beholdes", publish_at=when).url)
    assert codes(page.context["checks"].stops) == ["quotes_without_speaker"]
    assert page.context["form"]["lede"].value() == "Beholdes"
    assert 'tabindex="-1" autofocus' in page.content.decode()
    assert not Article.objects.filter(status=Article.Status.PUBLISHED).exists()


def test_changes_to_a_live_story_are_stopped_likewise(as_editor):
    article = make_article(headline="Nå")
    save(as_editor, article, "_plan", headline="– Vi må vente, sier Rutte", publish_at="2031-02-08T06:00")
    article.refresh_from_db()
    assert (article.headline, article.update_at, article.version) == ("Nå", None, 2)


def test_a_source_without_a_name_is_confirmed_as_printed(as_editor):
    article = make_article(status="draft", **quoted())
    facts = {"speaker": "", "name": "en kilde i politiet", "is_confirmed": "on"}
    changes = {f"quotes-aaaa22-{name}": value for name, value in facts.items()}
    save(as_editor, article, "_publish", **changes)
    quote = article.quotes.get()
    assert (quote.speaker, quote.name, quote.confirmed_by.username) == (None, "en kilde i politiet", "editor")
    assert Article.objects.published().exists()


def test_a_new_story_that_is_stopped_is_kept_as_a_draft(as_editor):
    data = filled(headline="– Vi må vente, sier Rutte", body="<p>Tekst.</p>") | {"_publish": ""}
    page = as_editor.get(as_editor.post(ADD, data).url)
    assert codes(page.context["checks"].stops) == ["quoted_above", "section_missing"]
    assert "the text does not say so" in page.context["problems"]["headline"]
