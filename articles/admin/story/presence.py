"""The pulse of an open form: who else is in the story, whether it has a newer version, and a token to go on with.

Nobody is kept out. A page whose session ran out asks by GET until somebody has logged in again, and changes nothing.
"""

from datetime import datetime
from functools import partial
from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.presence import note_leaving, note_presence
from articles.admin.story.autosave import addresses_of, refused, story_asked
from articles.admin.wording import clock, moment, who
from articles.models import Article, Presence, Revision

MOST_KEYS = 5


def urls_of(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    """The addresses that an open form asks every few seconds, and tells when it is left."""
    pulse_view, leave_view = (model_admin.admin_site.admin_view(partial(view, model_admin)) for view in (pulse, leave))
    return [
        path("add/pulse/", pulse_view, name="articles_article_add_pulse"),
        path("<path:object_id>/pulse/", pulse_view, name="articles_article_pulse"),
        path("<path:object_id>/leave/", leave_view, name="articles_article_leave"),
    ]


def pulse(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None = None) -> JsonResponse:
    """Note (POST) that the user is in the story, and tell what an open form has to know.

    `key`, up to five times, asks which version a save with that key has made: one whose answer was lost.
    """
    article, status = story_asked(model_admin, request, object_id)
    if status != HTTPStatus.OK:
        return refused(status)
    at = timezone.now()
    if article and request.method == "POST":
        note_presence(article, by=request.user, at=at)
    answer = {
        "user": request.user.pk,
        "token": get_token(request),
        "here": _others(article, request.user, at) if article else [],
        "made": _made(request.POST.getlist("key")[:MOST_KEYS], request.user),
    }
    return JsonResponse(answer | (_newest(article) if article else {}))


def leave(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Note that the user has closed the form."""
    if request.method != "POST":
        return refused(HTTPStatus.METHOD_NOT_ALLOWED)
    article, status = story_asked(model_admin, request, object_id)
    if status != HTTPStatus.OK:
        return refused(status)
    note_leaving(article, by=request.user)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _made(keys: list[str], user) -> dict[str, dict]:
    """Which of one's own saves have come through, whatever became of their answers."""
    made = Revision.objects.filter(author=user, key__in=keys).only("key", "number", "article_id") if keys else []
    return {row.key: {"version": row.number, "story": addresses_of(row.article_id)} for row in made}


def _others(article: Article, user, at: datetime) -> list[str]:
    here = Presence.objects.filter(article=article).here(at).exclude(user=user).select_related("user")
    return [_told(presence, at) for presence in here]


def _told(presence: Presence, at: datetime) -> str:
    told = {"who": who(presence.user), "clock": clock(presence.since), "moment": moment(presence.since)}
    if timezone.localdate(presence.since) == timezone.localdate(at):
        return _("%(who)s is in the story, since %(clock)s") % told
    return _("%(who)s is in the story, since %(moment)s") % told


def _newest(article: Article) -> dict:
    newest = article.revisions.filter(number=article.version).select_related("author").defer("content").first()
    return {"version": article.version, "saved_by": who(newest.author) if newest else ""}
