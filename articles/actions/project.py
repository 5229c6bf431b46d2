"""Projecting a revision: the story's row and its relations become what the revision's dictionary says."""

from collections.abc import Collection, Container, Mapping
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import Model

from articles.models import (
    Article,
    Credit,
    Person,
    Quote,
    RelatedLink,
    Revision,
    Section,
    Source,
    Tag,
    TaggedArticle,
    followed,
)
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.draft import QUOTE_FACTS, Draft, marking


def project_revision(article: Article, revision: Revision, *, at: datetime) -> None:
    """Write `revision` onto `article` and everything that hangs on it. The caller holds the transaction and the lock.

    What the revision names and somebody has since removed (a section, a topic, a person) is left out.
    """
    draft, tags, people = _hold_names(revision.draft)
    put_on_row(article, revision, Section.objects.filter(pk=draft["section"]).first())
    article.save()
    if article.is_planned(at):
        _take_over_plan(article, revision, at)
    project_tags(article, draft, tags)
    project_credits(article, draft, people)
    _project_related_links(article, draft)
    _project_quotes(article, draft, people, at)


def _hold_names(draft: Draft) -> tuple[Draft, set[int], set[int]]:
    """The draft, and which of its topics and people are there, held until the transaction ends.

    Whoever merges one of them waits for that; where somebody merged one just now, the draft is led on.
    """
    tags, people = _held(Tag, draft["tags"]), _held(Person, people_in(draft))
    if tags >= set(draft["tags"]) and people >= people_in(draft):
        return draft, tags, people
    draft = followed(draft)
    return draft, _held(Tag, draft["tags"]), _held(Person, people_in(draft))


def _held(model: type[Model], pks: Collection[int]) -> set[int]:
    if not pks:
        return set()
    rows = model.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    return set(rows.values_list("pk", flat=True))


def people_in(draft: Draft) -> set[int]:
    """The ids of those who are credited or quoted in a draft."""
    speakers = {facts["speaker"] for facts in draft["quotes"].values()}
    return ({credit["person"] for credit in draft["credits"]} | speakers) - {None}


def put_on_row(article: Article, revision: Revision, section: Section | None) -> None:
    """Let the story's own columns say what the revision says. Nothing is written."""
    draft: Draft = revision.content
    article.headline = draft["headline"]
    article.lede = draft["lede"]
    article.body = draft["body"]
    article.section = section
    article.language = draft["language"]
    article.genre = draft["genre"]
    for name, value in marking(draft).items():
        setattr(article, name, value)
    article.projected_version = revision.number


def date_rows(article: Article) -> None:
    """Let what hangs on the story follow its moment, where that alone was changed (models.fields.StoryMomentField)."""
    for rows in (article.tagged, article.credits, article.quotes):
        rows.update(publish_at=article.publish_at)


def _take_over_plan(article: Article, revision: Revision, at: datetime) -> None:
    """A planned story goes out as this version, and not as the one that was planned before it."""
    planned = article.revisions.filter(published_at__gt=at).exclude(pk=revision.pk)
    if before := planned.first():
        revision.published_at, revision.published_by = article.publish_at, before.published_by
        revision.save(update_fields=["published_at", "published_by"])
        planned.update(published_at=None, published_by=None)


# What hangs on a story, as rows: of people, topics and the like that the draft names, those that are `known`.


def tag_rows(article: Article, draft: Draft, known: Container[int]) -> list[TaggedArticle]:
    wanted = [pk for pk in draft["tags"] if pk in known]
    return [TaggedArticle(content_object=article, tag_id=pk, order=order) for order, pk in enumerate(wanted)]


def credit_rows(article: Article, draft: Draft, people: Container[int], sources: Container[int]) -> list[Credit]:
    rows = [Credit(person_id=c["person"], role=c["role"]) for c in draft["credits"] if c["person"] in people]
    rows += [Credit(source_id=pk, role=Credit.Role.SOURCE) for pk in draft["sources"] if pk in sources]
    for order, row in enumerate(rows):
        row.article, row.order = article, order
    return rows


def link_rows(article: Article, draft: Draft, stories: Mapping[int, Article]) -> list[RelatedLink]:
    return [
        RelatedLink(
            article=article,
            order=order,
            story=stories.get(link["story"]),
            title=link["title"] or stories[link["story"]].headline,
            address="" if link["story"] in stories else link["address"],
        )
        for order, link in enumerate(draft["related"])
        if link["title"] or link["story"] in stories
    ]


def quote_rows(article: Article, draft: Draft, people: Container[int], confirmers: Container[int] = ()) -> list[Quote]:
    """A row for each quote that the text marks, in its order, with the words and the sentence before from there."""
    rows = []
    for order, mark in enumerate(marked_quotes(draft["body"])):
        facts = {**QUOTE_FACTS, **draft["quotes"][mark.ref]}
        speaker, said_on, confirmed_by = facts.pop("speaker"), facts.pop("said_on"), facts.pop("confirmed_by")
        rows.append(
            Quote(
                article=article,
                ref=mark.ref,
                order=order,
                words=mark.words,
                sentence_before=mark.sentence_before,
                speaker_id=speaker if speaker in people else None,
                said_on=date.fromisoformat(said_on) if said_on else None,
                confirmed_by_id=confirmed_by if confirmed_by in confirmers else None,
                retired_at=None,
                **facts,
            )
        )
    return rows


def project_tags(article: Article, draft: Draft, known: Container[int]) -> None:
    """The story's topics are those of the draft, of those that are there."""
    rows = tag_rows(article, draft, known)
    if [row.tag_id for row in rows] == list(article.tagged.order_by("order").values_list("tag_id", flat=True)):
        article.tagged.exclude(publish_at=article.publish_at).update(publish_at=article.publish_at)
        return
    article.tagged.all().delete()
    TaggedArticle.objects.bulk_create(rows)


def project_credits(article: Article, draft: Draft, people: Container[int]) -> None:
    """The story's byline and sources are those of the draft, of those that are there."""
    sources = set(Source.objects.filter(pk__in=draft["sources"]).values_list("pk", flat=True))
    article.credits.all().delete()
    Credit.objects.bulk_create(credit_rows(article, draft, people, sources))


def _project_related_links(article: Article, draft: Draft) -> None:
    stories = Article.objects.in_bulk([link["story"] for link in draft["related"] if link["story"]])
    article.related_links.all().delete()
    RelatedLink.objects.bulk_create(link_rows(article, draft, stories))


def _project_quotes(article: Article, draft: Draft, people: Container[int], at: datetime) -> None:
    """Rows follow the marks: upserted by ref, and retired where the mark is gone."""
    confirmers = {f["confirmed_by"] for f in draft["quotes"].values() if f.get("confirmed_by")}
    if confirmers:
        confirmers &= set(get_user_model().objects.filter(pk__in=confirmers).values_list("pk", flat=True))
    rows = quote_rows(article, draft, people, confirmers)
    columns = [f.name for f in Quote._meta.concrete_fields if f.name not in ("id", "article", "ref")]
    if rows:
        Quote.objects.bulk_create(rows, update_conflicts=True, unique_fields=["article", "ref"], update_fields=columns)
    article.quotes.current().exclude(ref__in=[row.ref for row in rows]).update(retired_at=at)
