"""A draft for somebody without a log-in, who was sent its secret address."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.actions.preview_links import hash_of
from articles.queries.drafts import shared_story

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
# Attributes are escaped by our templates and the allow-list: no sign in them ends the element.
_LINK_AWAY = re.compile(r'<a (?=[^>]*href="(?!#))[^>]*>')
_REL = re.compile(r'\srel="([^"]*)"')


@csrf_exempt  # it answers GET and HEAD alone, so that a POST is told so
@require_safe
def shared_draft(request: HttpRequest, secret: str) -> HttpResponse:
    """The draft that the link leads to; what leads nowhere is, to the byte, what is not there."""
    story = shared_story(hash_of(secret), timezone.now())
    if story is None:
        raise Http404
    context = {"story": story, "article": story.article, "is_shared": True}
    page = render_to_string("articles/draft.html", context, request)
    return HttpResponse(_LINK_AWAY.sub(_without_referrer, page), headers=HEADERS)


def _without_referrer(link: re.Match) -> str:
    rel = _REL.search(link[0])
    words = f"{rel[1]} noreferrer" if rel else "noreferrer"
    return f'{_REL.sub("", link[0])[:-1]} rel="{words}">'
