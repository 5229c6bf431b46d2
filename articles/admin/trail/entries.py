"""Entries of the audit trail as one reads them, and the page of what was done to one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.admin.trail.words import details_of
from articles.admin.wording import moment, who
from articles.models import Actor, Article, AuditEntry, can
from articles.queries.audit import NOUNS, Trail, Wanted, colleagues, page_of, things_of, trail_of
from articles.text.codes import ALPHABET

KINDS = [(noun, capfirst(model._meta.verbose_name)) for noun, model in NOUNS.items()]
NEWSROOM = "0"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is read. `address` leads to the thing, for who may open it, `trail` to what was done to it."""

    when: str
    who: str
    what: str
    kind: str
    thing: str
    address: str
    trail: str
    details: list[str]


def lines(entries: Iterable[AuditEntry], user: Actor) -> list[Line]:
    """Entries in words, for this user: what he may not open has no headline here."""
    things = things_of(entries, user)
    return [_line(entry, things.get((entry.noun, entry.object_id)), user) for entry in entries]


def _line(entry: AuditEntry, thing: Model | None, user: Actor) -> Line:
    model = NOUNS.get(entry.noun)
    is_hidden = model not in (None, Article) and model._meta.app_label == "articles" and not can(user, "view", model)
    address = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change" if thing else ""
    return Line(
        when=moment(entry.at),
        who=entry.user_name or _("The newsroom"),
        what=entry.get_action_display(),
        kind=str(model._meta.verbose_name) if model else entry.noun,
        thing=_name(entry, thing, is_hidden=is_hidden),
        address=reverse(address, args=[thing.pk]) if thing else "",
        trail="?" + urlencode({"noun": entry.noun, "thing": entry.object_id}),
        details=[] if is_hidden else details_of(entry),
    )


def _name(entry: AuditEntry, thing: Model | None, *, is_hidden: bool) -> str:
    if isinstance(thing, Article):
        return str(thing)
    if is_hidden or not entry.name:
        return _("no. %(number)s") % {"number": entry.object_id}
    if NOUNS.get(entry.noun) is Article and set(entry.name) <= set(ALPHABET):
        return pgettext("an unpublished one's code", "story %(code)s") % {"code": entry.name}
    return entry.name


class TrailForm(forms.Form):
    """What of the trail is wanted; a wrong answer narrows nothing, and says so."""

    noun = forms.ChoiceField(label=gettext_lazy("Kind of thing"), required=False)
    user = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    action = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    since = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("To and with"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    thing = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        anything = [("", _("all"))]
        actions = sorted(AuditEntry.Action.choices, key=lambda choice: str(choice[1]))
        self.fields["noun"].choices = anything + [(noun, str(name)) for noun, name in KINDS]
        self.fields["user"].choices = (
            anything + [(NEWSROOM, _("The newsroom"))] + [(str(user.pk), who(user)) for user in colleagues()]
        )
        self.fields["action"].choices = anything + [(value, capfirst(label)) for value, label in actions]

    def clean(self) -> dict:
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first."))
        return cleaned

    def wanted(self) -> Wanted:
        facts = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        thing, user = facts.pop("thing", ""), facts.pop("user", None)
        return Wanted(object_id=str(thing), user=None if user is None else int(user), **facts)


def thing_page(model_admin: admin.ModelAdmin, request: HttpRequest, obj: Model) -> HttpResponse:
    """What was done to one thing; who may see it is asked by the caller."""
    trail = page_of(trail_of(obj), after=after_in(request.GET))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("History: %(thing)s") % {"thing": obj},
        "object": obj,
        **trail_page(trail, request, {}),
    }
    return TemplateResponse(request, "admin/object_history.html", context)


def trail_page(trail: Trail, request: HttpRequest, asked: Mapping[str, str]) -> dict:
    """What a template needs of a page of the trail; `asked` goes on to the next."""
    return {
        "lines": lines(trail.entries, request.user),
        "is_first_page": after_in(request.GET) is None,
        "first_address": f"?{urlencode(asked)}",
        "next_address": f"?{urlencode({**asked, 'after': trail.next_after})}" if trail.next_after else "",
    }


def after_in(data: Mapping[str, str]) -> int | None:
    """The number of an entry as an address says it."""
    number = data.get("after", "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else None
