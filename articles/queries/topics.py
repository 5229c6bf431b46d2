"""Topics that readers can go to, and what a topic's page shows.

What is asked of a topic's stories together (who is quoted most, which topics are near) is asked of its newest stories
alone: a topic of fifty thousand stories costs what one of two hundred does, and is told as it is now.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, Credit, Person, Quote, Tag, TaggedArticle
from articles.queries.paging import Page, for_readers, has_any, newest_page_of, older_than
from articles.queries.quotes import QuotesPage, newest_quotes, quotes_for_readers
from articles.queries.years import in_year, years_of

LOOKED_AT = 200
SAID = 5
MOST_QUOTED = 8
RELATED = 8
COUNTED_TO = 1000


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic's stories of one page, of one year where `year` is given, and the years to choose from."""

    stories: Page
    years: list[int]
    year: int | None


@dataclass(frozen=True, slots=True)
class AroundTopic:
    """What stands around a topic's newest stories: what was said in them, by whom most, and the topics nearest."""

    said: list[Quote] = field(default_factory=list)
    has_more_said: bool = False
    most_quoted: list[Person] = field(default_factory=list)  # each with its `times`
    related: list[Tag] = field(default_factory=list)


class CountUpTo(Subquery):
    """How many rows a queryset has, which somebody has cut off (`[:1000]`): no topic is walked to its end."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"


def topics_in_use(at: datetime | None = None) -> QuerySet:
    """Topics with at least one published story, and not hidden from readers: only they have a page."""
    at = at or timezone.now()
    return Tag.objects.shown().filter(
        has_any(for_readers(TaggedArticle.objects.filter(tag=OuterRef("pk")), "content_object", at))
    )


def people_with_a_page(at: datetime | None = None) -> QuerySet:
    """Listed people who are quoted in, or have written, a published story."""
    at = at or timezone.now()
    quoted = quotes_for_readers(at).filter(speaker=OuterRef("pk"))
    writing = for_readers(Credit.objects.filter(person=OuterRef("pk")), "article", at)
    return Person.objects.listed().filter(has_any(quoted) | has_any(writing))


def topic_page(topic: Tag, *, year: str = "", after: str = "", at: datetime | None = None) -> TopicPage | None:
    """A page of the topic's stories; None for a year that it has none of, or after a story that is not among them."""
    rows = TaggedArticle.objects.filter(tag=topic)
    years = years_of(topic, for_readers(rows, "content_object", at))
    chosen = {str(number): number for number in years}.get(year)
    if year and chosen is None:
        return None
    rows = rows.filter(in_year(chosen)) if chosen else rows
    stories = newest_page_of(rows, "content_object", after=after, at=at)
    return stories and TopicPage(stories, years, chosen)


def around_topic(topic: Tag, at: datetime | None = None) -> AroundTopic:
    """What stands around the topic's newest stories (LOOKED_AT of them), in six queries."""
    at = at or timezone.now()
    rows = for_readers(TaggedArticle.objects.filter(tag=topic), "content_object", at)
    newest = list(rows.values_list("content_object_id", flat=True)[:LOOKED_AT])
    quotes = quotes_for_readers(at).filter(article__in=newest)
    said = newest_quotes(quotes, size=SAID, at=at)
    return AroundTopic(
        said=said.quotes,
        has_more_said=bool(said.next_after),
        most_quoted=_most_quoted(quotes),
        related=_related(topic, newest),
    )


def topic_quotes(topic: Tag, *, after: str = "", at: datetime | None = None) -> QuotesPage | None:
    """What has been said in the topic's stories, newest first; None after a place that is not there.

    A page looks at LOOKED_AT stories, and may hold fewer quotes than others where little was said in them.
    """
    at = at or timezone.now()
    rows = for_readers(TaggedArticle.objects.filter(tag=topic), "content_object", at)
    code, _dash, ref = after.partition("-")
    story = None
    if after:
        last = rows.filter(content_object__code=code).values_list("publish_at", "content_object_id").first()
        if last is None:
            return None
        story, rows = last[1], rows.filter(older_than(*last, "content_object_id"))
    newest = list(rows.values_list("content_object_id", flat=True)[: LOOKED_AT + 1])
    looked_at = newest[:LOOKED_AT] + ([story] if ref else [])
    page = newest_quotes(quotes_for_readers(at).filter(article__in=looked_at), after=after if ref else "", at=at)
    if page is None:
        return None
    next_after = page.next_after
    if not next_after and len(newest) > LOOKED_AT:
        next_after = f"{Article.objects.only('code').get(pk=newest[LOOKED_AT - 1]).code}-"
    return QuotesPage(page.quotes, after, next_after)


def _most_quoted(quotes: QuerySet) -> list[Person]:
    """Who is quoted most, each with `times`; whoever is quoted once is only quoted."""
    often = quotes.order_by().values("speaker").annotate(times=Count("pk")).filter(times__gt=1)
    times = dict(often.order_by("-times", "speaker").values_list("speaker", "times")[:MOST_QUOTED])
    people = Person.objects.in_bulk(times)
    for pk, person in people.items():
        person.times = times[pk]
    return [people[pk] for pk in times]


def _related(topic: Tag, newest: list[int]) -> list[Tag]:
    """The topics that share stories with this one, by how many for how common they are: shared² / uses.

    A topic that every other story has says little; uses are counted up to COUNTED_TO.
    """
    sharing = (
        TaggedArticle.objects.filter(content_object__in=newest, tag__is_hidden=False).exclude(tag=topic).order_by()
    )
    shared = dict(
        sharing.values("tag").annotate(times=Count("pk")).order_by("-times", "tag").values_list("tag", "times")[:30]
    )
    uses = TaggedArticle.objects.filter(tag=OuterRef("pk"), publish_at__isnull=False).order_by().values("pk")
    near = Tag.objects.filter(pk__in=shared).annotate(uses=CountUpTo(uses[:COUNTED_TO]))
    return sorted(near, key=lambda tag: (-(shared[tag.pk] ** 2) / max(tag.uses, 1), tag.sort_key))[:RELATED]
