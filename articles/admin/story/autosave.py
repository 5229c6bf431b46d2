"""Saving by itself while somebody writes: the form's own fields in, JSON out (static/js/autosave.js asks).

The answer's `kind` is `saved`, or `merge` and `conflict` (409) where a colleague's save came between and nothing was
written, or `refused` with a sentence. No word of a draft is logged.
"""

from functools import partial
from http import HTTPStatus

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.save import lock, newest_revision, save_draft, start_article
from articles.admin.story.conflicts import who_came_between
from articles.admin.story.dismissed import keep_dismissed
from articles.admin.story.form import ArticleForm
from articles.admin.story.unfinished import Unfinished, row_values, unfinished_draft, values_of
from articles.admin.story.writing import opened_draft
from articles.admin.wording import clock, who
from articles.models import Actor, Article, Revision, can
from articles.text.drafts.draft import Draft, clean_draft, new_draft
from articles.text.drafts.merging import merge_drafts

# What makes a new story worth keeping: without any of it nobody has begun.
BEGINS = ("headline", "lede", "body", "section", "tags", "credits", "sources", "related")


def urls_of(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    """The addresses to which a form saves by itself."""
    view = model_admin.admin_site.admin_view(partial(autosave, model_admin))
    return [
        path("add/autosave/", view, name="articles_article_add_autosave"),
        path("<path:object_id>/autosave/", view, name="articles_article_autosave"),
    ]


def autosave(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None = None) -> JsonResponse:
    """Save what is right in a form that somebody is still writing in."""
    if request.method != "POST":
        return refused(HTTPStatus.METHOD_NOT_ALLOWED)
    article, status = story_asked(model_admin, request, object_id)
    # Who may start a story and not go on with it saves it once, on purpose.
    if status == HTTPStatus.OK and article is None and not can(request.user, "change", Article):
        status = HTTPStatus.FORBIDDEN
    if status != HTTPStatus.OK:
        return refused(status)
    opened = opened_draft(article, request.POST)
    form = ArticleForm(request.POST, article=article, draft=opened, user=request.user)
    form.is_valid()
    if {"base", "key"} & form.errors.keys():
        return refused(HTTPStatus.BAD_REQUEST)
    try:
        if article is None:
            return _start(form, by=request.user)
        return _save(article, form, opened, by=request.user)
    except PermissionDenied:
        return refused(HTTPStatus.FORBIDDEN)


def story_asked(
    model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None
) -> tuple[Article | None, HTTPStatus]:
    """The story that is written in, None for a new one, and whether the user may: OK, FORBIDDEN or NOT_FOUND."""
    if object_id is None:
        return None, HTTPStatus.OK if can(request.user, "add", Article) else HTTPStatus.FORBIDDEN
    # Who may change no story learns of none whether it is there.
    if not can(request.user, "change", Article):
        return None, HTTPStatus.FORBIDDEN
    article = model_admin.get_object(request, unquote(object_id))
    if article is None:
        return None, HTTPStatus.NOT_FOUND
    return article, HTTPStatus.OK if can(request.user, "change", article) else HTTPStatus.FORBIDDEN


def refused(status: HTTPStatus) -> JsonResponse:
    """Why nothing was saved, in a sentence."""
    sentences = {
        HTTPStatus.FORBIDDEN: _("Not saved: you may not change this story. Your text stands here still."),
        HTTPStatus.NOT_FOUND: _("Not saved: the story is not here any more. Your text stands here still."),
    }
    sentence = sentences.get(status, _("Not saved: the form is broken. Open the story anew."))
    return JsonResponse({"kind": "refused", "sentence": sentence}, status=status)


@transaction.atomic
def _start(form: ArticleForm, *, by: Actor) -> JsonResponse:
    unfinished = unfinished_draft(form, new_draft())
    if not any(unfinished.draft[key] for key in BEGINS):
        return _saved(None, 0, form, unfinished)
    key = form.cleaned_data["key"]
    article = start_article(unfinished.draft, by=by, key=key, reason=Revision.Reason.AUTOSAVE)
    keep_dismissed(article, form.cleaned_data.get("dismissed"), by=by)
    made = _made(key, by)
    return _saved(made, made.number if made else article.version, form, unfinished, story=addresses_of(article.pk))


@transaction.atomic
def _save(article: Article, form: ArticleForm, opened: Draft, *, by: Actor) -> JsonResponse:
    unfinished = unfinished_draft(form, opened)
    base, key = form.cleaned_data["base"], form.cleaned_data["key"]
    newest = newest_revision(lock(article))
    made = _made(key, by)
    keep_dismissed(article, form.cleaned_data.get("dismissed"), by=by)
    if made and made.article_id == article.pk:
        return _saved(made, made.number, form, unfinished)
    if base != newest.number:
        return _met(article, form, unfinished, opened, newest, by=by)
    if clean_draft(unfinished.draft) == clean_draft(opened):
        return _saved(newest, base, form, unfinished)
    revision = save_draft(article, unfinished.draft, by=by, base=base, key=key, reason=Revision.Reason.AUTOSAVE)
    return _saved(revision, revision.number, form, unfinished)


def _made(key: str, by: Actor) -> Revision | None:
    """The revision that this very snapshot has made already, where its answer was lost on the way."""
    return Revision.objects.filter(key=key, author=by).select_related("article").first()


def _saved(
    revision: Revision | None, version: int, form: ArticleForm, unfinished: Unfinished, story: dict | None = None
) -> JsonResponse:
    """All but what is `left` is in that version. A copied quote's mark has got a ref of its own: `body` says so."""
    answer = {
        "kind": "saved",
        "version": version,
        "clock": clock(revision.at if revision else timezone.now()),
        "left": unfinished.left,
    }
    if revision and "body" not in unfinished.left and revision.content["body"] != form.cleaned_data["body"]:
        answer["body"] = revision.content["body"]
    return JsonResponse(answer | ({"story": story} if story else {}))


def _met(
    article: Article, form: ArticleForm, unfinished: Unfinished, opened: Draft, newest: Revision, *, by: Actor
) -> JsonResponse:
    """Both drafts put together, for the page to take in; or a sentence, where the form itself has to be sent."""
    known = article.revisions.filter(number=form.cleaned_data["base"]).exists()
    mine = clean_draft(unfinished.draft)
    merged = merge_drafts(opened if known else None, mine, newest.draft)
    if merged.conflicts or unfinished.is_passed_by(opened, newest.draft):
        return _conflict(newest, _("You both changed the same place."), _("Choose what shall stand"))
    draft = clean_draft(merged.draft)
    theirs = ArticleForm(article=article, draft=draft, user=by)
    before = values_of(ArticleForm(article=article, draft=mine, user=by))
    values = values_of(theirs)
    changed = [name for name, value in values.items() if before.get(name) != value]
    for rows in (theirs.credits, theirs.related):
        if draft[rows.prefix] == mine[rows.prefix]:
            continue
        there = form.data.get(f"{rows.prefix}-TOTAL_FORMS", "")
        if not there.isdecimal() or len(rows.initial_forms) > int(there[:4]):
            return _conflict(newest, _("The byline or the links were changed."), _("Save and load what is new"))
        shown = row_values(rows, int(there[:4]))
        values |= shown
        changed += shown
    answer = {
        "kind": "merge",
        "base": newest.number,
        "body": draft["body"],
        "values": {name: value for name, value in values.items() if name != "body"},
        "changed": [name for name in changed if name != "body" and name not in unfinished.left],
        "left": unfinished.left,
        "sentence": _came_between(newest, by),
    }
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _conflict(newest: Revision, why: str, button: str) -> JsonResponse:
    answer = {
        "kind": "conflict",
        "version": newest.number,
        "sentence": f"{who_came_between(newest)} {why}",
        "button": button,
    }
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _came_between(newest: Revision, by: Actor) -> str:
    told = {"who": who(newest.author) or _("The newsroom"), "clock": clock(newest.at)}
    if newest.author == by:
        return _("You saved in another window at %(clock)s; the changes stand here now.") % told
    return _("%(who)s saved at %(clock)s; the changes stand here now.") % told


def addresses_of(pk: int) -> dict:
    """Where the page of a story that was just made goes on."""
    names = ("change", "autosave", "pulse", "leave")
    return {"id": pk} | {name: reverse(f"admin:articles_article_{name}", args=[pk]) for name in names}
