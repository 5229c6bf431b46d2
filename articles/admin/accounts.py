"""Logins and roles: superusers' business alone, for whoever may change a login may give himself any right."""

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http import HttpRequest

from articles.admin.base import Calm
from articles.admin.site import site


class ForSuperusers(Calm):
    """An admin that only superusers enter."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission


class NewsroomUserAdmin(ForSuperusers, UserAdmin):
    list_display = ["username", "first_name", "last_name", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "groups"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]


class NewsroomGroupAdmin(ForSuperusers, GroupAdmin):
    filter_horizontal = []


site.register(User, NewsroomUserAdmin)
site.register(Group, NewsroomGroupAdmin)
