from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.fields import StoryMomentField
from articles.models.person import Person
from articles.models.rights import Actor, can
from articles.text import parts

# No person, and no printed name that an editor has confirmed: «en kilde i politiet», «NTB», «rapporten».
OF_NOBODY = models.Q(speaker=None) & (models.Q(name="") | models.Q(confirmed_by=None))


class QuoteQuerySet(models.QuerySet):
    def current(self):
        """Quotes that still stand in their story's text."""
        return self.filter(retired_at=None)

    def published(self, at: datetime | None = None):
        """Quotes that readers may see at that moment (default now)."""
        story = Article.objects.published(at).filter(pk=models.OuterRef("article_id"))
        return self.current().filter(models.Exists(story))

    def listed(self):
        """Quotes that may stand outside their story: on people's and topics' pages, and in what machines are told."""
        return self.filter(is_listed=True, speaker__is_listed=True)

    def without_speaker(self):
        """Quotes that nobody is named for yet."""
        return self.current().filter(OF_NOBODY)

    def visible_to(self, user):
        # Story by story: asked as a list, some databases begin with every story there is.
        return self.filter(models.Exists(Article.objects.visible_to(user).filter(pk=models.OuterRef("article_id"))))


class Quote(models.Model):
    """What somebody said, as a record. Its words are those of the story's text; its facts belong to the mark's ref."""

    class Form(models.TextChoices):
        DASH = parts.Form.DASH.value, _("dash quote")
        VERBATIM = parts.Form.VERBATIM.value, _("verbatim, in quotation marks")
        PARTIAL = parts.Form.PARTIAL.value, _("part of a sentence")
        INDIRECT = parts.Form.INDIRECT.value, _("reported speech")

    class Sureness(models.TextChoices):
        CERTAIN = parts.Sureness.CERTAIN.value, _("certain")
        LIKELY = parts.Sureness.LIKELY.value, _("likely")
        UNSURE = parts.Sureness.UNSURE.value, _("unsure")

    article = models.ForeignKey(Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="quotes")
    ref = models.CharField(_("ref"), max_length=16, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0, editable=False)
    words = models.TextField(_("words"), editable=False)
    sentence_before = models.TextField(_("sentence before"), blank=True, editable=False)
    retired_at = models.DateTimeField(_("gone from the text since"), null=True, blank=True, editable=False)
    publish_at = StoryMomentField(story="article")

    speaker = models.ForeignKey(
        Person, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    name = models.CharField(_("name as printed"), max_length=120, blank=True)
    role = models.CharField(_("role as printed"), max_length=200, blank=True)
    mention = models.CharField(
        _("named here as"), max_length=200, blank=True, help_text=_("As the text beside the quote says it: Rutte, he.")
    )
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.DASH)
    verb = models.CharField(_("verb"), max_length=60, blank=True)
    setting = models.CharField(
        _("setting"), max_length=200, blank=True, help_text=_("Interview, press conference, written, social media …")
    )
    said_on = models.DateField(_("said on"), null=True, blank=True)
    original_language = models.CharField(_("original language"), max_length=35, blank=True)
    original_words = models.TextField(_("original words"), blank=True)
    note = models.TextField(
        _("private note"), blank=True, help_text=_("Recording, page of the notebook. Never public.")
    )
    sureness = models.CharField(_("sureness"), max_length=8, choices=Sureness, default=Sureness.CERTAIN)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("confirmed by"), null=True, blank=True, on_delete=models.SET_NULL
    )
    confirmed_words = models.TextField(_("confirmed words"), blank=True, editable=False)
    is_listed = models.BooleanField(
        _("show on people’s pages and in search"),
        default=True,
        help_text=_("Off: the quote stands in its story, and nowhere else."),
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["article_id", "order"]
        indexes = [
            models.Index(fields=["speaker", "-id"], name="quote_newest_of_speaker"),
            models.Index(fields=["speaker", "-publish_at", "-article", "order"], name="quote_last_published"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "ref"], name="quote_ref_once_per_article"),
            models.CheckConstraint(condition=~models.Q(words=""), name="quote_has_words"),
        ]

    def __str__(self):
        return self.words if len(self.words) <= 80 else f"{self.words[:79]}…"

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#q-{self.ref}"

    def is_for(self, user: Actor, action: str) -> bool:
        """A quote belongs to its story; its facts, and the private note, are for who may open that."""
        return can(user, "open" if action == "view" else action, self.article)

    @property
    def lacks_speaker(self) -> bool:
        """Whether nobody is named for it: `OF_NOBODY` for one row."""
        return self.speaker_id is None and not (self.name and self.confirmed_by_id)

    @property
    def needs_eyes(self) -> bool:
        """Whether an editor should look: nobody speaks, or the reading only guessed who does."""
        return self.lacks_speaker or (self.sureness != self.Sureness.CERTAIN and self.confirmed_by_id is None)
