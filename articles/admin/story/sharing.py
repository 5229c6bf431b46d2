"""«Share the draft»: links by which somebody without a log-in reads it, made, listed and taken back."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.preview_links import make_preview_link, revoke_preview_link
from articles.admin.wording import moment, who
from articles.models import Article, Revision, can

THIS, NEWEST = "this", "newest"
HOURS = [(72, gettext_lazy("72 hours")), (24, gettext_lazy("24 hours")), (1, gettext_lazy("1 hour"))]


class ShareForm(forms.Form):
    """What the link leads to, and for how long. `version` is the one that the editor has before them."""

    shows = forms.ChoiceField(
        label=gettext_lazy("The link shows"),
        choices=[(NEWEST, gettext_lazy("always the newest version")), (THIS, gettext_lazy("this version"))],
        widget=forms.RadioSelect,
        initial=NEWEST,
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("and works for"), choices=HOURS, coerce=int, widget=forms.RadioSelect, initial=72
    )
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, prefix="share", label_suffix="", **kwargs)
        self.article = article
        self.initial["version"] = article.version
        self.revision: Revision | None = None

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("shows") == THIS:
            self.revision = self.article.revisions.filter(number=cleaned.get("version")).first()
            if self.revision is None:
                self.add_error("shows", _("That version is not there any more."))
        return cleaned


def shared(article: Article, form: ShareForm | None = None, secret: str = "") -> dict:
    """What the section «Share the draft» shows: a form, the open links, and a new link's address this once."""
    links = article.preview_links.open(timezone.now()).select_related("created_by", "revision")
    return {
        "form": form or ShareForm(article=article),
        "address": f"{settings.SITE_ROOT}{reverse('articles:shared_draft', args=[secret])}" if secret else "",
        "links": [
            {
                "pk": link.pk,
                "by": who(link.created_by),
                "made": moment(link.created_at),
                "until": moment(link.expires_at),
                "version": link.revision.number if link.revision else None,
            }
            for link in links
        ],
    }


def share(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The section as a page: without script it is opened by a link, with it the dialog in the form takes it in."""
    if not can(request.user, "change", Article):
        raise PermissionDenied
    article = model_admin.get_object(request, unquote(object_id))
    if article is None:
        raise Http404
    if not can(request.user, "change", article):
        raise PermissionDenied
    form, secret = None, ""
    if request.method == "POST" and "_revoke" in request.POST:
        _take_back(request, article)
    elif request.method == "POST":
        form = ShareForm(request.POST, article=article)
        if form.is_valid():
            lasts = timedelta(hours=form.cleaned_data["hours"])
            _link, secret = make_preview_link(article, by=request.user, revision=form.revision, lasts=lasts)
            form = None
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Share the draft"),
        "original": article,
        "share": shared(article, form, secret),
    }
    return TemplateResponse(request, "admin/articles/article/share_page.html", context)


def _take_back(request: HttpRequest, article: Article) -> None:
    pk = request.POST["_revoke"]
    known = pk.isascii() and pk.isdecimal() and len(pk) < 19
    link = article.preview_links.open(timezone.now()).filter(pk=pk).first() if known else None
    if link is None:
        messages.info(request, _("That link leads nowhere already."))
        return
    revoke_preview_link(link, by=request.user)
    messages.success(request, _("Taken back. The link leads nowhere any more."))
