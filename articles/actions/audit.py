"""The audit trail: who did what to which thing, and when, written in the transaction that does it."""

from datetime import datetime
from typing import Any

from django.db import models

from articles.models import Actor, Article, AuditEntry, author_of


def write_down(action: AuditEntry.Action, obj: models.Model, *, by: Actor, at: datetime, **details: Any) -> AuditEntry:
    """Write an entry about `obj`. `details` are facts for JSON, and never words of a draft.

    `by` is SYSTEM, or None, for the newsroom itself.
    """
    user = author_of(by)
    return AuditEntry.objects.create(
        at=at,
        user_id=user.pk if user else None,
        user_name=(user.get_full_name() or user.get_username()) if user else "",
        action=action,
        noun=obj._meta.model_name,
        object_id=str(obj.pk),
        name=_name(obj),
        details=details,
    )


def _name(obj: models.Model) -> str:
    """A story that readers never had goes by its code: its headline is a draft."""
    return obj.code if isinstance(obj, Article) and obj.publish_at is None else str(obj)[:200]
