from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntryQuerySet(models.QuerySet):
    def about(self, obj: models.Model):
        """What was done to this thing."""
        return self.filter(noun=obj._meta.model_name, object_id=str(obj.pk))

    def update(self, **_facts):
        raise TypeError("an audit entry is never changed")

    def delete(self):
        raise TypeError("an audit entry is never deleted")


class AuditEntry(models.Model):
    """Who did what to which thing, and when. Written once; no text of drafts is in it.

    Users and things are kept by number and by name as it was then, so that an entry outlives both. The database refuses
    what would change an entry (articles/models/append_only.py); here the attempt is refused before it gets there.
    """

    class Action(models.TextChoices):
        CREATED = "created", _("made")
        SAVED = "saved", _("saved")
        RESTORED = "restored", _("an older version brought back")
        HANDED_IN = "handed_in", _("handed in")
        SENT_BACK = "sent_back", _("sent back")
        READY = "ready", _("marked as ready")
        ASSIGNED = "assigned", _("assigned")
        DUE = "due", _("deadline set")
        PUBLISHED = "published", _("published")
        PLANNED = "planned", _("planned")
        WENT_OUT = "went_out", _("went out as planned")
        CHANGED_LIVE = "changed_live", _("changes published")
        CHANGES_PLANNED = "changes_planned", _("changes planned")
        CHANGES_WENT_OUT = "changes_went_out", _("changes went out as planned")
        PLAN_DROPPED = "plan_dropped", _("plan dropped")
        CORRECTED = "corrected", _("corrected")
        EMBARGO_SET = "embargo_set", _("embargo set")
        EMBARGO_LIFTED = "embargo_lifted", _("embargo lifted before its time")
        UNPUBLISHING_PLANNED = "unpublishing_planned", _("end of publication set")
        TAKEN_DOWN = "taken_down", _("taken down as planned")
        WITHDRAWN = "withdrawn", _("withdrawn")
        BINNED = "binned", _("put into the bin")
        TAKEN_FROM_BIN = "taken_from_bin", _("brought back from the bin")
        DELETED = "deleted", _("deleted for good")
        SHARED = "shared", _("draft shared by a link")
        UNSHARED = "unshared", _("link to the draft taken back")
        CHANGED = "changed", _("changed")
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        UNMERGED = "unmerged", _("merge undone")
        RIGHTS = "rights", _("rights changed")

    at = models.DateTimeField(_("time"))
    user_id = models.BigIntegerField(_("user"), null=True, blank=True)
    user_name = models.CharField(_("name of the user"), max_length=200, blank=True)
    action = models.CharField(_("action"), max_length=24, choices=Action)
    noun = models.CharField(_("kind of thing"), max_length=40)
    object_id = models.CharField(_("number of the thing"), max_length=40)
    name = models.CharField(_("name of the thing"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["noun", "object_id", "-at", "-id"], name="audit_of_a_thing"),
            models.Index(fields=["user_id", "-at", "-id"], name="audit_by_user"),
            models.Index(fields=["action", "-at", "-id"], name="audit_of_an_action"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.noun} {self.object_id}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("an audit entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("an audit entry is never deleted")
