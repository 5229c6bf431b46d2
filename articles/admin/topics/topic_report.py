"""«Emnerapport»: what is to be put right about topics, each with the way there."""

from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Tag, can
from articles.queries.topic_report import topic_report


def report(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The lists, for who may change topics."""
    if not can(request.user, "change", Tag):
        raise PermissionDenied
    found = topic_report(request.user)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Topic report"),
        "alike": [(old, into, _merge_address(old, into)) for old, into in found.alike],
        "unused": [(tag, model_admin.has_delete_permission(request, tag)) for tag in found.unused],
        "once": found.once,
        "untagged": found.untagged,
    }
    return TemplateResponse(request, "admin/articles/tag/report.html", context)


def _merge_address(old: Tag, into: Tag) -> str:
    return f"{reverse('admin:articles_tag_merge', args=[old.pk])}?{urlencode({'into': into.name})}"
