from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import StoryMomentField
from articles.models.person import Person
from articles.models.source import Source


class Credit(models.Model):
    """Who is to be credited for a story, in the order of the byline: a person in a role, or a source that we cite."""

    class Role(models.TextChoices):
        TEXT = "text", _("text")
        PHOTO = "photo", _("photo")
        TRANSLATION = "translation", _("translation")
        SOURCE = "source", _("source")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.PROTECT, related_name="credits"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="credits"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.TEXT)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    publish_at = StoryMomentField(story="article")

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["person", "-publish_at", "-article"], name="credit_newest_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["article", "person", "role"], name="credit_once_per_person_and_role"),
            models.UniqueConstraint(fields=["article", "source"], name="credit_once_per_source"),
            models.CheckConstraint(
                condition=models.Q(role="source", person=None, source__isnull=False)
                | (~models.Q(role="source") & models.Q(person__isnull=False, source=None)),
                name="credit_is_a_person_or_a_source",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.person or self.source}"
