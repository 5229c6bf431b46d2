from functools import lru_cache

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Max, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from taggit.models import ItemBase, TagBase

from articles.models.fields import DerivedField, NameField, StampField, StoryMomentField
from articles.models.rights import Actor, can
from articles.text.folding import fold, sort_key
from articles.text.slugs import slug_for
from articles.text.topics.vocabulary import Term, Vocabulary


class TagQuerySet(models.QuerySet):
    def offered(self):
        """Topics that a story may get by itself: not the retired, and not those that take a chief's decision."""
        return self.filter(is_retired=False, is_sensitive=False)

    def offered_to(self, user: Actor):
        """Topics that this user is offered for a story, by the topics field and by suggestions alike."""
        if not can(user, "view", Tag):
            return self.none()
        return self.filter(is_retired=False) if can(user, "use_sensitive", Tag) else self.offered()

    def shown(self):
        """Topics that readers may see on a story."""
        return self.filter(is_hidden=False)

    def get_by_natural_key(self, name: str):
        """The topic that rows point to in a dump: the tagging library writes a topic's name there, not its number."""
        return self.get(name=name)


class Tag(TagBase):
    """A topic: what stories are about. The same name in other letters is the same tag."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        PLACE = "place", _("place")
        EVENT = "event", _("event")
        SUBJECT = "subject", _("subject")

    name = NameField(pgettext_lazy("A tag name", "name"), unique=True, max_length=100)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SUBJECT)
    description = models.TextField(_("description"), max_length=600, blank=True)
    wikidata_id = models.CharField(
        _("Wikidata"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"\AQ[1-9]\d*\Z", _("A number in Wikidata is a Q and digits: Q7184."))],
        help_text=_("The number of the same thing in Wikidata, for example Q7184."),
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Offered for no new story. Its page stays.")
    )
    is_hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("For the newsroom alone: no reader sees it, and it has no page.")
    )
    is_sensitive = models.BooleanField(
        _("legally sensitive"), default=False, help_text=_("Only a chief editor puts it on a story.")
    )
    fold = DerivedField(max_length=100, source="name", by=fold, unique=True)
    sort_key = DerivedField(max_length=200, source="name", by=sort_key, db_index=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)  # actions/sample_stories.py
    stamp = StampField()

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_key"]
        permissions = [("use_sensitive_tag", _("Can put legally sensitive topics on stories"))]

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])

    def slugify(self, tag, i=None):
        slug = slug_for(tag, length=90)
        return slug if i is None else f"{slug}-{i}"


class TagAlias(models.Model):
    """Another name by which a topic is known, in manuscripts and searches."""

    tag = models.ForeignKey(Tag, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="aliases")
    name = NameField(_("name"), max_length=100)
    fold = DerivedField(max_length=100, source="name", by=fold, unique=True)
    sort_key = DerivedField(max_length=200, source="name", by=sort_key)
    stamp = StampField()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.name


class TaggedArticle(ItemBase):
    """A topic of a story. The first is the story's main topic."""

    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, verbose_name=_("topic"), on_delete=models.PROTECT, related_name="tagged")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    publish_at = StoryMomentField(story="content_object")

    natural_key_fields = ["content_object", "tag"]

    class Meta:
        verbose_name = _("topic of a story")
        verbose_name_plural = _("topics of a story")
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["tag", "-publish_at", "-content_object"], name="tagged_newest")]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_per_article"),
        ]


def known_topics() -> Vocabulary:
    """The names and aliases of all topics, as they are now: two short queries where nothing has changed."""
    return _vocabulary((_state(Tag), _state(TagAlias)))


@lru_cache(maxsize=1)
def _vocabulary(_of: tuple) -> Vocabulary:
    names = Tag.objects.order_by("pk").values_list("pk", "name", "kind")
    aliases = TagAlias.objects.order_by("pk").values_list("tag_id", "name", "tag__kind")
    rows = [row for each in (names, aliases) for row in each.iterator()]
    return Vocabulary(Term(pk, name, kind == Tag.Kind.SUBJECT, kind == Tag.Kind.PERSON) for pk, name, kind in rows)


def _state(model: type[models.Model]) -> tuple:
    return tuple(model.objects.aggregate(Count("pk"), Max("pk"), Sum("stamp")).values())
