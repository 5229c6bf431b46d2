"""What the admin changes goes into the newsroom's own audit trail, and into no other log."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.actions.audit import write_down
from articles.admin.trail.entries import thing_page
from articles.models import AuditEntry


class WrittenDown:
    """An admin that writes down who made, changed and deleted a thing: names of fields, and no words from them."""

    # Where an action writes the entry itself, what Django would log is said already.
    is_written_down_by_actions = False

    def construct_change_message(self, request: HttpRequest, form: BaseForm, formsets: list | None, add=False) -> list:  # noqa: FBT002
        """The names of the fields that were changed, and of the rows beside them."""
        rows = [each.prefix for each in formsets or () if _is_changed(each)]
        return [*form.changed_data, *rows]

    def log_addition(self, request: HttpRequest, obj: Model, message: list) -> None:
        if not self.is_written_down_by_actions:
            write_down(AuditEntry.Action.CREATED, obj, by=request.user, at=timezone.now())

    def log_change(self, request: HttpRequest, obj: Model, message: list) -> None:
        if message and not self.is_written_down_by_actions:
            write_down(AuditEntry.Action.CHANGED, obj, by=request.user, at=timezone.now(), fields=message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet | list[Model]) -> None:
        for obj in queryset if not self.is_written_down_by_actions else ():
            write_down(AuditEntry.Action.DELETED, obj, by=request.user, at=timezone.now())

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """What was done to the thing, for who may see it."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        return thing_page(self, request, obj)


def _is_changed(formset) -> bool:
    return bool(formset.new_objects or formset.changed_objects or formset.deleted_objects)
