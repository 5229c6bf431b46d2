"""A newer manuscript for a story that is there: pasted, put right, and taken in where it differs."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.errors import StaleDraft, ToldRefusal
from articles.actions.newer_manuscripts import CREDIT, RELATED, SECTION, SOURCE, TOPIC, found_besides, newer_of
from articles.actions.newer_manuscripts import take_in_newer as take_in
from articles.actions.save import newest_revision
from articles.admin.manuscripts.choices import Choices, dump
from articles.admin.manuscripts.manuscript import TAKE, Desk, PasteForm, sent_key
from articles.models import Credit, Revision, can
from articles.text.manuscripts.corrections import corrected
from articles.text.manuscripts.newer import BODY, HEADLINE, LEDE, Difference, Whose, differences
from articles.text.parts import Manuscript

FIELDS = {HEADLINE: gettext_lazy("Headline"), LEDE: gettext_lazy("Lede"), BODY: gettext_lazy("Text")}
BESIDES = {
    TOPIC: gettext_lazy("Topic"),
    CREDIT: gettext_lazy("Byline"),
    SOURCE: gettext_lazy("Source"),
    RELATED: gettext_lazy("Read also"),
    SECTION: gettext_lazy("Section"),
}


def paste_newer(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Paste a newer manuscript of this story, see what differs, and take it in as one new version."""
    article = model_admin.get_object(request, unquote(object_id))
    if article is None:
        return model_admin._get_obj_does_not_exist_redirect(request, model_admin.opts, object_id)
    if not can(request.user, "change", article):
        raise PermissionDenied
    return Desk(model_admin, request, article).answer(_compare)


def _compare(desk: Desk, form: PasteForm, choices: Choices) -> HttpResponse:
    request, article = desk.request, desk.article
    reading = corrected(form.reading, choices.corrections)
    base = request.POST.get("base", "")
    if TAKE not in request.POST or not base.isdecimal() or len(base) > 9:
        return _show(desk, form, choices, reading)
    kept = [name.removeprefix("keep-") for name, value in request.POST.items() if value == "keep"]
    added = request.POST.getlist("add")
    key = sent_key(form, dump(choices.corrections), base, kept, added)
    try:
        taken = take_in(article, reading, by=request.user, base=int(base), kept=kept, added=added, key=key)
    except StaleDraft as error:
        return _show(desk, form, choices, reading, stale=error.newest, kept=kept, added=added)
    except ToldRefusal as error:
        messages.error(request, str(error))
        return _show(desk, form, choices, reading, kept=kept, added=added)
    if taken is None:
        messages.info(request, _("Nothing was taken in, so nothing was saved."))
    else:
        messages.success(request, _("The newer manuscript is taken in. Read the story through before it goes out."))
        if article.has_unpublished_changes:
            messages.info(request, _("Readers do not see the changes yet."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _show(
    desk: Desk,
    form: PasteForm,
    choices: Choices,
    reading: Manuscript,
    *,
    stale: Revision | None = None,
    kept: list[str] | None = None,
    added: list[str] | None = None,
) -> HttpResponse:
    newest = stale or newest_revision(desk.article)
    newer, _found = newer_of(reading, desk.article)
    roles = dict(Credit.Role.choices)
    return desk.page(
        "manuscript_newer",
        _("What is new in the manuscript"),
        status=409 if stale else 200,
        text=form.cleaned_data["text"],
        key=form.cleaned_data["key"],
        chosen=dump(choices.corrections),
        base=newest.number,
        stale=stale,
        **_told(differences(newest.draft, newer), kept or [], is_new=stale is not None or kept is None),
        besides=[(BESIDES[b.field], roles.get(b.role, ""), b) for b in found_besides(reading, newest.draft)],
        added=added or [],
    )


def _told(found: list[Difference], kept: list[str], *, is_new: bool) -> dict:
    """The differences that the manuscript makes, and how many are the story's own. Editors' words stay until chosen."""
    both = [each.key for each in found if each.whose is Whose.BOTH]
    return {
        "differences": [(FIELDS[each.field], each) for each in found if each.whose is not Whose.STORY],
        "ours": sum(each.whose is Whose.STORY for each in found),
        "kept": [*kept, *(both if is_new else [])],
    }
