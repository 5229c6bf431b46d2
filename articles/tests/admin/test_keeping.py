"""Keeping topics and people: merging and undoing, marks and names, the report, a topic for many stories."""

import pytest
from django.contrib.auth.models import User
from django.urls import NoReverseMatch, reverse

from articles.actions.merge_tags import merge_tags
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Article, Merge, Person, Tag, TagAlias
from articles.tests.admin.desk import ADD, filled, save
from articles.tests.make import make_article, make_person, make_tag, quoted, take_right

pytestmark = pytest.mark.django_db


def at(noun: str, route: str, *args) -> str:
    return reverse(f"admin:articles_{noun}_{route}", args=args)


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def topic_form(tag: Tag, **facts) -> dict:
    rows = {f"aliases-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    return {"name": tag.name, "kind": tag.kind, "description": tag.description, "keeps_old_name": "on"} | rows | facts


# Merging


def test_both_are_shown_before_anything_happens(as_editor, economy, business):
    make_article(headline="Om renten", tags=[economy])
    make_article(headline="Om begge", tags=[economy, business])
    page = shown(as_editor.get(at("tag", "merge", economy.pk), {"into": "næringsliv"}))
    assert "2 stories" in page
    assert "Om renten" in page
    assert "1 story has both, and keeps one of them." in page
    assert Tag.objects.count() == 2


def test_merging_leads_to_the_one_that_stays_and_offers_to_undo(as_editor, economy, business):
    make_article(tags=[economy])
    page = shown(as_editor.post(at("tag", "merge", economy.pk), {"into": "Næringsliv"}, follow=True))
    undo = at("tag", "unmerge", business.pk, Merge.objects.get().pk)
    assert "“Økonomi” is “Næringsliv” now, in 1 story." in page
    assert page.count(f'href="{undo}"') == 2


def test_undoing_asks_and_then_brings_the_topic_back(as_editor, economy, business):
    make_article(tags=[economy])
    as_editor.post(at("tag", "merge", economy.pk), {"into": "Næringsliv"})
    undo = at("tag", "unmerge", business.pk, Merge.objects.get().pk)
    assert "1 story gets it back at its old place" in shown(as_editor.get(undo))
    assert "“Økonomi” is back, with its stories as they were." in shown(as_editor.post(undo, follow=True))
    assert Tag.objects.filter(name="Økonomi").exists()


def test_a_merge_that_a_later_one_stands_on_says_so(as_editor, economy, business):
    as_editor.post(at("tag", "merge", economy.pk), {"into": "Næringsliv"})
    as_editor.post(at("tag", "merge", make_tag("Penger").pk), {"into": "Næringsliv"})
    undo = at("tag", "unmerge", business.pk, Merge.objects.get(old_name="Økonomi").pk)
    assert "“Penger” was merged into “Næringsliv” afterwards. Undo that first." in shown(as_editor.get(undo))


def test_a_name_that_is_nobodys_is_said_beside_the_field(as_editor, economy):
    page = shown(as_editor.get(at("tag", "merge", economy.pk), {"into": "Finnes ikke"}))
    assert "There is no topic called “Finnes ikke”." in page
    assert 'value="Finnes ikke"' in page


def test_a_topic_is_not_merged_into_itself(as_editor, economy):
    assert "cannot be merged into itself" in shown(as_editor.get(at("tag", "merge", economy.pk), {"into": "økonomi"}))


def test_topics_of_different_kinds_wait_for_a_yes(as_editor, economy):
    make_tag("Oslo", kind=Tag.Kind.PLACE)
    address = at("tag", "merge", economy.pk)
    assert "They are the same all the same" in shown(as_editor.post(address, {"into": "Oslo"}))
    assert Tag.objects.count() == 2
    as_editor.post(address, {"into": "Oslo", "despite_kind": "on"})
    assert Tag.objects.count() == 1


def test_a_merged_topic_twice_sent_is_told_as_gone(as_editor, economy, business):
    as_editor.post(at("tag", "merge", economy.pk), {"into": "Næringsliv"})
    assert as_editor.post(at("tag", "merge", economy.pk), {"into": "Næringsliv"}).status_code == 302


def test_people_are_merged_and_told_apart_from_namesakes(as_editor):
    old = make_person("Kari N.", title="trener")
    make_person("Kari Nordmann", title="lege")
    into = make_person("Kari Nordmann", title="trener")
    address = at("person", "merge", old.pk)
    assert "Several people have this name" in shown(as_editor.get(address, {"into": "Kari Nordmann"}))
    as_editor.post(address, {"into": "Kari Nordmann (trener)"})
    assert Merge.objects.get().into_id == into.pk
    assert Person.objects.count() == 2


def test_two_persons_in_one_story_are_perhaps_two(as_editor):
    old, into = make_person("Kari N."), make_person("Kari Nordmann")
    make_article(**quoted(speaker=old), by=[into])
    page = shown(as_editor.get(at("person", "merge", old.pk), {"into": "Kari Nordmann"}))
    assert "Both are in 1 story. Make sure that they are one person." in page


def test_nobody_new_is_made_by_merging(as_editor):
    old = make_person("Kari N.")
    assert "There is no person called “Ny Person”." in shown(
        as_editor.get(at("person", "merge", old.pk), {"into": "Ny Person"})
    )
    assert Person.objects.count() == 1


def test_a_person_tells_how_often_and_as_what(as_editor):
    person = make_person("Mark Rutte")
    make_article(**quoted(speaker=person, role="statsminister"))
    make_article(**quoted(speaker=person, role="generalsekretær"))
    page = shown(as_editor.get(at("person", "change", person.pk)))
    assert "Quoted 2 times, last" in page
    assert "statsminister" in page
    assert "generalsekretær" in page


def test_a_reporter_sees_no_way_to_merge(as_reporter, economy):
    assert "merge" not in shown(as_reporter.get(at("tag", "change", economy.pk)))


# Names


def test_renaming_moves_the_address_and_keeps_the_old_name(as_editor, economy):
    as_editor.post(at("tag", "change", economy.pk), topic_form(economy, name="Penger"))
    economy.refresh_from_db()
    assert (economy.name, economy.slug, economy.redirects.get().address) == ("Penger", "penger", "okonomi")
    assert economy.aliases.get().name == "Økonomi"


def test_the_old_name_is_let_go_where_the_editor_says_so(as_editor, economy):
    as_editor.post(at("tag", "change", economy.pk), topic_form(economy, name="Penger", keeps_old_name=""))
    assert not economy.aliases.exists()


def test_the_old_name_written_as_an_alias_too_is_one_alias(as_editor, economy):
    rows = {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Økonomi", "aliases-0-tag": economy.pk}
    as_editor.post(at("tag", "change", economy.pk), topic_form(economy, name="Penger", **rows))
    assert [alias.name for alias in economy.aliases.all()] == ["Økonomi"]


@pytest.mark.parametrize("number", ["7184", "Q0", "q7184", "Q71 84", "Q7184\n"])
def test_a_number_that_is_none_of_wikidata_is_refused(as_editor, economy, number):
    page = shown(as_editor.post(at("tag", "change", economy.pk), topic_form(economy, wikidata_id=number)))
    economy.refresh_from_db()
    assert economy.wikidata_id in ("", "Q7184")
    assert number == "Q7184\n" or "A number in Wikidata is a Q and digits" in page


# Marks


def test_an_editor_cannot_make_a_topic_free_for_all(as_editor, economy):
    Tag.objects.update(is_sensitive=True)
    as_editor.post(at("tag", "change", economy.pk), topic_form(economy))
    economy.refresh_from_db()
    assert economy.is_sensitive


def test_a_reporter_who_puts_a_sensitive_topic_on_a_story_is_told_whom_to_ask(as_reporter, economy):
    Tag.objects.update(is_sensitive=True)
    page = shown(as_reporter.post(ADD, filled(topics="Økonomi")))
    assert "“Økonomi” is a legally sensitive topic. Ask a chief editor to put it on the story." in page


def test_a_reporter_keeps_a_sensitive_topic_that_a_chief_put_on(as_reporter, reporter, economy):
    Tag.objects.update(is_sensitive=True)
    article = make_article(status="draft", tags=[economy], made_by=reporter)
    assert save(as_reporter, article, headline="Ny tittel").status_code == 302
    assert Tag.objects.get().tagged.get().content_object.headline == "Ny tittel"


def test_a_retired_topic_is_refused_on_a_new_story_by_any_name(as_chief, economy):
    Tag.objects.update(is_retired=True)
    TagAlias.objects.create(tag=economy, name="Penger")
    for typed in ("Økonomi", "penger"):
        page = shown(as_chief.post(ADD, filled(topics=typed)))
        assert "“Økonomi” is a retired topic. Choose another for new stories." in page
    assert not Article.objects.exists()


def test_a_story_keeps_a_topic_that_has_been_retired(as_reporter, reporter, economy):
    article = make_article(status="draft", tags=[economy], made_by=reporter)
    Tag.objects.update(is_retired=True)
    save(as_reporter, article, headline="Ny tittel")
    assert economy.tagged.get().content_object.headline == "Ny tittel"


def test_a_retired_topic_is_taken_from_many_stories_and_put_on_none(as_editor, economy):
    article = make_article(status="draft", tags=[economy])
    Tag.objects.update(is_retired=True)
    address = at("article", "topics")
    page = shown(as_editor.post(address, {"topic": "Økonomi", "way": "add"}))
    assert "“Økonomi” is a retired topic." in page
    as_editor.post(address, {"topic": "Økonomi", "way": "remove"})
    assert not article.tagged.exists()


@pytest.mark.parametrize("mark", ["is_retired", "is_sensitive"])
def test_who_is_not_offered_a_topic_is_not_offered_to_make_it_anew(as_reporter, economy, mark):
    Tag.objects.update(**{mark: True})
    assert as_reporter.get(at("tag", "names"), {"q": "økonomi"}).json() == {"names": []}


def test_what_waits_in_a_draft_that_names_a_merged_topic_is_in_use(as_editor, economy):
    business, article = make_tag("Næringsliv"), make_article()
    save_draft(article, newest_revision(article).draft | {"tags": [economy.pk]}, by=SYSTEM, base=1)
    merge_tags(economy, business, by=SYSTEM)
    assert "Every topic is in use." in shown(as_editor.get(at("tag", "report")))


# The list


def test_the_list_counts_the_stories_that_one_may_see(as_reporter, economy):
    make_article(tags=[economy])
    make_article(tags=[economy], status="draft")
    counts = {tag: tag.story_count for tag in as_reporter.get(at("tag", "changelist")).context["cl"].result_list}
    assert counts == {economy: Article.objects.visible_to(User.objects.get(username="reporter")).count()}


def test_the_list_takes_as_many_queries_for_many(as_editor, django_assert_max_num_queries):
    for number in range(20):
        make_article(tags=[make_tag(f"emne {number}")])
    with django_assert_max_num_queries(10):
        as_editor.get(at("tag", "changelist"))


# The report


def test_the_report_tells_what_to_put_right(as_editor, economy):
    make_tag("Strømpris")
    make_tag("Strømpriser")
    make_article(tags=[economy])
    make_article(headline="Uten emne")
    page = shown(as_editor.get(at("tag", "report")))
    pair = sorted(Tag.objects.filter(name__startswith="Strøm"), key=lambda tag: -tag.pk)
    assert f"{at('tag', 'merge', pair[0].pk)}?into=Str%C3%B8mpris" in page
    assert at("tag", "merge", economy.pk) in page
    assert "Uten emne" in page


def test_the_report_has_norwegian_order(as_editor):
    for name in ("Ås", "Zulu", "Øy", "Ærlig"):
        make_tag(name)
    unused = as_editor.get(at("tag", "report")).context["unused"]
    assert [tag.name for tag, _may_delete in unused] == ["Zulu", "Ærlig", "Øy", "Ås"]


def test_a_topic_in_an_unpublished_draft_is_in_use(as_editor, economy):
    make_article(status="draft", tags=[economy])
    page = shown(as_editor.get(at("tag", "report")))
    assert "Every topic is in use." in page


def test_the_report_takes_as_many_queries_for_many(as_editor, economy, django_assert_max_num_queries):
    for number in range(8):
        make_article(tags=[make_tag(f"emne {number}")])
        make_tag(f"ubrukt {number}")
    with django_assert_max_num_queries(16):
        as_editor.get(at("tag", "report"))


# Many stories


def test_the_stories_of_the_filtered_list_get_the_topic(as_editor, economy):
    make_article(status="draft", headline="Utkastet")
    make_article(headline="Den som er ute")
    address = at("article", "topics") + "?state=draft"
    assert "1 story, as the list is filtered." in shown(as_editor.get(address))
    page = shown(as_editor.post(address, {"topic": "økonomi", "way": "add"}, follow=True))
    assert "“Økonomi” put on 1 story." in page
    assert economy.tagged.get().content_object.headline == "Utkastet"


def test_what_readers_do_not_have_yet_is_told(as_editor, editor, economy):
    take_right(editor, "publish_article")
    make_article()
    page = shown(as_editor.post(at("article", "topics"), {"topic": "Økonomi", "way": "add"}, follow=True))
    assert "Readers do not have it yet in 1 story" in page


def test_too_many_stories_are_not_begun(as_editor, economy, monkeypatch):
    monkeypatch.setattr("articles.admin.topics.batch_topics.MOST", 1)
    make_article()
    make_article()
    page = shown(as_editor.post(at("article", "topics"), {"topic": "Økonomi", "way": "add"}))
    assert "narrow the list to 1 at most" in page
    assert not economy.tagged.exists()


# Not by another way


def test_the_librarys_own_merge_is_out_of_reach():
    with pytest.raises(NoReverseMatch):
        reverse("admin:taggit_tag_changelist")
    with pytest.raises(NoReverseMatch):
        reverse("admin:taggit_tag_merge_tags")
