from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.rights import Actor, is_on_desk, oversees, sections_of

# First words of the site's own addresses: no section may stand in their way.
RESERVED_SLUGS = frozenset(
    (
        "admin",
        "api",
        "emner",
        "favicon",
        "feed",
        "healthz",
        "i",
        "media",
        "om",
        "personer",
        "rettelser",
        "robots",
        "sok",
        "static",
        "utkast",
    )  # fmt: skip
)


def validate_section_slug(slug: str) -> None:
    """Raise ValidationError for a slug that is an address of the site itself."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            _("“%(slug)s” is an address that the site uses itself. Choose another."), params={"slug": slug}
        )


class SectionQuerySet(models.QuerySet):
    def in_menu(self):
        """Sections in the order of the menu."""
        return self.order_by("order", "name")


class Section(models.Model):
    """A part of the newspaper: Utenriks, Sport."""

    class Colour(models.TextChoices):
        BLUE = "blue", _("blue")
        RED = "red", _("red")
        GREEN = "green", _("green")
        PURPLE = "purple", _("purple")
        ORANGE = "orange", _("orange")
        SLATE = "slate", _("slate")

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("address"), max_length=60, unique=True, validators=[validate_section_slug], help_text=_("In small letters.")
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour, default=Colour.SLATE)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("The menu begins with the lowest."))
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editors"),
        through="SectionEditor",
        related_name="edited_sections",
        blank=True,
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])

    def is_for(self, user: Actor, action: str) -> bool:
        """A desk editor has his own sections; a reporter whom nobody has given any writes for all of them."""
        if action != "place" or oversees(user):
            return True
        return self.pk in sections_of(user) or not (is_on_desk(user) or sections_of(user))


class SectionEditor(models.Model):
    """A user whose section this is: what that lets one do is said by the user's rights (articles/models/rights.py)."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("section editor")
        verbose_name_plural = _("section editors")
        constraints = [
            models.UniqueConstraint(fields=["section", "user"], name="section_editor_once_per_section_and_user")
        ]

    def __str__(self):
        return f"{self.user_id} in {self.section_id}"
