"""What is to be put right about topics: near-duplicates, unused ones, those of a single story, stories without any."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef

from articles.models import Actor, Article, Redirect, Revision, Tag, TaggedArticle
from articles.text.topics.near_names import near_names

MOST = 50


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Each list has `MOST` at most: whoever has put those right looks again."""

    alike: Sequence[tuple[Tag, Tag]]
    unused: Sequence[Tag]
    once: Sequence[Tag]
    untagged: Sequence[Article]


def topic_report(user: Actor) -> TopicReport:
    """What this user can look at; stories are those that the user may open."""
    # What is counted has lost its order.
    counted = Tag.objects.annotate(stories=Count("tagged")).order_by("sort_key")
    names = dict(Tag.objects.filter(is_retired=False).values_list("pk", "name"))
    pairs = near_names(names, MOST)
    tags = counted.in_bulk({pk for pair in pairs for pk in pair})
    free = counted.filter(stories=0, is_retired=False).exclude(pk__in=_in_drafts())
    tagged = TaggedArticle.objects.filter(content_object=OuterRef("pk"))
    untagged = Article.objects.open_to(user).exclude(status=Article.Status.WITHDRAWN).filter(~Exists(tagged))
    return TopicReport(
        # The one with more stories stays.
        alike=[tuple(sorted((tags[one], tags[other]), key=lambda tag: (tag.stories, -tag.pk))) for one, other in pairs],
        unused=list(free[:MOST]),
        once=list(counted.filter(stories=1, is_retired=False)[:MOST]),
        untagged=list(untagged.select_related("section").defer("body", "lede").order_by("-edited_at", "-pk")[:MOST]),
    )


def _in_drafts() -> set[int]:
    """Topics that stand in drafts which no row shows yet."""
    ahead = Revision.objects.filter(
        number=F("article__version"), article__version__gt=F("article__projected_version")
    ).order_by()
    named = {pk for tags in ahead.values_list("content__tags", flat=True).iterator() for pk in tags or ()}
    return named | set(Redirect.objects.filter(old_id__in=named, tag__isnull=False).values_list("tag", flat=True))
