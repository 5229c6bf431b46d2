"""What every noun's admin stands on: the newsroom's rights, a calm list, and nothing to be pried out of addresses."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.trail.written_down import WrittenDown
from articles.models import can
from articles.text.folding import fold

LONGEST_SEARCH = 100
MOST_TERMS = 8
# What a field in `list_filter` may be asked: whether it is, is one of, is empty, lies between. Never parts of its text.
FILTER_LOOKUPS = ("", "__exact", "__in", "__isnull", "__id__exact", "__gte", "__lt")


def matching(path: str, term: str) -> Q:
    """Rows whose text at `path` holds `term`, in any case.

    Columns named `fold` hold folded text. SQLite compares only a–z without case, so elsewhere a term with other letters
    is tried as it may stand: «økonomi», «ØKONOMI», «Økonomi».
    """
    if path.rpartition("__")[2] == "fold":
        return Q((f"{path}__contains", fold(term)))
    ways = {term} if term.isascii() else {term, term.lower(), term.upper(), term.capitalize()}
    return Q(*((f"{path}__icontains", way) for way in sorted(ways)), _connector=Q.OR)


class PlainForm(forms.ModelForm):
    """A form whose labels stand above their fields, without a colon."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


class Calm(WrittenDown):
    """Short lists that count nothing in vain, and pages headed by the thing itself; what is changed is written down.

    `search_fields` are plain paths, without lookups. Addresses can ask for what `list_filter` names.
    """

    add_label = _("Add")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    save_on_top = True

    def get_deleted_objects(self, objs, request: HttpRequest) -> tuple:
        """What goes with the things, or keeps them, is counted and not named: it may belong to a story in the bin."""
        _named, counts, lacking, protected = super().get_deleted_objects(objs, request)
        told = ngettext("%(count)d place in the stories", "%(count)d places in the stories", len(protected))
        return [str(obj) for obj in objs], counts, lacking, [told % {"count": len(protected)}] if protected else []

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        named = {"title": capfirst(self.opts.verbose_name_plural), "add_label": self.add_label}
        return super().changelist_view(request, named | (extra_context or {}))

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        context |= {"add_label": self.add_label, "show_save_and_add_another": False}
        return super().render_change_form(request, context, **kwargs)

    # What an address may ask

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in self._askable(request)

    def _askable(self, request: HttpRequest) -> Iterator[str]:
        for item in self.get_list_filter(request):
            if isinstance(item, str):
                yield from (f"{item}{lookup}" for lookup in FILTER_LOOKUPS)
            else:
                yield item.parameter_name

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        paths = self.get_search_fields(request)
        terms = search_term.replace("\0", " ")[:LONGEST_SEARCH].split()[:MOST_TERMS]
        for term in terms:
            queryset = queryset.filter(Q(*(matching(path, term) for path in paths), _connector=Q.OR))
        # What nobody searches has each row once; making sure of it would work out every column of every row.
        return queryset, bool(terms) and any(lookup_spawns_duplicates(self.opts, path) for path in paths)


class NewsroomModelAdmin(Calm, admin.ModelAdmin):
    """A noun of ours: the newsroom's rights over its rows, and the way to what readers have of it."""

    form = PlainForm

    # Rights

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "view", obj or self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can(request.user, "add", self.model)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "change", obj or self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "delete", obj or self.model)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return any(self.get_model_perms(request).values())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    # «See on the site»

    def readers_may_see(self, obj: Model) -> bool:
        """Whether the thing has a page that readers can open now."""
        return False

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and self.readers_may_see(obj) else None
