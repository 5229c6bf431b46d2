from functools import partial

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.actions.publish import withdraw_article
from articles.admin.base import NewsroomModelAdmin
from articles.admin.manuscripts.manuscript import paste
from articles.admin.manuscripts.newer import paste_newer
from articles.admin.site import site
from articles.admin.story import autosave, checks, presence
from articles.admin.story.bin import bin_urls, lies_in_bin, put_into_bin
from articles.admin.story.correcting import correct
from articles.admin.story.desk import on_desk
from articles.admin.story.listing import ArticleList, AssignedFilter, StateFilter
from articles.admin.story.notes import notes_urls
from articles.admin.story.preview import preview
from articles.admin.story.quote_card import card
from articles.admin.story.sharing import share
from articles.admin.story.views import story_view
from articles.admin.story.writing import write
from articles.admin.suggestions import Suggesting
from articles.admin.topics.batch_topics import topics
from articles.admin.versions.history import history_urls
from articles.admin.wording import moment, state
from articles.models import Article, can


@admin.register(Article, site=site)
class ArticleAdmin(Suggesting, NewsroomModelAdmin):
    """The desk's list, and the writing room: a form that writes drafts and never the row."""

    is_written_down_by_actions = True
    add_label = gettext_lazy("New story")
    list_display = ["headline_or_not", "where_it_stands", "section", "topics", "last_edited", "on_the_site"]
    list_filter = [StateFilter, AssignedFilter, "section", "genre", "language"]
    list_select_related = ["section", "assigned_to", "handed_in_by"]
    search_fields = ["headline", "lede"]

    def get_urls(self):
        own = [
            ("manuscript/", partial(paste, self), "manuscript"),
            ("topics/", partial(topics, self), "topics"),
            ("add/preview/", partial(preview, self), "add_preview"),
            ("add/quote/", partial(card, self), "add_quote_card"),
            ("<path:object_id>/manuscript/", partial(paste_newer, self), "newer_manuscript"),
            ("<path:object_id>/quote/", partial(card, self), "quote_card"),
            ("<path:object_id>/preview/", partial(preview, self), "preview"),
            ("<path:object_id>/share/", partial(share, self), "share"),
            ("<path:object_id>/withdraw/", self.withdraw, "withdraw"),
        ]
        return [
            *autosave.urls_of(self),
            *checks.urls_of(self),
            *presence.urls_of(self),
            *(
                path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")
                for route, view, name in own
            ),
            path("<path:object_id>/correct/", story_view(self, correct, "publish"), name="articles_article_correct"),
            *bin_urls(self),
            *history_urls(self),
            *notes_urls(self),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        may = {
            action: can(request.user, action.removeprefix("may_"), Article) for action in ("may_delete", "may_change")
        }
        return super().changelist_view(request, may | (extra_context or {}))

    def get_changelist(self, request: HttpRequest, **kwargs) -> type[ArticleList]:
        return ArticleList

    # Columns

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def headline_or_not(self, article: Article) -> str:
        mark = format_html(' <span class="quiet">{}</span>', _("sample story")) if article.is_sample else ""
        return format_html("{}{}", article, mark)

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def where_it_stands(self, article: Article) -> str:
        if not article.is_open:
            return state(article)
        lines = [*on_desk(article), *((sentence, True) for sentence in _to_do(article))]
        shown = format_html_join("", '<li class="{}">{}</li>', (("to-do" if do else "", said) for said, do in lines))
        return format_html("{}<ul>{}</ul>", state(article), shown) if shown else state(article)

    @admin.display(description=gettext_lazy("topics"), empty_value="")
    def topics(self, article: Article) -> str:
        return ", ".join(tagged.tag.name for tagged in article.tagged.all())

    @admin.display(description=gettext_lazy("last edited"), ordering="edited_at", empty_value="")
    def last_edited(self, article: Article) -> str:
        if not article.is_open:
            return ""
        return format_html("{}<br>{}", moment(article.edited_at), article.last_editor or "")

    @admin.display(description=gettext_lazy("on the site"), empty_value="")
    def on_the_site(self, article: Article) -> str:
        address = self.get_view_on_site_url(article)
        return format_html('<a href="{}">{}</a>', address, _("See on the site")) if address else ""

    def readers_may_see(self, article: Article) -> bool:
        return article.is_published()

    def suggestions(self, rows: list[Article], request: HttpRequest) -> list[dict]:
        return [{"value": row.get_absolute_url(), "label": f"{row} ({state(row)})"} for row in rows]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset.select_related("section"), search_term)

    # The form

    @method_decorator(csp_update({"frame-src": [SELF]}))  # the preview beside it
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return write(self, request, None)
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        is_read = request.method != "POST"
        if is_read and not can(request.user, "open", article) and can(request.user, "view", article):
            # What readers have is all that there is for him.
            return HttpResponseRedirect(article.get_absolute_url())
        if not can(request.user, "open" if is_read else "change", article):
            raise PermissionDenied
        return write(self, request, article)

    def withdraw(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask, then take the story away from readers."""
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not can(request.user, "publish", article):
            raise PermissionDenied
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        if not (article.is_published() or article.is_planned()):
            messages.info(request, _("Readers do not have the story, and it is not planned."))
            return back
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": _("Withdraw the story?") if article.is_published() else _("Drop the plan?"),
                "article": article,
                "state": state(article),
            }
            return TemplateResponse(request, "admin/articles/article/withdraw.html", context)
        withdrawn = withdraw_article(article, by=request.user)
        if withdrawn.status == Article.Status.WITHDRAWN:
            messages.success(request, _("Withdrawn. Readers do not find the story any more."))
        else:
            messages.success(request, _("The plan is dropped. The story is a draft again."))
        return back

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        is_out = obj is not None and obj.status == Article.Status.PUBLISHED
        return super().has_delete_permission(request, obj) and not is_out

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        return story_view(self, put_into_bin, "delete")(request, object_id)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id: str) -> HttpResponse:
        return lies_in_bin(request, object_id) or super()._get_obj_does_not_exist_redirect(request, opts, object_id)


def _to_do(article: Article):
    """What an editor should look at, in words."""
    if article.update_at:
        yield _("changes go out %(moment)s") % {"moment": moment(article.update_at)}
    elif article.has_unpublished_changes:
        yield _("has unpublished changes")
    if count := article.quotes_without_speaker:
        yield ngettext("%(count)d quote without a speaker", "%(count)d quotes without a speaker", count) % {
            "count": count
        }
    if count := article.open_links:
        yield ngettext("%(count)d related link leads nowhere", "%(count)d related links lead nowhere", count) % {
            "count": count
        }
