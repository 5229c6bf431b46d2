"""What the newsroom has on a topic or a person: how many stories, which are the newest, who was quoted as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Actor, Article, Credit, Person, Quote, Tag, TaggedArticle

MOST_SAMPLES = 5
MOST_ROLES = 12


@dataclass(frozen=True, slots=True)
class Met:
    """Stories with a topic or a person, of those that a user may see: their number, and the newest."""

    count: int
    samples: Sequence[Article]


def met(row: Tag | Person, user: Actor) -> Met:
    """The stories that are about the topic, or that quote or credit the person: in two queries."""
    stories = _stories(row, user)
    newest = stories.select_related("section").defer("body", "lede").order_by("-edited_at", "-pk")
    return Met(stories.count(), list(newest[:MOST_SAMPLES]))


def met_both(one: Tag | Person, other: Tag | Person, user: Actor) -> int:
    """How many stories, of those that the user may see, have both."""
    return _stories(one, user).filter(pk__in=_stories(other, user).order_by().values("pk")).count()


def _stories(row: Tag | Person, user: Actor) -> QuerySet[Article]:
    """Asked as a list of stories: asked story by story, some databases walk all that somebody said for each."""
    stories = Article.objects.visible_to(user)
    if isinstance(row, Tag):
        return stories.filter(pk__in=TaggedArticle.objects.filter(tag=row).order_by().values("content_object"))
    quoted = Quote.objects.current().filter(speaker=row).order_by().values("article")
    credited = Credit.objects.filter(person=row).order_by().values("article")
    return stories.filter(Q(pk__in=quoted) | Q(pk__in=credited))


@dataclass(frozen=True, slots=True)
class RoleMet:
    """A role as printed under a person's quotes: how often, first and last when."""

    role: str
    count: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """How often a person was quoted, when last, and as what, the newest role first."""

    count: int
    last: datetime | None
    roles: Sequence[RoleMet]


def heard(person: Person, user: Actor) -> Heard:
    """What has been quoted of the person in stories that the user may see, withdrawn ones apart: in two queries."""
    stories = Article.objects.visible_to(user).exclude(status=Article.Status.WITHDRAWN)
    is_seen = Exists(stories.filter(pk=OuterRef("article_id")))
    quotes = Quote.objects.current().filter(is_seen, speaker=person).order_by()
    when = Coalesce("article__publish_at", "article__edited_at")
    total = quotes.aggregate(count=Count("pk"), last=Max(when))
    roles = quotes.exclude(role="").values("role").annotate(count=Count("pk"), first=Min(when), last=Max(when))
    newest = roles.order_by("-last", "role")[:MOST_ROLES]
    return Heard(total["count"], total["last"], [RoleMet(**row) for row in newest])
