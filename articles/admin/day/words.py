"""What «Dagen» says: when something is, and what is to be done with a story, in words."""

from datetime import date, datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from articles.admin.wording import clock, who
from articles.admin.wording import day as day_and_year
from articles.models import Article
from articles.queries.day import Event, Kind

AHEAD = {
    Kind.DUE: gettext_lazy("to be handed in"),
    Kind.PUBLISH: gettext_lazy("goes out"),
    Kind.CHANGE: gettext_lazy("changes go out"),
    Kind.UNPUBLISH: gettext_lazy("is taken down"),
    Kind.EMBARGO: gettext_lazy("the embargo ends"),
}
LATE = {
    Kind.DUE: gettext_lazy("should have been in %(when)s"),
    Kind.CHANGE: gettext_lazy("the changes should have gone out %(when)s"),
    Kind.UNPUBLISH: gettext_lazy("should have been taken down %(when)s"),
}


def heading(today: date) -> str:
    """«Tirsdag 24. november»"""
    # Translators: a date format of Django's: weekday, day and month.
    said = formats.date_format(today, _("l j F"))
    return said[:1].upper() + said[1:]


def week(today: date) -> str:
    return _("week %(number)s") % {"number": today.isocalendar().week}


def date_said(on: date, today: date) -> str:
    """«26. november», with its year where that is another."""
    # Translators: a date format of Django's: day and month.
    return formats.date_format(on, _("j F")) if on.year == today.year else day_and_year(on)


def short_date(on: date, today: date) -> str:
    """«26.11.», beside a clock; «2.1.27» in another year: whoever planned for the wrong one sees it."""
    # Translators: a date format of Django's: day and month, short.
    here = _("j M")
    # Translators: a date format of Django's: day, month and year, short.
    return formats.date_format(on, here if on.year == today.year else _("j M y"))


def when(at: datetime, today: date) -> str:
    """«kl. 12.00», of today; of another day «i går kl. 12.00», «26. november kl. 12.00»."""
    on, told = timezone.localdate(at), {"clock": clock(at)}
    if on == today:
        return _("at %(clock)s") % told
    if on == today - timedelta(days=1):
        return _("yesterday at %(clock)s") % told
    if on == today + timedelta(days=1):
        return _("tomorrow at %(clock)s") % told
    return _("%(day)s at %(clock)s") % (told | {"day": date_said(on, today)})


def to_happen(event: Event) -> str:
    return str(AHEAD[event.kind])


def late(event: Event, today: date) -> str:
    return LATE[event.kind] % {"when": when(event.at, today)}


def handed_in(article: Article, today: date) -> str:
    """Who waits for the story to be read, since when."""
    told = {"name": who(article.handed_in_by), "when": when(article.handed_in_at, today)}
    said = _("handed in by %(name)s %(when)s") if article.handed_in_by else _("handed in %(when)s")
    if article.status != Article.Status.PUBLISHED:
        return said % told
    is_planned = article.is_planned()
    changes = (
        _("changes to a planned story, %(handed_in)s") if is_planned else _("changes to a live story, %(handed_in)s")
    )
    return changes % {"handed_in": said % told}


def ready(article: Article, at: datetime, today: date) -> str:
    if article.embargo_until and article.embargo_until > at:
        return _("embargo until %(when)s") % {"when": when(article.embargo_until, today)}
    return _("waits to be published")


def state(article: Article, at: datetime, today: date) -> str:
    """Where the story stands, for the one whose it is."""
    if article.is_planned(at):
        return _("goes out %(when)s") % {"when": when(article.publish_at, today)}
    if article.status == Article.Status.PUBLISHED:
        return _live(article, today)
    if article.status == Article.Status.WITHDRAWN:
        return pgettext("story", "withdrawn")
    if article.status == Article.Status.READY:
        return _("ready")
    if article.handed_in_at:
        return _("handed in %(when)s") % {"when": when(article.handed_in_at, today)}
    if article.due_at and article.due_at < at:
        return _("draft, should have been in %(when)s") % {"when": when(article.due_at, today)}
    if article.due_at:
        return _("draft, to be handed in %(when)s") % {"when": when(article.due_at, today)}
    return _("draft")


def _live(article: Article, today: date) -> str:
    told = {"when": when(article.publish_at, today)}
    if article.update_at:
        return _("published, changes go out %(when)s") % {"when": when(article.update_at, today)}
    if article.handed_in_at:
        return _("published %(when)s, changes handed in") % told
    if article.has_unpublished_changes:
        return _("published %(when)s, with unpublished changes") % told
    return _("published %(when)s") % told


def quotes_open(count: int) -> str:
    return ngettext("%(count)d quote without a speaker", "%(count)d quotes without a speaker", count) % {"count": count}


def links_open(count: int) -> str:
    return ngettext("%(count)d related link leads nowhere", "%(count)d related links lead nowhere", count) % {
        "count": count
    }


def updated(article: Article, today: date) -> str:
    return _("last updated %(when)s") % {"when": when(article.updated_at, today)}
