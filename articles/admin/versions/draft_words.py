"""What stands in a draft's dictionary, in words: for conflicts to decide and versions to compare."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext
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
    "pfu": _("ruling of the Press Complaints Commission"),
    "ai_use": _("use of AI"),
}
_CHOICES = {
    "language": Article.Language,
    "genre": Article.Genre,
    "form": Quote.Form,
    "sureness": Quote.Sureness,
}
_ROWS = {"section": Section, "tags": Tag, "sources": Source, "speaker": Person}


def key_label(key: str) -> str:
    """What a draft's key is called; one that has no name here yet is called by itself."""
    return str(KEYS.get(key, key))


def fact_label(fact: str) -> str:
    """What a quote's fact is called."""
    try:
        return str(Quote._meta.get_field(fact).verbose_name)
    except FieldDoesNotExist:
        return fact


def in_words(key: str, value: Any) -> str:
    """What a draft has under `key`, or a quote under one of its facts, as one would say it; "" for nothing."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if not value:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, things_in_words(key, value)))
    if key in _CHOICES:
        return str(dict(_CHOICES[key].choices).get(value, value))
    if key in _ROWS:
        return ", ".join(filter(None, things_in_words(key, [value])))
    if key == "confirmed_by":
        return who(get_user_model().objects.filter(pk=value).first())
    if key == "said_on":
        return day(value)
    if key == "pfu":
        return ", ".join(filter(None, [value["points"], value["date"] and day(value["date"]), value["address"]]))
    return _anything(value)


def things_in_words(key: str, values: list) -> list[str]:
    """Each thing of a list under `key` as one would say it; "" for what somebody has removed since."""
    if key in _ROWS:
        rows = _ROWS[key].objects.in_bulk(values)
        return [str(rows.get(pk, "")) for pk in values]
    if key == "credits":
        return _credits(values)
    if key == "related":
        return _related(values)
    return [_anything(value) for value in values]


def _credits(credits: list[dict]) -> list[str]:
    people = Person.objects.in_bulk([credit["person"] for credit in credits])
    roles = dict(Credit.Role.choices)
    return [
        f"{people[credit['person']]} ({roles.get(credit['role'], credit['role'])})"
        if credit["person"] in people
        else ""
        for credit in credits
    ]


def _related(links: list[dict]) -> list[str]:
    """The title and where it leads; a deleted story is not named."""
    stories = Article.objects.kept().in_bulk([link["story"] for link in links if link["story"]])
    told = []
    for link in links:
        leads_to = stories[link["story"]].headline if link["story"] in stories else link["address"]
        same = link["title"] in ("", leads_to)
        told.append(leads_to if same else f"{link['title']} ({leads_to})" if leads_to else link["title"])
    return told


def _anything(value: Any) -> str:
    """A value of a kind that has no words of its own here: what it holds, without signs of code."""
    if isinstance(value, dict):
        held = ((name, _anything(inner)) for name, inner in value.items() if inner)
        return ", ".join(f"{name}: {inner}" for name, inner in held)
    if isinstance(value, list):
        return ", ".join(map(_anything, value))
    return str(value)
