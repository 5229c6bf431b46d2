"""What a reporter can pry out of others' stories: nothing, by any address, list, chooser, filter or error."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.actions.bin import bin_article
from articles.actions.notes import add_note
from articles.actions.preview_links import make_preview_link
from articles.actions.save import newest_revision, save_draft
from articles.admin.story.desk import STEPS
from articles.models import SYSTEM, Article
from articles.models.roles import DESK
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import make_article, make_person, make_section, make_tag, make_user, quoted

pytestmark = pytest.mark.django_db
CANARY = "Kanarifugl"
ABSENT = 4711


@pytest.fixture
def foreign(reporter):
    """Somebody else's: a draft, a live story with changes that readers do not have, and a story in the bin."""
    other, sport = make_user("en annen"), make_section("Sport")
    hidden = quoted(f"{CANARY} synger", speaker=make_person("Ola Dunk"), note=f"{CANARY} er kilden", role=CANARY)
    facts = {"headline": f"{CANARY} i buret", "lede": CANARY, "section": sport, "made_by": other, **hidden}
    draft = make_article(status="draft", tags=[make_tag("Fugler")], **facts)
    live = make_article(section=sport, made_by=other, headline="Åpen sak", **quoted("Åpne ord", note=CANARY))
    content = newest_revision(live).content | {"headline": CANARY, "lede": CANARY}
    save_draft(live, content, by=SYSTEM, base=1)
    for story in (draft, live):
        add_note(story, CANARY, by=SYSTEM)
    bin_article(make_article(status="draft", **facts), by=SYSTEM)
    return {"draft": draft, "live": live, "binned": Article.objects.in_bin().get()}


OF_A_STORY = [
    "change/", "history/", "compare/?from=1&to=2", "versions/1/", "versions/1/restore/", "versions/2/", "preview/",
    "share/", "notes/", "withdraw/", "delete/", "quote/?ref=aaaa22", "pulse/", "manuscript/", "",
]  # fmt: skip
LISTS = [
    "article/?state=draft", "article/?state=changed", "article/?genre__exact=news", "article/?o=1", "article/bin/",
    "article/?q=buret", "article/?q=fugl%20buret", "article/names/?q=buret", "article/names/?q=i",
    "quote/", "quote/?speaker=known", "quote/?q=synger", "quote/?form=dash", "person/", "person/names/?q=Ola",
    "tag/", "tag/names/?q=Fugler", "section/", "source/", "article/add/quote/?ref=aaaa22", "",
]  # fmt: skip
LOOKUPS = [
    "headline__startswith=K", "headline__regex=^(K%2B)%2B$", "lede__contains=Kanari", "body__icontains=synger",
    "created_by__username=en%20annen", "created_by=1", "revisions__content__icontains=Kanari", "quotes__note__gt=A",
    "tags__name=Fugler", "section__editors__username__startswith=a", "binned_at__isnull=False",
]  # fmt: skip


@pytest.mark.parametrize("page", OF_A_STORY)
@pytest.mark.parametrize("state", ["draft", "live", "binned"])
def test_no_page_of_a_foreign_story_tells_what_readers_do_not_have(as_reporter, foreign, page, state):
    answer = as_reporter.get(f"/admin/articles/article/{foreign[state].pk}/{page}", follow=True)
    assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("page", LISTS)
def test_no_list_filter_or_chooser_tells_of_foreign_drafts(as_reporter, foreign, page):
    assert CANARY not in as_reporter.get(f"/admin/articles/{page}").content.decode()


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_no_address_asks_a_column_of_foreign_stories(as_reporter, foreign, lookup):
    assert as_reporter.get(f"/admin/articles/article/?{lookup}").status_code == 400


WRITING = [
    "autosave/", "checks/", "correct/", "delete/", "leave/", "manuscript/", "notes/", "preview/", "pulse/", "share/",
    "versions/1/restore/", "withdraw/",
]  # fmt: skip
BUTTONS = ["_save", "_publish", "_plan", "_drop", *STEPS]


def everything() -> dict:
    """All rows of the newsroom."""
    return {
        model: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("articles").get_models()
    }


def forged() -> dict:
    """What any page of a story may be sent, at once."""
    telling = {"text": "Kapret", "kind": "rettelse", "place": "top", "note-text": "Kapret", "desk-note": "Kapret"}
    times = {"publish_at": "2031-02-08T06:00", "share-shows": "newest", "share-hours": 72}
    return filled(base=1, headline="Kapret", manuscript="Kapret", _take="", status="published", **telling, **times)


@pytest.mark.parametrize("page", WRITING)
@pytest.mark.parametrize("state", ["draft", "live", "binned"])
def test_nothing_is_written_into_a_foreign_story(as_reporter, foreign, page, state):
    before = everything()
    as_reporter.post(f"/admin/articles/article/{foreign[state].pk}/{page}", forged())
    assert everything() == before


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("state", ["draft", "live", "binned"])
def test_no_button_of_a_foreign_story_does_anything(as_reporter, foreign, button, state):
    before = everything()
    as_reporter.post(change(foreign[state]), forged() | {button: ""})
    assert everything() == before


@pytest.mark.parametrize("page", [page for page in WRITING if page != "notes/"])
def test_a_desk_reads_another_sections_story_and_writes_nothing_into_it(client, foreign, page):
    client.force_login(make_user("utenriks", role=DESK, sections=[make_section("Utenriks")], is_staff=True))
    before = everything()
    client.post(f"/admin/articles/article/{foreign['draft'].pk}/{page}", forged())
    for button in BUTTONS:
        client.post(change(foreign["draft"]), forged() | {button: ""})
    assert everything() == before


@pytest.mark.parametrize(
    "page", ["change/", "history/", "preview/", "share/", "quote/", "pulse/", "delete/", "withdraw/"]
)
def test_a_foreign_draft_and_none_at_all_answer_alike(as_reporter, foreign, page):
    here, nowhere = (as_reporter.get(f"/admin/articles/article/{pk}/{page}") for pk in (foreign["draft"].pk, ABSENT))
    assert (here.status_code, here.get("Location")) == (nowhere.status_code, nowhere.get("Location"))


@pytest.mark.parametrize("page", ["change/", "history/", "delete/"])
def test_quotes_of_foreign_stories_are_absent(as_reporter, foreign, page):
    for story in foreign.values():
        quote = story.quotes.get()
        assert CANARY not in as_reporter.get(f"/admin/articles/quote/{quote.pk}/{page}", follow=True).content.decode()


def test_a_live_foreign_story_is_read_on_the_site(as_reporter, foreign):
    live = foreign["live"]
    assert as_reporter.get(change(live)).url == live.get_absolute_url()


def test_deleting_a_section_names_none_of_its_stories(as_reporter, reporter, foreign):
    reporter.user_permissions.add(Permission.objects.get(codename="delete_section"))
    page = as_reporter.get(reverse("admin:articles_section_delete", args=[foreign["draft"].section_id]))
    assert page.status_code == 200
    assert CANARY not in page.content.decode()


def test_a_link_to_a_foreign_draft_leads_where_none_leads(as_reporter, foreign):
    address = foreign["draft"].get_absolute_url()
    for leads_to in (address, address.replace(foreign["draft"].code, "zzzzzz")):
        answer = save(as_reporter, headline="Min", related=[{"title": "Les også", "address": leads_to}])
        assert "There is no story of ours at this address." in words(answer)


def test_a_topic_counts_the_stories_that_one_may_see(as_reporter, foreign):
    (row,) = as_reporter.get(reverse("admin:articles_tag_changelist")).context["cl"].result_list
    assert row.story_count == 0


def test_a_foreign_share_link_is_neither_shown_nor_taken_back(as_reporter, foreign):
    link, _secret = make_preview_link(foreign["draft"], by=SYSTEM)
    as_reporter.post(f"/admin/articles/article/{foreign['draft'].pk}/share/", {"_revoke": link.pk})
    link.refresh_from_db()
    assert link.revoked_at is None


def test_who_deletes_own_stories_finds_others_neither_in_the_bin_nor_out_of_it(as_reporter, reporter, foreign):
    reporter.user_permissions.add(Permission.objects.get(codename="delete_article"))
    page = as_reporter.get(reverse("admin:articles_article_bin"))
    assert CANARY not in page.content.decode()
    as_reporter.post(reverse("admin:articles_article_take_back", args=[foreign["binned"].pk]))
    foreign["binned"].refresh_from_db()
    assert foreign["binned"].binned_at


@pytest.mark.parametrize("term", ["x" * 100_000, "ord " * 2000, "%", "_", "^(K+)+$"])
def test_a_search_made_to_hurt_finds_nothing_foreign(as_reporter, foreign, term):
    answer = as_reporter.get("/admin/articles/article/", {"q": term})
    assert CANARY not in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/admin/r/1/1/", "/admin/autocomplete/?app_label=articles&model_name=quote&field_name=article"]
)
def test_djangos_side_doors_are_closed(as_chief, address):
    assert as_chief.get(address).status_code == 404


def test_a_story_cannot_be_begun_on_an_address_of_a_foreign_one(as_reporter, foreign):
    as_reporter.post(ADD, filled(headline=foreign["draft"].headline, slug=foreign["draft"].slug) | {"_save": ""})
    assert Article.objects.filter(slug=foreign["draft"].slug).count() == 3


def test_the_list_tells_nothing_of_the_work_on_a_live_foreign_story(as_reporter, foreign):
    assert "has unpublished changes" not in words(as_reporter.get("/admin/articles/article/"))
    changed = as_reporter.get("/admin/articles/article/", {"state": "changed"}).context["cl"].result_list
    assert list(changed) == []


@pytest.mark.parametrize("page", [page for page in WRITING if page not in ("checks/", "preview/", "leave/")])
def test_what_is_forged_would_be_taken_from_who_may(as_chief, page):
    article = make_article(status="published" if page in ("correct/", "withdraw/") else "draft")
    save_draft(article, newest_revision(article).content | {"lede": "Ny"}, by=SYSTEM, base=1)
    before = everything()
    as_chief.post(f"/admin/articles/article/{article.pk}/{page}", forged() | {"base": 2})
    assert everything() != before
