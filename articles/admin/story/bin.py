"""The bin: deleting a story, what lies there, and bringing it back."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from math import ceil

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.bin import KEPT, bin_article, take_from_bin
from articles.actions.errors import NotAllowed
from articles.admin.wording import moment, who
from articles.models import Actor, Article, can

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Deleted:
    article: Article
    when: str
    who: str
    days_left: int


def bin_urls(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    a_view = model_admin.admin_site.admin_view
    return [
        path("bin/", a_view(partial(show_bin, model_admin)), name="articles_article_bin"),
        path("bin/<path:object_id>/", a_view(partial(take_back, model_admin)), name="articles_article_take_back"),
    ]


def show_bin(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """What lies in the bin, the last deleted first."""
    if not can(request.user, "delete", Article):
        raise PermissionDenied
    rows = (
        Article.objects.in_bin().in_hands_of(request.user).select_related("section", "binned_by").defer("body", "lede")
    )
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("p"))
    now = timezone.now()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Bin"),
        "page": page,
        "deleted": [_deleted(article, now) for article in page],
        "days": KEPT.days,
    }
    return TemplateResponse(request, "admin/articles/article/bin.html", context)


def _deleted(article: Article, now: datetime) -> Deleted:
    left = ceil((article.binned_at + KEPT - now).total_seconds() / 86_400)
    return Deleted(article, moment(article.binned_at), who(article.binned_by) or _("The newsroom"), max(left, 0))


def take_back(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Bring a story back from the bin."""
    if not can(request.user, "delete", Article):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    article = _in_bin(object_id, request.user)
    if article is None:
        messages.warning(request, _("This story does not lie in the bin any more."))
        return HttpResponseRedirect(reverse("admin:articles_article_bin"))
    article = take_from_bin(article, by=request.user)
    messages.success(request, _("«%(headline)s» is back, as it was.") % {"headline": article})
    may_open = can(request.user, "view", article)
    leads_to = reverse("admin:articles_article_change", args=[article.pk]) if may_open else None
    return HttpResponseRedirect(leads_to or reverse("admin:articles_article_bin"))


def put_into_bin(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Ask, naming the headline, then delete. What readers have, or will have, is to be withdrawn first."""
    if not model_admin.has_delete_permission(request, article):
        return _withdraw_first(request, article)
    if request.method != "POST":
        context = {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": _("Delete the story?"),
            "article": article,
            "days": KEPT.days,
        }
        return TemplateResponse(request, "admin/articles/article/delete.html", context)
    try:
        bin_article(article, by=request.user)
    except NotAllowed:
        # Published by a colleague meanwhile.
        return _withdraw_first(request, article)
    told = {"headline": article, "days": KEPT.days}
    messages.success(request, _("«%(headline)s» lies in the bin, and can be brought back for %(days)d days.") % told)
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def lies_in_bin(request: HttpRequest, object_id: str) -> HttpResponse | None:
    """To the bin, for who may delete, where the story lies there; None else: for others it is absent."""
    article = _in_bin(unquote(object_id), request.user) if can(request.user, "delete", Article) else None
    if article is None:
        return None
    messages.warning(request, _("«%(headline)s» lies in the bin. Bring it back to open it.") % {"headline": article})
    return HttpResponseRedirect(reverse("admin:articles_article_bin"))


def _in_bin(object_id: str, user: Actor) -> Article | None:
    is_number = object_id.isascii() and object_id.isdecimal() and len(object_id) < 19
    return Article.objects.in_bin().in_hands_of(user).filter(pk=object_id).first() if is_number else None


def _withdraw_first(request: HttpRequest, article: Article) -> HttpResponse:
    messages.error(request, _("A published or planned story cannot be deleted. Withdraw it first."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
