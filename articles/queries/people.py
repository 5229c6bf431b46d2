"""What a person has said and written here."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Person, Quote

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
