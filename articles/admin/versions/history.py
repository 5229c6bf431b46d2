"""A story's history: every version that is kept, read in full, and brought back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_OID, uuid4, uuid5

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.errors import ToldRefusal
from articles.actions.restore import restore_revision
from articles.actions.save import mirrors_draft
from articles.admin.story.views import story_view
from articles.admin.trail.entries import lines, thing_page
from articles.admin.versions.compare import compare, number_in, version_or_none
from articles.admin.versions.differences_shown import known, shown
from articles.admin.wording import moment, who
from articles.models import Actor, Article, Revision, can
from articles.queries.audit import page_of, trail_of
from articles.text.drafts.draft_differences import draft_differences, whole

PAGE_SIZE = 30
MOST_DONE = 10


@dataclass(frozen=True, slots=True)
class Version:
    """A line of the history; `before` is the number of the version before it, None for the first."""

    number: int
    when: str
    who: str
    why: list[str]
    fate: list[str]
    is_with_readers: bool
    before: int | None


def history_urls(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    a_view = partial(story_view, model_admin)
    return [
        path("<path:object_id>/history/", a_view(history, "open"), name="articles_article_history"),
        path("<path:object_id>/done/", a_view(thing_page, "open"), name="articles_article_done"),
        path("<path:object_id>/compare/", a_view(compare, "open"), name="articles_article_compare"),
        path("<path:object_id>/versions/<int:number>/", a_view(read, "open"), name="articles_article_version"),
        path(
            "<path:object_id>/versions/<int:number>/restore/",
            a_view(restore, "change"),
            name="articles_article_restore",
        ),
    ]


def history(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """The versions, newest first, in pages that begin below the number `before`."""
    before = number_in(request.GET.get("before"))
    rows = article.revisions.kept().defer("content").select_related("author", "published_by").order_by("-number")
    found = list((rows.filter(number__lt=before) if before else rows)[: PAGE_SIZE + 1])
    numbers = [revision.number for revision in found]
    older = dict(zip(numbers, numbers[1:], strict=False))
    page = found[:PAGE_SIZE]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("History: %(story)s") % {"story": article},
        "article": article,
        "versions": [_version(article, revision, older.get(revision.number)) for revision in page],
        "is_first_page": not before,
        "next_before": page[-1].number if len(found) > PAGE_SIZE else None,
        "may_restore": can(request.user, "change", article),
        "done": [] if before else lines(page_of(trail_of(article), size=MOST_DONE).entries, request.user),
    }
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def _version(article: Article, revision: Revision, before: int | None) -> Version:
    why = [revision.get_reason_display()]
    if revision.merged_with:
        why.append(_("put together with version %(number)d") % {"number": revision.merged_with})
    return Version(
        number=revision.number,
        when=moment(revision.at),
        who=who(revision.author) or _("The newsroom"),
        why=why,
        fate=list(_fate(article, revision)),
        is_with_readers=article.is_published() and revision.number == article.projected_version,
        before=before,
    )


def _fate(article: Article, revision: Revision) -> Iterator[str]:
    """What readers have had of a version, and what they will get, in words."""
    if revision.published_at and revision.published_at <= timezone.now():
        told = {"moment": moment(revision.published_at), "who": who(revision.published_by) or _("The newsroom")}
        yield _("published %(moment)s by %(who)s") % told
    if article.is_planned() and revision.number == article.projected_version:
        yield _("goes out %(moment)s") % {"moment": moment(article.publish_at)}
    if article.update_at and revision.number == article.update_version:
        yield _("goes out %(moment)s") % {"moment": moment(article.update_at)}


def read(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """One version in full, as text."""
    revision = version_or_none(article, number)
    if revision is None:
        return _no_such_version(request, article, number)
    draft = whole(revision.draft)
    quotes, facts = known(draft)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Version %(number)d: %(story)s") % {"number": number, "story": article},
        "article": article,
        "revision": revision,
        "when": moment(revision.at),
        "who": who(revision.author) or _("The newsroom"),
        "text": shown(draft_differences(draft, draft), draft, draft, fold=False),
        "quotes": quotes,
        "facts": facts,
        "may_restore": can(request.user, "change", article) and number != article.version,
    }
    return TemplateResponse(request, "admin/articles/article/version.html", context)


def restore(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article, number: int) -> HttpResponse:
    """Ask, then make a new version out of an older one."""
    revision = version_or_none(article, number)
    if revision is None:
        return _no_such_version(request, article, number)
    if number == article.version:
        messages.info(request, _("Version %(number)d is the newest already.") % {"number": number})
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
    if request.method != "POST":
        context = {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": _("Bring version %(number)d back?") % {"number": number},
            "article": article,
            "revision": revision,
            "when": moment(revision.at),
            "next": article.version + 1,
            "for_readers": _for_readers(article, revision, by=request.user),
            "key": uuid4().hex,
        }
        return TemplateResponse(request, "admin/articles/article/restore.html", context)
    return _bring_back(request, article, number)


def _bring_back(request: HttpRequest, article: Article, number: int) -> HttpResponse:
    # The key that came is one's own for this version of this story alone, whatever it is.
    sent = request.POST.get("key", "")
    key = uuid5(NAMESPACE_OID, f"{sent} {article.pk} {number} {request.user.pk}").hex if sent else ""
    try:
        made = restore_revision(article, number, by=request.user, key=key)
    except ToldRefusal as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
    messages.success(request, _("Version %(old)d is back, as version %(new)d.") % {"old": number, "new": made.number})
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _for_readers(article: Article, revision: Revision, *, by: Actor) -> str:
    """What bringing a version back does to what readers get."""
    if article.is_planned():
        if mirrors_draft(article, whole(revision.draft), by=by, at=timezone.now()):
            return _("The story is planned: what you bring back goes out then.")
        return _("The story is planned, and goes out as it was planned.")
    if article.update_at:
        told = {"number": article.update_version, "moment": moment(article.update_at)}
        return _("Readers see nothing of it. The changes of version %(number)d go out %(moment)s, as planned.") % told
    return _("Readers see nothing of it until it is published.")


def _no_such_version(request: HttpRequest, article: Article, number: int) -> HttpResponse:
    messages.error(request, _("There is no version %(number)s of this story.") % {"number": number})
    return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
