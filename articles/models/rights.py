"""Who may do what: the one place that answers, for the admin, actions, choosers and previews."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models


class System:
    """The newsroom itself at work, from a command that an operator runs: it may do everything and is nobody's login."""

    def __repr__(self):
        return "SYSTEM"


SYSTEM = System()
Actor = AbstractBaseUser | AnonymousUser | System | None


def author_of(by: Actor) -> AbstractBaseUser | None:
    """The user to write down as author; the newsroom itself is nobody."""
    return None if by is SYSTEM else by


def can(user: Actor, action: str, obj: models.Model | type[models.Model]) -> bool:
    """Whether `user` may do `action` to `obj`, a row or a model.

    `action` is view, add, change, delete or publish. Nobody (None) and readers may do nothing here:
    what they may see is what `published()` answers.
    """
    if user is SYSTEM:
        return True
    if user is None or not (user.is_active and user.is_staff):
        return False
    meta = obj._meta
    names = {f"{meta.app_label}.{action}_{meta.model_name}"}
    if action == "view":
        # As everywhere in Django: who may change a thing may see it.
        names.add(f"{meta.app_label}.change_{meta.model_name}")
    return any(user.has_perm(name) for name in names)
