"""Which stories: what readers may see, what the newsroom has to do, and what a user's rights reach."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from articles.models.rights import SYSTEM, Actor, can, is_on_desk, oversees, sections_of


class ArticleQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None):
        """What readers may see at that moment (default now): the one answer to visible or not."""
        at = at or timezone.now()
        out = self.filter(status=self.model.Status.PUBLISHED, publish_at__lte=at)
        return out.filter(models.Q(unpublish_at=None) | models.Q(unpublish_at__gt=at))

    def withdrawn(self, at: datetime | None = None):
        """What readers once had, and have no longer: its address is gone, and not unknown, until it is deleted."""
        at = at or timezone.now()
        ended = models.Q(status=self.model.Status.PUBLISHED, unpublish_at__lte=at)
        return self.kept().filter(models.Q(status=self.model.Status.WITHDRAWN) | ended, publish_at__lte=at)

    def planned(self, at: datetime | None = None):
        """What will go out by itself after that moment (default now)."""
        return self.filter(status=self.model.Status.PUBLISHED, publish_at__gt=at or timezone.now())

    def kept(self):
        """Stories that are not in the bin."""
        return self.filter(binned_at=None)

    def in_bin(self):
        """Stories that were deleted and can be brought back, the last first."""
        return self.filter(binned_at__isnull=False).order_by("-binned_at", "-pk")

    def due_for_update(self, at: datetime | None = None):
        """Live stories whose planned changes are to reach readers at that moment (default now)."""
        return self.filter(update_at__lte=at or timezone.now())

    def in_review(self):
        """What was handed in and waits to be read: drafts, withdrawn stories, and changes of live ones."""
        return self.kept().filter(handed_in_at__isnull=False).exclude(status=self.model.Status.READY)

    def due(self, at: datetime | None = None):
        """Stories with something left to do that their moments ask for: gone out, changed or ended, not seen to yet.

        What readers see of the first and the last never waits for it.
        """
        at, out = at or timezone.now(), models.Q(status=self.model.Status.PUBLISHED)
        return self.filter(
            models.Q(update_at__lte=at)
            | out & models.Q(went_out_at=None, publish_at__lte=at)
            | out & models.Q(unpublish_at__lte=at)
        )

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def visible_to(self, user):
        """What this user may see in the newsroom; for readers that is what is published."""
        if self._opens_all(user):
            return self.kept()
        readers = models.Q(pk__in=self.model.objects.published().values("pk"))
        return self.kept().filter(readers | _hands(user) if can(user, "view", self.model) else readers)

    def open_to(self, user):
        """Stories whose drafts, versions and private notes this user may see."""
        if not can(user, "open", self.model):
            return self.none()
        return self.kept() if self._opens_all(user) else self.kept().filter(_hands(user))

    def in_hands_of(self, user):
        """Stories that this user's rights reach, in the bin or not; what he may do there, `can` says."""
        return self.filter(_hands(user))

    def for_cards(self):
        """With what a card in a list shows, and nothing more."""
        return self.select_related("section").defer("body")

    def _opens_all(self, user: Actor) -> bool:
        return user is SYSTEM or (can(user, "open", self.model) and user.has_perm("articles.view_article"))


def _hands(user: Actor) -> models.Q:
    """The twin of `Article.is_in_hands_of` for rows in the database."""
    if oversees(user):
        return models.Q()
    own = models.Q(created_by=user) | models.Q(assigned_to=user) | models.Q(handed_in_by=user)
    if not is_on_desk(user):
        return own
    desks = models.Q(created_by=None) | models.Q(handed_in_at__isnull=False)
    nobodys = models.Q(section=None) & (own | desks)
    return models.Q(section__in=sections_of(user)) | nobodys
