"""Names that a field suggests while somebody types: `names/?q=` below a noun's list."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, JsonResponse
from django.urls import path

from articles.text.folding import fold

MOST = 8
LOOKED_AT = 60


class Suggesting:
    """A noun's admin that answers with what a field may hold, best first: [{"value": …, "label": …}]."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_names"
        return [path("names/", self.admin_site.admin_view(self.names), name=name), *super().get_urls()]

    def names(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        term = request.GET.get("q", "").strip()
        if not term:
            return JsonResponse({"names": []})
        found, _may_repeat = self.get_search_results(request, self.get_queryset(request), term)
        rows = list(dict.fromkeys(found[:LOOKED_AT]))
        rows.sort(key=lambda row: not fold(str(row)).startswith(fold(term)))
        return JsonResponse({"names": self.suggestions(rows[:MOST], request)})

    def suggestions(self, rows: list[Model], request: HttpRequest) -> list[dict]:
        return [{"value": str(row), "label": str(row)} for row in rows]
