"""Notes beside a story's form: what the newsroom says to itself. Without script they have a page of their own."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.notes import UnknownColleague, add_note, reopen_note, settle_note
from articles.admin.story.views import story_view
from articles.admin.wording import moment, who
from articles.models import Article, Note
from articles.queries.notes import notes_about

DONE, REOPEN = "_done", "_reopen"


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("New note"),
        max_length=Note._meta.get_field("text").max_length,
        help_text=gettext_lazy("Write @ and a username to mention a colleague."),
        error_messages={"required": gettext_lazy("Write what the note says.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words = forms.CharField(
        max_length=Note._meta.get_field("words").max_length, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="note", label_suffix="", use_required_attribute=False, **kwargs)
        # The form stands outside the story's own, in which these fields are shown.
        for field in self.fields.values():
            field.widget.attrs["form"] = "note-form"


def notes_urls(model_admin: admin.ModelAdmin) -> list[URLPattern]:
    view = partial(story_view, model_admin)(notes, "open")
    return [path("<path:object_id>/notes/", view, name="articles_article_notes")]


def shown_notes(article: Article, form: NoteForm | None = None) -> dict:
    """What the section «Notes» shows: a form, and the notes, with how many of them are open."""
    notes = notes_about(article)
    return {
        "form": form or NoteForm(),
        "open": sum(note.done_at is None for note in notes),
        "rows": [
            {
                "pk": note.pk,
                "text": note.text,
                "words": note.words,
                "by": who(note.author) or "–",
                "at": moment(note.at),
                "done": moment(note.done_at),
                "done_by": who(note.done_by),
            }
            for note in notes
        ],
    }


def notes(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """The section as a page; the script in the story's form takes it in."""
    form = NoteForm(request.POST) if request.method == "POST" and not {DONE, REOPEN} & request.POST.keys() else None
    if request.method == "POST" and (_turn(request, article) if form is None else _add(request, article, form)):
        return HttpResponseRedirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Notes"),
        "original": article,
        "notes": shown_notes(article, form),
    }
    return TemplateResponse(request, "admin/articles/article/notes_page.html", context)


def _add(request: HttpRequest, article: Article, form: NoteForm) -> bool:
    if not form.is_valid():
        return False
    try:
        add_note(article, form.cleaned_data["text"], by=request.user, words=form.cleaned_data["words"])
    except UnknownColleague as unknown:
        form.add_error("text", sentence_about(unknown))
        return False
    return True


def sentence_about(unknown: UnknownColleague) -> str:
    """Why a note cannot mention whom it mentions."""
    names = {"names": get_text_list(unknown.names, _("or"))}
    return _("Nobody who may see the story is called %(names)s.") % names


def _turn(request: HttpRequest, article: Article) -> bool:
    name, act = (DONE, settle_note) if DONE in request.POST else (REOPEN, reopen_note)
    pk = request.POST[name]
    known = pk.isascii() and pk.isdecimal() and len(pk) < 19
    note = article.notes.filter(pk=pk).first() if known else None
    if note is None:
        messages.info(request, _("That note is not there any more."))
    else:
        act(note, by=request.user)
    return True
