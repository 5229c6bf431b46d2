from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NoteQuerySet(models.QuerySet):
    def open(self):
        """Notes that nobody has settled yet."""
        return self.filter(done_at=None)

    def visible_to(self, user):
        return self.filter(article__in=Article.objects.open_to(user))


class Note(models.Model):
    """What the newsroom says to itself about a story, or about some of its words. Never public."""

    article = models.ForeignKey(Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("note"), max_length=2000)
    words = models.TextField(_("about these words"), max_length=1000, blank=True)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name=_("mentioned"), related_name="+")
    at = models.DateTimeField(_("time"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("done by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="note_says_something")]

    def __str__(self):
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"
