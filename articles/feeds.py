"""RSS: the newest stories of the paper, a section, a topic."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from articles.models import Article, Section, StoryEvent, Tag, TaggedArticle
from articles.queries.paging import newest_page, newest_page_of
from articles.queries.structured_data import absolute
from articles.queries.topics import topics_in_use

NEWEST = 30


class NewestStories(Feed):
    """The newest stories of the whole paper."""

    feed_type = Rss201rev2Feed
    description_template = "articles/feed_item.html"

    def title(self, obj=None) -> str:
        return f"{obj} – {settings.SITE_NAME}" if obj else settings.SITE_NAME

    def link(self, obj=None) -> str:
        return absolute(obj.get_absolute_url() if obj else reverse("articles:front_page"))

    def feed_url(self, obj=None) -> str:
        return absolute(self.path(obj))

    def path(self, obj=None) -> str:
        return reverse("articles:feed")

    def description(self, obj=None) -> str:
        return (obj and obj.description) or _("The newest stories from %(site)s") % {"site": settings.SITE_NAME}

    def stories(self, obj=None) -> list[Article]:
        return newest_page(Article.objects.published(), size=NEWEST).articles

    def items(self, obj=None) -> list[Article]:
        corrections = Prefetch("events", StoryEvent.objects.corrections(), to_attr="corrections")
        topics = Prefetch("tagged", TaggedArticle.objects.filter(tag__is_hidden=False).select_related("tag"))
        stories = self.stories(obj)
        prefetch_related_objects(stories, topics, corrections)
        return stories

    def item_title(self, item: Article) -> str:
        return item.headline

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        return f"{settings.SITE_ROOT}/i/{item.code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Article):
        return item.publish_at

    def item_updateddate(self, item: Article):
        return item.updated_at or item.publish_at

    def item_categories(self, item: Article) -> list[str]:
        return [item.section.name, *(tagged.tag.name for tagged in item.tagged.all())]


class SectionStories(NewestStories):
    """The newest stories of a section."""

    def get_object(self, request: HttpRequest, slug: str) -> Section:
        return get_object_or_404(Section, slug=slug)

    def path(self, obj=None) -> str:
        return reverse("articles:section_feed", args=[obj.slug])

    def stories(self, obj=None) -> list[Article]:
        return newest_page(Article.objects.published().filter(section=obj), size=NEWEST).articles


class TopicStories(NewestStories):
    """The newest stories on a topic."""

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(topics_in_use(), slug=slug)

    def path(self, obj=None) -> str:
        return reverse("articles:topic_feed", args=[obj.slug])

    def stories(self, obj=None) -> list[Article]:
        return newest_page_of(TaggedArticle.objects.filter(tag=obj), "content_object", size=NEWEST).articles
