"""The audit trail, read: of a thing, of a user, and as a whole, in pages by keyset."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from articles.models import Actor, Article, AuditEntry, Person, Quote, Section, Source, Tag, can

PAGE_SIZE = 50
NOUNS: Mapping[str, type[Model]] = {
    model._meta.model_name: model for model in (Article, Tag, Person, Source, Section, User, Group)
}


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of entries, newest first; the next begins after the entry with the number `next_after` (None: no more)."""

    entries: list[AuditEntry]
    next_after: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the whole trail are asked for. `user` is a user's number, or 0 for the newsroom itself."""

    noun: str = ""
    object_id: str = ""
    action: str = ""
    user: int | None = None
    since: date | None = None
    until: date | None = None


def trail_of(obj: Model) -> QuerySet[AuditEntry]:
    """What was done to a thing; of a quote, what was done to it in its story."""
    if isinstance(obj, Quote):
        return AuditEntry.objects.about(obj.article).filter(details__quote=obj.ref)
    return AuditEntry.objects.about(obj)


def whole_trail(wanted: Wanted) -> QuerySet[AuditEntry]:
    """What was done to anything, as far as it is asked for; days are the newsroom's own."""
    rows = AuditEntry.objects.all()
    if wanted.noun:
        rows = rows.filter(noun=wanted.noun)
    if wanted.noun and wanted.object_id:
        rows = rows.filter(object_id=wanted.object_id)
    if wanted.action:
        rows = rows.filter(action=wanted.action)
    if wanted.user is not None:
        rows = rows.filter(user_id=wanted.user or None)
    if wanted.since:
        rows = rows.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return rows


def page_of(rows: QuerySet[AuditEntry], *, after: int | None = None, size: int = PAGE_SIZE) -> Trail:
    """The newest of `rows`, or those that follow the entry with the number `after`; nothing is counted."""
    if after and (at := AuditEntry.objects.filter(pk=after).values_list("at", flat=True).first()):
        rows = rows.filter(Q(at__lt=at) | Q(pk__lt=after), at__lte=at)
    found = list(rows.order_by("-at", "-pk")[: size + 1])
    return Trail(found[:size], found[size - 1].pk if len(found) > size else None)


def last_done_by(user: AbstractBaseUser, limit: int = 10) -> list[AuditEntry]:
    """What this user did last."""
    return list(AuditEntry.objects.filter(user_id=user.pk).order_by("-at", "-pk")[:limit])


def things_of(entries: Iterable[AuditEntry], user: Actor) -> dict[tuple[str, str], Model]:
    """The things of entries as they are now, {(noun, number): thing}: those that this user may open.

    One query for each kind of thing.
    """
    found: dict[tuple[str, str], Model] = {}
    for noun, model in NOUNS.items():
        numbers = {entry.object_id for entry in entries if entry.noun == noun}
        if not numbers or not can(user, "open" if model is Article else "view", model):
            continue
        rows = model.objects.open_to(user).defer("body", "lede") if model is Article else model.objects.all()
        found |= {(noun, str(row.pk)): row for row in rows.filter(pk__in=numbers)}
    return found


def colleagues() -> list[User]:
    """Whoever can have done something, by name."""
    names = ("first_name", "last_name", "username")
    return list(User.objects.only(*names).order_by(*names))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
