"""A field for one topic or one person who is known already: what another is merged into, or what stories get."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.names import PersonField, labels_of
from articles.admin.unique_names import owner_of
from articles.models import Actor, Person, Tag


class KnownTopicField(forms.CharField):
    """A topic by name or alias."""

    default_error_messages = {"unknown": _("There is no topic called “%(name)s”.")}

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 100} | kwargs)

    def prepare_for(self, user: Actor) -> None:
        self.widget.attrs["data-suggest"] = reverse("admin:articles_tag_names")

    def clean(self, value: str) -> Tag:
        name = super().clean(value)
        if tag := owner_of(name, Tag):
            return tag
        raise ValidationError(self.error_messages["unknown"], params={"name": name}, code="unknown")


class KnownPersonField(PersonField):
    """A person by name, told apart from namesakes; nobody new."""

    default_error_messages = {"unknown": _("There is no person called %(names)s.")}

    def __init__(self, **kwargs):
        super().__init__(**{"required": True} | kwargs)

    def new(self, names: list[str]) -> list[Model]:
        raise ValidationError(self.error_messages["unknown"], params={"names": f"“{names[0]}”"}, code="unknown")


def known_field(model: type[Model], user: Actor, **kwargs) -> forms.CharField:
    """The field for one of this noun."""
    field = (KnownTopicField if model is Tag else KnownPersonField)(**kwargs)
    field.prepare_for(user)
    return field


def typed_as(row: Tag | Person) -> str:
    """What such a field reads this row from."""
    return labels_of([row])[row] if isinstance(row, Person) else row.name
