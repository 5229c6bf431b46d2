"""Two rows that are one person: put together, and told apart again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.merging import finish_parting, hold_to_part, hold_two, put_back, put_together
from articles.actions.parting import Parting, written_since
from articles.models import Actor, Merge, Person


@transaction.atomic
def merge_people(old: Person, into: Person, *, by: Actor, at: datetime | None = None) -> Merge:
    """Let `into` have said and written all that `old` did; names and roles stay as they were printed.

    A story that credits both in one role credits one, at the first of both places. The page of `old` leads to that of
    `into`. `undo_people_merge` takes the answer. Raises NotAllowed, CannotMerge.
    """
    old, into = hold_two(old, into, by)
    return put_together(old, into, address=old.code, by=by, at=at or timezone.now(), facts={})


@transaction.atomic
def undo_people_merge(merge: Merge, *, by: Actor, at: datetime | None = None) -> Person:
    """Tell two persons apart again, each with the quotes and bylines that were theirs.

    A story that was written in since keeps what was done: see parting.py. Returns the person who comes back. Raises
    NotAllowed, CannotMerge.
    """
    at = at or timezone.now()
    stories = list(written_since(merge).values_list("pk", flat=True))
    merge, into = hold_to_part(merge, by)
    old = put_back(merge, into)
    Parting(merge, old, into, at=at).part(stories)
    finish_parting(merge, old, by=by, at=at)
    return old
