"""How moments (Språkrådet, «Tall, tid og dato») and data are written on the reader's pages. Formatting only."""

import json
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()

DAY = {"nb": r"j. F Y", "en": r"j F Y"}
DAY_THIS_YEAR = {"nb": r"j. F", "en": r"j F"}
CLOCK = {"nb": r"\k\l. H.i", "en": r"H:i"}
MOMENT = {"nb": r"j. F Y \k\l. H.i", "en": r"j F Y \a\t H:i"}
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def _written(when: date, forms: dict[str, str]) -> str:
    local = timezone.localtime(when) if isinstance(when, datetime) else when
    return date_format(local, forms.get(get_language() or "", forms["en"]))


@register.filter
def iso(when: datetime) -> str:
    """2025-02-08T14:05:00+01:00"""
    return timezone.localtime(when).isoformat(timespec="seconds")


@register.filter
def moment(when: datetime) -> str:
    """8. februar 2025 kl. 14.05"""
    return _written(when, MOMENT)


@register.filter
def day(when: date) -> str:
    """8. februar 2025"""
    return _written(when, DAY)


@register.filter
def clock_or_date(when: datetime, today: date) -> str:
    """kl. 14.05 today, 8. februar this year, 8. februar 2025 before it"""
    on = timezone.localdate(when)
    return _written(when, CLOCK if on == today else DAY_THIS_YEAR if on.year == today.year else DAY)


@register.simple_tag
def story_text(story) -> str:
    """The body of a story, which the allow-list has cleaned (text/drafts/body_rules.py)."""
    return mark_safe(story.body)  # noqa: S308


@register.simple_tag
def json_ld(data: dict) -> str:
    """Data about the page as a script element, with the signs escaped that could end it or begin a comment."""
    script = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).translate(ESCAPES)}</script>'
    return mark_safe(script)  # noqa: S308
