"""What people have said and written here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Actor, Article, Credit, Person, Quote

MOST_QUOTES = 50
MOST_STORIES = 20


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person with the newest quotes and stories of theirs that readers may see."""

    person: Person
    quotes: list[Quote]
    articles: list[Article]


def person_page(code: str, at: datetime | None = None) -> PersonPage | None:
    """The page of a listed person who has said or written something published; else None, as for nobody."""
    at = at or timezone.now()
    person = Person.objects.listed().filter(code=code).first()
    if person is None:
        return None
    published = Article.objects.published(at)
    quotes = Quote.objects.published(at).filter(speaker=person).select_related("article__section")
    page = PersonPage(
        person=person,
        quotes=list(quotes.order_by("-article__publish_at", "-article_id", "order")[:MOST_QUOTES]),
        articles=list(published.filter(credits__person=person).distinct().for_cards().newest_first()[:MOST_STORIES]),
    )
    return page if page.quotes or page.articles else None


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
    quotes = _newest_story_first(Quote.objects.current().filter(article__in=stories, speaker=OuterRef("pk")))
    credits = _newest_story_first(Credit.objects.filter(article__in=stories, person=OuterRef("pk")))
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
