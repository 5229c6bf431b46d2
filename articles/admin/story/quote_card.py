"""A quote that comes to the text from an earlier save or from another story: the facts that were known of it."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from articles.actions.save import recall_quotes
from articles.admin.story.quotes import QuotePanel
from articles.models import Article, can
from articles.queries.quote_context import facts_elsewhere
from articles.text.drafts.body import refs_in
from articles.text.drafts.draft import Draft


def card(model_admin: admin.ModelAdmin, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
    """The card of the quote `?ref=` as the story knew it last, or as another has it; no content (204) without."""
    article = model_admin.get_object(request, object_id) if object_id else None
    may = can(request.user, "change", article) if article else not object_id and can(request.user, "add", Article)
    if not may:
        raise Http404
    ref = request.GET.get("ref", "")
    refs = refs_in(f'data-quote="{ref}"') & {ref}
    facts = (recall_quotes(article, refs) if article else {}) or facts_elsewhere(refs, request.user)
    if not facts:
        return HttpResponse(status=204)
    panel = QuotePanel(None, body=f'<p><q data-quote="{ref}">…</q></p>', draft={"quotes": facts}, user=request.user)
    (quote,) = panel
    quote.initial["like"] = ref
    return TemplateResponse(request, "admin/articles/article/quote.html", {"quote": quote})


def recalled(article: Article | None, data: QueryDict, opened: Draft) -> tuple[Draft, Draft]:
    """The draft as the form showed it, and with the facts of all quotes that a mark may have come back to.

    `opened` is the version that the form was opened on. A card that was fetched (`card`) showed facts of the story's
    history. One that was not, because its script did not run, leaves these facts as they are.
    """
    known = opened["quotes"]
    likes = {value for name, value in data.items() if name.startswith("quotes-") and name.endswith("-like") and value}
    wanted = (refs_in(data.get("body", "")) | likes) - known.keys()
    back = recall_quotes(article, wanted) if article else {}
    shown = {ref: facts for ref, facts in back.items() if ref in likes}
    return opened | {"quotes": shown | known}, opened | {"quotes": back | known}
