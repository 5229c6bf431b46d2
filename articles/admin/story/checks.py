"""What is told beside a form in which somebody is writing: «Before publishing», and topics that the text suggests.

static/js/checks.js asks for both at once.
"""

from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import URLPattern, path

from articles.admin.story.before_publishing import checks_beside
from articles.admin.story.form import ArticleForm
from articles.admin.story.topic_suggestions import suggestions_beside
from articles.admin.story.writing import opened_draft
from articles.models import Article, can


def urls_of(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    """The addresses at which a form asks what is left to do."""
    view = model_admin.admin_site.admin_view(partial(checks, model_admin))
    return [
        path("add/checks/", view, name="articles_article_add_checks"),
        path("<path:object_id>/checks/", view, name="articles_article_checks"),
    ]


def checks(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
    """What the rules tell about the story as the form has it. Nothing is written."""
    if not can(request.user, "add" if object_id is None else "change", Article):
        raise PermissionDenied
    article = model_admin.get_object(request, unquote(object_id)) if object_id is not None else None
    if article is None and object_id is not None:
        raise Http404
    if article and not can(request.user, "change", article):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    opened = opened_draft(article, request.POST)
    form = ArticleForm(request.POST, article=article, draft=opened, user=request.user)
    context = {"checks": checks_beside(form, opened), "original": article}
    context["suggested"] = suggestions_beside(form, article)
    return render(request, "admin/articles/article/checks_answer.html", context)
