from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision

LONGEST = timedelta(hours=72)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at: datetime):
        """Links that lead to a draft at that moment."""
        return self.filter(revoked_at=None, expires_at__gt=at, article__binned_at=None)


class PreviewLink(models.Model):
    """A way for somebody without a log-in to read a draft: a secret address that dies by itself.

    Only the secret's hash is kept, so that nobody who reads the database can open the draft by it.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("version"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        help_text=_("None: whatever is newest."),
    )
    hash = models.CharField(_("hash"), max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__lte=models.F("created_at") + LONGEST),
                name="preview_link_lives_three_days_at_most",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.expires_at:%Y-%m-%d %H:%M}"
