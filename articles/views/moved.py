"""Old addresses of topics and people: one step to where they are now, and absent where readers have nothing there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.queries.redirects import person_moved_to, topic_moved_to
from articles.views.asked import asked_alike


def or_moved(view: Callable, place: str, found: Callable[[str], Any], address: Callable[[Any], str]) -> Callable:
    """The view; where it finds nothing, the way from what stands at `place` in the address to what is `found` for it.

    `found` answers None where readers have nothing: then the view's own answer stands.
    """

    @wraps(view, updated=())
    def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            target = found(kwargs[place])
            if target is None:
                raise
            return HttpResponsePermanentRedirect(asked_alike(request, address(target)))

    return answer


def topic_or_moved(view: Callable, route: str) -> Callable:
    """The view of a topic; `route` is what the same page of the topic that it became is called."""
    return or_moved(view, "slug", topic_moved_to, lambda topic: reverse(f"articles:{route}", args=[topic.slug]))


def person_or_moved(view: Callable, route: str) -> Callable:
    """The view of a person; `route` is what the same page of the person whom they became is called."""
    return or_moved(
        view, "code", person_moved_to, lambda person: reverse(f"articles:{route}", args=[person.code, person.slug])
    )
