"""A draft as readers would get it: their story, made from the draft's dictionary alone, in eight queries at most."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date, datetime

from django.db.models import Model, QuerySet

from articles.models import Article, Credit, Person, PreviewLink, Quote, RelatedLink, Section, Source, Tag
from articles.queries.related import with_reach
from articles.queries.story import Story, beside
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.draft import Draft, clean_draft, marking

Rows = Mapping[int, Model]


def draft_story(article: Article | None, content: Draft, at: datetime, new: Rows | None = None) -> Story:
    """The page that readers would have, were `content` the draft that they get at that moment. Nothing is written.

    `article` is the story that the draft belongs to (None: none yet), `new` rows that are not in the database, under
    ids that no row there has. What the draft names and somebody has since removed is left out, as publishing does.
    """
    draft, new = clean_draft(content), new or {}
    shown = _article(article, draft)
    speakers = [facts["speaker"] for facts in draft["quotes"].values()]
    people = _rows(Person, [credit["person"] for credit in draft["credits"]] + speakers, new)
    known = _rows(Tag, draft["tags"], new, with_reach(Tag.objects.shown()))
    tags = [known[pk] for pk in draft["tags"] if pk in known]
    links = _related_links(shown, draft, at)
    return Story(
        article=shown,
        credits=_credits(draft, people, _rows(Source, draft["sources"], new)),
        tags=tags,
        quotes=_quotes(shown, draft, people),
        related_links=links,
        events=list(article.events.filter(at__lte=at)) if article and article.publish_at else [],
        related_stories=beside(shown, links, tags, at),
    )


def shared_story(digest: str, at: datetime) -> Story | None:
    """What the preview link with that hash leads to at that moment; None where it leads nowhere (any more)."""
    links = PreviewLink.objects.open(at).select_related("article__section", "revision")
    link = links.filter(hash=digest).first()
    if link is None:
        return None
    revision = link.revision or link.article.revisions.get(number=link.article.version)
    return draft_story(link.article, revision.draft, at)


def _article(article: Article | None, draft: Draft) -> Article:
    shown = copy(article) if article else Article()
    for name in ("headline", "lede", "body", "language", "genre"):
        setattr(shown, name, draft[name])
    for name, value in marking(draft).items():
        setattr(shown, name, value)
    if shown.section_id != draft["section"]:
        shown.section = Section.objects.filter(pk=draft["section"]).first()
    Article._meta.get_field("slug").pre_save(shown, add=False)
    return shown


def _rows(model: type[Model], pks: Iterable[int | None], new: Rows, rows: QuerySet | None = None) -> dict[int, Model]:
    """Rows by id, of those that are there; `rows` are the model's, with what is asked of them besides."""
    wanted = {pk for pk in pks if pk}
    known = (model.objects if rows is None else rows).in_bulk(wanted - new.keys())
    return known | {pk: new[pk] for pk in wanted & new.keys() if isinstance(new[pk], model)}


def _credits(draft: Draft, people: Rows, sources: Rows) -> list[Credit]:
    named = [Credit(person=people[c["person"]], role=c["role"]) for c in draft["credits"] if c["person"] in people]
    return named + [Credit(source=sources[pk], role=Credit.Role.SOURCE) for pk in draft["sources"] if pk in sources]


def _quotes(article: Article, draft: Draft, people: Rows) -> list[Quote]:
    quotes = []
    for order, mark in enumerate(marked_quotes(draft["body"])):
        facts = dict(draft["quotes"][mark.ref])
        speaker, said_on, confirmed_by = facts.pop("speaker"), facts.pop("said_on"), facts.pop("confirmed_by")
        quotes.append(
            Quote(
                article=article,
                ref=mark.ref,
                order=order,
                words=mark.words,
                sentence_before=mark.sentence_before,
                speaker=people.get(speaker),
                said_on=date.fromisoformat(said_on) if said_on else None,
                confirmed_by_id=confirmed_by,
                **facts,
            )
        )
    return quotes


def _related_links(article: Article, draft: Draft, at: datetime) -> list[RelatedLink]:
    """Those that readers may follow at that moment."""
    wanted = {link["story"] for link in draft["related"] if link["story"]}
    stories = Article.objects.for_cards().in_bulk(wanted) if wanted else {}
    links = []
    for order, link in enumerate(draft["related"]):
        story = stories.get(link["story"])
        title = link["title"] or (story.headline if story else "")
        address = "" if story else link["address"]
        if title and (address or (story and story.is_published(at))):
            links.append(RelatedLink(article=article, order=order, story=story, title=title, address=address))
    return links
