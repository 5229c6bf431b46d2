"""What happens to a story's form: shown, saved, published, or handed back with all that was typed."""

from collections.abc import Sequence
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from articles.actions.errors import QuotesReworded, StaleDraft, ToldRefusal
from articles.actions.readiness import what_is_misquoted, what_is_missing
from articles.actions.save import newest_revision
from articles.actions.sensitive import SensitiveTopic
from articles.actions.telling import Told
from articles.admin.story.before_publishing import checks_beside
from articles.admin.story.conflicts import colleague, conflicts_shown, who_came_between
from articles.admin.story.counts import counts
from articles.admin.story.desk import REFUSALS, STEPS, DeskForm, desk_beside, keep_typed, take_typed
from articles.admin.story.form import ArticleForm
from articles.admin.story.notes import shown_notes
from articles.admin.story.quote_card import recalled
from articles.admin.story.quote_findings import check_quotes
from articles.admin.story.quote_offers import offers_beside
from articles.admin.story.saving import DROP, PLAN, PUBLISH, SAVE, Outcome, save, what_happened
from articles.admin.story.sharing import shared
from articles.admin.story.telling import RewordedForm, has_news, questions, told_in
from articles.admin.story.topic_suggestions import TOPICS, suggestions_beside
from articles.admin.wording import embargo, moment, state
from articles.models import Article, can
from articles.text.drafts.body_rules import sanitize_body
from articles.text.drafts.draft import Draft, new_draft

# What is typed beside the draft, and asked for again where it was not published.
KEPT = ("matters", "news")
WRITING = ("names", "rows", "autosave", "unsaved", "counts", "keys", "preview", "share", "notes", "checks", "plan")
SCRIPTS = [Script(f"js/{name}.js", type="module") for name in (*WRITING, *TOPICS)]
SAVING = ("body-merge", "form-values", "local-copy", "newsroom-line", "presence", "saving-line")
MODULES = ImportMap({f"newsroom/{name}": f"js/{name}.js" for name in SAVING})
STYLES = {"all": [f"css/admin/{name}.css" for name in ("saving", "checks", "workflow", "topics", "times")]}


def write(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article | None) -> HttpResponse:
    """Answer the form of `article`, or of a new story."""
    if request.method != "POST":
        return _show(model_admin, request, article)
    wish = _wish(request, article)
    shown, before = recalled(article, request.POST, opened_draft(article, request.POST))
    form = ArticleForm(request.POST, article=article, draft=shown, user=request.user)
    desk = DeskForm(request.POST, article=article, user=request.user, wish=wish)
    show = partial(_show, model_admin, request, article, form=form, desk=desk)
    if not form.is_valid() or not _has_time(form, wish) or not desk.may_go():
        return show()
    asked = questions(article, form.cleaned_data, request.POST) if wish in (PUBLISH, PLAN) else []
    if [one for one in asked if not one.is_valid()]:  # all are asked: each says what it lacks
        return show(asked=asked)
    try:
        outcome = save(form, article, before, by=request.user, wish=wish, told=told_in(form, asked), desk=desk)
    except REFUSALS as refusal:
        desk.blame(refusal)
        return show()
    except StaleDraft as error:
        return show(stale=error)
    except ToldRefusal as error:
        form.add_error("topics" if isinstance(error, SensitiveTopic) else "section", str(error))
        return show()
    except QuotesReworded:
        return show(asked=questions(article, form.cleaned_data, None))
    _tell(request, outcome, wish)
    return HttpResponseRedirect(_next_address(form, outcome, wish))


def _wish(request: HttpRequest, article: Article | None) -> str:
    """Which button was pressed. Raises PermissionDenied where it is not there for this user."""
    wish = next((wish for wish in (PUBLISH, PLAN, DROP, *STEPS) if wish in request.POST), SAVE)
    if wish != SAVE and not can(request.user, STEPS.get(wish, "publish"), article or Article):
        raise PermissionDenied
    return wish


def _next_address(form: ArticleForm, outcome: Outcome, wish: str) -> str:
    """The form again; where the story did not go out, with what was typed beside the draft.

    A step over the desk may make no version: then the browser's copy of what was sent is known by its key alone.
    """
    address = reverse("admin:articles_article_change", args=[outcome.article.pk])
    told = {"missing": 1} if outcome.problems and wish in (PUBLISH, PLAN) else {}
    if outcome.problems or outcome.met:
        told |= {name: form.data.get(name, "") for name in KEPT} | form.typed_times()
    elif wish not in (PUBLISH, PLAN, DROP):
        told |= form.time_not_planned(outcome.article)
    if outcome.is_done:
        told["sent"] = form.data.get("key", "")
    return f"{address}?{urlencode(told)}" if told else address


def opened_draft(article: Article | None, data: QueryDict) -> Draft:
    """The draft that the form was opened on; the newest where that version is not there any more."""
    if article is None:
        return new_draft()
    number = data.get("base", "")
    known = number.isdecimal() and len(number) < 10
    revision = article.revisions.filter(number=number).first() if known else None
    return new_draft() | (revision or newest_revision(article)).draft


def _has_time(form: ArticleForm, wish: str) -> bool:
    if wish == PLAN and not form.cleaned_data["publish_at"]:
        form.add_error("publish_at", _("Choose when."))
    elif wish == PLAN and form.cleaned_data["publish_at"] <= timezone.now():
        form.add_error("publish_at", _("This time has passed."))
    return not form.errors and (wish not in (PUBLISH, PLAN) or has_news(form))


def _tell(request: HttpRequest, outcome: Outcome, wish: str) -> None:
    """Say what happened, on the next page."""
    level, sentence = what_happened(outcome, wish)
    messages.add_message(request, level, sentence)
    if outcome.met:
        messages.info(
            request, " ".join([who_came_between(outcome.met), _("Both are put together here. Read it through.")])
        )
    if not outcome.is_done:
        keep_typed(request, outcome.article)


def _show(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    article: Article | None,
    *,
    form: ArticleForm | None = None,
    desk: DeskForm | None = None,
    stale: StaleDraft | None = None,
    asked: Sequence[RewordedForm] = (),
) -> HttpResponse:
    if form is not None and article:
        article.refresh_from_db()  # what a save wrote was undone
    draft = new_draft() | (newest_revision(article).draft if article else {})
    if form is None:
        form = ArticleForm(article=article, draft=draft, user=request.user)
        form.show_times(article, request.GET)
        desk = DeskForm(take_typed(request, article), article=article, user=request.user)
        form.initial |= {name: request.GET[name] for name in ("matters", "news") if request.GET.get(name)}
    may_write = can(request.user, "change", article) if article else can(request.user, "add", Article)
    if not may_write:
        form.freeze()
    if article and article.is_published():
        form.quotes.link_rows(article)
    body, missing = sanitize_body(form["body"].value() or ""), "missing" in request.GET and article
    check_quotes(form, article, request.user)
    context = {
        **model_admin.admin_site.each_context(request),
        **_about_story(model_admin, request, article, may_write=may_write),
        **_met(stale, form),
        "form": form,
        "counts": counts(*(form[name].value() or "" for name in ("headline", "lede", "body"))),
        "asked": asked,
        "problems": what_is_misquoted(draft | {"body": body}) | (what_is_missing(draft) if missing else {}),
        "checks": checks_beside(form, draft) if may_write else None,
        "suggested": suggestions_beside(form, article) if may_write else None,
        "is_refused": bool(missing),
        "offers": offers_beside(body, form["lede"].value() or "") if may_write else [],
        "desk": desk_beside(article, desk, request.user),
        "sent": request.GET.get("sent", ""),
        "media": Media.from_media(
            form.media + Media(js=SCRIPTS, css=STYLES, importmap=MODULES), nonce=request.csp_nonce
        ),
    }
    return TemplateResponse(request, "admin/articles/article/change_form.html", context, status=409 if stale else 200)


def _about_story(
    model_admin: admin.ModelAdmin, request: HttpRequest, article: Article | None, *, may_write: bool
) -> dict:
    """What is known of the story whatever stands in its form, and what one may do with it."""
    user, noun = request.user, article or Article
    return {
        "opts": model_admin.opts,
        "title": (article.headline if article else "") or _("New story"),
        "original": article,
        "state": state(article) if article else "",
        "update_at": moment(article.update_at) if article else "",
        "embargo": embargo(article),
        "ends": moment(article.unpublish_at) if article else "",
        "will_tell": Told.from_json(article.update_told) if article else None,
        "notes": shown_notes(article) if article else None,
        "site_address": model_admin.get_view_on_site_url(article),
        "share": shared(article) if article and may_write else None,
        "may_write": may_write,
        "may_publish": may_write and can(user, "publish", noun),
        "may_override": may_write and can(user, "override", noun),
        "may_delete": bool(article) and model_admin.has_delete_permission(request, article),
    }


def _met(stale: StaleDraft | None, form: ArticleForm) -> dict:
    """What a colleague has saved meanwhile, and what is to be decided."""
    return {
        "newest": stale.newest if stale else None,
        "stale": who_came_between(stale.newest) if stale else "",
        "colleague": colleague(stale.newest) if stale else "",
        "conflicts": conflicts_shown(stale, form.data) if stale else [],
    }
