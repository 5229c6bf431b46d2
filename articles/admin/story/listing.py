"""The list of stories: what it counts and how it is narrowed."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, Quote, RelatedLink, Revision, TaggedArticle, can


def _count(rows: QuerySet) -> Coalesce:
    """How many of `rows`, which belong to the story at hand."""
    counted = rows.filter(article=OuterRef("pk")).order_by().values("article").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def _last_editor() -> Subquery:
    newest = Revision.objects.filter(article=OuterRef("pk"), number=OuterRef("version")).order_by()
    full_name = Trim(Concat("author__first_name", Value(" "), "author__last_name"))
    return Subquery(newest.values(shown=Coalesce(NullIf(full_name, Value("")), "author__username")))


class ArticleList(ChangeList):
    """Each row with all that its line says, in as many queries for fifty stories as for one."""

    def get_queryset(self, request: HttpRequest, exclude_parameters=None) -> QuerySet:
        topics = Prefetch("tagged", TaggedArticle.objects.select_related("tag"))
        rows = super().get_queryset(request, exclude_parameters)
        return (
            rows.defer("body", "lede")
            .prefetch_related(topics)
            .annotate(
                last_editor=_last_editor(),
                quotes_without_speaker=_count(Quote.objects.without_speaker()),
                open_links=_count(RelatedLink.objects.filter(story=None, address="")),
            )
        )

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        for article in self.result_list:
            article.is_open = can(request.user, "open", article)


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [
            ("draft", _("drafts")),
            ("review", _("in review")),
            ("ready", pgettext_lazy("stories", "ready")),
            ("planned", _("planned")),
            ("published", _("published")),
            ("changed", _("with unpublished changes")),
            ("withdrawn", _("withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "draft":
                return queryset.filter(status=Article.Status.DRAFT)
            case "review":
                return queryset.filter(pk__in=Article.objects.in_review().open_to(request.user).values("pk"))
            case "ready":
                return queryset.filter(status=Article.Status.READY)
            case "planned":
                return queryset.filter(pk__in=Article.objects.planned())
            case "published":
                return queryset.published()
            case "changed":
                changed = queryset.filter(version__gt=F("projected_version"), publish_at__isnull=False)
                return changed.filter(pk__in=Article.objects.open_to(request.user).values("pk"))
            case "withdrawn":
                is_over = Q(pk__in=Article.objects.withdrawn())
                return queryset.filter(Q(status=Article.Status.WITHDRAWN) | is_over)
        return queryset


class AssignedFilter(admin.SimpleListFilter):
    """Who has a story that something is left to do with; of stories that one may not open nothing is told."""

    title = _("assigned")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("me", _("to me")), ("somebody", _("to somebody")), ("nobody", _("to nobody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        asked = {
            "me": {"assigned_to": request.user},
            "somebody": {"assigned_to__isnull": False},
            "nobody": {"assigned_to": None},
        }.get(self.value())
        if asked is None:
            return queryset
        is_done = {"version": F("projected_version"), "handed_in_at": None}
        rows = queryset.filter(pk__in=Article.objects.open_to(request.user).values("pk"), **asked)
        return rows.exclude(pk__in=Article.objects.published().filter(**is_done).values("pk"))
