from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import CodeField


class StoryEventQuerySet(models.QuerySet):
    def corrections(self):
        """Corrections, clarifications and apologies: kept for ever."""
        return self.filter(kind__in=StoryEvent.CORRECTIONS)

    def published(self, at: datetime | None = None):
        """Events of stories that readers may see at that moment (default now)."""
        return self.filter(models.Exists(Article.objects.published(at).filter(pk=models.OuterRef("article_id"))))


class StoryEvent(models.Model):
    """What readers are told of a story after it was published: that it was updated, or corrected (VVP 4.13).

    Written once and never changed: who errs in a correction makes another. The text stands as it was told.
    """

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("published")  # the time before the story was withdrawn
        UPDATED = "updated", _("updated")
        CORRECTION = "rettelse", _("correction")
        CLARIFICATION = "presisering", _("clarification")
        APOLOGY = "beklagelse", _("apology")

    class Place(models.TextChoices):
        TOP = "top", _("above the text")
        BOTTOM = "bottom", _("below the text")

    CORRECTIONS = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.APOLOGY)

    code = CodeField(_("code"))
    article = models.ForeignKey(Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("time"), default=timezone.now)
    place = models.CharField(_("place"), max_length=6, choices=Place, default=Place.TOP)
    quote_ref = models.CharField(_("quote"), max_length=16, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The same form sent twice tells readers once.
    key = models.CharField(_("idempotency key"), max_length=60, default=uuid4)

    objects = StoryEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of a story")
        verbose_name_plural = _("events of stories")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="story_event_newest")]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="story_event_key_once_per_article"),
            models.CheckConstraint(
                condition=models.Q(kind="published") | ~models.Q(text=""), name="story_event_has_words"
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.kind}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("what readers were told is not changed: tell them anew")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#rettelse-{self.code}"

    def delete(self, *args, **kwargs):
        raise TypeError("what readers were told is kept")

    @property
    def is_correction(self) -> bool:
        return self.kind in self.CORRECTIONS
