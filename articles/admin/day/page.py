"""«Dagen», the first page: what the newsroom has to do, narrowed to a section or a colleague."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.day import words
from articles.admin.day.lines import boxes_of
from articles.admin.wording import clock, who
from articles.models import Actor, Article, Section, can
from articles.queries.day import Name, day_for, has_own_sections
from articles.queries.notes import notes_to

PRESSING = (Name.LATE, Name.IN_REVIEW, Name.READY, Name.PROBLEMS)


class Whose(forms.ModelChoiceField):
    def label_from_instance(self, user: Actor) -> str:
        return who(user)


class DayForm(forms.Form):
    """Of which section, and whose. What an address asks for and nobody has narrows nothing."""

    section = forms.ModelChoiceField(
        Section.objects.none(), required=False, label=gettext_lazy("Section"), empty_label=gettext_lazy("All sections")
    )
    person = Whose(
        get_user_model().objects.none(),
        required=False,
        label=gettext_lazy("Whose"),
        empty_label=gettext_lazy("Everybody"),
    )

    def __init__(self, data, user: Actor):
        super().__init__(data, label_suffix="", auto_id="day-%s")
        self.fields["section"].queryset = Section.objects.in_menu()
        if has_own_sections(user):
            self.fields["section"].empty_label = _("My sections")
        if can(user, "publish", Article):
            colleagues = get_user_model().objects.filter(is_active=True, is_staff=True)
            self.fields["person"].queryset = colleagues.order_by("first_name", "last_name", "username")
        else:
            # Whoever has none but own stories has nobody to choose.
            del self.fields["person"]

    def asked(self) -> dict[str, Section | Actor]:
        """What is asked for and is there, by the names of the fields."""
        self.is_valid()
        return {name: row for name, row in self.cleaned_data.items() if row}


def day_context(request: HttpRequest) -> dict:
    """What the first page shows beside the nouns; who has nothing to do with stories gets the nouns alone."""
    notes = {"notes": notes_to(request.user)}
    if not can(request.user, "view", Article):
        return notes
    form = DayForm(request.GET, request.user)
    asked = form.asked()
    whole = Name(request.GET["all"]) if request.GET.get("all") in list(Name) else None
    day = day_for(request.user, whole=whole, **asked)
    today = timezone.localdate(day.starts)
    boxes = boxes_of(day, request.user)
    return notes | {
        "title": _("The day"),
        "heading": words.heading(today),
        "made": _("%(week)s, as it stood at %(clock)s") % {"week": words.week(today), "clock": clock(day.at)},
        "form": form,
        "is_narrowed": bool(asked),
        "narrowed": urlencode({name: row.pk for name, row in asked.items()}),
        "boxes": boxes,
        "pressing": [boxes[name] for name in PRESSING if boxes[name].groups],
        "whole": boxes[whole] if whole else None,
        "may_add": can(request.user, "add", Article),
        "is_on_desk": can(request.user, "publish", Article),
    }
