"""Planned changes of live stories go out by the first request that finds them due, where no timer was faster."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.actions.due import publish_due
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
        due = Article.objects.due_for_update(at)
        if is_list and due.exists():
            publish_due(at, among=due)


def has_changed(article: Article) -> bool:
    """Whether changes of this story were due until a moment ago, so that the row at hand is not what readers get now.

    That the story went out is written down on the way, where nobody has done that yet.
    """
    at = timezone.now()
    was_due = article.update_at is not None and article.update_at <= at
    if was_due or article.went_out_at is None:
        publish_due(at, among=Article.objects.filter(pk=article.pk))
    return was_due
