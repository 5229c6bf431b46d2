"""The moments of a story in its form: when it goes out, when it is taken down, until when it must not go out."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.actions.embargo import set_embargo
from articles.actions.ending import plan_end
from articles.actions.errors import NotAllowed, NotReady
from articles.admin.moments import MomentField
from articles.models import Actor, Article

MOMENTS = ("publish_at", "unpublish_at", "embargo_until")
TIMES = (*MOMENTS, "embargo_reason")


class TimesForm(forms.Form):
    """Beside the draft: no part of a version, and nobody's until somebody saves on purpose."""

    publish_at = MomentField(label=_("Day and time"), help_text=_("Norwegian time."))
    unpublish_at = MomentField(
        label=_("Taken down at"), help_text=_("Leave it empty where readers shall have the story for good.")
    )
    embargo_until = MomentField(label=_("Embargo until"), help_text=_("Nobody publishes the story before that."))
    embargo_reason = forms.CharField(
        label=_("Why the embargo is lifted before its time"),
        required=False,
        max_length=200,
        help_text=_("It is kept for good. With a reason the story can be published, and the embargo moved or emptied."),
    )

    def show_times(self, article: Article | None, kept: dict[str, str]) -> None:
        """Begin with the story's own moments, or with those that were typed and not taken (`kept`)."""
        if article:
            self.fields["embargo_until"].was = self.initial["embargo_until"] = article.embargo_until
            self.fields["unpublish_at"].was = self.initial["unpublish_at"] = article.unpublish_at
            self.initial["publish_at"] = article.publish_at if article.is_planned() else article.update_at
        for name in MOMENTS:
            if moment := _moment(kept.get(name, "")):
                self.initial[name] = moment
        self.initial["embargo_reason"] = kept.get("embargo_reason", "")

    @property
    def has_new_times(self) -> bool:
        """Whether it sets an embargo or an end anew."""
        return self["embargo_until"].is_changed or self["unpublish_at"].is_changed

    def typed_times(self) -> dict[str, str]:
        """What was typed of them, for the address of the form that is shown next."""
        moments = {name: self.cleaned_data.get(name) for name in MOMENTS}
        typed = {name: timezone.localtime(at).isoformat() for name, at in moments.items() if at}
        return typed | {"embargo_reason": self.cleaned_data.get("embargo_reason", "")}

    def time_not_planned(self, article: Article) -> dict[str, str]:
        """The time to publish, where it was typed and only the draft was saved; else nothing."""
        typed = self.cleaned_data["publish_at"]
        is_plan = typed == (article.publish_at if article.is_planned() else article.update_at)
        return {} if typed is None or is_plan else {"publish_at": self.typed_times()["publish_at"]}


def _moment(kept: str) -> datetime | None:
    try:
        moment = parse_datetime(kept)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def keep_embargo(form: TimesForm, article: Article, *, by: Actor) -> dict[str, str]:
    """Let the story's embargo be what the form says; return {"embargo": why not}, empty where that is right."""
    if not form["embargo_until"].is_changed:
        return {}
    reason, until = form.cleaned_data["embargo_reason"], form.cleaned_data["embargo_until"]
    try:
        set_embargo(article, until, by=by, reason=reason)
    except NotAllowed as refused:
        return {"embargo": str(refused)}
    except NotReady as refused:
        return refused.problems
    return {}


def keep_end(form: TimesForm, article: Article, *, by: Actor) -> dict[str, str]:
    """The same of the moment at which it is taken down: {"unpublish_at": why not}."""
    if not form["unpublish_at"].is_changed:
        return {}
    try:
        plan_end(article, form.cleaned_data["unpublish_at"], by=by)
    except NotReady as refused:
        return refused.problems
    return {}
