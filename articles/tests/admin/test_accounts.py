"""Users and groups: boxes to tick for what they may do, and nothing lost that is not shown."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from articles.tests.admin.desk import words
from articles.tests.make import PASSWORD

pytestmark = pytest.mark.django_db


def permission(codename: str) -> Permission:
    return Permission.objects.exclude(content_type__app_label="taggit").get(codename=codename)


def group_page(group: Group) -> str:
    return reverse("admin:auth_group_change", args=[group.pk])


def test_rights_are_said_as_one_would_say_them(as_chief):
    page = words(as_chief.get(reverse("admin:auth_group_add")))
    assert "Publish and withdraw stories" in page
    assert "Make new topics" in page


def test_only_rights_that_mean_something_here_are_offered(as_chief):
    page = words(as_chief.get(reverse("admin:auth_group_add")))
    assert "sessions" not in page
    assert "Can " not in page


def test_a_group_gets_the_rights_that_are_ticked(as_chief):
    ticked = [permission("publish_article").pk, permission("view_section").pk]
    as_chief.post(reverse("admin:auth_group_add"), {"name": "Desken", "permissions": ticked, "_save": ""})
    assert {each.pk for each in Group.objects.get(name="Desken").permissions.all()} == set(ticked)


def test_a_right_that_is_not_shown_is_not_taken_away(as_chief):
    group = Group.objects.create(name="Drift")
    group.permissions.set([permission("view_session"), permission("view_tag")])
    as_chief.post(group_page(group), {"name": "Drift", "permissions": [], "_save": ""})
    assert [each.codename for each in group.permissions.all()] == ["view_session"]


def test_a_right_that_is_not_offered_cannot_be_taken(as_chief):
    answer = as_chief.post(
        reverse("admin:auth_group_add"), {"name": "Drift", "permissions": [permission("add_session").pk]}
    )
    assert answer.status_code == 200
    assert not Group.objects.filter(name="Drift").exists()


def test_a_user_gets_groups_and_rights(as_chief, reporter):
    group = Group.objects.create(name="Desken")
    data = {"username": "reporter", "is_active": "on", "groups": [group.pk]}
    data["user_permissions"] = [permission("publish_article").pk]
    as_chief.post(reverse("admin:auth_user_change", args=[reporter.pk]), data | {"_save": ""})
    assert list(reporter.groups.all()) == [group]
    assert [each.codename for each in reporter.user_permissions.all()] == ["publish_article"]


def test_a_new_user_needs_a_password(as_chief):
    answer = as_chief.post(reverse("admin:auth_user_add"), {"username": "ny"})
    assert answer.status_code == 200
    assert not User.objects.filter(username="ny").exists()


def test_a_new_password_lets_its_user_in(as_chief, client, reporter):
    address = reverse("admin:auth_user_password_change", args=[reporter.pk])
    new = PASSWORD[::-1]
    assert as_chief.post(address, {"password1": new, "password2": new}).status_code == 302
    assert client.login(username="reporter", password=new)


def test_a_password_cannot_be_switched_off(as_chief, reporter):
    address = reverse("admin:auth_user_password_change", args=[reporter.pk])
    answer = as_chief.post(address, {"usable_password": "false", "unset-password": ""})
    assert answer.status_code == 200
    reporter.refresh_from_db()
    assert reporter.has_usable_password()


def test_whoever_is_inside_is_refused_inside(as_reporter):
    answer = as_reporter.get(reverse("admin:auth_user_changelist"))
    assert answer.status_code == 403
    assert "This is not yours to see or do" in words(answer)
    assert "The newsroom" in answer.content.decode()


def test_what_is_not_there_is_said_inside_to_those_who_are(as_reporter, client):
    answer = as_reporter.get("/admin/nowhere/")
    assert answer.status_code == 404
    assert "To the newsroom" in words(answer)
    client.logout()
    assert client.get("/admin/nowhere/").status_code == 302


def test_a_search_without_hits_says_so(as_chief):
    answer = as_chief.get(reverse("admin:articles_tag_changelist"), {"q": "<finnes ikke>"})
    assert "Nothing here matches “&lt;finnes ikke&gt;”." in words(answer)


def test_nothing_of_a_password_is_shown(as_chief, reporter):
    page = as_chief.get(reverse("admin:auth_user_change", args=[reporter.pk])).content.decode()
    algorithm, salt, kept = reporter.password.split("$", 1)[0], *reporter.password.split("$")[-2:]
    assert [part for part in (algorithm, salt[:6], kept[:6]) if part in page] == []
    assert "../password/" in page
