"""Notes of the newsroom to itself: written, settled, taken up again."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.models import Actor, Article, Note, author_of, can

# As Django lets usernames be written; a stop at the end belongs to the sentence.
_MENTION = re.compile(r"(?<!\w)@([\w.@+-]*[\w+-])")


class UnknownColleague(Exception):
    """Somebody was mentioned who is nobody here, or may not see the story. `names` are as written."""

    def __init__(self, names: list[str]):
        self.names = names
        super().__init__(", ".join(names))


@transaction.atomic
def add_note(
    article: Article,
    text: str,
    *,
    by: Actor,
    words: str = "",
    to: AbstractBaseUser | None = None,
    at: datetime | None = None,
) -> Note:
    """Write a note about a story, or about `words` in it. «@kari» mentions a colleague by username, in any case.

    Whom it goes `to` is mentioned without being named. Raises NotAllowed, ValueError for a note that says nothing,
    UnknownColleague.
    """
    if not can(by, "open", article):
        raise NotAllowed
    if not text.strip():
        raise ValueError("a note says something")
    mentioned = _colleagues(_MENTION.findall(text), article)
    note = Note.objects.create(
        article=article, author=author_of(by), text=text.strip(), words=words.strip(), at=at or timezone.now()
    )
    note.mentioned.set([*mentioned, *([to] if to else [])])
    return note


def settle_note(note: Note, *, by: Actor, at: datetime | None = None) -> None:
    """Note that the matter is done; what is done already stays as it was. Raises NotAllowed."""
    if not can(by, "open", note.article):
        raise NotAllowed
    Note.objects.open().filter(pk=note.pk).update(done_at=at or timezone.now(), done_by=author_of(by))


def reopen_note(note: Note, *, by: Actor) -> None:
    """Take the matter up again. Raises NotAllowed."""
    if not can(by, "open", note.article):
        raise NotAllowed
    Note.objects.filter(pk=note.pk).update(done_at=None, done_by=None)


def _colleagues(names: Iterable[str], article: Article) -> list[AbstractBaseUser]:
    found, unknown = {}, []
    for name in dict.fromkeys(names):
        user = get_user_model().objects.filter(username__iexact=name).first()
        if user and can(user, "open", article):
            found[user.pk] = user
        else:
            unknown.append(f"@{name}")
    if unknown:
        raise UnknownColleague(unknown)
    return list(found.values())
