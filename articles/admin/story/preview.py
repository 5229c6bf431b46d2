"""The newest draft, or what stands in the form at this moment, on the page that readers would get."""

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.actions.save import newest_revision
from articles.admin.story.form import ArticleForm
from articles.admin.story.stand_ins import draft_typed
from articles.admin.story.writing import opened_draft
from articles.models import Actor, Article, can
from articles.queries.drafts import draft_story
from articles.queries.story import Story
from articles.text.drafts.draft import new_draft

HEADERS = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer"}


def preview(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
    """Show the newest draft; with the form's fields, what they say. Nothing is written either way."""
    asked = "add" if object_id is None else "open"
    if not can(request.user, asked, Article):
        raise PermissionDenied
    article = model_admin.get_object(request, unquote(object_id)) if object_id is not None else None
    if article is None and object_id is not None:
        raise Http404
    if article and not can(request.user, asked, article):
        raise PermissionDenied
    if request.method == "POST":
        story = _typed_story(article, request.POST, request.user)
    else:
        content = newest_revision(article).draft if article else new_draft()
        story = draft_story(article, content, timezone.now())
    return _page(request, story)


@csp_replace({"frame-ancestors": [SELF], "script-src": [NONE], "form-action": [NONE]})
@xframe_options_sameorigin
def _page(request: HttpRequest, story: Story) -> HttpResponse:
    """The reader's page, to be framed by our own pages alone."""
    context = {"story": story, "article": story.article}
    answer = render(request, "admin/articles/article/preview_page.html", context)
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


def _typed_story(article: Article | None, data: QueryDict, user: Actor) -> Story:
    """The story as it stands in the form; what is wrong or was not sent is as the draft has it."""
    opened = opened_draft(article, data)
    typed, stand_ins = draft_typed(ArticleForm(data, article=article, draft=opened, user=user), opened)
    return draft_story(article, typed, timezone.now(), stand_ins)
