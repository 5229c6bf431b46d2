from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Merges that nobody has undone."""
        return self.filter(undone_at=None)

    def about(self, obj: models.Model):
        """Merges that this topic or person came out of, the newest first."""
        return self.filter(noun=obj._meta.model_name, into_id=obj.pk)

    def of_people_named(self, *folds: str):
        """Standing merges of persons who were called so (folded names) before."""
        return self.standing().filter(noun=Merge.Noun.PERSON, facts__row__fold__in=folds)


class Merge(models.Model):
    """Two topics or two persons that became one, with all that undoing it takes.

    The merged row is gone; `facts` holds its columns, its aliases and the redirects that led to it.
    """

    class Noun(models.TextChoices):
        TAG = "tag", _("topic")
        PERSON = "person", _("person")

    noun = models.CharField(max_length=6, choices=Noun)
    old_id = models.BigIntegerField()
    old_name = models.CharField(_("merged"), max_length=120)
    into_id = models.BigIntegerField()
    into_name = models.CharField(_("into"), max_length=120)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    facts = models.JSONField(default=dict)
    # What was written after it tells of work that came later: versions, and stories' rows.
    last_revision = models.BigIntegerField(default=0)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["noun", "into_id", "-id"], name="merge_into_newest")]

    def __str__(self):
        return f"{self.old_name} → {self.into_name}"


class MergedUse(models.Model):
    """One place of the merged topic or person, as it stood: in a story, under a role or a quote's ref, at `order`.

    `other_order` is the place that the surviving one had in the same story, if any.
    """

    class Kind(models.TextChoices):
        TAGGED = "tagged"
        CREDIT = "credit"
        QUOTE = "quote"

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="uses")
    kind = models.CharField(max_length=6, choices=Kind)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=16, blank=True)
    order = models.PositiveSmallIntegerField()
    other_order = models.PositiveSmallIntegerField(null=True)
    # The version that the story's row showed: its places are untouched while it shows the same.
    projected_version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("merged place")
        verbose_name_plural = _("merged places")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["merge", "article", "kind", "key"], name="merged_use_once"),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.kind} {self.key}"
