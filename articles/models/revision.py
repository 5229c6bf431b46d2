from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.redirect import followed
from articles.text.drafts.draft import Draft, new_draft


class RevisionQuerySet(models.QuerySet):
    def kept(self):
        """Versions that the story's history tells: all but those that the next save of the same run has passed."""
        return self.filter(is_passed=False)


class Revision(models.Model):
    """One whole version of a story's editable content, as a dictionary (text/drafts/draft.py). Never changed."""

    class Reason(models.TextChoices):
        AUTOSAVE = "autosave", _("saved by itself")
        SAVE = "save", _("saved")
        PUBLISH = "publish", _("saved to be published")
        RESTORE = "restore", _("brought back")
        IMPORT = "import", _("read from a manuscript")
        CORRECT = "correct", _("quote put right")
        NAMES = "names", _("topics or people put right")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    reason = models.CharField(_("reason"), max_length=8, choices=Reason, default=Reason.SAVE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("author"), null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(_("time"), default=timezone.now)
    merged_with = models.PositiveIntegerField(_("put together with version"), null=True, blank=True)
    # One of a run of autosaves, passed by the next: kept for a while, for those who are writing from it.
    is_passed = models.BooleanField(_("passed"), default=False)
    published_at = models.DateTimeField(_("given to readers"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("given to readers by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The same save sent twice, by a double click or a lost reply, carries the same key and makes one revision.
    key = models.CharField(_("idempotency key"), max_length=40, unique=True)
    # What came with the key, as a hash: who goes back to a form that was sent, and writes on in it, saves anew.
    sent = models.CharField(_("hash of what was sent"), max_length=64, blank=True, default="", editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article")]

    def __str__(self):
        return f"{self.article_id}/{self.number}"

    @cached_property
    def draft(self) -> Draft:
        """The content as it is to be read, with all keys: what was merged since is what it was merged into."""
        return followed(new_draft() | self.content)
