"""Many invented stories to try the newsroom on, marked as samples, and taken away again.

Each is what publishing its draft would have made: the rows come from the functions that projecting uses
(articles/actions/project.py), written many at a time. No audit trail is kept of samples.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from random import Random, randrange
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.actions.known_samples import KnownSamples
from articles.actions.project import credit_rows, link_rows, put_on_row, quote_rows, tag_rows
from articles.actions.seed import plant_sections
from articles.models import (
    Actor,
    Article,
    Credit,
    Person,
    Quote,
    Redirect,
    RelatedLink,
    Revision,
    Source,
    StoryEvent,
    Tag,
    TaggedArticle,
    can,
)
from articles.text.codes import new_code
from articles.text.samples.story import SampleStory, moments, sample_story

BATCH = 500
LINKED_FROM = 60  # the newest stories of a section that the next may lead to


class RealStoriesHere(Exception):
    """Readers have stories of this newsroom: samples would stand among them."""


def make_sample_stories(
    count: int, *, by: Actor, seed: int | None = None, at: datetime | None = None, beside_real: bool = False
) -> Iterator[int]:
    """Make `count` stories of the last ten years, and yield how many there are after each batch, whole and committed.

    The same `seed` and moment give the same stories under other addresses. Raises NotAllowed, and RealStoriesHere
    unless they may stand `beside_real` ones; the newsroom's first story (articles/seed) is not counted.
    """
    if not can(by, "publish", Article):
        raise NotAllowed
    if not beside_real and _has_real_stories():
        raise RealStoriesHere
    plant_sections()
    now = at or timezone.now()
    seed = randrange(2**32) if seed is None else seed  # noqa: S311
    rng = Random(seed)  # noqa: S311
    stories = (sample_story(rng, moment, now) for moment in moments(count, now, rng))
    # Links are drawn apart: the stories are the same, however many are written at once.
    batch_writer, done = _Writer(now, Random(f"links {seed}")), 0  # noqa: S311
    while batch := list(islice(stories, BATCH)):
        batch_writer.write(batch)
        done += len(batch)
        yield done


def _has_real_stories() -> bool:
    seeded = Revision.objects.filter(key__startswith="seed:").values("article")
    return Article.objects.published().filter(is_sample=False).exclude(pk__in=seeded).exists()


class _Writer:
    """Writes stories a batch at a time; what it remembers between them has a bound."""

    def __init__(self, now: datetime, rng: Random) -> None:
        self.now, self.rng = now, rng
        self.known = KnownSamples()
        self._newest: dict[int, deque[tuple[Article, frozenset[int]]]] = {}

    @transaction.atomic
    def write(self, stories: Sequence[SampleStory]) -> None:
        self.known.meet(stories)
        drafts = [self.known.draft_of(story) for story in stories]
        articles = [self._article(story, draft) for story, draft in zip(stories, drafts, strict=True)]
        _give_free_codes(articles)
        _create(Article, articles)
        linked: dict[int, Article] = {}
        for story, article, draft in zip(stories, articles, drafts, strict=True):
            draft["related"] = self._related(story, article, draft, linked)
        together = list(zip(articles, drafts, strict=True))
        _create(Revision, map(_revision, stories, articles, drafts))
        topics, people, sources = (set(found.values()) for found in self.known.ids())
        _create(TaggedArticle, chain(*(tag_rows(article, draft, topics) for article, draft in together)))
        _create(Credit, chain(*(credit_rows(article, draft, people, sources) for article, draft in together)))
        _create(RelatedLink, chain(*(link_rows(article, draft, linked) for article, draft in together)))
        _create(Quote, chain(*(quote_rows(article, draft, people) for article, draft in together)))
        _create(StoryEvent, _events(stories, articles))

    def _article(self, story: SampleStory, draft: dict) -> Article:
        is_out = story.publish_at is not None and story.publish_at <= self.now
        article = Article(
            is_sample=True,
            status=story.status,
            publish_at=story.publish_at,
            went_out_at=story.publish_at if is_out else None,
            handed_in_at=story.written_at if story.status == Article.Status.REVIEW else None,
            due_at=story.due_at,
            version=1,
            created_at=story.written_at,
            edited_at=story.withdrawn_at or (story.publish_at if is_out else story.written_at),
        )
        put_on_row(article, Revision(number=1, content=draft), self.known.section(story.section))
        return article

    def _related(self, story: SampleStory, article: Article, draft: dict, linked: dict[int, Article]) -> list[dict]:
        """Older stories of the section that readers have, on one of the same topics, for a third of the stories."""
        newest = self._newest.setdefault(draft["section"], deque(maxlen=LINKED_FROM))
        topics = frozenset(draft["tags"])
        chosen = []
        if self.rng.random() < 0.35:
            alike = [other for other, theirs in newest if topics & theirs]
            chosen = self.rng.sample(alike, min(len(alike), self.rng.randint(1, 3)))
            linked |= {other.pk: other for other in chosen}
        if article.is_published(self.now):
            newest.append((article, topics))
        return [{"title": other.headline, "address": "", "story": other.pk} for other in chosen]


def _create(model: type[models.Model], rows) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)


def _give_free_codes(articles: Sequence[Article]) -> None:
    """Chance makes the codes; among a hundred thousand of them two are the same in one case of fifty."""
    taken = set(Article.objects.filter(code__in=[article.code for article in articles]).values_list("code", flat=True))
    for article in articles:
        while article.code in taken:
            article.code = new_code()
        taken.add(article.code)


def _revision(story: SampleStory, article: Article, draft: dict) -> Revision:
    return Revision(
        article=article,
        number=1,
        content=draft,
        at=story.written_at,
        published_at=story.publish_at,
        key=uuid4().hex,
    )


def _events(stories: Sequence[SampleStory], articles: Sequence[Article]) -> Iterator[StoryEvent]:
    for story, article in zip(stories, articles, strict=True):
        if story.withdrawn_at:
            yield StoryEvent(article=article, kind=StoryEvent.Kind.PUBLISHED, at=story.publish_at)


def count_sample_stories() -> int:
    """How many sample stories there are."""
    return Article.objects.filter(is_sample=True).count()


def remove_sample_stories(*, by: Actor) -> Iterator[int]:
    """Delete the samples for good, and yield how many stories are gone after each batch.

    A topic, a person or a source that was made for samples, and that a story which is none uses by now, in any of its
    versions, stays and is no sample any more. Raises NotAllowed.
    """
    if not can(by, "delete", Article):
        raise NotAllowed
    done = 0
    samples = Article.objects.filter(is_sample=True).order_by("pk").values_list("pk", flat=True)
    while batch := list(samples[:BATCH]):
        Article.objects.filter(pk__in=batch).delete()
        done += len(batch)
        yield done
    _remove_names()


@transaction.atomic
def _remove_names() -> None:
    for noun, named in _named_in_drafts().items():
        samples = noun.objects.filter(is_sample=True)
        used = models.Q(pk__in=named)
        for relation in noun._meta.related_objects:
            if relation.on_delete is models.PROTECT:
                column = relation.field.attname
                used |= models.Q(pk__in=relation.related_model.objects.exclude(**{column: None}).values(column))
        samples.filter(pk__in=list(samples.filter(used).values_list("pk", flat=True))).update(is_sample=False)
        samples.delete()


def _named_in_drafts() -> dict[type[models.Model], set[int]]:
    """The ids that versions of stories name: one that readers do not have yet has no other hold on them."""
    found: dict[type[models.Model], set[int]] = {Tag: set(), Person: set(), Source: set()}
    for draft in Revision.objects.values_list("content", flat=True).iterator(chunk_size=BATCH):
        found[Tag].update(draft.get("tags", ()))
        found[Source].update(draft.get("sources", ()))
        found[Person].update(credit["person"] for credit in draft.get("credits", ()))
        found[Person].update(facts.get("speaker") for facts in draft.get("quotes", {}).values())
    found[Person].discard(None)
    for noun, led in ((Tag, "tag"), (Person, "person")):
        merged = Redirect.objects.filter(old_id__in=found[noun], **{f"{led}__isnull": False})
        found[noun].update(merged.values_list(led, flat=True))
    return found
