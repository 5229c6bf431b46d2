from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.tag import Tag


class DismissedSuggestion(models.Model):
    """What the text of a story suggested as a topic and somebody said no to: a topic, or a name that is none yet."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="dismissed_suggestions")
    tag = models.ForeignKey(Tag, null=True, on_delete=models.CASCADE, related_name="+")
    fold = models.CharField(_("folded name"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("dismissed suggestion")
        verbose_name_plural = _("dismissed suggestions")
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="topic_dismissed_once"),
            models.UniqueConstraint(
                fields=["article", "fold"], condition=models.Q(tag=None), name="name_dismissed_once"
            ),
            models.CheckConstraint(condition=models.Q(tag=None) ^ models.Q(fold=""), name="topic_or_name_dismissed"),
        ]

    def __str__(self):
        return self.fold or str(self.tag)
