"""Two topics that are one: put together, and told apart again; and a topic that gets another name."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.actions.merging import (
    CannotMerge,
    finish_parting,
    hold,
    hold_to_part,
    hold_two,
    put_back,
    put_together,
)
from articles.actions.parting import Parting, written_since
from articles.models import Actor, Article, AuditEntry, DismissedSuggestion, Merge, Redirect, Tag, TagAlias, can
from articles.text.folding import fold


class OtherKind(CannotMerge):
    """The topics are of different kinds: perhaps they are not the same, so somebody has to say that they are."""


@transaction.atomic
def merge_tags(old: Tag, into: Tag, *, by: Actor, at: datetime | None = None, despite_kind: bool = False) -> Merge:
    """Let `into` be the topic of all that `old` was: stories, names, addresses.

    A story that has both keeps one, at the first of both places. The name and the aliases of `old` become aliases of
    `into`; the address of its page and its feed leads there. `undo_merge` takes the answer. Raises NotAllowed,
    CannotMerge, and OtherKind for topics of different kinds unless `despite_kind`.
    """
    at = at or timezone.now()
    old, into = hold_two(old, into, by)
    if (old.is_sensitive or into.is_sensitive) and not can(by, "use_sensitive", Tag):
        raise CannotMerge(_("A legally sensitive topic is merged by a chief editor."))
    if old.kind != into.kind and not despite_kind:
        told = {"old": old, "old_kind": old.get_kind_display(), "into": into, "into_kind": into.get_kind_display()}
        raise OtherKind(_("“%(old)s” is of the kind %(old_kind)s, “%(into)s” of the kind %(into_kind)s.") % told)
    aliases = list(old.aliases.values_list("pk", flat=True))
    old.aliases.update(tag=into)
    TagAlias.objects.get_or_create(fold=fold(old.name), defaults={"tag": into, "name": old.name})
    facts = {"aliases": aliases, "dismissed": _move_dismissals(old, into)}
    return put_together(old, into, address=old.slug, by=by, at=at, facts=facts)


@transaction.atomic
def undo_merge(merge: Merge, *, by: Actor, at: datetime | None = None) -> Tag:
    """Tell two topics apart again: each story's topics and their order, names and addresses are what they were.

    A story that was written in since keeps what was done: see parting.py. Returns the topic that comes back. Raises
    NotAllowed, CannotMerge.
    """
    at = at or timezone.now()
    stories = list(written_since(merge).values_list("pk", flat=True))
    merge, into = hold_to_part(merge, by)
    facts = merge.facts
    _refuse_taken(facts["row"], into)
    into.aliases.filter(fold=facts["row"]["fold"]).delete()
    old = put_back(merge, into)
    TagAlias.objects.filter(pk__in=facts["aliases"], tag=into).update(tag=old)
    _take_dismissals_back(facts.get("dismissed", {}), old, into)
    Parting(merge, old, into, at=at).part(stories)
    finish_parting(merge, old, by=by, at=at)
    return old


def _move_dismissals(old: Tag, into: Tag) -> dict[str, list[int]]:
    """What nobody wants suggested for a story, nobody wants by its new name; returns what it takes to go back."""
    said_no = DismissedSuggestion.objects.filter(tag=old)
    to_both = Exists(DismissedSuggestion.objects.filter(tag=into, article=OuterRef("article")))
    twice = list(said_no.filter(to_both).values_list("article", flat=True))
    moved = list(said_no.filter(~to_both).values_list("pk", flat=True))
    said_no.filter(~to_both).update(tag=into)
    return {"moved": moved, "twice": twice}


def _take_dismissals_back(facts: dict[str, list[int]], old: Tag, into: Tag) -> None:
    DismissedSuggestion.objects.filter(pk__in=facts.get("moved", ()), tag=into).update(tag=old)
    there = Article.objects.filter(pk__in=facts.get("twice", ())).values_list("pk", flat=True)
    DismissedSuggestion.objects.bulk_create(DismissedSuggestion(article_id=pk, tag=old) for pk in there)


def _refuse_taken(row: dict, into: Tag) -> None:
    """An alias of `into` is no obstacle: it is what the merge left of the name, or renaming did since."""
    taken = Tag.objects.filter(fold=row["fold"]).first() or Tag.objects.filter(slug=row["slug"]).first()
    alias = TagAlias.objects.filter(fold=row["fold"]).exclude(tag=into).select_related("tag").first()
    if taken or alias:
        name = taken or alias.tag
        told = _("The name has been given to “%(name)s” since. Rename that, or take the alias away from it, first.")
        raise CannotMerge(told % {"name": name})


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, by: Actor, at: datetime | None = None, keep_old_name: bool = True) -> Tag:
    """Give a topic another name, and an address after it; the old address leads there.

    Its old name becomes an alias where `keep_old_name`. `name` is nobody else's: a form has asked. Returns the row.
    Raises NotAllowed.
    """
    at = at or timezone.now()
    if not can(by, "change", tag):
        raise NotAllowed
    tag = hold(Tag, [tag.pk])[tag.pk]
    before, was_at = tag.name, tag.slug
    tag.name = name
    tag.slug = _free_slug(tag)
    tag.save()
    tag.aliases.filter(fold=tag.fold).delete()
    if keep_old_name:
        keep_as_alias(tag, before, by=by)
    Redirect.objects.filter(tag__isnull=False).release(was_at, tag.slug)
    if was_at != tag.slug:
        Redirect.objects.create(tag=tag, address=was_at)
    write_down(AuditEntry.Action.RENAMED, tag, by=by, at=at, before=before, after=name)
    return tag


def keep_as_alias(tag: Tag, name: str, *, by: Actor) -> None:
    """Let the topic be found by that name too, unless the name is taken. Raises NotAllowed."""
    if not can(by, "change", tag):
        raise NotAllowed
    if fold(name) != tag.fold:
        TagAlias.objects.get_or_create(fold=fold(name), defaults={"tag": tag, "name": name})


def _free_slug(tag: Tag) -> str:
    """The slug of its name; with a number where another topic has that."""
    plain = tag.slugify(tag.name)
    taken = set(Tag.objects.filter(slug__startswith=plain).exclude(pk=tag.pk).values_list("slug", flat=True))
    number, slug = 0, plain
    while slug in taken:
        number += 1
        slug = tag.slugify(tag.name, number)
    return slug
