"""Topics that not everybody puts on a story: whoever writes may keep one or take it away.

One that may harm somebody at law is put on by a chief editor; one that is retired by nobody who chooses it anew.
"""

from django.utils.translation import gettext as _

from articles.actions.errors import ToldRefusal
from articles.models import Actor, Tag, can
from articles.text.drafts.draft import Draft


class SensitiveTopic(ToldRefusal):
    """A legally sensitive topic would come onto the story; it says so in a sentence."""


def refuse_sensitive(by: Actor, draft: Draft, before: Draft | None = None) -> None:
    """Raise SensitiveTopic where `draft` names a topic that `before` did not, and `by` may not put it on."""
    if sentence := sensitive_topic(by, draft.get("tags", ()), before["tags"] if before else ()):
        raise SensitiveTopic(sentence)


def topic_not_offered(by: Actor, tags: list[int], before: list[int]) -> str:
    """Why these topics (ids), chosen anew for a story that had those of `before`, are not for `by` to choose; or ""."""
    if sentence := sensitive_topic(by, tags, before):
        return sentence
    added = set(tags) - set(before)
    retired = Tag.objects.filter(pk__in=added, is_retired=True) if added else Tag.objects.none()
    name = retired.values_list("name", flat=True).first()
    return _("“%(name)s” is a retired topic. Choose another for new stories.") % {"name": name} if name else ""


def sensitive_topic(by: Actor, tags: list[int], before: list[int]) -> str:
    """Why `by` may not put these topics (ids) on a story that had those of `before`; "" where that is right."""
    added = set(tags) - set(before)
    if not added or can(by, "use_sensitive", Tag):
        return ""
    name = Tag.objects.filter(pk__in=added, is_sensitive=True).values_list("name", flat=True).first()
    if name is None:
        return ""
    return _("“%(name)s” is a legally sensitive topic. Ask a chief editor to put it on the story.") % {"name": name}
