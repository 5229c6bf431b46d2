"""Pages about one story beside its form: who may open them, and what they say where there is no such story."""

from collections.abc import Callable

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from articles.models import can


def story_view(model_admin: admin.ModelAdmin, view: Callable[..., HttpResponse], action: str) -> Callable:
    """`view(model_admin, request, article, …)` for who may do `action` to the story; absent ones answer alike."""

    def answer(request: HttpRequest, object_id: str, **kwargs) -> HttpResponse:
        article = model_admin.get_object(request, unquote(object_id))
        if article is None:
            return model_admin._get_obj_does_not_exist_redirect(request, model_admin.opts, object_id)
        if not can(request.user, action, article):
            raise PermissionDenied
        return view(model_admin, request, article, **kwargs)

    return model_admin.admin_site.admin_view(answer)
