"""Every route asks what it declares (articles/admin/asked.py): walked as every role, on one's own rows and others'."""

from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, path, reverse

from articles.actions.preview_links import make_preview_link
from articles.admin import site
from articles.admin.asked import ASKED, COMMANDS, READERS, Asks, Whoever
from articles.admin.site import METHODS as INSIDE
from articles.management import commands
from articles.models import SYSTEM, Article, Person, Quote, Section, Source, Tag, can
from articles.models.roles import ADMINISTRATORS, CHIEFS, DESK, REPORTERS
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, make_user, quoted

pytestmark = pytest.mark.django_db
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def walked(patterns, above: str = "") -> dict[str, str]:
    """{what a route is called: its address, with its places to be filled in}"""
    found = {}
    for each in patterns:
        if hasattr(each, "url_patterns"):
            found |= walked(each.url_patterns, above + str(each.pattern))
        else:
            name = each.name or above + str(each.pattern)
            found.setdefault(name, above + str(each.pattern))
    return found


def undeclared(patterns) -> set[str]:
    return set(walked(patterns)) - set(ASKED)


ROUTES = walked(site.get_urls())


@pytest.fixture
def cast(db):
    """Everybody, and what there is: a story by the reporter in Utenriks, and somebody else's in Sport."""
    home, away = make_section("Utenriks"), make_section("Sport")
    people = {
        "stranger": None,
        "reader": make_user("leser"),
        "reporter": make_user("journalist", role=REPORTERS, is_staff=True),
        "desk": make_user("desk", role=DESK, sections=[home], is_staff=True),
        "desk elsewhere": make_user("sporten", role=DESK, sections=[away], is_staff=True),
        "chief": make_user("sjef", role=CHIEFS, is_staff=True),
        "administrator": make_user("drift", role=ADMINISTRATORS, is_staff=True),
    }
    other = make_user("en annen")
    own = make_article(status="draft", section=home, made_by=people["reporter"], **quoted())
    foreign = make_article(status="draft", section=away, made_by=other, **quoted())
    rows = {
        Quote: [story.quotes.get() for story in (own, foreign)],
        Article: [own, foreign],
        Tag: [make_tag("NATO")],
        Person: [make_person()],
        Source: [make_source()],
        Section: [make_section("Kultur")],
        type(other): [other],
        Group: [Group.objects.create(name="Vikarer")],
    }
    return people, rows


def address_of(route: str, row) -> str:
    filled = route.replace("<path:object_id>", str(row.pk if row else 0)).replace("<id>", str(row.pk if row else 0))
    filled = filled.replace("<int:number>", "1").replace("(?P<url>.*)$", "nowhere/")
    return "/admin/" + filled.replace("^(?P<app_label>auth|articles)/$", "articles/")


def is_refused(answer) -> bool:
    """Nothing shown or done: 403, 404, 405, or led to the log-in, the front page or the list."""
    if answer.status_code in (403, 404, 405):
        return True
    leads_to = urlsplit(answer.url).path if answer.status_code in (301, 302) else ""
    return leads_to in (reverse("admin:login"), reverse("admin:index"))


def is_let_in(declared: Asks | Whoever, user, method: str, row) -> bool:
    if declared is Whoever.EVERYBODY:
        return True
    if user is None or not user.is_staff or declared is Whoever.NOBODY:
        return False
    return declared is Whoever.STAFF or can(user, declared.asked_by(method), row or declared.noun)


def answers(declared: Asks | Whoever, method: str, *, let_in: bool) -> set[bool]:
    """Whether such a request is to be refused; both, where the noun has no word for that method.

    Then it may be answered to those who are let in by the others. Whatever is no GET and no POST is nobody's way in.
    """
    if method not in INSIDE:
        return {True}
    named = declared.methods if isinstance(declared, Asks) else ["GET"]
    return {not let_in} if method.replace("HEAD", "GET") in named else {True, not let_in}


def entered(user) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def ask(client: Client, method: str, address: str):
    """The answer, with nothing left of what it did."""
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    return answer


def differences(name: str, people: dict, rows: dict) -> list[str]:
    """Where a route answers otherwise than it declares."""
    route, declared, found = ROUTES[name], ASKED[name], []
    # What lies in the bin has a test of its own (test_foreign_stories.py).
    is_of_row = isinstance(declared, Asks) and ("object_id" in route or "<id>" in route) and "bin/" not in route
    clients = {who: entered(user) for who, user in people.items()}
    for (who, user), method in product(people.items(), METHODS):
        for row in rows[declared.noun] if is_of_row else [None]:
            answer = ask(clients[who], method, address_of(route, row))
            let_in = is_let_in(declared, user, method, row)
            if answer.status_code >= 500 or is_refused(answer) not in answers(declared, method, let_in=let_in):
                found.append(f"{method} as {who} of {row!r}: {answer.status_code}, declared {let_in}")
    return found


@pytest.mark.parametrize("name", sorted(ROUTES.keys() - {"login", "logout"}))
def test_a_route_asks_what_it_declares(cast, name):
    assert differences(name, *cast) == []


def test_every_route_declares_what_it_asks():
    assert undeclared(site.get_urls()) == set()


def test_nothing_is_declared_that_is_not_there():
    assert set(ASKED) - set(ROUTES) == set()


def test_a_route_that_declares_nothing_is_caught():
    made_up = path("article/export/", lambda request: None, name="articles_article_export")
    assert undeclared([*site.get_urls(), made_up]) == {"articles_article_export"}


def test_a_route_that_asks_less_than_it_declares_is_caught(cast, monkeypatch):
    monkeypatch.setitem(ASKED, "index", Asks("publish", Article))
    assert [told for told in differences("index", *cast) if "as reporter" in told]


def test_every_command_is_declared():
    there = {file.stem for file in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    assert there == COMMANDS


def test_no_list_has_an_action_for_many(rf, chief):
    request = rf.get("/")
    request.user = chief
    assert [noun for noun in site._registry.values() if noun.get_actions(request)] == []


def test_every_readers_page_is_declared():
    (readers,) = [each for each in get_resolver().url_patterns if getattr(each, "namespace", "") == "articles"]
    assert {each.name for each in readers.url_patterns} - {None} == READERS
    (others,) = [each for each in get_resolver().url_patterns if isinstance(each, URLPattern)]
    assert others.name == "healthz"


@pytest.fixture
def read_at(cast) -> dict[str, str]:
    """Where each page for readers is read, of a story that has one of everything."""
    person, topic, section = make_person("Kari Nordmann"), make_tag("Nord"), make_section("Utenriks")
    story = make_article(section=section, tags=[topic], by=[person], **quoted(speaker=person))
    _link, secret = make_preview_link(story, by=SYSTEM)
    page, who, paper = topic.get_absolute_url(), person.get_absolute_url(), section.get_absolute_url()
    plain = ("front_page", "feed", "about", "corrections", "robots", "sitemap", "topics", "people")
    return {name: reverse(f"articles:{name}") for name in plain} | {
        "article": story.get_absolute_url(),
        "section": paper,
        "section_feed": f"{paper}feed/",
        "topic": page,
        "topic_quotes": f"{page}sitater/",
        "topic_feed": f"{page}feed/",
        "person": who,
        "person_stories": f"{who}saker/",
        "sitemap_section": "/sitemap-stories.xml",
        "shared_draft": f"/utkast/{secret}/",
    }


def test_whoever_reads_gets_the_same_and_nobody_writes(cast, read_at):
    assert read_at.keys() == READERS
    clients = [entered(user) for user in cast[0].values()]
    for method, address in product(METHODS, read_at.values()):
        got = [client.generic(method, address) for client in clients]
        assert {answer.status_code for answer in got} == {200 if method in ("GET", "HEAD") else 405}, address
        assert len({(answer.content, str(answer.headers)) for answer in got}) == 1, address
