"""Days and times by the newsroom's own clock: asked for, asked about where the clock is changed, and shown."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.wording import clock
from articles.text.clock_changes import moments_shown, nearest_shown


class Typed(NamedTuple):
    """What a browser sends: the time, and which of the two choices beside it, "" where none was made."""

    time: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the moments that may be meant; `value` is what the page sends."""

    value: str
    words: str
    is_chosen: bool


class MomentInput(forms.DateTimeInput):
    """The choice beside it has the field's name and `-choice`."""

    def __init__(self):
        super().__init__(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def value_from_datadict(self, data, files, name: str) -> Typed:
        return Typed(data.get(name) or "", data.get(f"{name}-choice") or "")

    def format_value(self, value: Typed | datetime | str | None) -> str | None:
        return super().format_value(value.time if isinstance(value, Typed) else value)


class BoundMoment(forms.BoundField):
    """A moment in a form, with what its template has to ask (templates/admin/articles/article/moment.html)."""

    @property
    def choices(self) -> list[Choice]:
        """Which of two moments is meant, where the clock shows the time twice or never; else nothing."""
        value = self.value()
        shown = _read(value.time) if isinstance(value, Typed) else value
        if not shown:
            return []
        moments, is_twice = _meant(shown)
        chosen = value.choice if isinstance(value, Typed) else str(shown.fold) * is_twice
        words = _twice if is_twice else _nearest
        return [
            Choice(str(number), words(number, moment), chosen == str(number))
            for number, moment in enumerate(moments)
            if len(moments) > 1
        ]

    @property
    def was(self) -> str:
        """The moment that the form was opened on, as the page sends it back; "" for none."""
        if self.form.is_bound:
            return self.form.data.get(f"{self.html_name}-was", "")
        return self.field.was.isoformat() if self.field.was else ""

    @property
    def is_changed(self) -> bool:
        """Whether the form says another moment than it was opened on; what it does not ask for is not changed."""
        if f"{self.html_name}-was" not in self.form.data:
            return False
        try:
            was = parse_datetime(self.was)
        except ValueError:
            was = None
        return self.form.cleaned_data.get(self.name) != was


class MomentField(forms.DateTimeField):
    """A moment, in UTC; where the clock shows what was typed twice or never, the choice beside it says which is meant.

    In UTC, as Python holds a time that is shown twice to be like no time in another zone.
    """

    widget = MomentInput
    default_error_messages = {
        "twice": gettext_lazy("The clock shows this time twice, as it is set back that night. Choose which."),
        "never": gettext_lazy("The clock never shows this time, as it is put forward that night. Choose one of these."),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"required": False} | kwargs)
        self.was: datetime | None = None

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundMoment:
        return BoundMoment(form, self, field_name)

    def prepare_value(self, value: datetime | Typed | None) -> datetime | Typed | None:
        """Keeps the fold, which tells the hours of the night apart."""
        return timezone.make_naive(value) if isinstance(value, datetime) and timezone.is_aware(value) else value

    def to_python(self, value: Typed | None) -> datetime | None:
        typed = value or Typed("")
        shown = _read(typed.time)
        if shown is None:
            return super().to_python(typed.time)  # nothing, or nothing that is a time
        moments, is_twice = _meant(shown)
        if len(moments) == 1:
            return moments[0].astimezone(UTC)
        if typed.choice not in ("0", "1"):
            code = "twice" if is_twice else "never"
            raise ValidationError(self.error_messages[code], code=code)
        return moments[int(typed.choice)].astimezone(UTC)


def _read(typed: str) -> datetime | None:
    try:
        shown = parse_datetime(typed) or _read_as_written(typed)
    except ValueError:
        return None
    return shown if shown and timezone.is_naive(shown) and 1970 < shown.year < 9000 else None


def _read_as_written(typed: str) -> datetime | None:
    """«28.03.2027 02:30», from a browser that has no field for times."""
    for written in formats.get_format("DATETIME_INPUT_FORMATS"):
        with suppress(ValueError):
            return datetime.strptime(typed.strip(), written)
    return None


def _meant(shown: datetime) -> tuple[list[datetime], bool]:
    """The moments that may be meant, and whether the clock shows both."""
    zone = timezone.get_current_timezone()
    moments = moments_shown(shown, zone)
    return moments or nearest_shown(shown, zone), len(moments) == 2


def _twice(number: int, moment: datetime) -> str:
    which = _("the second time") if number else _("the first time")
    return f"{clock(moment)} ({which})"


def _nearest(_number: int, moment: datetime) -> str:
    return clock(moment)
