"""The audit trail: who did what to which thing, and when, written in the transaction that does it."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from articles.models import Actor, Article, AuditEntry, author_of

LONGEST_NAME = 200


def write_down(action: AuditEntry.Action, obj: models.Model, *, by: Actor, at: datetime, **details: Any) -> AuditEntry:
    """Write an entry about `obj`. `details` are facts for JSON, and never words of a draft; empty ones are left out.

    `by` is SYSTEM, or None, for the newsroom itself.
    """
    user = author_of(by)
    return AuditEntry.objects.create(
        at=at,
        user_id=user.pk if user else None,
        user_name=_full_name(user) if user else "",
        action=action,
        noun=obj._meta.model_name,
        object_id=str(obj.pk),
        name=_name(obj, at),
        details={name: _as_json(fact) for name, fact in details.items() if fact not in (None, "", [], {})},
    )


def _as_json(fact: Any) -> Any:
    return fact.isoformat() if isinstance(fact, date) else fact


def _name(obj: models.Model, at: datetime) -> str:
    """A story that readers never had goes by its code: its headline is a draft."""
    if isinstance(obj, Article) and (obj.publish_at is None or obj.publish_at > at):
        return obj.code
    return (_full_name(obj) if isinstance(obj, AbstractBaseUser) else str(obj))[:LONGEST_NAME]


def _full_name(user: AbstractBaseUser) -> str:
    return (user.get_full_name() or user.get_username())[:LONGEST_NAME]
