from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Revision(models.Model):
    """One whole version of a story's editable content, as a dictionary (articles/text/drafts.py). Never changed."""

    class Reason(models.TextChoices):
        SAVE = "save", _("saved")
        PUBLISH = "publish", _("published")
        IMPORT = "import", _("read from a manuscript")
        CORRECT = "correct", _("quote put right")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    reason = models.CharField(_("reason"), max_length=8, choices=Reason, default=Reason.SAVE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("author"), null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(_("time"), default=timezone.now)
    # The same save sent twice, by a double click or a lost reply, carries the same key and makes one revision.
    key = models.CharField(_("idempotency key"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article")]

    def __str__(self):
        return f"{self.article_id}/{self.number}"
