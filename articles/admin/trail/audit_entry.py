from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from articles.admin.site import site
from articles.admin.trail.entries import TrailForm, after_in, trail_page
from articles.models import AuditEntry, can
from articles.queries.audit import Wanted, page_of, whole_trail


@admin.register(AuditEntry, site=site)
class TrailAdmin(admin.ModelAdmin):
    """The whole trail is read, by those who may, and written by nobody."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="articles_auditentry_changelist")]

    def has_view_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return can(request.user, "view", AuditEntry)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Everything, newest first, as far as the address asks for it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        form = TrailForm(request.GET)
        wanted = form.wanted() if form.is_valid() else Wanted()
        trail = page_of(whole_trail(wanted), after=after_in(request.GET))
        asked = {name: value for name, value in request.GET.items() if name in form.fields and value}
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": capfirst(self.opts.verbose_name_plural),
            "form": form,
            "is_narrowed": bool(asked),
            **trail_page(trail, request, asked),
        }
        return TemplateResponse(request, "admin/articles/auditentry/change_list.html", context)
