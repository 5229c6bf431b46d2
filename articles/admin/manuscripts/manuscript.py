"""«Lim inn manus»: a manuscript is pasted, stands there taken apart, is put right, and becomes a draft.

The pages keep nothing between them: each sends the whole text and what the editor has chosen, and it is read again.
"""

from collections.abc import Callable
from dataclasses import dataclass
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
from articles.admin.manuscripts.choices import MOST_PARTS, MOST_QUOTES, Choices, dump, earlier
from articles.admin.manuscripts.kinds import ACTS, KEYS, KINDS
from articles.admin.manuscripts.parts import Cards
from articles.models import Article, can
from articles.text.manuscripts.corrections import corrected
from articles.text.manuscripts.decoding import LARGEST, decode_manuscript
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.manuscripts.recutting import WITH_QUOTES
from articles.text.manuscripts.refusals import ManuscriptError, Reason
from articles.text.parts import Kind, Manuscript

BACK, MAKE, TAKE = "_back", "_make", "_take"
DONE = frozenset({MAKE, TAKE})
# What fits on a page that can be put right: a hundred pages of print. Forms may be that large (newsroom/settings.py).
LONGEST = 200_000
SCRIPTS = ("unsaved", "drop-file", "manuscript-keys")
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
        label=gettext_lazy("Or choose a file, or drop it on the page"),
        help_text=gettext_lazy("Plain text, Word (.docx), OpenDocument (.odt) or HTML."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    earlier = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

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


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a manuscript is taken apart: for a new story, or for `article`, which it is a newer text of."""

    model_admin: admin.ModelAdmin
    request: HttpRequest
    article: Article | None = None

    def answer(self, finish: Callable[["Desk", PasteForm, Choices], HttpResponse]) -> HttpResponse:
        """Answer both steps: the text, and the text taken apart; `finish` what comes of them."""
        request = self.request
        if request.method != "POST":
            return self.ask(PasteForm(initial={"key": uuid4().hex}, label_suffix=""))
        form = PasteForm(request.POST, request.FILES, label_suffix="")
        if not form.is_valid():
            return self.ask(form)
        choices = Choices.of(request.POST, form.reading)
        if BACK in request.POST:
            return self.ask(_going_back(form, choices))
        if not DONE & request.POST.keys() or choices.problems or choices.trouble:
            return self.show(form, choices)
        return finish(self, form, choices)

    def ask(self, form: PasteForm) -> HttpResponse:
        title = _("Paste a newer manuscript") if self.article else _("Paste a manuscript")
        return self.page("manuscript", title, form=form)

    def show(self, form: PasteForm, choices: Choices) -> HttpResponse:
        shown = Cards(form.reading, choices)
        return self.page(
            "manuscript_parts",
            _("The manuscript, taken apart"),
            text=form.cleaned_data["text"],
            key=form.cleaned_data["key"] or uuid4().hex,
            shown=shown,
            cards=shown.cards,
            count=len(shown.cards),
            quotes=sum(len(card.quotes) for card in shown.cards),
            doubts=sum(card.doubts for card in shown.cards),
            first_doubt=next((card for card in shown.cards if card.doubts), None),
            problems=choices.problems,
            choices=choices,
            names=shown.names,
            marked=",".join(f"{start}-{end}" for start, end in shown.chosen.marked),
            keys=[(kind.value, key, KINDS[kind]) for kind, key in KEYS.items()],
            quoting=" ".join(kind.value for kind in WITH_QUOTES),
            acts=[(act, key, name) for act, (key, name) in ACTS.items()],
        )

    def page(self, template: str, title: str, status: int = 200, **context) -> HttpResponse:
        scripts = Media(js=[Script(f"js/{name}.js", type="module") for name in SCRIPTS])
        context |= {
            **self.model_admin.admin_site.each_context(self.request),
            "opts": self.model_admin.opts,
            "title": title,
            "article": self.article,
            "media": Media.from_media(scripts, nonce=self.request.csp_nonce),
        }
        address = f"admin/articles/article/{template}.html"
        return TemplateResponse(self.request, address, context, status=status)


def sent_key(form: PasteForm, *chosen: object) -> str:
    """The same page sent twice is one save; gone back and chosen otherwise, it is another."""
    said = repr((form.cleaned_data["key"], form.cleaned_data["text"], chosen))
    return sha256(said.encode()).hexdigest()[:40] if form.cleaned_data["key"] else ""


def paste(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """A manuscript is pasted, put right, and becomes a draft."""
    if not can(request.user, "add", Article):
        raise PermissionDenied
    return Desk(model_admin, request).answer(_make)


def _make(desk: Desk, form: PasteForm, choices: Choices) -> HttpResponse:
    reading = corrected(form.reading, choices.corrections)
    result = import_manuscript(reading, by=desk.request.user, key=sent_key(form, dump(choices.corrections)))
    messages.success(desk.request, _("The manuscript is a draft now. Read it through before it goes out."))
    if result.to_do:
        messages.warning(desk.request, " ".join(result.to_do))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[result.article.pk]))


def _going_back(form: PasteForm, choices: Choices) -> PasteForm:
    """The form of the first step, with the text as it was and what was chosen for it."""
    text = form.cleaned_data["text"]
    carried = {"key": form.cleaned_data["key"], "earlier": earlier(text, choices.corrections)}
    return PasteForm(initial={"manuscript": text} | carried, label_suffix="")
