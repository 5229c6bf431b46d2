"""Logins and roles: superusers' business alone, for whoever may change a login may give himself any right."""

from itertools import groupby

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import Calm
from articles.admin.site import NOUNS, site
from articles.admin.wording import moment

ACTIONS = ["view", "add", "change", "delete", "publish"]


def right(permission: Permission) -> str:
    """What a permission lets one do, as one would say it."""
    model = permission.content_type.model_class()
    nouns = {"nouns": model._meta.verbose_name_plural if model else permission.content_type.model}
    match permission.codename.partition("_")[0]:
        case "view":
            return _("See %(nouns)s") % nouns
        case "add":
            return _("Make new %(nouns)s") % nouns
        case "change":
            return _("Change %(nouns)s") % nouns
        case "delete":
            return _("Delete %(nouns)s") % nouns
        case "publish":
            return _("Publish and withdraw %(nouns)s") % nouns
    return permission.name


class RightsField(forms.ModelMultipleChoiceField):
    """A box for each right that means something in the newsroom, a row for each noun."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(_rights(), **{"required": False} | kwargs)
        rows = groupby(sorted(self.queryset, key=_place), key=lambda permission: permission.content_type)
        self.choices = [
            (capfirst(noun.name), [(permission.pk, capfirst(right(permission))) for permission in permissions])
            for noun, permissions in rows
        ]


def _rights() -> QuerySet[Permission]:
    nouns = [noun.lower() for noun in NOUNS]
    rights = Permission.objects.filter(content_type__app_label="articles", content_type__model__in=nouns)
    return rights.select_related("content_type")


def _place(permission: Permission) -> tuple:
    nouns = [noun.lower() for noun in NOUNS]
    action = permission.codename.partition("_")[0]
    order = ACTIONS.index(action) if action in ACTIONS else len(ACTIONS)
    return nouns.index(permission.content_type.model), order, permission.codename


class WithRights(forms.ModelForm):
    """A user's or a group's form: what it does not show is not taken away."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for name in ("user_permissions", "permissions"):
            if self.instance.pk and name in cleaned:
                others = getattr(self.instance, name).exclude(pk__in=_rights())
                cleaned[name] = cleaned[name] | others
        return cleaned


class UserForm(WithRights, UserAdmin.form):
    pass


class NewUserForm(UserCreationForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)


class NewPasswordForm(AdminPasswordChangeForm):
    """Everybody logs in with a password here, so it cannot be switched off."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class ForSuperusers(Calm):
    """An admin that only superusers enter, where groups and rights are boxes to tick."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.many_to_many and db_field.related_model is Permission:
            return RightsField(label=capfirst(db_field.verbose_name))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            choices, field.widget = field.choices, forms.CheckboxSelectMultiple()
            field.choices, field.help_text = choices, db_field.help_text
        return field


class NewsroomUserAdmin(ForSuperusers, UserAdmin):
    add_label = gettext_lazy("New user")
    form = UserForm
    add_form = NewUserForm
    change_password_form = NewPasswordForm
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    list_display = ["username", "full_name", "standing", "last_seen"]
    list_filter = ["is_active", "is_staff", "groups"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]

    @admin.display(description=gettext_lazy("name"), ordering="last_name", empty_value="")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description=gettext_lazy("state"))
    def standing(self, user: User) -> str:
        if not user.is_active:
            return _("switched off")
        if user.is_superuser:
            return _("may do everything")
        return _("may log in") if user.is_staff else _("may not log in here")

    @admin.display(description=gettext_lazy("last log-in"), ordering="last_login", empty_value="")
    def last_seen(self, user: User) -> str:
        return moment(user.last_login)


class NewsroomGroupAdmin(ForSuperusers, GroupAdmin):
    add_label = gettext_lazy("New group")
    form = WithRights
    filter_horizontal = []


site.register(User, NewsroomUserAdmin)
site.register(Group, NewsroomGroupAdmin)
