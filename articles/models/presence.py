from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# Who has not been heard of for so long has left.
STAYS = timedelta(seconds=100)


class PresenceQuerySet(models.QuerySet):
    def here(self, at: datetime):
        """Those who are in a story at that moment, the first to come first."""
        return self.filter(seen_at__gt=at - STAYS).order_by("since", "pk")


class Presence(models.Model):
    """Somebody who has a story open for writing. Nobody is kept out by it; colleagues are told."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(_("last seen"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="presence_once_per_story_and_user")]

    def __str__(self):
        return f"{self.user_id} in {self.article_id}"
