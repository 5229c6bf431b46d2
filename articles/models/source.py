from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import DerivedField, NameField
from articles.text.folding import fold, sort_key


class Source(models.Model):
    """Another medium or agency that we cite: EuroNews, NTB (VVP 4.4: name the source)."""

    name = NameField(_("name"), max_length=100)
    fold = DerivedField(max_length=100, source="name", by=fold, unique=True)
    sort_key = DerivedField(max_length=200, source="name", by=sort_key, db_index=True)
    address = models.URLField(_("web address"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)  # actions/sample_stories.py

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["sort_key"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name")]

    def __str__(self):
        return self.name
