"""Two versions of a story compared, as text: `compare/?from=3&to=7`."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.versions.differences_shown import shown
from articles.admin.wording import moment, who
from articles.models import Article, Revision, can
from articles.text.drafts.draft_differences import draft_differences, whole


def number_in(asked: str | None) -> int | None:
    """A version's number as an address has it; None for anything else."""
    is_number = bool(asked) and asked.isascii() and asked.isdecimal() and len(asked) < 10
    return int(asked) if is_number else None


def version_or_none(article: Article, number: int) -> Revision | None:
    """A version of the story's history, with its author."""
    return article.revisions.kept().select_related("author").filter(number=number).first()


def compare(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """The older version and the newer, whichever was asked for first."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Compare: %(story)s") % {"story": article},
        "article": article,
    }
    asked = [number_in(request.GET.get(side)) for side in ("from", "to")]
    if None in asked:
        context["problem"] = _("Choose two versions to compare.")
    else:
        context |= _compared(article, *asked, may_restore=can(request.user, "change", article))
    return TemplateResponse(request, "admin/articles/article/compare.html", context)


def _compared(article: Article, one: int, other: int, *, may_restore: bool) -> dict:
    found = {number: version_or_none(article, number) for number in sorted({one, other})}
    missing = [number for number, revision in found.items() if revision is None]
    if missing:
        return {"problem": _("There is no version %(number)s of this story.") % {"number": missing[0]}}
    old, new = found[min(one, other)], found[max(one, other)]
    drafts = whole(old.draft), whole(new.draft)
    numbers = article.revisions.kept().order_by("number").values_list("number", flat=True)
    return {
        "is_swapped": one > other,
        "sides": [_side(old), _side(new)],
        "old": old,
        "new": new,
        "earlier": numbers.filter(number__lt=old.number).last(),
        "later": numbers.filter(number__gt=new.number).first(),
        "may_restore": may_restore and old.number != article.version,
        "differences": shown(draft_differences(*drafts), *drafts),
    }


def _side(revision: Revision) -> dict:
    return {
        "number": revision.number,
        "when": moment(revision.at),
        "who": who(revision.author) or _("The newsroom"),
        "why": revision.get_reason_display(),
    }
