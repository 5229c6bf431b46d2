"""The admin speaks Norwegian on every page, Django's own pages too."""

import re
from collections.abc import Iterator

import polib
import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import URLPattern, URLResolver, reverse

from articles.admin.site import NOUNS, site
from articles.models import Article, Person, Quote, Section, Source, Tag
from articles.tests.admin.english import APPS, DJANGO, ROOT, english_in, entries_of
from articles.tests.make import make_article, make_person, make_source, make_tag, quoted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_norwegian(settings):
    settings.LANGUAGE_CODE = "nb"


@pytest.fixture
def as_everything(client, chief):
    """The chief, with one of each noun, and links between them that make deleting hard."""
    speaker = make_person()
    make_article(
        status="draft", by=[speaker], tags=[make_tag("Japan")], sources=[make_source()], **quoted(speaker=speaker)
    )
    group = Group.objects.create(name="Reportere")
    group.permissions.set(Permission.objects.filter(codename__endswith="_article"))
    chief.groups.add(group)
    client.force_login(chief)
    return client


def routes(patterns=None) -> Iterator[URLPattern]:
    for pattern in site.get_urls() if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        elif pattern.name:
            yield pattern


def addresses() -> Iterator[str]:
    """Every page of the admin that can be opened, each list once more with a search that finds nothing."""
    rows = {model.__name__.lower(): model for model in (Article, Quote, Tag, Person, Source, Section, User, Group)}
    for route in routes():
        names = route.pattern.regex.groupindex
        if "app_label" in names:
            yield from (reverse("admin:app_list", args=[app]) for app in ("articles", "auth"))
        elif names:
            model = rows[route.name.split("_")[1]]
            # A story's pages may ask for more than the story: its first version, say.
            yield reverse(f"admin:{route.name}", args=[model.objects.first().pk, *[1] * (len(names) - 1)])
        else:
            yield reverse(f"admin:{route.name}")
            if route.name.endswith("_changelist"):
                yield reverse(f"admin:{route.name}") + "?q=finnesikke"
    yield "/admin/finnes/ikke/"
    yield reverse("admin:articles_tag_changelist") + "99999/change/"


def test_english_is_heard_and_norwegian_is_not():
    assert english_in("<a>Skip to main content</a><img alt='Change selected tag'><p>Norsk</p>") == [
        "Skip to main content",
        "Change selected tag",
    ]
    assert english_in("<p>Kan ikke slette person</p><p>Status</p><input type=submit value=Lagre>") == []


def test_every_page_of_the_admin_speaks_norwegian(as_everything):
    spoken, opened = {}, 0
    for address in addresses():
        answer = as_everything.get(address, follow=True)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            opened += 1
            spoken[address] = english_in(answer.content.decode())
    assert opened > 5 * len(NOUNS)
    assert {address: found for address, found in spoken.items() if found} == {}


@pytest.mark.parametrize("noun", ["article", "tag", "person", "source", "section"])
def test_an_empty_form_is_refused_in_norwegian(as_everything, noun):
    answer = as_everything.post(reverse(f"admin:articles_{noun}_add"), {"_save": ""}, follow=True)
    assert english_in(answer.content.decode()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("auth_user_add", {"username": "å b", "password1": "kort", "password2": "en annen"}),
        ("auth_group_add", {"name": ""}),
        ("password_change", {"old_password": "feil", "new_password1": "kort", "new_password2": "annet"}),
    ],
)
def test_what_is_wrong_with_an_account_is_said_in_norwegian(as_everything, name, data):
    page = as_everything.post(reverse(f"admin:{name}"), data).content.decode()
    assert "errorlist" in page
    assert english_in(page) == []


def test_a_wrong_password_is_refused_in_norwegian(client, chief):
    page = client.post(reverse("admin:login"), {"username": "chief", "password": "feil"}).content.decode()
    assert "hører ikke sammen" in page
    assert english_in(page) == []


def test_logging_out_is_confirmed_in_norwegian(as_everything):
    page = as_everything.post(reverse("admin:logout")).content.decode()
    assert re.search(r"Du er\s+logget ut", page)
    assert english_in(page) == []


def test_what_was_saved_and_deleted_is_told_in_norwegian(as_everything):
    saved = as_everything.post(reverse("admin:auth_group_add"), {"name": "Vaktsjefer"}, follow=True)
    gone = reverse("admin:auth_group_delete", args=[Group.objects.get(name="Vaktsjefer").pk])
    deleted = as_everything.post(gone, {"post": "yes"}, follow=True)
    assert english_in(saved.content.decode()) + english_in(deleted.content.decode()) == []
    assert "Gruppe «Vaktsjefer» er slettet." in deleted.content.decode()


def test_what_stands_in_for_django_is_djangos_and_compiled():
    ours = polib.pofile(str(ROOT / "locale/django/nb/LC_MESSAGES/django.po"))
    theirs = {entry.msgid for app in APPS for entry in entries_of(DJANGO / app / "locale/en")}
    compiled = {entry.msgid: entry for entry in polib.mofile(str(ROOT / "locale/django/nb/LC_MESSAGES/django.mo"))}
    assert [entry.msgid for entry in ours if entry.msgid not in theirs] == []
    assert [entry.msgid for entry in ours if entry.fuzzy or not entry.translated()] == []
    assert {entry.msgid: entry.msgstr for entry in ours} == {msgid: entry.msgstr for msgid, entry in compiled.items()}
