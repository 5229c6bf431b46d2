from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.fields import DerivedField, StampField
from articles.models.rights import Actor, can
from articles.text.folding import fold, sort_key
from articles.text.slugs import slug_for


class TagQuerySet(models.QuerySet):
    def offered_to(self, user: Actor):
        """Topics that this user is offered for a story, by the topics field and by suggestions alike."""
        return self.all() if can(user, "view", Tag) else self.none()


class Tag(TagBase):
    """A topic: what stories are about. The same name in other letters is the same tag."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        PLACE = "place", _("place")
        EVENT = "event", _("event")
        SUBJECT = "subject", _("subject")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SUBJECT)
    description = models.TextField(_("description"), max_length=600, blank=True)
    fold = DerivedField(max_length=100, source="name", by=fold, unique=True)
    sort_key = DerivedField(max_length=200, source="name", by=sort_key, db_index=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)  # actions/sample_stories.py
    stamp = StampField()

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_key"]

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])

    def slugify(self, tag, i=None):
        slug = slug_for(tag, length=90)
        return slug if i is None else f"{slug}-{i}"


class TagAlias(models.Model):
    """Another name by which a topic is known, in manuscripts and searches."""

    tag = models.ForeignKey(Tag, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=100)
    fold = DerivedField(max_length=100, source="name", by=fold, unique=True)
    stamp = StampField()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]

    def __str__(self):
        return self.name


class TaggedArticle(ItemBase):
    """A topic of a story. The first is the story's main topic."""

    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="tagged")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    natural_key_fields = ["content_object", "tag"]

    class Meta:
        verbose_name = _("topic of a story")
        verbose_name_plural = _("topics of a story")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_per_article"),
        ]
