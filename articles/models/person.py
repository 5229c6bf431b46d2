from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CodeField, DerivedField, NameField
from articles.text.folding import fold, sort_key
from articles.text.slugs import slug_for


def _sort_key_by_surname(name: str) -> str:
    *first, last = name.split() or [""]
    return sort_key(" ".join([last, *first]))


class PersonQuerySet(models.QuerySet):
    def named(self, name: str):
        """People of that name, whatever its case or Unicode form; namesakes are several."""
        return self.filter(fold=fold(name))

    def become_of(self, old_ids):
        """Those into whom the persons of these numbers were merged, also step by step."""
        return self.filter(redirects__old_id__in=old_ids).distinct()

    def listed(self):
        """People who may have a page: those whom nobody has asked us to leave out."""
        return self.filter(is_listed=True)


class Person(models.Model):
    """Everyone who writes or is quoted; not a login."""

    code = CodeField(_("code"))
    name = NameField(_("name"), max_length=120)
    slug = DerivedField(max_length=120, source="name", by=slug_for)
    fold = DerivedField(max_length=120, source="name", by=fold, db_index=True)
    sort_key = DerivedField(max_length=200, source="name", by=_sort_key_by_surname, db_index=True)
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("As it reads today: NATO secretary general")
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    is_listed = models.BooleanField(
        _("has a page"), default=True, help_text=_("Off for minors and private persons: no page, in no list.")
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)  # actions/sample_stories.py

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:person", args=[self.code, self.slug])

    @property
    def index_name(self) -> str:
        """As a list by surnames has it: «Rutte, Mark», «Leyen, Ursula von der»."""
        *first, last = self.name.split()
        return ", ".join(filter(None, [last, " ".join(first)]))

    @property
    def last_name(self) -> str:
        """The last word of the name: what a second mention says."""
        return self.name.split()[-1]
