from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.article_queryset import ArticleQuerySet
from articles.models.fields import CodeField, DerivedField
from articles.models.rights import Actor, is_on_desk, oversees, sections_of
from articles.models.section import Section
from articles.models.tag import TaggedArticle
from articles.text.slugs import slug_for


def article_slug(headline: str) -> str:
    """The slug of a story, in the language of the site's addresses."""
    return slug_for(headline, fallback="uten-tittel")


class Article(models.Model):
    """A story. The row holds what readers see; before the first publication it mirrors the newest draft.

    What editors write is in its revisions (Revision); publishing projects one of them onto this row.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        READY = "ready", _("ready")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Genre(models.TextChoices):
        NEWS = "news", _("news")
        FEATURE = "feature", _("feature")
        INTERVIEW = "interview", _("interview")
        ANALYSIS = "analysis", _("analysis")
        OPINION = "opinion", _("opinion")
        NOTICE = "notice", _("notice")

    class Language(models.TextChoices):
        BOKMAAL = "nb", _("bokmål")
        NYNORSK = "nn", _("nynorsk")
        ENGLISH = "en", _("English")

    code = CodeField(_("code"))
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    slug = DerivedField(max_length=100, source="headline", by=article_slug)
    lede = models.TextField(_("lede"), blank=True)
    body = models.TextField(_("text"), blank=True)
    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.BOKMAAL)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre, default=Genre.NEWS)
    tags = TaggableManager(through=TaggedArticle, verbose_name=_("topics"), blank=True)

    # What readers are told about how the story was made and judged.
    pfu_points = models.CharField(_("points of the press code that are broken"), max_length=200, blank=True)
    pfu_address = models.CharField(_("address of the ruling"), max_length=500, blank=True)
    pfu_on = models.DateField(_("day of the ruling"), null=True, blank=True)
    ai_use = models.CharField(_("use of AI"), max_length=300, blank=True)

    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.DRAFT)
    publish_at = models.DateTimeField(_("published at"), null=True, blank=True)
    updated_at = models.DateTimeField(_("updated at"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("newest version"), default=0, editable=False)
    projected_version = models.PositiveIntegerField(_("projected version"), default=0, editable=False)
    # A planned change of a live story: which version takes over, and when.
    update_at = models.DateTimeField(_("changes go out at"), null=True, blank=True, editable=False)
    update_version = models.PositiveIntegerField(_("version that goes out"), null=True, blank=True, editable=False)
    update_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    update_told = models.JSONField(default=dict, blank=True, editable=False)  # actions.telling.Told
    # The desk's own facts: who has the story now, when it is due, and since when somebody waits for it to be read.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True, editable=False)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # Time's own facts: not out before, not out after, and since when what follows from being out has been done.
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    unpublish_at = models.DateTimeField(_("unpublished at"), null=True, blank=True)
    went_out_at = models.DateTimeField(_("went out at"), null=True, blank=True, editable=False)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, editable=False, on_delete=models.SET_NULL
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)  # actions/sample_stories.py
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("edited at"), default=timezone.now, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-edited_at", "-pk"]
        permissions = [
            ("publish_article", _("Can publish and withdraw stories")),
            ("override_embargo", _("Can lift an embargo before its time")),
            ("desk_article", _("Can work on stories of own sections")),
            ("oversee_article", _("Can work on stories of all sections")),
        ]
        indexes = [
            models.Index(fields=["status", "-publish_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "status", "-publish_at", "-id"], name="article_newest_in_section"),
            models.Index(fields=["-edited_at", "-id"], name="article_last_edited"),
            models.Index(fields=["update_at"], name="article_update_due", condition=models.Q(update_at__isnull=False)),
            models.Index(fields=["due_at"], name="article_due", condition=models.Q(due_at__isnull=False)),
            models.Index(
                fields=["handed_in_at"], name="article_handed_in", condition=models.Q(handed_in_at__isnull=False)
            ),
            models.Index(
                fields=["assigned_to"], name="article_assigned", condition=models.Q(assigned_to__isnull=False)
            ),
            models.Index(
                fields=["publish_at"],
                name="article_to_go_out",
                condition=models.Q(status="published", went_out_at__isnull=True),
            ),
            models.Index(
                fields=["unpublish_at"],
                name="article_to_take_down",
                condition=models.Q(status="published", unpublish_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(publish_at__isnull=False),
                name="article_published_needs_publish_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | (~models.Q(headline="") & ~models.Q(body="")),
                name="article_published_needs_headline_and_text",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(section__isnull=False),
                name="article_published_needs_section",
            ),
            models.CheckConstraint(
                condition=models.Q(projected_version__lte=models.F("version")),
                name="article_projects_an_existing_version",
            ),
            models.CheckConstraint(
                condition=models.Q(update_at=None, update_version=None)
                | models.Q(update_at__isnull=False, update_version__isnull=False),
                name="article_update_has_time_and_version",
            ),
            models.CheckConstraint(
                condition=models.Q(binned_at=None) | ~models.Q(status="published"),
                name="article_in_bin_is_not_published",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="review") | models.Q(handed_in_at__isnull=False),
                name="article_in_review_was_handed_in",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(embargo_until=None)
                | models.Q(embargo_until__lte=models.F("publish_at")),
                name="article_not_out_before_embargo",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(unpublish_at=None)
                | models.Q(unpublish_at__gt=models.F("publish_at")),
                name="article_unpublished_after_publication",
            ),
        ]

    def __str__(self):
        return self.headline or str(_("(no headline)"))

    def get_absolute_url(self):
        """The story's address; a draft without section has a stand-in, which only a preview would show."""
        return reverse("articles:article", args=[self.section.slug if self.section else "-", self.code, self.slug])

    def is_published(self, at: datetime | None = None) -> bool:
        """The twin of `ArticleQuerySet.published` for a row at hand."""
        at = at or timezone.now()
        return self.status == self.Status.PUBLISHED and self.publish_at <= at and not self.has_ended(at)

    def is_planned(self, at: datetime | None = None) -> bool:
        """Whether the story will go out by itself at a later moment."""
        return self.status == self.Status.PUBLISHED and self.publish_at > (at or timezone.now())

    def has_ended(self, at: datetime | None = None) -> bool:
        """Whether the story is over for readers by its own plan: withdrawn, though nobody has seen to its row yet."""
        out = self.status == self.Status.PUBLISHED and self.unpublish_at is not None
        return out and self.unpublish_at <= (at or timezone.now())

    def is_under_embargo(self, at: datetime | None = None) -> bool:
        """Whether the story must not reach readers at that moment (default now)."""
        return self.embargo_until is not None and (at or timezone.now()) < self.embargo_until

    def is_for(self, user: Actor, action: str) -> bool:
        """Whether this story is one of those that the user's rights speak of; asked by `can`."""
        if action in ("view", "open") and (self.is_in_hands_of(user) or user.has_perm("articles.view_article")):
            return True
        return self.is_published() if action == "view" else action != "open" and self.is_in_hands_of(user)

    def is_in_hands_of(self, user: Actor) -> bool:
        """Whether the user's rights over stories reach this one."""
        if oversees(user):
            return True
        is_own = user.pk in (self.created_by_id, self.assigned_to_id, self.handed_in_by_id)
        if not is_on_desk(user):
            return is_own
        if self.section_id is None:
            # What is handed in without a section is for whichever desk takes it.
            return is_own or self.created_by_id is None or self.handed_in_at is not None
        return self.section_id in sections_of(user)

    @property
    def is_in_review(self) -> bool:
        """The twin of `ArticleQuerySet.in_review`."""
        return self.handed_in_at is not None and self.status != self.Status.READY and self.binned_at is None

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether editors have saved something that readers do not have yet."""
        return self.version > self.projected_version and self.publish_at is not None
