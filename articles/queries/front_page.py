"""The front page: the newest stories in a true hierarchy, and what people said."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Quote, Section
from articles.queries.quotes import mark_corrected

SECONDS = 3
ROW = 4
SAID = 3
IN_SECTION = 4
NEWEST_LOOKED_AT = 60
QUOTES_LOOKED_FOR_IN = 20


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

    @property
    def lead_quote(self) -> Quote | None:
        """What is said in the lead, if anything is."""
        return next((quote for quote in self.said if quote.article == self.lead), None)

    @property
    def also_said(self) -> list[Quote]:
        return [quote for quote in self.said if quote is not self.lead_quote][:SAID]


def front_page_at(moment: datetime | None = None) -> FrontPage:
    """The front page at that moment (default now), in three queries whatever the number of stories."""
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
        said=_newest_said(newest[:QUOTES_LOOKED_FOR_IN], at),
        sections=[
            SectionOnFront(section, by_section[section][:IN_SECTION])
            for section in sorted(by_section, key=lambda section: (section.order, section.name))
        ],
    )


def _newest_said(newest: list[Article], at: datetime) -> list[Quote]:
    """The newest quotes of these stories: each speaker once before anybody twice.

    Only what stands as direct speech, by people who may be listed; part-quotes say too little alone.
    """
    stories = {article.pk: (place, article) for place, article in enumerate(newest)}
    direct = [Quote.Form.DASH, Quote.Form.VERBATIM]
    found = Quote.objects.current().listed().filter(article__in=stories, form__in=direct)
    quotes = sorted(found.select_related("speaker"), key=lambda quote: (stories[quote.article_id][0], quote.order))
    first_of_each = {quote.speaker_id: quote for quote in reversed(quotes)}
    quotes.sort(key=lambda quote: first_of_each[quote.speaker_id] is not quote)
    for quote in quotes:
        quote.article = stories[quote.article_id][1]
    mark_corrected(quotes[: 1 + SAID], at)
    return quotes[: 1 + SAID]
