"""The front page: the newest stories in a true hierarchy, and what people said."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Quote, Section

SECONDS = 3
ROW = 4
SAID = 3
IN_SECTION = 4
NEWEST_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class SectionOnFront:
    """A section with its newest stories that stand nowhere above."""

    section: Section
    articles: list[Article]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """One lead, seconds beside it, a row below, quotes, sections; no story twice. Empty lists where there is less."""

    lead: Article | None
    seconds: list[Article]
    row: list[Article]
    said: list[Quote]
    sections: list[SectionOnFront]


def front_page_at(moment: datetime | None = None) -> FrontPage:
    """The front page at that moment (default now), in two queries whatever the number of stories."""
    at = moment or timezone.now()
    newest = list(Article.objects.published(at).for_cards().newest_first()[:NEWEST_LOOKED_AT])
    top = 1 + SECONDS
    by_section: dict[Section, list[Article]] = {}
    for article in newest[top + ROW :]:
        by_section.setdefault(article.section, []).append(article)
    return FrontPage(
        lead=newest[0] if newest else None,
        seconds=newest[1:top],
        row=newest[top : top + ROW],
        said=_newest_said(at),
        sections=[
            SectionOnFront(section, by_section[section][:IN_SECTION])
            for section in sorted(by_section, key=lambda section: (section.order, section.name))
        ],
    )


def _newest_said(at: datetime) -> list[Quote]:
    said = Quote.objects.published(at).filter(speaker__is_listed=True)
    return list(
        said.select_related("article__section", "speaker").order_by("-article__publish_at", "-article_id", "order")[
            :SAID
        ]
    )
