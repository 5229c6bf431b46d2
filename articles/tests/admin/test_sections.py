"""Own sections: a desk editor edits and publishes there, and moves nothing into others or out of them."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.errors import NotAllowed
from articles.actions.manuscripts import import_manuscript
from articles.actions.placing import ForeignSection
from articles.actions.publish import publish_article
from articles.actions.restore import restore_revision
from articles.actions.save import newest_revision, save_draft, start_article
from articles.actions.workflow import hand_in
from articles.models import SYSTEM, Article
from articles.models.roles import ADMINISTRATORS, DESK
from articles.queries.day import day_for
from articles.tests.admin.desk import change, filled, save, words
from articles.tests.make import make_article, make_draft, make_section, make_user, quoted
from articles.text.manuscripts.manuscript import read_manuscript

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_section("Utenriks")


@pytest.fixture
def away():
    return make_section("Sport")


@pytest.fixture
def desk(home):
    return make_user("desk", role=DESK, sections=[home], is_staff=True)


@pytest.fixture
def as_desk(client, desk):
    client.force_login(desk)
    return client


def test_a_story_of_ones_own_section_is_edited_and_published(as_desk, home):
    article = make_article(status="draft", section=home)
    save(as_desk, article, "_publish", headline="Ny")
    article.refresh_from_db()
    assert (article.status, article.headline) == ("published", "Ny")


def test_a_story_of_another_section_is_read_and_not_changed(as_desk, away):
    article = make_article(status="draft", section=away)
    assert as_desk.get(change(article)).context["form"].fields["headline"].disabled
    assert as_desk.post(change(article), filled(base=1, headline="Min") | {"_save": ""}).status_code == 403


def test_a_story_is_not_moved_into_another_section(as_desk, home, away):
    article = make_article(status="draft", section=home)
    answer = save(as_desk, article, headline="Min tittel", section=away.pk)
    assert "“Sport” is not your section" in words(answer)
    assert answer.context["form"]["headline"].value() == "Min tittel"
    assert newest_revision(article).number == 1


def test_an_autosave_leaves_a_foreign_section_to_its_writer(as_desk, home, away):
    article = make_article(status="draft", section=home)
    sent = filled(article, as_desk, headline="Min", section=away.pk)
    told = as_desk.post(reverse("admin:articles_article_autosave", args=[article.pk]), sent).json()
    assert "not your section" in told["left"]["section"]
    assert newest_revision(article).content["section"] == home.pk


def test_no_story_is_begun_in_another_section(as_desk, desk, away):
    assert "not your section" in words(save(as_desk, headline="Min", section=away.pk))
    with pytest.raises(ForeignSection):
        start_article(make_draft(section=away), by=desk)
    assert not Article.objects.exists()


def test_a_save_that_moves_a_story_is_refused_whoever_calls(desk, home, away):
    article = make_article(status="draft", section=home)
    with pytest.raises(ForeignSection, match="Sport"):
        save_draft(article, make_draft(section=away), by=desk, base=1)


def test_a_version_from_another_section_is_not_brought_back(desk, home, away):
    article = make_article(status="draft", section=away)
    save_draft(article, make_draft(section=home), by=SYSTEM, base=1)
    with pytest.raises(ForeignSection):
        restore_revision(article, 1, by=desk)


def test_bringing_back_a_version_from_another_section_says_why_not(as_desk, home, away):
    article = make_article(status="draft", section=away)
    save_draft(article, make_draft(section=home), by=SYSTEM, base=1)
    answer = as_desk.post(reverse("admin:articles_article_restore", args=[article.pk, 1]), follow=True)
    assert "“Sport” is not your section" in words(answer)


def test_a_manuscript_from_another_section_becomes_a_draft_without_one(desk, away):
    reading = read_manuscript("Tittelen\n\nIngressen er her.")
    result = import_manuscript(reading, by=desk, section="Sport")
    assert result.article.section is None
    assert any("not your section" in sentence for sentence in result.to_do)


def test_a_draft_that_was_moved_away_is_published_by_its_new_section(as_desk, home, away):
    article = make_article(section=home)
    save_draft(article, make_draft(section=away), by=SYSTEM, base=1)
    save(as_desk, article, "_publish")
    article.refresh_from_db()
    assert article.section == home


def test_a_story_without_section_is_its_makers_or_anybodys(desk, chief):
    mine, nobodys, foreign = (Article.objects.create(created_by=user) for user in (desk, None, chief))
    assert set(Article.objects.in_hands_of(desk)) == {mine, nobodys}


def test_what_is_handed_in_without_a_section_is_taken_by_whichever_desk(as_desk, desk, home, reporter):
    draft = make_draft() | {"section": None}
    article = hand_in(start_article(draft, by=reporter), by=reporter)
    assert list(day_for(desk).in_review.items) == [article]
    save(as_desk, article, "_publish", section=home.pk)
    article.refresh_from_db()
    assert (article.status, article.section) == ("published", home)


def test_without_sections_a_desk_editor_has_none(home):
    user = make_user("ny", role=DESK, is_staff=True)
    with pytest.raises(NotAllowed):
        publish_article(make_article(status="draft", section=home), by=user)


def test_a_reporter_proposes_a_section_until_readers_know_the_story(as_reporter, home, away):
    draft, live = make_article(status="draft", section=home), make_article(section=home)
    save(as_reporter, draft, section=away.pk)
    draft.refresh_from_db()
    assert newest_revision(draft).content["section"] == away.pk
    assert "Whoever publishes it can move it." in words(save(as_reporter, live, section=away.pk))


def test_a_reporter_with_sections_writes_for_those(as_reporter, reporter, home, away):
    reporter.edited_sections.set([home])
    assert "not your section" in words(save(as_reporter, headline="Min", section=away.pk))


@pytest.mark.parametrize("noun", ["article", "quote", "tag"])
def test_twelve_stories_cost_a_desk_editor_what_two_do(as_desk, desk, home, away, noun):
    address, costs = reverse(f"admin:articles_{noun}_changelist"), []
    for count in (2, 10):
        for number in range(count):
            make_article(section=home if number % 2 else away, made_by=desk, **quoted())
        with CaptureQueriesContext(connection) as queries:
            as_desk.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]


# Administrators


@pytest.fixture
def as_administrator(client):
    client.force_login(make_user("drift", role=ADMINISTRATORS, is_staff=True))
    return client


def test_an_administrator_gives_sections(as_administrator, desk, away):
    data = {"username": "desk", "is_active": "on", "is_staff": "on", "sections": [away.pk], "_save": ""}
    as_administrator.post(reverse("admin:auth_user_change", args=[desk.pk]), data)
    assert list(desk.edited_sections.all()) == [away]


def test_deleting_a_user_tells_an_administrator_of_no_story(as_administrator, as_reporter, reporter):
    save(as_reporter, headline="Hemmelig")
    as_administrator.force_login(make_user("drift to", role=ADMINISTRATORS, is_staff=True))
    page = as_administrator.get(reverse("admin:auth_user_delete", args=[reporter.pk]))
    assert page.status_code == 200
    assert "Hemmelig" not in page.content.decode()


def test_an_administrator_sees_no_story(as_administrator):
    assert as_administrator.get(reverse("admin:articles_article_changelist")).status_code == 403


def test_an_administrator_makes_nobody_a_superuser(as_administrator, desk):
    data = {"username": "desk", "is_active": "on", "is_superuser": "on", "_save": ""}
    as_administrator.post(reverse("admin:auth_user_change", args=[desk.pk]), data)
    desk.refresh_from_db()
    assert (desk.is_staff, desk.is_superuser) == (False, False)


@pytest.mark.parametrize("page", ["change", "delete", "password_change"])
def test_an_administrator_touches_no_superuser(as_administrator, chief, page):
    address = reverse(f"admin:auth_user_{page}", args=[chief.pk])
    assert as_administrator.post(address, {"username": "x", "password1": "y", "password2": "y"}).status_code == 403


def test_an_administrator_reads_a_superusers_page(as_administrator, chief):
    assert as_administrator.get(reverse("admin:auth_user_change", args=[chief.pk])).status_code == 200


def test_roles_are_called_what_the_readers_language_calls_them(as_administrator):
    assert Group.objects.filter(name="Deskredaktører").exists()
    assert "Desk editors" in words(as_administrator.get(reverse("admin:auth_group_changelist")))
