"""The details of an audit entry, in words: a phrase for each fact that its writer left there."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import Permission, User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.rights_words import right_named, role_name
from articles.admin.wording import moment
from articles.models import Article, AuditEntry, Quote, Revision, StoryEvent
from articles.queries.audit import NOUNS

# Why a version was made, where «saved» does not say it.
TELLING = (Revision.Reason.AUTOSAVE, Revision.Reason.IMPORT)
FORMS = {"topics": gettext_lazy("topics"), "is_confirmed": gettext_lazy("confirmed")}


def details_of(entry: AuditEntry) -> list[str]:
    """What there is to say of an entry beside who, what and when; databases keep facts in no order, so it is ours."""
    keys = [*(key for key in PHRASES if key in entry.details), *sorted(entry.details.keys() - PHRASES.keys())]
    return [phrase for key in keys for phrase in PHRASES.get(key, _plain(key))(entry, entry.details[key])]


def _plain(key: str) -> Callable[[AuditEntry, Any], Iterator[str]]:
    """A fact that has no phrase of its own: what it is called, and what it is."""

    def phrase(entry: AuditEntry, fact: Any) -> Iterator[str]:
        yield f"{_label(NOUNS.get(entry.noun), key)}: {_value(fact)}"

    return phrase


def _value(fact: Any) -> str:
    if isinstance(fact, list | tuple):
        return _list(map(_value, fact))
    if isinstance(fact, bool):
        return _("yes") if fact else _("no")
    try:
        at = parse_datetime(fact) if isinstance(fact, str) else None
    except ValueError:
        at = None
    return moment(at) if at and at.tzinfo else str(fact)


def _version(_entry: AuditEntry, number: int) -> Iterator[str]:
    yield _("version %(number)d") % {"number": number}


def _older(_entry: AuditEntry, number: int) -> Iterator[str]:
    yield _("made of version %(number)d") % {"number": number}


def _merged_with(_entry: AuditEntry, number: int) -> Iterator[str]:
    yield _("put together with version %(number)d") % {"number": number}


def _reason(_entry: AuditEntry, reason: str) -> Iterator[str]:
    if reason in TELLING:
        yield str(Revision.Reason(reason).label)
    elif reason not in Revision.Reason.values:
        yield _("the reason: “%(reason)s”") % {"reason": reason}


def _confirmed(_entry: AuditEntry, refs: list[str]) -> Iterator[str]:
    told = {"refs": _list(refs)}
    yield ngettext("quote confirmed: %(refs)s", "quotes confirmed: %(refs)s", len(refs)) % told


def _quote(_entry: AuditEntry, ref: str) -> Iterator[str]:
    yield _("quote %(ref)s") % {"ref": ref}


def _facts(_entry: AuditEntry, names: list[str]) -> Iterator[str]:
    hidden = {"confirmed_by", "confirmed_words", "is_listed"}
    if shown := [name for name in names if name not in hidden]:
        yield _("put right: %(fields)s") % {"fields": _list(_label(Quote, name) for name in shown)}


def _is_listed(_entry: AuditEntry, is_listed: bool) -> Iterator[str]:  # noqa: FBT001
    yield _("shown in lists again") if is_listed else _("kept out of lists")


def _not_told(_entry: AuditEntry, why: str) -> Iterator[str]:
    yield _("other words, and readers are not told: “%(why)s”") % {"why": why}


def _kind(_entry: AuditEntry, kind: str) -> Iterator[str]:
    yield str(dict(StoryEvent.Kind.choices).get(kind, kind))


def _shows(_entry: AuditEntry, shown: int | str) -> Iterator[str]:
    yield _("the newest draft") if shown == "newest" else _("version %(number)s") % {"number": shown}


def _hours(_entry: AuditEntry, hours: float) -> Iterator[str]:
    told = {"hours": f"{hours:g}"}
    yield ngettext("works for %(hours)s hour", "works for %(hours)s hours", int(hours)) % told


def _nothing(_entry: AuditEntry, _fact: Any) -> Iterator[str]:
    yield from ()


def _named(sentence: str, value: Callable[[Any], str] = str) -> Callable[[AuditEntry, Any], Iterator[str]]:
    """A phrase around one fact: `sentence`, which is translated when it is said, holds it as %(fact)s."""
    return lambda _entry, fact: iter([sentence % {"fact": value(fact)}])


def _stories(_entry: AuditEntry, count: int) -> Iterator[str]:
    yield ngettext("%(count)d story", "%(count)d stories", count) % {"count": count}


def _status(status: str) -> str:
    return str(dict(Article.Status.choices).get(status, status))


def _fields(entry: AuditEntry, names: list[str]) -> Iterator[str]:
    yield _list(_label(NOUNS.get(entry.noun), name) for name in names)


def _given(_entry: AuditEntry, things: Mapping[str, list[str]]) -> Iterator[str]:
    for kind, name in _each(things):
        yield GIVEN[kind] % {"name": name}


def _taken(_entry: AuditEntry, things: Mapping[str, list[str]]) -> Iterator[str]:
    for kind, name in _each(things):
        yield TAKEN[kind] % {"name": name}


def _each(things: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    named = {"groups": role_name, "rights": _right, "switches": lambda name: _label(User, name)}
    for kind in (kind for kind in GIVEN if kind in things):
        for name in things[kind]:
            yield kind, named.get(kind, str)(name)


def _right(codename: str) -> str:
    action, _underscore, noun = codename.partition("_")
    model = NOUNS.get(noun) or {"quote": Quote, "auditentry": AuditEntry, "permission": Permission}.get(noun)
    return right_named(action, model) or codename


def _label(model: type[Model] | None, name: str) -> str:
    """What a field is called in a sentence."""
    if name in FORMS:
        return str(FORMS[name])
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    if field is None:
        return name
    return str(field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name)


def _list(names) -> str:
    return get_text_list(list(names), _("and"))


GIVEN = {
    "groups": gettext_lazy("gave the role %(name)s"),
    "rights": gettext_lazy("gave the right “%(name)s”"),
    "sections": gettext_lazy("gave the section %(name)s"),
    "switches": gettext_lazy("switched on “%(name)s”"),
}
TAKEN = {
    "groups": gettext_lazy("took the role %(name)s away"),
    "rights": gettext_lazy("took the right “%(name)s” away"),
    "sections": gettext_lazy("took the section %(name)s away"),
    "switches": gettext_lazy("switched off “%(name)s”"),
}
PHRASES: Mapping[str, Callable[[AuditEntry, Any], Iterator[str]]] = {
    "version": _version,
    "older": _older,
    "merged_with": _merged_with,
    "reason": _reason,
    "kind": _kind,
    "code": _named(gettext_lazy("code %(fact)s")),
    "quote": _quote,
    "facts": _facts,
    "confirmed": _confirmed,
    "is_listed": _is_listed,
    "not_told": _not_told,
    "to_name": _named(gettext_lazy("to %(fact)s")),
    "to": _nothing,
    "note": lambda _entry, _pk: iter([_("with a note")]),
    "was": _named(gettext_lazy("it was %(fact)s"), _status),
    "moment": _named(gettext_lazy("for %(fact)s"), _value),
    "until": _named(gettext_lazy("until %(fact)s"), _value),
    "left": _named(gettext_lazy("now until %(fact)s"), _value),
    "due": _named(gettext_lazy("for %(fact)s"), _value),
    "before": _named(gettext_lazy("from «%(fact)s»")),
    "after": _named(gettext_lazy("to «%(fact)s»")),
    "merged": _named(gettext_lazy("with «%(fact)s»")),
    "out_of": _named(gettext_lazy("out of «%(fact)s»")),
    "number": _nothing,
    "stories": _stories,
    "shows": _shows,
    "hours": _hours,
    "given": _given,
    "taken": _taken,
    "fields": _fields,
}
