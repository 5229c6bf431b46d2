"""What happens to a story's form: shown, saved, published, or handed back with all that was typed."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from js_asset import Media, Script

from articles.actions.errors import NotReady, StaleDraft
from articles.actions.publish import publish_article
from articles.actions.save import (
    lock,
    newest_revision,
    save_draft,
    start_article,
    what_is_misquoted,
    what_is_missing,
)
from articles.admin.article_form import KEYS, ArticleForm
from articles.admin.counts import counts
from articles.admin.quote_card import recalled
from articles.admin.quote_findings import check_quotes
from articles.admin.quote_offers import offers_beside
from articles.admin.wording import clock, moment, state, who
from articles.models import Actor, Article, Revision, can
from articles.text.body_rules import sanitize_body
from articles.text.drafts import Draft, clean_draft, new_draft

SAVE, PUBLISH, PLAN = "_save", "_publish", "_plan"
SCRIPTS = [Script(f"js/{name}.js", type="module") for name in ("names", "rows", "unsaved", "counts", "keys")]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a save came to: the story, whether a revision was written, and what kept it from being published."""

    article: Article
    is_changed: bool
    problems: dict[str, str]


def write(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article | None) -> HttpResponse:
    """Answer the form of `article`, or of a new story."""
    if request.method != "POST":
        return _show(model_admin, request, article)
    wish = next((wish for wish in (PUBLISH, PLAN) if wish in request.POST), SAVE)
    if wish != SAVE and not can(request.user, "publish", article or Article):
        raise PermissionDenied
    data = request.POST.copy()
    newest = _draft_of(article)
    opened, known = recalled(article, data, _opened(article, data) or newest, newest)
    # With the facts of all quotes that the story has known: a mark may come back.
    before = newest | {"quotes": known}
    if data.get("_over", "").isdecimal():
        data["base"] = data["_over"]
    form = ArticleForm(data, article=article, draft=opened, user=request.user)
    if not form.is_valid() or not _has_time(form, wish):
        return _show(model_admin, request, article, form=form)
    try:
        outcome = save(form, article, before, by=request.user, wish=wish)
    except StaleDraft as error:
        return _show(model_admin, request, article, form=form, stale=error.newest)
    _tell(model_admin, request, outcome, wish, is_new=article is None)
    address = reverse("admin:articles_article_change", args=[outcome.article.pk])
    if outcome.problems:
        address += "?" + urlencode({"missing": 1, "publish_at": data.get("publish_at", "")})
    return HttpResponseRedirect(address)


@transaction.atomic
def save(form: ArticleForm, article: Article | None, before: Draft, *, by: Actor, wish: str) -> Outcome:
    """Write the draft and, if wished, publish this very draft. Raises StaleDraft, which undoes all of it.

    A form in which nothing was changed makes no revision. A story that is not ready keeps its draft.
    """
    draft, cleaned = form.draft(before), form.cleaned_data
    is_changed = True
    if article is None:
        article = start_article(draft, by=by, key=cleaned["key"])
    else:
        newest = newest_revision(lock(article))
        is_changed = cleaned["base"] != newest.number or clean_draft(draft) != clean_draft(newest.content)
        if is_changed:
            save_draft(article, draft, by=by, base=cleaned["base"], key=cleaned["key"])
    if wish == SAVE:
        return Outcome(article, is_changed, {})
    try:
        publish_at = cleaned["publish_at"] if wish == PLAN else None
        return Outcome(publish_article(article, by=by, publish_at=publish_at), is_changed, {})
    except NotReady as lacking:
        return Outcome(article, is_changed, lacking.problems)


def _draft_of(article: Article | None) -> Draft:
    return newest_revision(article).content if article else new_draft()


def _opened(article: Article | None, data: QueryDict) -> Draft | None:
    """The draft that the form was opened on."""
    number = data.get("opened") or data.get("base", "")
    if article is None or not number.isdecimal() or len(number) > 9:
        return None
    revision = article.revisions.filter(number=number).first()
    return revision.content if revision else None


def _has_time(form: ArticleForm, wish: str) -> bool:
    if wish == PLAN and not form.cleaned_data["publish_at"]:
        form.add_error("publish_at", _("Choose when."))
    elif wish == PLAN and form.cleaned_data["publish_at"] <= timezone.now():
        form.add_error("publish_at", _("This time has passed."))
    return not form.errors


def _tell(model_admin: admin.ModelAdmin, request: HttpRequest, outcome: Outcome, wish: str, *, is_new: bool) -> None:
    """Say what happened, on the next page and in the story's history."""
    article, now = outcome.article, clock(timezone.now())
    if outcome.problems:
        messages.warning(request, _("Saved at %(clock)s, but not published: something is missing.") % {"clock": now})
    elif wish != SAVE and article.is_planned():
        messages.success(request, _("Planned for %(moment)s.") % {"moment": moment(article.publish_at)})
    elif wish == PUBLISH:
        messages.success(request, _("Published. Readers see this version now."))
    elif not outcome.is_changed:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    elif article.has_unpublished_changes:
        messages.success(request, _("Saved at %(clock)s. Readers do not see the changes yet.") % {"clock": now})
    else:
        messages.success(request, _("Saved at %(clock)s.") % {"clock": now})
    if is_new:
        model_admin.log_addition(request, article, [{"added": {}}])
    elif outcome.is_changed or wish != SAVE:
        is_out = wish != SAVE and not outcome.problems
        model_admin.log_change(request, article, state(article) if is_out else _("saved"))


def _show(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    article: Article | None,
    *,
    form: ArticleForm | None = None,
    stale: Revision | None = None,
) -> HttpResponse:
    draft = _draft_of(article)
    if form is None:
        form = ArticleForm(article=article, draft=draft, user=request.user)
        if moment_typed := parse_datetime(request.GET.get("publish_at", "")):
            form.initial["publish_at"] = moment_typed
    may_write = can(request.user, "change", article) if article else can(request.user, "add", Article)
    if not may_write:
        form.freeze()
    if article and article.is_published():
        form.quotes.link_rows(article)
    body, missing = sanitize_body(form["body"].value() or ""), "missing" in request.GET and article
    check_quotes(form, article, request.user)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": (article.headline if article else "") or _("New story"),
        "original": article,
        "state": state(article) if article else "",
        "form": form,
        "counts": counts(*(form[name].value() or "" for name in ("headline", "lede", "body"))),
        "problems": what_is_misquoted(body) | (what_is_missing(draft) if missing else {}),
        "offers": offers_beside(body, form["lede"].value() or "") if may_write else [],
        "stale": _stale_sentence(stale, form) if stale else "",
        "newest": stale,
        "may_write": may_write,
        "may_publish": may_write and can(request.user, "publish", article or Article),
        "may_delete": bool(article) and model_admin.has_delete_permission(request, article),
        "site_address": model_admin.get_view_on_site_url(article),
        "media": Media.from_media(form.media + Media(js=SCRIPTS), nonce=request.csp_nonce),
    }
    return TemplateResponse(request, "admin/articles/article/change_form.html", context, status=409 if stale else 200)


def _stale_sentence(newest: Revision, form: ArticleForm) -> str:
    """Who came between, when, and what is different now."""
    opened = newest.article.revisions.filter(number=form.cleaned_data["base"]).first()
    is_today = timezone.localdate(newest.at) == timezone.localdate()
    told = {"who": who(newest.author) or _("The newsroom"), "clock": clock(newest.at), "moment": moment(newest.at)}
    if is_today:
        sentence = _("%(who)s saved this story at %(clock)s, after you opened it.") % told
    else:
        sentence = _("%(who)s saved this story %(moment)s, after you opened it.") % told
    before, after = (clean_draft(revision.content) if revision else {} for revision in (opened, newest))
    names = [name for key, name in KEYS.items() if opened and before[key] != after[key]]
    if names:
        sentence += " " + _("Different there: %(fields)s.") % {"fields": get_text_list(names, _("and"))}
    return sentence
