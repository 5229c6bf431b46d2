"""Planned changes of live stories go out by the first request that finds them due, where no timer was faster."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.actions.publish import publish_due
from articles.models import Article


class GiveOutWhatIsDue:
    """Middleware: before a reader's page is made, give readers the changes whose time has come."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view) -> None:
        match, at = request.resolver_match, timezone.now()
        # A story's page asks its own row, which costs nothing (articles/views/pages.py).
        is_list = match.app_name == "articles" and match.url_name != "article"
        if is_list and Article.objects.due_for_update(at).exists():
            publish_due(at)


def has_gone_out(article: Article) -> bool:
    """Whether a change to this story was due until a moment ago, and is with readers now."""
    at = timezone.now()
    return article.update_at is not None and article.update_at <= at and article in publish_due(at)
