"""Topics that readers can go to."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from articles.models import Article, Person, Quote, Tag


def topics_in_use(at: datetime | None = None):
    """Topics with at least one published story, and not hidden from readers: only they have a page."""
    return Tag.objects.shown().filter(Exists(Article.objects.published(at).filter(tagged__tag=OuterRef("pk"))))


def people_with_a_page(at: datetime | None = None):
    """Listed people who are quoted in, or have written, a published story."""
    published = Article.objects.published(at)
    quoted = Exists(Quote.objects.published(at).filter(speaker=OuterRef("pk")))
    writing = Exists(published.filter(credits__person=OuterRef("pk")))
    return Person.objects.listed().filter(quoted | writing)
