"""How the admin says things: moments and the state of a story, in words."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article
from articles.text.clock_changes import moments_shown


def moment(at: datetime | None) -> str:
    """«8. februar 2025 kl. 14.05», in the newsroom's own time; "" for none.

    An hour that the clock shows twice is told with its time of year: «25. oktober 2026 kl. 02.30 vintertid».
    """
    # Translators: a date format of Django's: day, month, year, hour and minute.
    return formats.date_format(timezone.localtime(at), _("j F Y, H:i")) + _which(at) if at else ""


def day(on: date | datetime | str) -> str:
    """«8. februar 2025», of a date, of a moment in the newsroom's own time, or of a date as ISO writes it."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    # Translators: a date format of Django's: day, month and year.
    return formats.date_format(timezone.localtime(on) if isinstance(on, datetime) else on, _("j F Y"))


def clock(at: datetime) -> str:
    """«14.05», or «02.30 vintertid», in the newsroom's own time."""
    # Translators: a date format of Django's: hour and minute.
    return formats.date_format(timezone.localtime(at), _("H:i")) + _which(at)


def _which(at: datetime) -> str:
    local = timezone.localtime(at)
    if len(moments_shown(local.replace(tzinfo=None), local.tzinfo)) < 2:
        return ""
    return " " + (_("winter time") if local.fold else _("summer time"))


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
    is_over = article.status == Article.Status.WITHDRAWN or article.has_ended()
    return pgettext("story", "withdrawn") if is_over else article.get_status_display()


def embargo(article: Article | None) -> str:
    """Until when the story must not go out, as one would say it; "" where nothing forbids it."""
    if article is None or not article.is_under_embargo():
        return ""
    return _("Under embargo until %(moment)s") % {"moment": moment(article.embargo_until)}


def who(user) -> str:
    """The name by which colleagues know a user; "" for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
