"""Rows in a story's form: who is credited, and what to read next."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.names import PersonField
from articles.models import Actor, Article, Credit, can

MOST_ROWS = 20
ROLES = [choice for choice in Credit.Role.choices if choice[0] != Credit.Role.SOURCE]
is_web_address = URLValidator(schemes=["http", "https"], message=gettext_lazy("This is no web address."))


class CreditForm(forms.Form):
    name = PersonField(label=gettext_lazy("Name"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLES, initial=Credit.Role.TEXT)

    def __init__(self, *args, user: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].prepare_for(user)

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("name"))


class RelatedForm(forms.Form):
    """A title, and where it leads: a web address, or the address of a story of ours. Neither is needed yet."""

    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=200)
    address = forms.CharField(
        label=gettext_lazy("Leads to"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )

    def __init__(self, *args, user: Actor, own: Article | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.own = user, own
        self.story: Article | None = None
        if can(user, "view", Article):
            self.fields["address"].widget.attrs["data-suggest"] = reverse("admin:articles_article_names")

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not address:
            return ""
        if code := code_in(address):
            self.story = Article.objects.visible_to(self.user).filter(code=code).first()
            if self.story is None:
                raise ValidationError(_("There is no story of ours at this address."))
            if self.story == self.own:
                raise ValidationError(_("This is the address of the story itself."))
            return ""
        if "://" not in address:
            address = f"https://{address}"
        is_web_address(address)
        return address

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("address") and not cleaned.get("title"):
            self.add_error("title", _("Write what the link says."))
        return cleaned

    @property
    def is_filled(self) -> bool:
        return bool(self.story or self.cleaned_data.get("title"))

    @property
    def is_open(self) -> bool:
        """Whether the row is a title that leads nowhere yet: a to-do that readers do not see."""
        return bool(self["title"].value()) and not self["address"].value()


class Rows(forms.BaseFormSet):
    """Forms that know what is given besides their data: for whom, of which story."""

    def __init__(self, data: QueryDict | None, *, initial: list[dict] | None, prefix: str, **besides):
        super().__init__(data, initial=initial, prefix=prefix, form_kwargs=besides)

    @property
    def filled(self) -> list[forms.Form]:
        return [form for form in self.forms if form.is_filled]


def rows_of(form: type[forms.Form]) -> type[Rows]:
    """Rows as posted, at most MOST_ROWS of them, and an empty one to write in."""
    return forms.formset_factory(form, formset=Rows, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


CreditRows = rows_of(CreditForm)
RelatedRows = rows_of(RelatedForm)


def code_in(address: str) -> str:
    """The code in the address of a story of ours, whole or from the slash on; "" for any other address."""
    try:
        parts, own = urlsplit(address), urlsplit(settings.SITE_ROOT)
    except ValueError:
        return ""
    if parts.netloc not in ("", own.netloc) or not parts.path.startswith("/"):
        return ""
    try:
        match = resolve(parts.path)
    except Resolver404:
        return ""
    return match.kwargs["code"] if {"section", "code"} <= match.kwargs.keys() else ""
