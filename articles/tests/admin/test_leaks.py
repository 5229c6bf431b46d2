"""What the stock admin would tell to those who may not know it, or let them ask."""

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from articles.models import Article
from articles.tests.admin.desk import change
from articles.tests.make import (
    let_only_view,
    make_article,
    make_person,
    make_section,
    make_source,
    make_tag,
    make_user,
    quoted,
    take_right,
)

pytestmark = pytest.mark.django_db
NOUNS = ["article", "quote", "tag", "person", "source", "section"]


def listed(noun: str) -> str:
    return reverse(f"admin:articles_{noun}_changelist")


@pytest.mark.parametrize(
    "probe",
    [
        "headline__startswith=S", "body__contains=kilde", "body__regex=^(a%2B)%2B$", "lede__iregex=x", "version__gt=1",
        "created_by__username=chief", "created_by__password__startswith=a", "revisions__content__icontains=x",
        "quotes__note__startswith=A", "section__name__startswith=U", "headline=Sak", "code__gt=a",
    ],
)  # fmt: skip
def test_a_column_cannot_be_read_letter_by_letter(as_reporter, probe):
    make_article(**quoted(note="A er kilden"))
    assert as_reporter.get(f"{listed('article')}?{probe}").status_code == 400


def test_private_notes_cannot_be_asked_for(as_reporter):
    make_article(**quoted(note="A er kilden"))
    assert as_reporter.get(f"{listed('quote')}?note__startswith=A").status_code == 400


@pytest.mark.parametrize(
    "asked", ["genre__exact=news", "section__id__exact=1", "state=draft", "language__exact=nb", "p=1"]
)
def test_what_the_filters_offer_can_be_asked(as_reporter, asked):
    assert as_reporter.get(f"{listed('article')}?{asked}").status_code == 200


def test_the_shortcut_that_tells_addresses_is_closed(as_reporter):
    article = make_article(status="draft")
    types = [
        number for number in range(1, 40) if as_reporter.get(f"/admin/r/{number}/{article.pk}/").status_code != 404
    ]
    assert types == []
    with pytest.raises(NoReverseMatch):
        reverse("admin:view_on_site", args=[1, 1])


@pytest.mark.parametrize("noun", ["user", "group"])
def test_accounts_are_asked_and_searched_as_calmly(as_chief, noun):
    field = {"user": "username", "group": "name"}[noun]
    for asked in (f"{field}__regex=^(a%2B)%2B$", f"{field}__startswith=a", "id__gt=1"):
        assert as_chief.get(f"/admin/auth/{noun}/?{asked}").status_code == 400
    for term in ("ord " * 2000, "x" * 100_000, "a\0b"):
        assert as_chief.get(f"/admin/auth/{noun}/", {"q": term}).status_code == 200


def test_whose_stories_are_whose_is_not_asked_of_users(as_chief):
    assert as_chief.get("/admin/auth/user/?article=1").status_code == 400
    assert as_chief.get("/admin/auth/user/?groups__id__exact=1&is_staff__exact=1").status_code in (200, 302)


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("term", ["ord " * 2000, "x" * 100_000, "%_\\", "a\0b", '" OR 1=1', "æøå" * 50])
def test_a_search_for_anything_is_answered(as_chief, noun, term):
    assert as_chief.get(listed(noun), {"q": term}).status_code == 200


@pytest.mark.parametrize("noun", NOUNS)
def test_a_reader_and_a_stranger_come_in_nowhere(client, reader, noun):
    for _who in ("stranger", "reader"):
        for address in (listed(noun), f"{listed(noun)}1/change/", f"{listed(noun)}add/", f"{listed(noun)}1/history/"):
            assert client.get(address).url.startswith(reverse("admin:login"))
        client.force_login(reader)


def test_an_employee_without_rights_sees_nothing(client, reader):
    reader.is_staff = True
    reader.save()
    client.force_login(reader)
    article = make_article(status="draft", headline="Hemmelig", **quoted("Hemmelige ord"))
    quote = article.quotes.get()
    for noun in NOUNS:
        assert client.get(listed(noun)).status_code == 403
    for address in (
        change(article),
        f"{listed('article')}{article.pk}/history/",
        f"{listed('quote')}{quote.pk}/change/",
    ):
        assert client.get(address).status_code in (302, 403)
    assert "Hemmelig" not in client.get(reverse("admin:index")).content.decode()
    assert client.get("/admin/articles/").status_code == 404


def test_names_are_suggested_only_to_who_may_see_them(as_reporter, as_chief):
    make_tag("NATO")
    names = reverse("admin:articles_tag_names")
    assert as_chief.get(names, {"q": "nat"}).json()["names"][0]["value"] == "NATO"
    assert as_chief.get(names).json() == {"names": []}


@pytest.mark.parametrize("noun", ["tag", "person", "source"])
def test_a_reporter_who_may_not_view_a_noun_gets_no_names_of_it(as_reporter, reporter, noun):
    take_right(reporter, f"view_{noun}")
    assert as_reporter.get(reverse(f"admin:articles_{noun}_names"), {"q": "a"}).status_code == 403


def test_the_lists_and_history_of_others_nouns_stay_closed(as_reporter, reporter):
    take_right(reporter, "view_tag")
    tag, person = make_tag("NATO"), make_person()
    for address in (
        reverse("admin:articles_tag_change", args=[tag.pk]),
        reverse("admin:articles_tag_history", args=[tag.pk]),
        reverse("admin:articles_person_delete", args=[person.pk]),
        reverse("admin:articles_section_add"),
    ):
        assert as_reporter.get(address).status_code == 403


def test_who_sees_stories_alone_is_told_of_no_user_and_no_topic_beside_them(as_reader, reader):
    reader.is_staff = True
    reader.save()
    let_only_view(reader)
    make_user("hemmelig.kollega")
    make_tag("Hemmelig emne")
    article = make_article(status="draft")
    for page in ("", "?state=draft", f"{article.pk}/change/", f"{article.pk}/history/", f"{article.pk}/notes/"):
        answer = as_reader.get(f"{listed('article')}{page}")
        assert answer.status_code == 200
        assert "emmelig" not in answer.content.decode()


@pytest.mark.parametrize("noun", ["user", "group"])
def test_logins_and_roles_are_for_administrators(as_editor, noun):
    assert as_editor.get(f"/admin/auth/{noun}/").status_code == 403
    assert as_editor.get(f"/admin/auth/{noun}/add/").status_code == 403


def test_every_page_of_the_newsroom_is_private(as_chief):
    article = make_article(**quoted(speaker=make_person()))
    make_source()
    for address in (
        reverse("admin:index"),
        listed("article"),
        change(article),
        reverse("admin:articles_article_names"),
    ):
        answer = as_chief.get(address)
        assert "private" in answer["Cache-Control"]
        assert "no-store" in answer["Cache-Control"]


def test_words_with_markup_are_shown_and_not_obeyed(as_chief):
    hostile = '<script>alert("x")</script>'
    person = make_person(hostile, title=hostile)
    tag, section = make_tag(hostile), make_section(hostile, slug="x")
    article = make_article(headline=hostile, lede=hostile, tags=[tag], section=section, by=[person], **quoted(hostile))
    Article.objects.filter(pk=article.pk).update(body=article.body)
    for address in (
        reverse("admin:index"), listed("article"), listed("quote"), listed("tag"), listed("person"), change(article),
        reverse("admin:articles_article_withdraw", args=[article.pk]),
        reverse("admin:articles_article_history", args=[article.pk]),
        reverse("admin:articles_person_change", args=[person.pk]),
        reverse("admin:articles_section_delete", args=[section.pk]),
    ):  # fmt: skip
        assert hostile not in as_chief.get(address).content.decode()


def test_every_address_of_the_newsroom_asks_who_comes(client):
    """Each of the admin's patterns, opened by a stranger, leads to the log-in or says nothing."""
    patterns = get_resolver().url_patterns[0].reverse_dict
    names = {name for name in patterns if isinstance(name, str)}
    for name in names - {"login", "logout", "jsi18n"}:
        _possible, pattern, *_rest = patterns.getlist(name)[0]
        address = "/admin/" + pattern.replace("%(object_id)s", "1").replace("%(id)s", "1").replace(
            "%(app_label)s", "articles"
        )
        address = address.replace("%(url)s", "x").replace("\\Z", "")
        assert client.get(address).status_code in (302, 404), address
