import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission

from articles.models import SYSTEM, Article, Person, Section, Source, Tag, can
from articles.models.roles import ADMINISTRATORS, CHIEFS, DESK, REPORTERS, ROLES, make_roles, remove_roles
from articles.tests.make import make_article, make_section, make_user

pytestmark = pytest.mark.django_db


def test_a_reporter_writes_and_does_not_publish(reporter):
    assert can(reporter, "change", Article)
    assert not can(reporter, "publish", Article)


def test_an_editor_publishes(editor):
    assert can(editor, "publish", Article())


def test_who_may_change_may_see(editor):
    assert can(editor, "view", Article)


@pytest.mark.parametrize("action", ["view", "add", "change", "delete", "publish"])
def test_a_reader_may_do_nothing_here(reader, action):
    assert not any(can(nobody, action, Article) for nobody in (reader, AnonymousUser(), None))


def test_a_chief_who_has_left_may_do_nothing(chief):
    chief.is_active = False
    assert not can(chief, "view", Article)


def test_the_newsroom_itself_may_do_everything():
    assert can(SYSTEM, "publish", Article)


# How far rights reach


@pytest.fixture
def stories():
    """By name: the reporter's own draft in Utenriks, somebody else's in Sport, and one of theirs that is out."""
    home, away, other = make_section("Utenriks"), make_section("Sport"), make_user("en annen")
    return {
        "own": make_article(status="draft", section=home),
        "foreign": make_article(status="draft", section=away, made_by=other),
        "out": make_article(section=away, made_by=other),
    }


def allowed(user, article) -> set[str]:
    return {action for action in ("view", "open", "change", "publish", "delete") if can(user, action, article)}


def test_a_reporter_changes_own_stories_and_reads_what_is_out(reporter, stories):
    assert allowed(reporter, stories["own"]) == {"view", "open", "change"}
    assert allowed(reporter, stories["foreign"]) == set()
    assert allowed(reporter, stories["out"]) == {"view"}


def test_a_desk_editor_sees_all_and_works_on_own_sections(reporter, stories):
    desk = make_user("desk", role=DESK, sections=[stories["own"].section], is_staff=True)
    assert allowed(desk, stories["own"]) == {"view", "open", "change", "publish"}
    assert allowed(desk, stories["foreign"]) == allowed(desk, stories["out"]) == {"view", "open"}


def test_a_chief_editor_does_everything_editorial_and_keeps_no_accounts(reporter, stories):
    user = make_user("sjefen", role=CHIEFS, is_staff=True)
    assert allowed(user, stories["foreign"]) == {"view", "open", "change", "publish", "delete"}
    assert all(can(user, "change", noun) for noun in (Tag, Person, Source, Section))
    assert not can(user, "view", type(user))


def test_an_administrator_keeps_accounts_and_does_nothing_editorial(reporter, stories):
    user = make_user("drift", role=ADMINISTRATORS, is_staff=True)
    assert can(user, "change", type(user))
    assert allowed(user, stories["out"]) == set()


@pytest.mark.parametrize("role", [REPORTERS, DESK, CHIEFS, ADMINISTRATORS])
def test_the_list_holds_what_can_allows(reporter, stories, role):
    user = make_user("noen", role=role, sections=[stories["own"].section], is_staff=True)
    Article.objects.filter(pk=stories["own"].pk).update(created_by=user)
    rows = list(Article.objects.all())
    assert set(Article.objects.open_to(user)) == {row for row in rows if can(user, "open", row)}
    assert set(Article.objects.visible_to(user)) == {
        row for row in rows if can(user, "view", row) or row.is_published()
    }


def test_djangos_bare_right_to_change_reaches_own_stories(stories):
    user = make_user("vikar", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    Article.objects.filter(pk=stories["own"].pk).update(created_by=user)
    assert [row.pk for row in Article.objects.open_to(user)] == [stories["own"].pk]


def test_own_sections_are_asked_for_once(stories, django_assert_num_queries):
    desk = make_user("desk", role=DESK, sections=[stories["own"].section], is_staff=True)
    allowed(desk, stories["own"])
    with django_assert_num_queries(0):
        assert [can(desk, "publish", story) for story in stories.values()] == [True, False, False]


def test_roles_are_made_once_and_stay_as_a_newsroom_has_them(db):
    Group.objects.get(name=REPORTERS).permissions.clear()
    make_roles()
    assert not Group.objects.get(name=REPORTERS).permissions.exists()
    assert Group.objects.filter(name__in=ROLES).count() == 4


def test_a_role_that_somebody_has_is_not_taken_away(reporter):
    remove_roles()
    assert list(Group.objects.values_list("name", flat=True)) == [REPORTERS]
