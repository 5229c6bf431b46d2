from collections.abc import Callable
from functools import wraps

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from articles.actions.audit import write_down
from articles.admin.day.page import day_context
from articles.admin.trail.entries import lines
from articles.models import AuditEntry
from articles.queries.audit import last_done_by

NOUNS = ["Article", "Quote", "Tag", "Person", "Source", "Section", "User", "Group", "AuditEntry"]
CLOSED = ("view_on_site", "autocomplete")
METHODS = ("GET", "HEAD", "POST")


class NewsroomAdminSite(admin.AdminSite):
    """The writing room."""

    site_header = site_title = settings.SITE_NAME
    index_title = _("The newsroom")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self):
        # /r/<type>/<id>/ would tell the address of any row to anybody with a log-in; our choosers ask `names/`.
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") not in CLOSED]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:  # noqa: FBT001 FBT002 - Django's
        """As Django's; whoever is inside is told inside what is not here or not his.

        Django answers a PUT or a DELETE as if it were a GET. Here they are no way in for anybody.
        """

        @wraps(view)
        def within(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            try:
                return view(request, *args, **kwargs)
            except (Http404, PermissionDenied) as refusal:
                status = 404 if isinstance(refusal, Http404) else 403
                context = self.each_context(request)
                return TemplateResponse(request, f"admin/{status}.html", context, status=status)

        return super().admin_view(within, cacheable)

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        own = {"done": lines(last_done_by(request.user, 5), request.user)}
        return super().index(request, day_context(request) | own | (extra_context or {}))

    @method_decorator(transaction.atomic)
    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        answer = super().password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == 302:
            by = request.user
            write_down(AuditEntry.Action.CHANGED, by, by=by, at=timezone.now(), fields=["password"])
        return answer

    def app_index(self, request: HttpRequest, app_label: str, extra_context: dict | None = None) -> HttpResponse:
        title = apps.get_app_config(app_label).verbose_name if app_label in apps.app_configs else ""
        return super().app_index(request, app_label, {"title": title} | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The nouns in the order of a day's work."""
        found = super().get_app_list(request, app_label)
        for app in found:
            for model in app["models"]:
                model["add_label"] = getattr(self.get_model_admin(model["model"]), "add_label", _("Add"))
            app["models"].sort(key=lambda model: NOUNS.index(model["object_name"]))
        return sorted(found, key=lambda app: app["app_label"] != "articles")


site = NewsroomAdminSite()
