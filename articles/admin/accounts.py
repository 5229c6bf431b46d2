"""Logins and roles: administrators' business. They give others rights, and never touch who may do everything."""

from itertools import groupby

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, ReadOnlyPasswordHashWidget, UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Field, Model, QuerySet
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.accounts import NEW, standing, write_account_down
from articles.admin.base import Calm
from articles.admin.rights_words import right_named, role_name
from articles.admin.site import NOUNS, site
from articles.admin.wording import moment
from articles.models import Section, can

ACTIONS = ["view", "add", "change", "delete", "publish", "desk", "oversee", "override", "use"]


def right(permission: Permission) -> str:
    """What a permission lets one do, as one would say it."""
    model = permission.content_type.model_class()
    return right_named(permission.codename.partition("_")[0], model) or permission.name


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
    rights = Permission.objects.filter(content_type__app_label__in=["articles", "auth"], content_type__model__in=nouns)
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


class RolesField(forms.ModelMultipleChoiceField):
    """A box for each group; those that every newsroom begins with are called what the reader's language calls them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        return role_name(group.name)


class KeptPassword(ReadOnlyPasswordHashWidget):
    """Leads to a new password; of the old one nothing is told, where Django shows how its hash and salt begin."""

    def get_context(self, *args, **kwargs) -> dict:
        return super().get_context(*args, **kwargs) | {"summary": []}


class UserForm(WithRights, UserAdmin.form):
    sections = forms.ModelMultipleChoiceField(
        Section.objects.in_menu(),
        label=gettext_lazy("Own sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("A desk editor edits and publishes the stories of these sections; without any, none."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password" in self.fields:  # else it is read-only, and not shown at all
            self.fields["password"].widget = KeptPassword()
        self.initial["sections"] = [section.pk for section in self.instance.edited_sections.all()]


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


class Accounts(Calm):
    """An admin of logins, where groups and rights are boxes to tick."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return can(request.user, "view", self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can(request.user, "add", self.model)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "view", obj or self.model)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "change", obj or self.model) and not self._is_beyond(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return can(request.user, "delete", obj or self.model) and not self._is_beyond(request, obj)

    def _is_beyond(self, request: HttpRequest, obj: Model | None) -> bool:
        """Who may do everything is changed by his like alone: else a new password would make one of them."""
        return getattr(obj, "is_superuser", False) and not request.user.is_superuser

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        obj.standing_before = standing(self.model.objects.get(pk=obj.pk)) if change else NEW
        super().save_model(request, obj, form, change)

    def log_addition(self, request: HttpRequest, obj: Model, message: list) -> None:
        write_account_down(obj, obj.standing_before, by=request.user, at=timezone.now(), is_new=True)

    def log_change(self, request: HttpRequest, obj: Model, message: list) -> None:
        before = getattr(obj, "standing_before", None) or standing(obj)
        write_account_down(obj, before, by=request.user, at=timezone.now(), fields=message)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.many_to_many and db_field.related_model is Permission:
            return RightsField(label=capfirst(db_field.verbose_name))
        if db_field.many_to_many and db_field.related_model is Group:
            label = capfirst(db_field.verbose_name)
            return RolesField(Group.objects.all(), label=label, required=False, help_text=db_field.help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class NewsroomUserAdmin(Accounts, UserAdmin):
    add_label = gettext_lazy("New user")
    form = UserForm
    add_form = NewUserForm
    change_password_form = NewPasswordForm
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    list_display = ["username", "full_name", "standing", "last_seen"]
    list_filter = ["is_active", "is_staff", "groups"]
    filter_horizontal = []
    fieldsets = [
        *UserAdmin.fieldsets[:3],
        (gettext_lazy("Sections"), {"fields": ["sections"]}),
        *UserAdmin.fieldsets[3:],
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        kept = ["last_login", "date_joined"]
        return kept if request.user.is_superuser else [*kept, "is_superuser"]

    @method_decorator(atomic)
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        return super().user_change_password(request, id, form_url)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        if "sections" in form.cleaned_data:
            form.instance.edited_sections.set(form.cleaned_data["sections"])

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


class NewsroomGroupAdmin(Accounts, GroupAdmin):
    add_label = gettext_lazy("New group")
    form = WithRights
    filter_horizontal = []
    list_display = ["role"]

    @admin.display(description=gettext_lazy("role"), ordering="name")
    def role(self, group: Group) -> str:
        return role_name(group.name)


site.register(User, NewsroomUserAdmin)
site.register(Group, NewsroomGroupAdmin)
