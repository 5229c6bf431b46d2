"""Pages of topics: what was written, and said, on them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.queries.indexes import index_of
from articles.queries.structured_data import topic_collection
from articles.queries.topics import around_topic, topic_page, topics_in_use
from articles.queries.topics import topic_quotes as quotes_of
from articles.views.asked import as_query, asked_for


@require_safe
def topic_index(request: HttpRequest) -> HttpResponse:
    asked = {"letter": asked_for(request, "bokstav"), "after": asked_for(request, "after")}
    index = index_of(topics_in_use(), "slug", **asked)
    if index is None:
        raise Http404
    query = as_query(bokstav=asked["letter"], after=asked["after"])
    return render(request, "articles/topic_index.html", {"index": index, "query": query})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The first page has what stands around the stories; those of a year, and older ones, are stories alone."""
    topic = get_object_or_404(topics_in_use(), slug=slug)
    year, after = asked_for(request, "aar"), asked_for(request, "after")
    page = topic_page(topic, year=year, after=after)
    if page is None:
        raise Http404
    around = None if year or after else around_topic(topic)
    asked = {"kept": as_query(aar=year), "query": as_query(aar=year, after=after)}
    shown = {"topic": topic, "page": page, "around": around, "structured_data": topic_collection(topic)}
    return render(request, "articles/topic.html", shown | asked)


@require_safe
def topic_quotes(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(topics_in_use(), slug=slug)
    page = quotes_of(topic, after=asked_for(request, "after"))
    if page is None:
        raise Http404
    return render(request, "articles/topic_quotes.html", {"topic": topic, "page": page})
