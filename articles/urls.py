"""Addresses of the reader's pages."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from articles.feeds import NewestStories, SectionStories, TopicStories
from articles.sitemaps import SITEMAPS
from articles.views import pages
from articles.views.moved import person_or_moved, topic_feed_or_moved, topic_or_moved
from articles.views.shared_draft import shared_draft

app_name = "articles"

urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("feed/", NewestStories(), name="feed"),
    path("om/", pages.about, name="about"),
    path("rettelser/", pages.corrections, name="corrections"),
    path("robots.txt", pages.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "articles:sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<slug:section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("emner/<slug:slug>/", topic_or_moved(pages.topic), name="topic"),
    path("emner/<slug:slug>/feed/", topic_feed_or_moved(TopicStories()), name="topic_feed"),
    path("personer/<slug:code>/<slug:slug>/", person_or_moved(person_or_moved(pages.person)), name="person"),
    path("personer/<slug:code>/", person_or_moved(pages.person)),
    path("utkast/<str:secret>/", shared_draft, name="shared_draft"),
    path("<slug:slug>/", pages.section, name="section"),
    path("<slug:slug>/feed/", SectionStories(), name="section_feed"),
    path("<slug:section>/i/<slug:code>/<slug:slug>/", pages.article, name="article"),
    path("<slug:section>/i/<slug:code>/", pages.article),
]
