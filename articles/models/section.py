from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

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

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])
