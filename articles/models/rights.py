"""Who may do what: the one place that answers, for the admin, actions, choosers and previews.

Django's rights say what a user may do at all; how far that reaches is said by two more of a story's. With neither, one
changes the stories that one has made; with `desk_article` those of one's own sections; with `oversee_article` all.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

# Rights that go by others' names. Who may change a thing may see it, as everywhere in Django.
NAMED = {"view": ("view", "change"), "open": ("view", "change")}
# What is asked of one thing and is a right over another, or a right by itself.
OTHERS = {
    "place": ("articles.add_article", "articles.change_article"),
    "override": ("articles.override_embargo",),
}


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
    """Whether `user` may do `action` to `obj`, a row or a model (then: to any row at all).

    `action` is view, add, change, delete or publish; for a story also open, which is to see what readers do not:
    drafts, versions, private notes, and override, which is to lift its embargo. For a section it may be place: to put
    stories into it and to take them out.
    Nobody (None) and readers may do nothing here: what they may see is what `published()` answers.
    """
    if user is SYSTEM:
        return True
    if user is None or not (user.is_active and user.is_staff):
        return False
    if not any(user.has_perm(name) for name in _names(action, obj)):
        return False
    # A noun whose rows are not everybody's says which: `is_for(user, action)`.
    return isinstance(obj, type) or not hasattr(obj, "is_for") or obj.is_for(user, action)


def _names(action: str, obj: models.Model | type[models.Model]) -> tuple[str, ...]:
    if action in OTHERS:
        return OTHERS[action]
    meta = obj._meta
    return tuple(f"{meta.app_label}.{named}_{meta.model_name}" for named in NAMED.get(action, (action,)))


def oversees(user: Actor) -> bool:
    """Whether the user's rights over stories reach all of them."""
    return user is SYSTEM or user.has_perm("articles.oversee_article")


def is_on_desk(user: Actor) -> bool:
    """Whether the user's rights over stories reach those of the user's own sections."""
    return user.has_perm("articles.desk_article")


def sections_of(user: Actor) -> frozenset[int]:
    """The ids of the user's own sections; asked once for each user object, which lives for one request."""
    if not hasattr(user, "_section_ids"):
        user._section_ids = frozenset(user.edited_sections.values_list("pk", flat=True))
    return user._section_ids
