"""Where a topic or a person that changed its address is now, of what readers may see."""

from datetime import datetime

from articles.models import Person, Tag
from articles.queries.topics import people_with_a_page, topics_in_use


def topic_moved_to(slug: str, at: datetime | None = None) -> Tag | None:
    """The topic whose page an old slug leads to; None where a topic has that slug, or where readers find no page."""
    if Tag.objects.filter(slug=slug).exists():
        return None
    return topics_in_use(at).filter(redirects__address=slug).first()


def person_moved_to(code: str, at: datetime | None = None) -> Person | None:
    """The person whose page an old code leads to; None where readers find no page."""
    return people_with_a_page(at).filter(redirects__address=code).first()
