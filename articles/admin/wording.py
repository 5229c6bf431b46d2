"""How the admin says things: moments and the state of a story, in words."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article


def moment(at: datetime | None) -> str:
    """«8. februar 2025 kl. 14.05», in the newsroom's own time; "" for none."""
    # Translators: a date format of Django's: day, month, year, hour and minute.
    return formats.date_format(timezone.localtime(at), _("j F Y, H:i")) if at else ""


def day(on: date | datetime | str) -> str:
    """«8. februar 2025», of a date, of a moment in the newsroom's own time, or of a date as ISO writes it."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    # Translators: a date format of Django's: day, month and year.
    return formats.date_format(timezone.localtime(on) if isinstance(on, datetime) else on, _("j F Y"))


def clock(at: datetime) -> str:
    """«14.05», in the newsroom's own time."""
    # Translators: a date format of Django's: hour and minute.
    return formats.date_format(timezone.localtime(at), _("H:i"))


def when(at: datetime | None) -> str:
    """A moment of the day's work: «i dag kl. 14.05», or with its date; "" for none."""
    if at and timezone.localdate(at) == timezone.localdate():
        return _("today, %(clock)s") % {"clock": clock(at)}
    return moment(at)


def state(article: Article) -> str:
    """Where the story stands, as one would say it."""
    if article.is_planned():
        return _("planned for %(moment)s") % {"moment": moment(article.publish_at)}
    if article.is_published():
        return _("published %(moment)s") % {"moment": moment(article.publish_at)}
    return (
        pgettext("story", "withdrawn") if article.status == Article.Status.WITHDRAWN else article.get_status_display()
    )


def who(user) -> str:
    """The name by which colleagues know a user; "" for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
