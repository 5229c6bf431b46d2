"""The sitemap: every page that a reader can come to."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article, Section
from articles.queries.topics import people_with_a_page, topics_in_use


class Stories(Sitemap):
    limit = 5000

    def items(self):
        return Article.objects.published().for_cards().newest_first()

    def lastmod(self, item: Article):
        return item.updated_at or item.publish_at


class Sections(Sitemap):
    def items(self):
        return Section.objects.in_menu()


class Topics(Sitemap):
    def items(self):
        return topics_in_use()


class People(Sitemap):
    def items(self):
        return people_with_a_page()


class Pages(Sitemap):
    def items(self):
        return ["articles:front_page", "articles:about"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"stories": Stories, "sections": Sections, "topics": Topics, "people": People, "pages": Pages}
