from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from articles.models.person import Person
from articles.models.tag import Tag
from articles.text.drafts.draft import Draft
from articles.text.drafts.moving import moved


class RedirectQuerySet(models.QuerySet):
    def of_merged_people(self, old_ids):
        """Where those are found now who were merged away, by the numbers they had."""
        return self.filter(person__isnull=False, old_id__in=list(old_ids)).select_related("person").order_by("pk")

    def release(self, *addresses: str) -> None:
        """Lead nobody from these addresses any more, which are somebody's again. What is led by number is so still."""
        led = self.filter(address__in=addresses)
        led.filter(old_id=None).delete()
        # No address of a page has such a sign.
        led.update(address=Concat(Value("#"), Cast("old_id", models.CharField())))


class Redirect(models.Model):
    """Where a topic or a person is found that changed its address or was merged into another; always in one step.

    `address` is a topic's slug or a person's code, `old_id` the number by which drafts still name what was merged.
    """

    tag = models.ForeignKey(Tag, null=True, blank=True, on_delete=models.CASCADE, related_name="redirects")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="redirects")
    address = models.CharField(_("old address"), max_length=100)
    old_id = models.BigIntegerField(null=True, blank=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tag=None, person__isnull=False) | models.Q(tag__isnull=False, person=None),
                name="redirect_leads_to_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=[fact], condition=models.Q(**{f"{noun}__isnull": False}), name=f"redirect_{noun}_{fact}_once"
                )
                for noun in ("tag", "person")
                for fact in ("address", "old_id")
            ),
        ]

    def __str__(self):
        return f"{self.address} → {self.tag or self.person}"


def followed(draft: Draft) -> Draft:
    """The draft with topics and people that were merged since it was written led on to what they are now."""
    people = {credit["person"] for credit in draft["credits"]}
    people |= {facts.get("speaker") for facts in draft["quotes"].values()} - {None}
    if not draft["tags"] and not people:
        return draft
    merged = Redirect.objects.filter(
        models.Q(tag__isnull=False, old_id__in=draft["tags"]) | models.Q(person__isnull=False, old_id__in=people)
    ).values_list("old_id", "tag", "person")
    return moved(
        draft,
        {old: tag for old, tag, _person in merged if tag},
        {old: person for old, _tag, person in merged if person},
    )
