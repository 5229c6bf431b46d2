"""The audit trail in the admin: what changes there is written down once, and read by those who may."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.bin import bin_article
from articles.admin.trail.entries import lines
from articles.models import SYSTEM, AuditEntry, Person, Section, Source, Tag
from articles.models.roles import ADMINISTRATORS, CHIEFS, DESK, REPORTERS
from articles.queries.audit import Wanted, last_done_by, page_of, trail_of, whole_trail
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import PASSWORD, make_article, make_person, make_section, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db
TRAIL = reverse("admin:articles_auditentry_changelist")
CHANGED = AuditEntry.Action.CHANGED
ALIASES = {"aliases-TOTAL_FORMS": 1, "aliases-INITIAL_FORMS": 0}


def page(noun: str, name: str, obj=None) -> str:
    app = "auth" if noun in ("user", "group") else "articles"
    return reverse(f"admin:{app}_{noun}_{name}", args=[obj.pk] if obj else [])


def the_entry() -> tuple:
    entry = AuditEntry.objects.get()
    return entry.user_name, entry.action, entry.noun, entry.name, entry.details


# Nouns

MAKING = {
    "tag": (Tag, {"name": "Fiske", "kind": "subject"} | ALIASES),
    "person": (Person, {"name": "Fiske"}),
    "source": (Source, {"name": "Fiske"}),
    "section": (Section, {"name": "Fiske", "colour": "green", "order": 1}),
    "group": (Group, {"name": "Fiske"}),
}


@pytest.mark.parametrize("noun", MAKING)
def test_a_thing_made_is_written_down(as_chief, noun):
    model, data = MAKING[noun]
    as_chief.post(page(noun, "add"), data)
    assert model.objects.filter(name="Fiske").exists()
    assert the_entry() == ("chief", "created", noun, "Fiske", {})


@pytest.mark.parametrize("noun", MAKING)
def test_a_thing_deleted_is_written_down(as_chief, noun):
    row = MAKING[noun][0].objects.create(name="Fiske")
    as_chief.post(page(noun, "delete", row), {"post": "yes"})
    assert the_entry() == ("chief", "deleted", noun, "Fiske", {})


def test_a_change_names_its_fields_and_not_their_words(as_chief):
    tag = make_tag("Fiske")
    data = {"name": "Fiske", "kind": tag.kind, "description": "Alt om hav", "aliases-0-name": "Fisk"} | ALIASES
    as_chief.post(page("tag", "change", tag), data)
    fields = {"fields": ["description", "aliases"]}
    assert the_entry() == ("chief", "changed", "tag", "Fiske", fields)


def test_a_topic_renamed_is_written_down_once(as_chief):
    tag = make_tag("Fiske")
    data = {"name": "Fiskeri", "kind": tag.kind, "keeps_old_name": "on"} | ALIASES
    as_chief.post(page("tag", "change", tag), data)
    assert the_entry() == ("chief", "renamed", "tag", "Fiskeri", {"before": "Fiske", "after": "Fiskeri"})


@pytest.mark.parametrize("data", [{"name": "Mark Rutte", "is_listed": "on"}, {"name": ""}])
def test_a_form_that_changes_nothing_writes_nothing(as_chief, data):
    as_chief.post(page("person", "change", make_person()), data)
    assert not AuditEntry.objects.exists()


def test_a_refused_change_writes_nothing(as_reporter):
    as_reporter.post(page("tag", "change", make_tag("Fiske")), {"name": "Fiskeri"} | ALIASES)
    as_reporter.post(page("section", "add"), {"name": "Ny"})
    assert not AuditEntry.objects.exists()


# Users and groups


def permission(codename: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label="articles")


def test_a_new_user_is_written_down(as_chief):
    as_chief.post(page("user", "add"), {"username": "ola", "password1": PASSWORD, "password2": PASSWORD})
    assert the_entry() == ("chief", "created", "user", "ola", {})


def test_what_a_user_was_given_and_lost_is_written_down(as_chief, chief):
    role, sport = Group.objects.get(name=DESK), make_section("Sport")
    user = make_user("ola", role=REPORTERS, first_name="Ola", last_name="Hansen", sections=[sport])
    data = {"username": "ola", "first_name": "Ola", "last_name": "Hansen", "email": "ola@example.com"}
    as_chief.post(page("user", "change", user), data | {"is_active": "on", "is_staff": "on", "groups": [role.pk]})
    facts = {
        "given": {"groups": [DESK], "switches": ["is_staff"]},
        "taken": {"groups": [REPORTERS], "sections": ["Sport"]},
        "fields": ["email"],
    }
    assert the_entry() == ("chief", "rights", "user", "Ola Hansen", facts)
    (line,) = lines(AuditEntry.objects.all(), chief)
    assert "gave the role Desk editors" in line.details
    assert "took the section Sport away" in line.details


def test_a_users_address_alone_is_a_change_like_any(as_chief):
    user = make_user("ola")
    as_chief.post(page("user", "change", user), {"username": "ola", "email": "ola@example.com", "is_active": "on"})
    assert the_entry() == ("chief", "changed", "user", "ola", {"fields": ["email"]})


def test_what_a_group_may_is_written_down(as_chief, chief):
    group = Group.objects.create(name="Vikarer")
    group.permissions.add(permission("view_tag"))
    rights = [permission("publish_article").pk]
    as_chief.post(page("group", "change", group), {"name": "Vikarer", "permissions": rights})
    facts = {"given": {"rights": ["publish_article"]}, "taken": {"rights": ["view_tag"]}}
    assert the_entry() == ("chief", "rights", "group", "Vikarer", facts)
    (line,) = lines(AuditEntry.objects.all(), chief)
    assert line.details == [
        "gave the right “Publish and withdraw stories”",
        "took the right “See topics” away",
    ]


def test_a_new_password_is_written_down_without_it(as_chief):
    user, new = make_user("ola"), PASSWORD[::-1]
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    as_chief.post(address, {"password1": new, "password2": new})
    assert the_entry() == ("chief", "changed", "user", "ola", {"fields": ["password"]})


@pytest.mark.parametrize(("old", "written"), [(PASSWORD, 1), ("feil", 0)])
def test_ones_own_new_password_is_written_down(as_reporter, reporter, old, written):
    new = PASSWORD[::-1]
    answer = {"old_password": old, "new_password1": new, "new_password2": new}
    as_reporter.post(reverse("admin:password_change"), answer)
    assert [entry.details for entry in AuditEntry.objects.about(reporter)] == [{"fields": ["password"]}] * written


# Stories: the actions write, and the admin adds nothing


def test_a_story_written_in_the_form_leaves_one_entry_for_each_save(as_chief):
    save(as_chief, headline="Elgen kom")
    article = AuditEntry.objects.get().object_id
    sent = filled(headline="Elgen gikk", base=1) | {"_save": ""}
    as_chief.post(reverse("admin:articles_article_change", args=[article]), sent)
    told = AuditEntry.objects.order_by("pk").values_list("action", "noun", "object_id")
    assert list(told) == [("created", "article", article), ("saved", "article", article)]


def test_a_name_typed_in_a_story_is_written_down_with_who_typed_it(as_chief):
    save(as_chief, headline="Elgen kom", topics="Elg", credits=[{"name": "Kari Nordmann", "role": "text"}])
    told = AuditEntry.objects.order_by("pk").values_list("user_name", "action", "noun", "name")
    assert ("chief", "created", "tag", "Elg") in told
    assert ("chief", "created", "person", "Kari Nordmann") in told


def test_no_other_log_is_kept(as_chief):
    save(as_chief, headline="Elgen kom")
    article = make_article(status="draft")
    as_chief.post(change(article), filled(article, as_chief, headline="Ny") | {"_save": ""})
    as_chief.post(page("article", "share", article), {"share-shows": "newest", "share-hours": 24})
    as_chief.post(page("article", "delete", article), {"post": "yes"})
    as_chief.post(page("tag", "add"), {"name": "Fiske", "kind": "subject"} | ALIASES)
    as_chief.post(page("person", "delete", make_person()), {"post": "yes"})
    assert AuditEntry.objects.count() > 5
    assert not LogEntry.objects.exists()


def test_no_words_typed_into_the_form_are_in_the_trail(as_chief, chief):
    canary = "Kanarifugl"
    as_chief.post(reverse("admin:articles_article_add_autosave"), filled(headline=canary, lede=canary))
    article = chief.article_set.get()
    draft = {"headline": f"{canary} 2", "lede": canary, "body": f"<p>{canary} 3</p>", "ai_use": canary}
    as_chief.post(page("article", "autosave", article), filled(base=1, **draft))
    for base in (2, 3):
        as_chief.post(change(article), filled(base=base, **draft | {"headline": f"{canary} {base}"}) | {"_save": ""})
    as_chief.post(page("article", "share", article), {"share-shows": "newest", "share-hours": 1})
    as_chief.post(reverse("admin:articles_article_restore", args=[article.pk, 3]))
    as_chief.post(page("article", "notes", article), {"text": canary, "words": canary})
    as_chief.post(page("article", "delete", article), {"post": "yes"})
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert actions >= {"created", "saved", "shared", "restored", "binned"}
    assert canary not in str(list(AuditEntry.objects.values()))


# Read


def write(obj, by=SYSTEM, action=CHANGED, at=None, **details):
    return write_down(action, obj, by=by, at=at or timezone.now(), **details)


@pytest.mark.parametrize(("role", "status"), [(REPORTERS, 403), (DESK, 403), (CHIEFS, 200), (ADMINISTRATORS, 200)])
def test_the_whole_trail_is_read_by_chiefs_and_administrators(client, role, status):
    client.force_login(make_user("en", role=role, is_staff=True))
    assert client.get(TRAIL).status_code == status


def test_nothing_adds_to_the_trail_or_takes_from_it(as_chief):
    entry = write(make_tag("Fiske"))
    assert [as_chief.post(f"{TRAIL}{way}").status_code for way in ("", "add/")] == [405, 404]
    assert [as_chief.get(f"{TRAIL}{entry.pk}/{way}/").status_code for way in ("change", "delete")] == [404, 404]


def test_a_row_says_who_did_what_to_which_thing(as_chief, chief):
    tag = make_tag("Fiske")
    write(tag, chief, fields=["name", "aliases"])
    told = words(as_chief.get(TRAIL))
    assert "chief Changed Fiske Topic Name and aliases" in told
    assert f'href="{page("tag", "change", tag)}"' in as_chief.get(TRAIL).content.decode()


def test_the_newsroom_itself_has_a_name(as_chief):
    write(make_tag("Fiske"))
    assert "The newsroom Changed Fiske" in words(as_chief.get(TRAIL))


def test_a_storys_headline_is_for_those_who_may_open_it(client, chief):
    article = make_article(status="draft", headline="Elgen kom")
    client.force_login(chief)
    assert "Elgen kom" in words(client.get(TRAIL))
    client.force_login(make_user("drift", role=ADMINISTRATORS, is_staff=True))
    told = words(client.get(TRAIL))
    assert "Elgen kom" not in told
    assert f"story {article.code}" in told


def test_names_that_one_may_not_see_are_numbers(client):
    person = make_person("Mark Rutte")
    write(person, before="Marc Rutte")
    client.force_login(make_user("drift", role=ADMINISTRATORS, is_staff=True))
    told = words(client.get(TRAIL))
    assert "Rutte" not in told
    assert f"no. {person.pk}" in told


def test_a_story_in_the_bin_leads_nowhere(as_chief, chief):
    article = bin_article(make_article(status="draft", headline="Elgen kom"), by=chief)
    assert {line.address for line in as_chief.get(TRAIL).context["lines"]} == {""}
    assert f"story {article.code}" in words(as_chief.get(TRAIL))


def test_what_is_gone_leads_to_all_that_was_done_to_it(as_chief):
    tag, other = make_tag("Fiske"), make_tag("En annen")
    for row in (tag, other, tag):
        write(row)
    tag.delete()
    first, *_others = as_chief.get(TRAIL).context["lines"]
    assert first.address == ""
    assert [line.thing for line in as_chief.get(TRAIL + first.trail).context["lines"]] == ["Fiske", "Fiske"]


def shown(client, **asked) -> list[str]:
    return [line.thing for line in client.get(TRAIL, asked).context["lines"]]


def test_the_trail_is_narrowed_by_kind_who_what_and_day(as_chief, chief):
    old = timezone.now() - timedelta(days=10)
    write(make_tag("Gammel"), at=old)
    write(make_tag("Min"), chief)
    write(make_person("En person"), action=AuditEntry.Action.CREATED)
    assert shown(as_chief, noun="person") == ["En person"]
    assert shown(as_chief, user=chief.pk) == ["Min"]
    assert shown(as_chief, user=0) == ["En person", "Gammel"]
    assert shown(as_chief, action="created") == ["En person"]
    assert shown(as_chief, until=(old + timedelta(days=1)).date()) == ["Gammel"]
    assert shown(as_chief, since=(old + timedelta(days=2)).date(), noun="tag") == ["Min"]


@pytest.mark.parametrize(
    "asked",
    [{"noun": "x"}, {"user": "9" * 30}, {"since": "i går"}, {"since": "2025-02-02", "until": "2025-02-01"}],
)
def test_a_filter_that_makes_no_sense_says_so_and_hides_nothing(as_chief, asked):
    write(make_tag("Fiske"))
    answer = as_chief.get(TRAIL, asked)
    assert answer.context["form"].errors
    assert len(answer.context["lines"]) == 1


def test_a_day_is_the_newsrooms_own_from_midnight_to_midnight():
    day = date(2025, 3, 30)  # with an hour fewer than others
    tag = make_tag("Fiske")
    hours = ["2025-03-29T22:59:59+00:00", "2025-03-29T23:00:00+00:00", "2025-03-30T21:59:59+00:00"]
    for at in [*hours, "2025-03-30T22:00:00+00:00"]:
        write(tag, at=datetime.fromisoformat(at))
    found = whole_trail(Wanted(since=day, until=day)).order_by("at")
    assert [entry.at.isoformat() for entry in found] == hours[1:]


def test_the_trail_is_read_to_its_end_in_pages(as_chief):
    tag, at = make_tag("Fiske"), timezone.now()
    made = [write(tag, at=at).pk for _number in range(7)]
    read, after = [], None
    while True:
        page_read = page_of(AuditEntry.objects.all(), after=after, size=3)
        read += [entry.pk for entry in page_read.entries]
        if (after := page_read.next_after) is None:
            break
    assert read == made[::-1]


def test_the_next_page_keeps_what_was_asked_for(as_chief):
    for number in range(52):
        write(make_tag(f"Fiske {number}"))
    write(make_person())
    first = as_chief.get(TRAIL, {"noun": "tag"})
    second = as_chief.get(TRAIL + first.context["next_address"])
    assert [line.thing for line in second.context["lines"]] == ["Fiske 1", "Fiske 0"]
    assert second.context["next_address"] == ""


# Of one thing


@pytest.mark.parametrize("noun", ["tag", "person", "source", "section", "user", "group"])
def test_a_things_history_tells_what_was_done_to_it(as_chief, noun):
    made = {"tag": make_tag, "person": make_person, "source": make_source, "section": make_section}
    row = made.get(noun, {"user": make_user, "group": lambda name: Group.objects.create(name=name)}.get(noun))("Fiske")
    other = make_tag("En annen")
    write(row, fields=["name"])
    write(other)
    (line,) = as_chief.get(page(noun, "history", row)).context["lines"]
    assert (line.who, line.what) == ("The newsroom", "changed")


def test_a_storys_trail_is_read_by_whoever_may_open_it(client, reporter):
    own, other = make_article(status="draft"), make_article(status="draft", made_by=make_user("en annen"))
    client.force_login(reporter)
    assert "Made version 1" in words(client.get(page("article", "done", own)))
    assert client.get(page("article", "done", other)).url == reverse("admin:index")


def test_a_quotes_history_tells_what_was_done_to_it_in_its_story(chief):
    article = make_article(body='<p>– <q data-quote="aaaa22">Ja</q></p><p>– <q data-quote="bbbb22">Nei</q></p>')
    for ref in ("aaaa22", "bbbb22"):
        write(article, quote=ref, facts=["role"])
    quote = article.quotes.get(ref="bbbb22")
    assert [entry.details["quote"] for entry in trail_of(quote)] == ["bbbb22"]


def test_the_first_page_tells_what_one_did_last_and_not_what_others_did(as_chief, chief, reporter):
    write(make_tag("Min"), chief)
    write(make_tag("Din"), reporter)
    assert [entry.name for entry in last_done_by(chief)] == ["Min"]
    assert "Min" in words(as_chief.get(reverse("admin:index")))


def test_what_a_colleague_wrote_down_in_other_words_is_told_as_it_is(chief):
    at = timezone.now()
    write(make_article(), publish_at=at, strange=["a", 1], is_strange=True)
    line = lines(AuditEntry.objects.all(), chief)[0]
    assert line.details[0] == "is_strange: yes"
    assert line.details[1].startswith("published at: ")
    assert line.details[2] == "strange: a and 1"


def test_where_a_story_went_and_until_when_is_told(chief):
    at = datetime(2026, 1, 2, 5, 0, tzinfo=UTC)
    facts = {"to": chief.pk, "to_name": "Kari", "note": 1, "until": at, "reason": "Kilden er trygg", "was": "ready"}
    write(make_article(), **facts)
    line = lines(AuditEntry.objects.all(), chief)[0]
    assert line.details == [
        "the reason: “Kilden er trygg”", "to Kari", "with a note", "it was ready", "until 2 January 2026, 06:00",
    ]  # fmt: skip


def test_every_right_has_words(chief):
    group = Group.objects.create(name="Alle")
    rights = list(Permission.objects.filter(content_type__app_label="articles").values_list("codename", flat=True))
    write(group, given={"rights": [right for name in (CHIEFS, DESK) for right in _rights_of(name)]})
    (line,) = lines(AuditEntry.objects.about(group), chief)
    assert rights
    assert not [phrase for phrase in line.details if "_" in phrase]


def _rights_of(role: str) -> list[str]:
    return list(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


# Costs


def make_more(by, start: int) -> None:
    for number in range(start, start + 5):
        write(make_tag(f"Emne {number}"), by)
        write(make_person(f"Person {number}"), by)
        write(make_article(status="draft"), by)
        write(User.objects.create(username=f"u{number}"), by)


@pytest.mark.parametrize("address", [TRAIL, reverse("admin:index")])
def test_a_page_of_the_trail_costs_the_same_however_long_it_is(as_chief, chief, address):
    counts = []
    for start in (0, 5):
        make_more(chief, start)
        as_chief.get(address)
        with CaptureQueriesContext(connection) as queries:
            as_chief.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
    assert not [query for query in queries if "COUNT(" in query["sql"] and "audit" in query["sql"]]


def test_a_save_costs_one_insert_for_the_trail(as_chief):
    article = make_article(status="draft")
    sent = filled(article, as_chief, headline="Ny") | {"_save": ""}
    with CaptureQueriesContext(connection) as queries:
        as_chief.post(change(article), sent)
    about = [query["sql"] for query in queries if "auditentry" in query["sql"]]
    assert [sql.split()[0] for sql in about] == ["INSERT"]


def test_the_form_of_a_new_story_writes_nothing_by_being_opened(as_chief):
    as_chief.get(ADD)
    assert not AuditEntry.objects.exists()
