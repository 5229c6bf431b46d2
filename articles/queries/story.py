"""A story as readers get it, in eight queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from textwrap import shorten

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.models import Article, Credit, Person, Quote, RelatedLink, StoryEvent, Tag
from articles.queries.quotes import tell_corrections
from articles.queries.related import MOST, related_stories, with_reach
from articles.text.drafts.body import Speaker, plain_text, readers_body, reading_minutes

SUMMARY_LENGTH = 200


@dataclass(slots=True)
class Quoted:
    """Somebody quoted in a story: the name and role as printed, the person (None where unlisted), the quotes."""

    name: str
    role: str
    person: Person | None
    quotes: list[Quote] = field(default_factory=list)


@dataclass
class Story:
    """An article with all that its page shows."""

    article: Article
    credits: Sequence[Credit]
    tags: Sequence[Tag]
    quotes: Sequence[Quote]
    related_links: Sequence[RelatedLink]
    events: Sequence[StoryEvent]
    related_stories: Sequence[Article] = ()

    def __post_init__(self):
        tell_corrections(self.quotes, self.events)

    @property
    def quotations(self) -> list[Quote]:
        """The quotes that somebody is named for, but those that are shown as text alone."""
        return [quote for quote in self.quotes if quote.speaker and quote.is_listed]

    @property
    def corrections(self) -> list[StoryEvent]:
        return [event for event in self.events if event.is_correction]

    @property
    def corrections_on_top(self) -> list[StoryEvent]:
        return [one for one in self.corrections if one.place == StoryEvent.Place.TOP]

    @property
    def corrections_below(self) -> list[StoryEvent]:
        return [one for one in self.corrections if one.place == StoryEvent.Place.BOTTOM]

    @property
    def history(self) -> list[StoryEvent]:
        """When readers got the story, and what has happened to it since, in the order of time."""
        published = StoryEvent(article=self.article, kind=StoryEvent.Kind.PUBLISHED, at=self.article.publish_at)
        return sorted([published, *self.events], key=lambda event: event.at)

    @property
    def authors(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.person_id]

    @property
    def sources(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.source_id]

    @cached_property
    def body(self) -> str:
        """The body as HTML by the allow-list, with anchors on quotes and links to their speakers."""
        speakers = {
            quote.ref: Speaker(
                (quote.name or quote.speaker.name, quote.speaker.last_name),
                quote.speaker.get_absolute_url() if quote.speaker.is_listed else "",
            )
            for quote in self.quotes
            if quote.speaker
        }
        return readers_body(self.article.body, speakers, _("Facts"))

    @property
    def has_blocks(self) -> bool:
        """Whether a fact box or a pull-quote stands in the text: a look that few stories need."""
        return "<aside" in self.article.body or "<blockquote class" in self.article.body

    @cached_property
    def text(self) -> str:
        return plain_text(self.article.body)

    @property
    def summary(self) -> str:
        """The lede, or the beginning of the text where there is none."""
        return self.article.lede or shorten(self.text, SUMMARY_LENGTH, placeholder=" …")

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(f"{self.article.lede} {self.text}")

    @cached_property
    def quoted(self) -> list[Quoted]:
        """Who is quoted, in the order they first speak; quotes without a speaker are nobody's here.

        A quote that is in no list is not in this one either.
        """
        people: dict[int, Quoted] = {}
        for quote in self.quotations:
            speaker = quote.speaker
            listed = speaker if speaker.is_listed else None
            person = people.setdefault(speaker.pk, Quoted(quote.name or speaker.name, quote.role, listed))
            person.quotes.append(quote)
        return list(people.values())


def published_story(code: str, at: datetime | None = None) -> Story | None:
    """The published story with that code, or None for whatever readers may not see."""
    at = at or timezone.now()
    article = Article.objects.published(at).select_related("section").filter(code=code).first()
    return story_of(article, at) if article else None


def was_withdrawn(code: str, at: datetime | None = None) -> bool:
    """Whether readers once had the story with that code, and have it no longer."""
    return Article.objects.withdrawn(at).filter(code=code).exists()


def story_of(article: Article, at: datetime) -> Story:
    """What belongs to a story's page, of what readers may see at that moment."""
    # Link by link: asked as a list, some databases begin with every story there is.
    is_out = Exists(Article.objects.published(at).filter(pk=OuterRef("story_id")))
    links = article.related_links.select_related("story__section").filter(~Q(address="") | is_out)
    for link in links:
        link.article = article
    quotes = list(article.quotes.current().select_related("speaker").order_by("order"))
    for quote in quotes:
        quote.article = article
    topics = Tag.objects.shown().filter(tagged__content_object=article)
    tags = list(with_reach(topics).order_by("tagged__order", "tagged__pk"))
    return Story(
        article=article,
        credits=list(article.credits.select_related("person", "source")),
        tags=tags,
        quotes=quotes,
        related_links=list(links),
        events=list(article.events.filter(at__lte=at)),
        related_stories=beside(article, links, tags, at),
    )


def beside(article: Article, links: Iterable[RelatedLink], tags: Sequence[Tag], at: datetime) -> list[Article]:
    """What the story's topics lead to, where the editor's own choices («Les også») leave room; two queries."""
    chosen = [link.story_id for link in links]
    near = article.publish_at or at
    return related_stories(tags, but=[article.pk, *chosen], most=MOST - len(chosen), near=near, at=at)
