"""Pages of people: what they have said and written here."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.queries.indexes import index_of
from articles.queries.people import listed_person, person_page
from articles.queries.people import person_stories as stories_of
from articles.queries.redirects import topic_moved_to
from articles.queries.topics import people_with_a_page
from articles.views.asked import as_query, asked_alike, asked_for


@require_safe
def person_index(request: HttpRequest) -> HttpResponse:
    asked = {"letter": asked_for(request, "bokstav"), "after": asked_for(request, "after")}
    index = index_of(people_with_a_page(), "code", **asked)
    if index is None:
        raise Http404
    query = as_query(bokstav=asked["letter"], after=asked["after"])
    return render(request, "articles/person_index.html", {"index": index, "query": query})


@require_safe
def person(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """The code finds the person; another name leads to the right address in one step."""
    person = listed_person(code)
    if person is None:
        raise Http404
    address = person.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(asked_alike(request, address))
    topic, year, after = (asked_for(request, name) for name in ("emne", "aar", "after"))
    page = person_page(person, topic=topic, year=year, after=after)
    if page is None and (moved := topic_moved_to(topic)):
        return HttpResponsePermanentRedirect(f"{address}?{as_query(emne=moved.slug, aar=year, after=after)}")
    if page is None:
        raise Http404
    chosen = {"of_topic": as_query(emne=topic), "of_year": as_query(aar=year), "kept": as_query(emne=topic, aar=year)}
    query = as_query(emne=topic, aar=year, after=after)
    return render(request, "articles/person.html", {"person": person, "page": page, "query": query} | chosen)


@require_safe
def person_stories(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    person = listed_person(code)
    page = person and slug == person.slug and stories_of(person, after=asked_for(request, "after"))
    if not page or not page.articles:
        raise Http404
    return render(request, "articles/person_stories.html", {"person": person, "page": page})
