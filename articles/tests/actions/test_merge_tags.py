"""Two topics that are one: their stories, names and addresses, and the way back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.due import publish_due
from articles.actions.errors import NotAllowed
from articles.actions.merge_tags import OtherKind, merge_tags, rename_tag, undo_merge
from articles.actions.merging import CannotMerge
from articles.actions.publish import plan_update, publish_article
from articles.actions.save import newest_revision, save_draft
from articles.actions.tag_suggestions import dismiss_suggestions
from articles.models import (
    SYSTEM,
    Article,
    AuditEntry,
    DismissedSuggestion,
    Merge,
    Redirect,
    Tag,
    TagAlias,
    TaggedArticle,
    known_topics,
)
from articles.tests.make import make_article, make_tag
from articles.text.topics.suggestions import suggest_tags

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


def topics_of(article) -> list[str]:
    return list(article.tagged.order_by("order").values_list("tag__name", flat=True))


def everything() -> tuple:
    """All that a merge touches, to be compared before and after; a stamp is another one by its nature."""
    columns = [field.name for field in Tag._meta.concrete_fields if field.name != "stamp"]
    return (
        sorted(Tag.objects.values_list(*columns)),
        sorted(TagAlias.objects.values_list("tag", "name")),
        sorted(TaggedArticle.objects.values_list("content_object", "tag", "order")),
        sorted(Redirect.objects.values_list("address", "tag", "old_id")),
    )


def save(article, **facts):
    draft = newest_revision(article).draft | facts
    return save_draft(article, draft, by=SYSTEM, base=article.version)


def test_stories_move_to_the_other_topic(economy, business, editor):
    article = make_article(tags=[make_tag("NATO"), economy])
    merge_tags(economy, business, by=editor)
    assert topics_of(article) == ["NATO", "Næringsliv"]


def test_a_story_with_both_keeps_one_at_the_first_of_both_places(economy, business, editor):
    nato = make_tag("NATO")
    early, late = make_article(tags=[economy, nato, business]), make_article(tags=[business, nato, economy])
    merge_tags(economy, business, by=editor)
    assert topics_of(early) == topics_of(late) == ["Næringsliv", "NATO"]


def test_old_names_become_aliases(economy, business, editor):
    TagAlias.objects.create(tag=economy, name="penger")
    merge_tags(economy, business, by=editor)
    assert [alias.name for alias in business.aliases.all()] == ["penger", "Økonomi"]


def test_a_draft_that_names_the_old_topic_is_read_with_the_new_one(economy, business, editor):
    article = make_article(status="draft", tags=[economy])
    merge_tags(economy, business, by=editor)
    assert newest_revision(article).draft["tags"] == [business.pk]


def test_publishing_a_draft_that_names_the_old_topic_gives_readers_the_new_one(economy, business, editor):
    article = make_article(tags=[make_tag("NATO")])
    save(article, tags=[economy.pk])
    merge_tags(economy, business, by=editor)
    publish_article(article, by=SYSTEM)
    assert topics_of(article) == ["Næringsliv"]


def test_a_chain_of_merges_leads_on_in_one_step(economy, business, editor):
    article = make_article(status="draft", tags=[economy])
    work = make_tag("Arbeidsliv")
    merge_tags(economy, business, by=editor)
    merge_tags(business, work, by=editor)
    assert newest_revision(article).draft["tags"] == [work.pk]
    assert set(Redirect.objects.values_list("address", "tag")) == {("okonomi", work.pk), ("naeringsliv", work.pk)}


def test_undoing_brings_everything_back(economy, business, editor):
    TagAlias.objects.create(tag=economy, name="penger")
    for tags in ([economy], [business], [economy, business], [business, economy]):
        make_article(tags=tags)
    before = everything()
    undo_merge(merge_tags(economy, business, by=editor), by=editor)
    assert everything() == before


def test_a_chain_is_undone_from_its_end(economy, business, editor):
    make_article(tags=[economy, business])
    before = everything()
    first = merge_tags(economy, business, by=editor)
    second = merge_tags(business, make_tag("Arbeidsliv"), by=editor)
    with pytest.raises(CannotMerge, match="“Næringsliv” was merged into “Arbeidsliv” afterwards"):
        undo_merge(first, by=editor)
    undo_merge(second, by=editor)
    Tag.objects.filter(name="Arbeidsliv").delete()
    undo_merge(first, by=editor)
    assert everything() == before


def test_a_merge_is_undone_once(economy, business, editor):
    merge = merge_tags(economy, business, by=editor)
    undo_merge(merge, by=editor)
    with pytest.raises(CannotMerge, match="undone already"):
        undo_merge(merge, by=editor)


def test_a_draft_written_since_names_the_old_topic_again(economy, business, editor):
    article = make_article(tags=[economy, make_tag("NATO")])
    merge = merge_tags(economy, business, by=editor)
    save(article, headline="Ny tittel")
    undo_merge(merge, by=editor)
    article.refresh_from_db()
    draft = newest_revision(article).draft
    assert (draft["headline"], draft["tags"][0]) == ("Ny tittel", economy.pk)
    assert article.has_unpublished_changes
    assert topics_of(article) == ["Økonomi", "NATO"]


def test_what_readers_got_since_has_the_old_topic_again(economy, business, editor):
    article = make_article(tags=[economy])
    merge = merge_tags(economy, business, by=editor)
    save(article, headline="Ny tittel", tags=[make_tag("NATO").pk, business.pk])
    publish_article(article, by=SYSTEM)
    undo_merge(merge, by=editor)
    article.refresh_from_db()
    assert (topics_of(article), article.headline) == (["NATO", "Økonomi"], "Ny tittel")
    assert not article.has_unpublished_changes


def test_a_draft_from_before_that_went_out_since_has_the_old_topic_again(economy, business, editor):
    article = make_article(tags=[make_tag("NATO")])
    save(article, tags=[business.pk, economy.pk])
    merge = merge_tags(economy, business, by=editor)
    publish_article(article, by=SYSTEM)
    undo_merge(merge, by=editor)
    assert topics_of(article) == ["Næringsliv", "Økonomi"]


def test_a_topic_taken_away_since_stays_away(economy, business, editor):
    article = make_article(tags=[economy, make_tag("NATO")])
    merge = merge_tags(economy, business, by=editor)
    save(article, tags=[Tag.objects.get(name="NATO").pk])
    publish_article(article, by=SYSTEM)
    undo_merge(merge, by=editor)
    assert topics_of(article) == ["NATO"]


def test_a_story_made_since_keeps_the_topic_that_it_got(economy, business, editor):
    merge = merge_tags(economy, business, by=editor)
    article = make_article(tags=[business])
    undo_merge(merge, by=editor)
    assert topics_of(article) == ["Næringsliv"]


def test_a_planned_change_written_since_goes_out_with_the_old_topic(economy, business, editor):
    article, soon = make_article(tags=[economy]), timezone.now() + timedelta(hours=1)
    merge = merge_tags(economy, business, by=editor)
    save(article, headline="Ny tittel")
    plan_update(article, by=SYSTEM, update_at=soon)
    undo_merge(merge, by=editor)
    publish_due(soon)
    article.refresh_from_db()
    assert (article.headline, topics_of(article)) == ("Ny tittel", ["Økonomi"])


def test_undoing_is_refused_where_the_name_is_another_topics_now(economy, business, editor):
    merge = merge_tags(economy, business, by=editor)
    business.aliases.all().delete()
    make_tag("ØKONOMI")
    with pytest.raises(CannotMerge, match="has been given to “ØKONOMI”"):
        undo_merge(merge, by=editor)


def test_a_name_that_was_taken_and_let_go_again_is_free_for_who_comes_back(economy, business, editor):
    merge = merge_tags(economy, business, by=editor)
    rename_tag(rename_tag(business, "ØKONOMI", by=editor), "Næringsliv", by=editor)
    undo_merge(merge, by=editor)
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Næringsliv", "Økonomi"]
    assert not TagAlias.objects.exists()


def test_a_topic_is_not_merged_into_itself(economy, editor):
    with pytest.raises(CannotMerge, match="into itself"):
        merge_tags(economy, economy, by=editor)


def test_topics_of_different_kinds_ask_first(economy, editor):
    oslo = make_tag("Oslo", kind=Tag.Kind.PLACE)
    with pytest.raises(OtherKind, match="of the kind subject, “Oslo” of the kind place"):
        merge_tags(economy, oslo, by=editor)
    assert merge_tags(economy, oslo, by=editor, despite_kind=True).into_name == "Oslo"


def test_a_reporter_merges_nothing(economy, business, reporter):
    with pytest.raises(NotAllowed):
        merge_tags(economy, business, by=reporter)


def test_a_sensitive_topic_is_merged_by_a_chief(business, editor, chief):
    case = make_tag("Saken mot N.N.", is_sensitive=True)
    with pytest.raises(CannotMerge, match="by a chief editor"):
        merge_tags(case, business, by=editor)
    assert merge_tags(case, business, by=chief)


def test_merging_and_undoing_are_written_down(economy, business, editor):
    make_article(tags=[economy])
    undo_merge(merge_tags(economy, business, by=editor), by=editor)
    undone, merged = AuditEntry.objects.filter(action__in=["merged", "unmerged"])
    assert (merged.name, merged.details["merged"], merged.details["stories"]) == ("Næringsliv", "Økonomi", 1)
    assert (undone.name, undone.details["out_of"]) == ("Økonomi", "Næringsliv")


def test_merging_takes_as_many_queries_for_many_stories(economy, business, editor, django_assert_max_num_queries):
    for _number in range(12):
        make_article(tags=[economy, business])
    with django_assert_max_num_queries(40):
        merge = merge_tags(economy, business, by=editor)
    with django_assert_max_num_queries(40):
        undo_merge(merge, by=editor)


def test_renaming_leads_from_the_old_address(economy, editor):
    tag = rename_tag(economy, "Næring", by=editor)
    assert (tag.slug, [alias.name for alias in tag.aliases.all()]) == ("naering", ["Økonomi"])
    assert Redirect.objects.get().address == "okonomi"


def test_renaming_back_leaves_no_redirect_to_itself(economy, editor):
    tag = rename_tag(rename_tag(economy, "Næring", by=editor), "Økonomi", by=editor)
    assert (tag.slug, Redirect.objects.get().address) == ("okonomi", "naering")
    assert [alias.name for alias in tag.aliases.all()] == ["Næring"]


def test_another_way_of_writing_the_name_makes_no_alias(economy, editor):
    rename_tag(economy, "ØKONOMI", by=editor)
    assert not TagAlias.objects.exists()


lists = st.lists(st.sampled_from(range(4)), unique=True, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(lists, min_size=1, max_size=5), aliases=st.integers(0, 2))
def test_any_stories_are_the_same_after_undoing_and_after_merging_again(db, stories, aliases):
    Merge.objects.all().delete()
    Article.objects.all().delete()
    TaggedArticle.objects.all().delete()
    Redirect.objects.all().delete()
    Tag.objects.all().delete()
    tags = [make_tag(name) for name in "abcd"]
    for number in range(aliases):
        TagAlias.objects.create(tag=tags[0], name=f"alias {number}")
    for places in stories:
        make_article(tags=[tags[place] for place in places])
    before = everything()
    merge = merge_tags(tags[0], tags[1], by=SYSTEM)
    merged = everything()
    undo_merge(merge, by=SYSTEM)
    assert everything() == before
    merge_tags(tags[0], tags[1], by=SYSTEM)
    assert everything() == merged


def test_places_that_come_back_stand_where_their_story_does_in_time(economy, business):
    article = make_article(tags=[economy, business])
    undo_merge(merge_tags(economy, business, by=SYSTEM), by=SYSTEM)
    assert list(article.tagged.values_list("publish_at", flat=True)) == [article.publish_at] * 2


# What is suggested


def said_no(article) -> list[str]:
    return sorted(DismissedSuggestion.objects.filter(article=article).values_list("tag__name", flat=True))


def test_what_a_story_does_not_want_suggested_follows_the_merge_and_its_undoing(economy, business):
    one, two = make_article(), make_article()
    dismiss_suggestions(one, [economy.pk], [], by=SYSTEM)
    dismiss_suggestions(two, [economy.pk, business.pk], [], by=SYSTEM)
    merge = merge_tags(economy, business, by=SYSTEM)
    assert (said_no(one), said_no(two)) == (["Næringsliv"], ["Næringsliv"])
    undo_merge(merge, by=SYSTEM)
    assert (said_no(one), said_no(two)) == (["Økonomi"], ["Næringsliv", "Økonomi"])


def test_a_text_suggests_what_a_topic_is_called_and_was_merged_into_now(economy, business):
    def suggested() -> list[int]:
        return [found.tag for found in suggest_tags({"body": "Om økonomi."}, known_topics()).tags]

    assert suggested() == [economy.pk]
    merge = merge_tags(economy, business, by=SYSTEM)
    assert suggested() == [business.pk]
    assert undo_merge(merge, by=SYSTEM)
    assert suggested() == [economy.pk]
    rename_tag(economy, "Penger", by=SYSTEM, keep_old_name=False)
    assert suggested() == []


def test_drafts_are_led_on_by_number_when_the_address_is_somebody_elses(editor):
    old, into, other = make_tag("Klima"), make_tag("Klimaet"), make_tag("Vær")
    article = make_article(status="draft", tags=[old])
    merge_tags(old, into, by=editor)
    TagAlias.objects.all().delete()
    rename_tag(other, "Klima", by=editor)
    rename_tag(other, "Været", by=editor)
    assert newest_revision(article).draft["tags"] == [into.pk]


def test_a_merge_takes_no_number_from_drafts(editor):
    first, into = make_tag("Klima"), make_tag("Klimaet")
    article = make_article(status="draft", tags=[first])
    merge_tags(first, into, by=editor)
    TagAlias.objects.all().delete()
    before = everything()
    merge = merge_tags(make_tag("Klima"), make_tag("Vær"), by=editor)
    assert newest_revision(article).draft["tags"] == [into.pk]
    undo_merge(merge, by=editor).delete()
    Tag.objects.filter(name="Vær").delete()
    assert everything() == before
