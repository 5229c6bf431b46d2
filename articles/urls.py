"""Addresses of the reader's pages."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path
from django.views.decorators.http import require_safe

from articles.feeds import NewestStories, SectionStories, TopicStories
from articles.sitemaps import SITEMAPS
from articles.views import pages, people, topics
from articles.views.moved import person_or_moved, topic_or_moved
from articles.views.shared_draft import shared_draft

app_name = "articles"

urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("feed/", require_safe(NewestStories()), name="feed"),
    path("om/", pages.about, name="about"),
    path("rettelser/", pages.corrections, name="corrections"),
    path("robots.txt", pages.robots, name="robots"),
    path(
        "sitemap.xml",
        require_safe(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "articles:sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
    path("emner/", topics.topic_index, name="topics"),
    path("emner/<slug:slug>/", topic_or_moved(topics.topic, "topic"), name="topic"),
    path("emner/<slug:slug>/sitater/", topic_or_moved(topics.topic_quotes, "topic_quotes"), name="topic_quotes"),
    path("emner/<slug:slug>/feed/", require_safe(topic_or_moved(TopicStories(), "topic_feed")), name="topic_feed"),
    path("personer/", people.person_index, name="people"),
    path("personer/<slug:code>/<slug:slug>/", person_or_moved(people.person, "person"), name="person"),
    path(
        "personer/<slug:code>/<slug:slug>/saker/",
        person_or_moved(people.person_stories, "person_stories"),
        name="person_stories",
    ),
    path("personer/<slug:code>/", person_or_moved(people.person, "person")),
    path("utkast/<str:secret>/", shared_draft, name="shared_draft"),
    path("<slug:slug>/", pages.section, name="section"),
    path("<slug:slug>/feed/", require_safe(SectionStories()), name="section_feed"),
    path("<slug:section>/i/<slug:code>/<slug:slug>/", pages.article, name="article"),
    path("<slug:section>/i/<slug:code>/", pages.article),
]
