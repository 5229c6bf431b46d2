"""«Rett saken»: tell the readers of a live story at once what was wrong in it."""

from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.telling import correct_article
from articles.admin.story.telling import CorrectionForm
from articles.admin.wording import moment
from articles.models import Article


class CorrectForm(CorrectionForm):
    quote = forms.ChoiceField(label=gettext_lazy("About a quote"), required=False)
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, initial={"key": uuid4().hex}, **kwargs)
        rows = article.quotes.current().order_by("order")
        quotes = [(quote.ref, f"«{Truncator(quote.words).words(12)}»") for quote in rows]
        self.fields["quote"].choices = [("", _("No, about the story")), *quotes]


def correct(model_admin: admin.ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Ask for the words, then tell readers."""
    back = reverse("admin:articles_article_change", args=[article.pk])
    if not article.is_published():
        return _not_with_readers(request, back)
    form = CorrectForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_valid():
        told, key = form.correction(form.cleaned_data["quote"]), form.cleaned_data["key"]
        try:
            correct_article(article, told, by=request.user, key=key)
        except ValueError:
            return _not_with_readers(request, back)
        messages.success(request, _("Corrected. Readers see it in the story and on the page of corrections."))
        return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Correct the story"),
        "article": article,
        "form": form,
        "told": [(event, moment(event.at)) for event in article.events.corrections().order_by("-at", "-pk")],
    }
    return TemplateResponse(request, "admin/articles/article/correct.html", context)


def _not_with_readers(request: HttpRequest, back: str) -> HttpResponse:
    messages.error(request, _("Only a story that readers have can be corrected."))
    return HttpResponseRedirect(back)
