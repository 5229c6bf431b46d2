"""«Lim inn manus»: a manuscript is pasted, stands there taken apart, is put right, and becomes a draft.

The pages keep nothing between them: each sends the whole text and what the editor has chosen, and it is read again.
"""

from hashlib import sha256
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media, Script

from articles.actions.errors import refusal
from articles.actions.manuscripts import import_manuscript
from articles.admin.manuscript_parts import Choices, part_cards
from articles.models import Article, can
from articles.text.decoding import LARGEST, decode_manuscript
from articles.text.manuscript import read_manuscript
from articles.text.parts import Kind, Manuscript
from articles.text.refusals import ManuscriptError, Reason

BACK, MAKE = "_back", "_make"
# What fits on a page that can be put right: a hundred pages of print. Forms may be that large (newsroom/settings.py).
LONGEST = 200_000
MOST_PARTS = MOST_QUOTES = 1_500
ACCEPTED = ".txt,.md,.html,.htm,.docx,.odt,text/plain,text/html"


class ManuscriptField(forms.CharField):
    """Text as typed, but for what no form can carry: line breaks come as one sign, NUL and half signs not at all."""

    default_validators = ()

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "strip": False} | kwargs)

    def to_python(self, value: str | None) -> str:
        return sendable(value or "")

    def bound_data(self, data: str | None, initial: str | None) -> str:
        return sendable(data or "")


class PasteForm(forms.Form):
    """A manuscript, typed or in a file; `cleaned_data["text"]` and `reading` are what came of it."""

    manuscript = ManuscriptField(
        label=gettext_lazy("Manuscript"),
        help_text=gettext_lazy(
            "Paste the whole text as it is. No words get lost, and you see everything before it becomes a draft."
        ),
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        help_text=gettext_lazy("Plain text, Word (.docx), OpenDocument (.odt) or HTML."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    reading: Manuscript

    def clean_file(self) -> str:
        """The text in the file."""
        upload: UploadedFile | None = self.cleaned_data["file"]
        if upload is None:
            return ""
        if self.data.get("manuscript", "").strip():
            raise ValidationError(_("Choose one of them: the text that you pasted, or the file."))
        try:
            if upload.size > LARGEST:
                raise ManuscriptError(Reason.TOO_LARGE, f"{LARGEST // 1024 // 1024} MB")
            return sendable(decode_manuscript(upload.read()))
        except ManuscriptError as error:
            raise ValidationError(refusal(error)) from error

    def clean(self) -> dict:
        if self.errors:
            return self.cleaned_data
        chosen = "file" if self.cleaned_data["file"] else "manuscript"
        text = self.cleaned_data["text"] = self.cleaned_data[chosen]
        if not text.strip("\ufeff \t\n\x0b\x0c\u2028\u2029"):
            self.add_error(chosen, refusal(ManuscriptError(Reason.EMPTY)))
        elif len(text) > LONGEST:
            self.add_error(chosen, _("The manuscript is too long for one story. Paste it piece by piece."))
        else:
            self.reading = read_manuscript(text)
            parts = sum(part.kind is not Kind.BLANK for part in self.reading.parts)
            if parts > MOST_PARTS or len(self.reading.quotes) > MOST_QUOTES:
                self.add_error(chosen, _("The manuscript has too many parts for one story. Paste it piece by piece."))
        return self.cleaned_data


def sendable(text: str) -> str:
    """The text as any form sends it back to the letter."""
    whole = text.replace("\0", "").encode("utf-8", "replace").decode()
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def paste(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Answer both steps: the text, and the text taken apart."""
    if not can(request.user, "add", Article):
        raise PermissionDenied
    if request.method != "POST":
        return _ask(model_admin, request, PasteForm(initial={"key": uuid4().hex}, label_suffix=""))
    form = PasteForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid() or BACK in request.POST:
        return _ask(model_admin, request, form)
    choices = Choices.of(request.POST, form.reading)
    if MAKE not in request.POST or choices.problems:
        return _show(model_admin, request, form, choices)
    return _make(model_admin, request, form, choices)


def _make(model_admin: admin.ModelAdmin, request: HttpRequest, form: PasteForm, choices: Choices) -> HttpResponse:
    # The same page sent twice makes one story; gone back and chosen otherwise, it is another story.
    said = repr((form.cleaned_data["key"], form.cleaned_data["text"], choices))
    key = sha256(said.encode()).hexdigest()[:40] if form.cleaned_data["key"] else ""
    result = import_manuscript(choices.applied_to(form.reading), by=request.user, key=key)
    model_admin.log_addition(request, result.article, [{"added": {}}])
    messages.success(request, _("The manuscript is a draft now. Read it through before it goes out."))
    if result.to_do:
        messages.warning(request, " ".join(result.to_do))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[result.article.pk]))


def _ask(model_admin: admin.ModelAdmin, request: HttpRequest, form: PasteForm) -> HttpResponse:
    context = _context(model_admin, request) | {"title": _("Paste a manuscript"), "form": form}
    return TemplateResponse(request, "admin/articles/article/manuscript.html", context)


def _show(model_admin: admin.ModelAdmin, request: HttpRequest, form: PasteForm, choices: Choices) -> HttpResponse:
    cards = part_cards(form.reading, choices)
    context = _context(model_admin, request) | {
        "title": _("The manuscript, taken apart"),
        "text": form.cleaned_data["text"],
        "key": form.cleaned_data["key"] or uuid4().hex,
        "cards": cards,
        "count": len(cards),
        "quotes": sum(len(card.quotes) for card in cards),
        "doubts": sum(card.doubts for card in cards),
        "problems": choices.problems,
        "names": list(dict.fromkeys(person.name for person in form.reading.people)),
    }
    return TemplateResponse(request, "admin/articles/article/manuscript_parts.html", context)


def _context(model_admin: admin.ModelAdmin, request: HttpRequest) -> dict:
    scripts = Media(js=[Script("js/unsaved.js", type="module")])
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "media": Media.from_media(scripts, nonce=request.csp_nonce),
    }
