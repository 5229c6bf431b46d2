"""What stands in a draft's dictionary, in words: for conflicts to decide and versions to compare."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from articles.admin.wording import day, who
from articles.models import Article, Credit, Person, Quote, Section, Source, Tag

# What a draft's keys are called when one speaks of them.
KEYS = {
    "headline": _("headline"),
    "lede": _("lede"),
    "body": _("text"),
    "section": _("section"),
    "tags": _("topics"),
    "credits": _("byline"),
    "sources": _("sources"),
    "related": _("related links"),
    "quotes": _("quotes"),
    "genre": _("genre"),
    "language": _("language"),
}
_CHOICES = {
    "language": Article.Language,
    "genre": Article.Genre,
    "form": Quote.Form,
    "sureness": Quote.Sureness,
}
_ROWS = {"section": Section, "tags": Tag, "sources": Source, "speaker": Person}


def fact_label(fact: str) -> str:
    """What a quote's fact is called."""
    return str(Quote._meta.get_field(fact).verbose_name)


def in_words(key: str, value: Any) -> str:
    """What a draft has under `key`, or a quote under one of its facts, as one would say it; "" for nothing."""
    if not value:
        return ""
    if key in _CHOICES:
        return str(dict(_CHOICES[key].choices).get(value, value))
    if key in _ROWS:
        return ", ".join(_named(_ROWS[key], value if isinstance(value, list) else [value]))
    if key == "confirmed_by":
        return who(get_user_model().objects.filter(pk=value).first())
    if key == "said_on":
        return day(value)
    if key == "credits":
        return ", ".join(_credits(value))
    if key == "related":
        return ", ".join(_related(value))
    return str(value)


def _named(model: type[Model], pks: Iterable[int]) -> list[str]:
    """The rows' names in the order of `pks`; what somebody has removed is left out."""
    rows = model.objects.in_bulk(list(pks))
    return [str(rows[pk]) for pk in pks if pk in rows]


def _credits(credits: list[dict]) -> list[str]:
    people = Person.objects.in_bulk([credit["person"] for credit in credits])
    roles = dict(Credit.Role.choices)
    return [
        f"{people[credit['person']]} ({roles.get(credit['role'], credit['role'])})"
        for credit in credits
        if credit["person"] in people
    ]


def _related(links: list[dict]) -> list[str]:
    stories = Article.objects.in_bulk([link["story"] for link in links if link["story"]])
    return [
        link["title"] or (stories[link["story"]].headline if link["story"] in stories else link["address"])
        for link in links
    ]
