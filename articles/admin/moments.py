from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MomentField(forms.DateTimeField):
    """A day and time by the newsroom's own clock, refused where that clock shows it twice or never."""

    default_error_messages = {
        "twice": _("The clock shows this time twice, as it is set back that night. Choose another."),
        "never": _("The clock never shows this time, as it is put forward that night. Choose another."),
    }

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(**{"required": False, "widget": widget} | kwargs)

    def to_python(self, value: object) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            shown, zone = error.params["datetime"], timezone.get_current_timezone()
            real = shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
            code = "twice" if real.replace(tzinfo=None) == shown else "never"
            raise ValidationError(self.error_messages[code], code=code) from None
