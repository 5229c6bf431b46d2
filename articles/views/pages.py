from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Section
from articles.queries.corrections import newest_corrections
from articles.queries.front_page import front_page_at
from articles.queries.paging import newest_page
from articles.queries.story import published_story, was_withdrawn
from articles.queries.structured_data import news_article
from articles.views.asked import asked_for
from articles.views.due import has_changed


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/front_page.html", {"front": front_page_at()})


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    section = get_object_or_404(Section, slug=slug)
    page = newest_page(Article.objects.published().filter(section=section), after=asked_for(request, "after"))
    if page is None:
        raise Http404
    return render(request, "articles/section.html", {"section": section, "page": page})


@require_safe
def article(request: HttpRequest, section: str, code: str, slug: str = "") -> HttpResponse:
    """The code finds the story; any other section or slug leads to its right address in one step.

    What was withdrawn is gone, under every address: the right one would tell its headline.
    """
    story = published_story(code)
    if story and has_changed(story.article):
        story = published_story(code)
    if story is None and was_withdrawn(code):
        return render(request, "410.html", status=410)
    if story is None:
        raise Http404
    address = story.article.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    context = {"story": story, "article": story.article, "structured_data": news_article(story)}
    return render(request, "articles/article.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    page = newest_corrections(after=asked_for(request, "after"))
    if page is None:
        raise Http404
    return render(request, "articles/corrections.html", {"page": page})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/about.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
