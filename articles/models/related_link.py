from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class RelatedLink(models.Model):
    """«Les også»: to a story of ours, to an address, or to a title that nobody has found yet (a to-do for editors)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_links")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=200)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    story = models.ForeignKey(
        Article, verbose_name=_("our story"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="related_link_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(address="") | models.Q(story__isnull=True), name="related_link_leads_to_one_place"
            ),
        ]

    def __str__(self):
        return self.title
