"""What people have said and written here."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Actor, Article, Credit, Person, Quote, Tag, TaggedArticle
from articles.queries.paging import Page, newest_page_of
from articles.queries.quotes import QuotesPage, newest_quotes, quotes_for_readers
from articles.queries.topics import people_with_a_page
from articles.queries.years import in_year, years_of

MOST_STORIES = 10
MOST_TOPICS = 12
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What a person has been quoted as saying, a page of it, and the first of the stories that they wrote.

    `topic` and `year` are what the quotes are narrowed down to, `topics` and `years` what there is to choose from.
    """

    person: Person
    quotes: QuotesPage
    stories: Page
    topics: list[Tag] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    topic: Tag | None = None
    year: int | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.topic or self.year)


def listed_person(code: str, at: datetime | None = None) -> Person | None:
    """The listed person with that code who has said or written something published; None for all others."""
    return people_with_a_page(at).filter(code=code).first()


def person_page(
    person: Person, *, topic: str = "", year: str = "", after: str = "", at: datetime | None = None
) -> PersonPage | None:
    """The page of somebody from `listed_person`, of what they said on a topic (its slug) or in a year.

    Years are those of the stories. None where they have said nothing of that kind, or nothing after that place.
    """
    at = at or timezone.now()
    quotes = quotes_for_readers(at).filter(speaker=person)
    years, topics = years_of(person, quotes), _topics_of(quotes)
    chosen_year = {str(number): number for number in years}.get(year)
    chosen_topic = Tag.objects.shown().filter(slug=topic).first() if topic else None
    if bool(topic) != bool(chosen_topic) or bool(year) != bool(chosen_year):
        return None
    if chosen_year:
        quotes = quotes.filter(in_year(chosen_year))
    if chosen_topic:
        on_topic = TaggedArticle.objects.filter(tag=chosen_topic, content_object=OuterRef("article_id"))
        quotes = quotes.filter(Exists(on_topic))
    page = newest_quotes(quotes, after=after, at=at)
    if page is None or (not page.quotes and (topic or year)):
        return None
    stories = newest_page_of(Credit.objects.filter(person=person), "article", size=MOST_STORIES, at=at)
    return PersonPage(person, page, stories, topics, years, chosen_topic, chosen_year)


def person_stories(person: Person, *, after: str = "", at: datetime | None = None) -> Page | None:
    """All stories that the person has written, in pages; None after a story that is not among them."""
    return newest_page_of(Credit.objects.filter(person=person), "article", after=after, at=at)


def _topics_of(quotes: QuerySet) -> list[Tag]:
    """The topics that somebody has spoken on most, of the newest quotes (LOOKED_AT), by name."""
    newest = set(quotes.order_by("-publish_at").values_list("article_id", flat=True)[:LOOKED_AT])
    tagged = Tag.objects.shown().filter(tagged__content_object__in=newest).annotate(times=Count("tagged"))
    return sorted(tagged.order_by("-times", "sort_key")[:MOST_TOPICS], key=lambda tag: tag.sort_key)


@dataclass(frozen=True, slots=True)
class LastSeen:
    """Where one has met a person last: the newest story that quotes them, else the newest that they wrote.

    `role` is the newest that was printed under their name, "" for none.
    """

    article: Article | None
    is_quoted: bool
    role: str


def last_seen(people: Collection[Person], user: Actor) -> dict[int, LastSeen]:
    """Where this user may have met each of these people last, {id: LastSeen}: in two queries, however many they are."""
    stories = Article.objects.visible_to(user).exclude(status=Article.Status.WITHDRAWN)
    # Story by story: asked as a list, some databases begin with every story there is.
    is_seen = Exists(stories.filter(pk=OuterRef("article_id")))
    quotes = _newest_story_first(Quote.objects.current().filter(is_seen, speaker=OuterRef("pk")))
    credits = _newest_story_first(Credit.objects.filter(is_seen, person=OuterRef("pk")))
    found = Person.objects.filter(pk__in=[person.pk for person in people]).values_list(
        "pk",
        Subquery(quotes.values("article")[:1]),
        Subquery(credits.values("article")[:1]),
        Subquery(quotes.exclude(role="").values("role")[:1]),
    )
    rows = list(found)
    articles = Article.objects.defer("body").in_bulk(
        {quoted or written for _pk, quoted, written, _role in rows} - {None}
    )
    return {
        pk: LastSeen(articles.get(quoted or written), is_quoted=bool(quoted), role=role or "")
        for pk, quoted, written, role in rows
    }


def _newest_story_first(rows: QuerySet) -> QuerySet:
    return rows.order_by(Coalesce("article__publish_at", "article__edited_at").desc(), "-pk")
