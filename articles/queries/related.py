"""Stories that belong with a story: those that share its topics, rare ones before common ones, near in time first."""

from collections.abc import Collection, Sequence
from datetime import datetime
from math import log

from django.db.models import OuterRef, Q, QuerySet, Subquery

from articles.models import Article, Tag, TaggedArticle
from articles.queries.topics import COUNTED_TO, CountUpTo

MOST = 4
LOOKED_AT = 30
TOPICS = 8
FAR = 90  # days: a story that far away counts half


def with_reach(tags: QuerySet) -> QuerySet:
    """Topics with what `related_stories` asks of each: its `uses` (up to a thousand), and `since`.

    `since` is the moment of its thirtieth newest story; None where it has fewer.
    """
    rows = TaggedArticle.objects.filter(tag=OuterRef("pk"), publish_at__isnull=False)
    newest = rows.order_by("-publish_at").values("publish_at")
    return tags.annotate(
        uses=CountUpTo(rows.order_by().values("pk")[:COUNTED_TO]), since=Subquery(newest[LOOKED_AT - 1 : LOOKED_AT])
    )


def related_stories(
    tags: Sequence[Tag], *, but: Collection[int | None], most: int = MOST, near: datetime, at: datetime
) -> list[Article]:
    """At most `most` published stories that share these topics (from `with_reach`), the best first; none of `but`.

    A shared topic counts the more the rarer it is, 1 / log(2 + uses), and a story the less the further it is from the
    moment `near`. Each topic's newest thirty stories are considered, and no more: two queries, whatever it has.
    """
    weights = {tag.pk: 1 / log(2 + tag.uses) for tag in tags[:TOPICS] if getattr(tag, "uses", 0)}
    if not weights or most <= 0:
        return []
    newest = Q()
    for tag in tags[:TOPICS]:
        if tag.pk in weights:
            newest |= Q(tag=tag, publish_at__gte=tag.since) if tag.since else Q(tag=tag, publish_at__isnull=False)
    # Of these few the best are asked whether readers may see them: joined, a database may begin with all that is out.
    rows = TaggedArticle.objects.filter(newest).order_by()
    scores: dict[int, float] = {}
    for tag, pk, moment in rows.values_list("tag_id", "content_object_id", "publish_at"):
        distance = abs((moment - near).total_seconds()) / 86_400
        scores[pk] = scores.get(pk, 0) + weights[tag] / (1 + distance / FAR)
    best = sorted(scores.keys() - set(but), key=lambda pk: (-scores[pk], -pk))
    seen = Article.objects.published(at).for_cards().in_bulk(best[:LOOKED_AT])
    return [seen[pk] for pk in best if pk in seen][:most]
