"""The sitemap: every page that a reader can come to, and the last two days' stories for news search."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Section
from articles.queries.topics import people_with_a_page, topics_in_use


class Sitemap(sitemaps.Sitemap):
    """Addresses under SITE_ROOT, whichever host was asked."""

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_ROOT).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_ROOT).netloc


class Stories(Sitemap):
    limit = 5000

    def items(self):
        return Article.objects.published().for_cards().newest_first()

    def lastmod(self, item: Article):
        return item.updated_at or item.publish_at

    def get_latest_lastmod(self):
        """Asked of the database: Django would load every story."""
        return self.items().aggregate(latest=Max(Coalesce("updated_at", "publish_at")))["latest"]


class News(Stories):
    """As Google News asks for: stories of two days, at most a thousand."""

    def items(self):
        return super().items().filter(publish_at__gt=timezone.now() - timedelta(days=2))[:1000]

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        return [url | {"news": url["item"]} for url in super().get_urls(page, site, protocol)]


class Sections(Sitemap):
    def items(self):
        return Section.objects.in_menu()


class Topics(Sitemap):
    def items(self):
        return topics_in_use().order_by("pk")


class People(Sitemap):
    def items(self):
        return people_with_a_page().order_by("pk")


class Pages(Sitemap):
    def items(self):
        return ["articles:front_page", "articles:about", "articles:corrections", "articles:topics", "articles:people"]

    def location(self, item: str) -> str:
        return reverse(item)


class Sitemaps(dict):
    """Sitemaps by name; the index leaves out those that hold nothing, which the schema of sitemaps forbids."""

    def items(self):
        return [(name, sitemap) for name, sitemap in super().items() if sitemap().paginator.count]


SITEMAPS = Sitemaps(stories=Stories, news=News, sections=Sections, topics=Topics, people=People, pages=Pages)
