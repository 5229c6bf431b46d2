"""Putting two of a kind together, and taking them apart again: the engine of merge_tags.py and merge_people.py.

The places of the merged one move in bulk; what they were is written down place by place (MergedUse), so that undoing
puts every story back as it was. Drafts are never rewritten: whoever reads one follows the redirect (Revision.draft).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, IntegerField, Max, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import gettext as _

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed
from articles.models import (
    Actor,
    AuditEntry,
    Credit,
    Merge,
    MergedUse,
    Person,
    Quote,
    Redirect,
    Revision,
    Tag,
    TaggedArticle,
    author_of,
    can,
)

BATCH = 1000


class CannotMerge(Exception):
    """The two cannot be put together, or taken apart, now; it says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a noun stands in stories: rows of `model`, its id in `fact`, under a `key` where it may stand twice."""

    kind: str
    model: type[Model]
    story: str
    fact: str
    key: str = ""

    def of(self, row: Model | int) -> QuerySet:
        return self.model.objects.filter(**{self.fact: row}).order_by()

    def beside(self, other: Model | int) -> QuerySet:
        """For each row of an outer query: the other's row in the same story, under the same key."""
        same = {self.story: OuterRef(self.story)} | ({self.key: OuterRef(self.key)} if self.key else {})
        return self.of(other).filter(**same)

    def recorded(self, uses: QuerySet) -> QuerySet:
        """For each row of an outer query: what was written down of its place."""
        return uses.filter(article=OuterRef(self.story), **({"key": OuterRef(self.key)} if self.key else {}))


QUOTES = Uses(MergedUse.Kind.QUOTE, Quote, "article", "speaker", "ref")
USES = {
    Tag: (Uses(MergedUse.Kind.TAGGED, TaggedArticle, "content_object", "tag"),),
    Person: (Uses(MergedUse.Kind.CREDIT, Credit, "article", "person", "role"), QUOTES),
}


def hold(model: type[Model], pks: Iterable[int]) -> dict[int, Model]:
    """Rows of a noun by id, locked in the one order that everybody locks them in."""
    return {row.pk: row for row in model.objects.select_for_update().filter(pk__in=set(pks)).order_by("pk")}


def hold_two(old: Model, into: Model, by: Actor) -> tuple[Model, Model]:
    """Both rows as they are now, locked. Raises NotAllowed, CannotMerge."""
    if not (can(by, "change", old) and can(by, "change", into)):
        raise NotAllowed
    if old.pk == into.pk:
        raise CannotMerge(_("“%(name)s” cannot be merged into itself.") % {"name": into})
    held = hold(type(old), (old.pk, into.pk))
    for row in (old, into):
        if row.pk not in held:
            raise CannotMerge(_("“%(name)s” is not there any more.") % {"name": row})
    return held[old.pk], held[into.pk]


def put_together(old: Model, into: Model, *, address: str, by: Actor, at: datetime, facts: dict) -> Merge:
    """Move every place of `old` to `into`, lead its address there, and take its row away. The caller holds both.

    In a story that names both, one stays, at the first of both places. `facts` is kept for the way back.
    """
    noun = old._meta.model_name
    # A redirect from before `old` took that address: nobody was led by it.
    stale = Redirect.objects.filter(**{f"{noun}__isnull": False, "address": address})
    merge = Merge.objects.create(
        noun=noun,
        old_id=old.pk,
        old_name=str(old)[:120],
        into_id=into.pk,
        into_name=str(into)[:120],
        at=at,
        by=author_of(by),
        facts={"row": columns(old), "redirects": redirects_to(old), "stale": list(stale.values()), **facts},
        last_revision=Revision.objects.aggregate(last=Max("pk"))["last"] or 0,
    )
    for uses in USES[type(old)]:
        _write_down_places(merge, uses, old, into)
        _move(uses, old, into)
    stale.release(address)
    Redirect.objects.filter(**{noun: old}).update(**{noun: into})
    Redirect.objects.create(**{noun: into}, address=address, old_id=old.pk)
    type(old).objects.filter(pk=old.pk).delete()
    moved = merge.uses.values("article").distinct().count()
    write_down(AuditEntry.Action.MERGED, into, by=by, at=at, merged=merge.old_name, number=merge.old_id, stories=moved)
    return merge


def columns(row: Model) -> dict:
    """A row's columns, to be kept as JSON."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def redirects_to(row: Model) -> list[int]:
    return list(Redirect.objects.filter(**{row._meta.model_name: row}).values_list("pk", flat=True))


def _write_down_places(merge: Merge, uses: Uses, old: Model, into: Model) -> None:
    # A quote's ref stands once in a story, so nobody else can have its place.
    other = Value(None, IntegerField()) if uses is QUOTES else Subquery(uses.beside(into).values("order")[:1])
    rows = uses.of(old).annotate(other_order=other, shown=F(f"{uses.story}__projected_version"))
    found = rows.values_list(f"{uses.story}_id", uses.key or Value(""), "order", "other_order", "shown")
    MergedUse.objects.bulk_create(
        (
            MergedUse(
                merge=merge,
                kind=uses.kind,
                article_id=story,
                key=key,
                order=order,
                other_order=other_order,
                projected_version=shown,
            )
            for story, key, order, other_order, shown in found.iterator(chunk_size=BATCH)
        ),
        batch_size=BATCH,
    )


def _move(uses: Uses, old: Model, into: Model) -> None:
    if uses is not QUOTES:
        uses.of(old).filter(Exists(uses.beside(into).filter(order__lte=OuterRef("order")))).delete()
        uses.of(into).filter(Exists(uses.beside(old))).delete()
    uses.of(old).update(**{uses.fact: into})


def hold_to_part(merge: Merge, by: Actor) -> tuple[Merge, Model]:
    """The merge and what it was merged into, locked, where it can be undone. Raises NotAllowed, CannotMerge."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    model = Tag if merge.noun == Merge.Noun.TAG else Person
    if not can(by, "change", model):
        raise NotAllowed
    if merge.undone_at:
        raise CannotMerge(_("This merge has been undone already."))
    if later := blocked_by(merge):
        told = {"old": later.old_name, "into": later.into_name}
        raise CannotMerge(_("“%(old)s” was merged into “%(into)s” afterwards. Undo that first.") % told)
    into = hold(model, [merge.into_id]).get(merge.into_id)
    if into is None:
        raise CannotMerge(_("“%(name)s” is not there any more.") % {"name": merge.into_name})
    return merge, into


def blocked_by(merge: Merge) -> Merge | None:
    """A later merge that has to be undone first: of what this one was merged into, or into the same."""
    later = Merge.objects.standing().filter(noun=merge.noun, pk__gt=merge.pk)
    return later.filter(Q(old_id=merge.into_id) | Q(into_id=merge.into_id)).first()


def finish_parting(merge: Merge, old: Model, *, by: Actor, at: datetime) -> None:
    """Write down that the merge is undone; its places are not needed any more."""
    merge.undone_at, merge.undone_by = at, author_of(by)
    merge.save(update_fields=["undone_at", "undone_by"])
    stories = merge.uses.values("article").distinct().count()
    merge.uses.all().delete()
    write_down(
        AuditEntry.Action.UNMERGED, old, by=by, at=at, out_of=merge.into_name, number=merge.into_id, stories=stories
    )


def put_back(merge: Merge, into: Model) -> Model:
    """Make the merged row anew, with the redirects that led to it and its places in stories untouched since.

    Other stories are for `part_since` (parting.py). Returns the row.
    """
    model = type(into)
    noun = into._meta.model_name
    Redirect.objects.filter(**{noun: into}, old_id=merge.old_id).delete()
    old = model(**merge.facts["row"])
    # In bulk: a row that comes back is written as it was, with nothing that saving a new one would make.
    model.objects.bulk_create([old])
    Redirect.objects.filter(pk__in=merge.facts["redirects"], **{noun: into}).update(**{noun: old})
    _lead_again(merge.facts["stale"], model)
    for uses in USES[model]:
        _take_places_back(merge, uses, old, into)
    return old


def _lead_again(rows: list[dict], model: type[Model]) -> None:
    """Give redirects their addresses back that a merge took, where what they led to is there and they are free."""
    noun = model._meta.model_name
    for row in rows:
        is_free = not Redirect.objects.filter(**{f"{noun}__isnull": False, "address": row["address"]}).exists()
        is_there = model.objects.filter(pk=row[f"{noun}_id"]).exists()
        if not (is_free and is_there):
            continue
        if row["old_id"]:
            Redirect.objects.filter(pk=row["id"]).update(address=row["address"])
        else:
            Redirect.objects.create(**row)


def _take_places_back(merge: Merge, uses: Uses, old: Model, into: Model) -> None:
    written = merge.uses.filter(kind=uses.kind).order_by()
    untouched = written.filter(article__projected_version=F("projected_version"))
    if uses is QUOTES:
        # One that is gone from the text has no place that somebody could have changed since.
        theirs = Exists(uses.recorded(untouched)) | Q(Exists(uses.recorded(written)), retired_at__isnull=False)
        uses.of(into).filter(theirs).update(**{uses.fact: old})
        return
    alone, shared = untouched.filter(other_order=None), untouched.filter(other_order__isnull=False)
    uses.of(into).filter(Exists(uses.recorded(alone))).update(**{uses.fact: old})
    there = uses.of(into).filter(Exists(uses.recorded(shared)))
    there.update(order=Subquery(uses.recorded(shared).values("other_order")[:1]))
    uses.model.objects.bulk_create(
        (
            uses.model(
                **{uses.story: use.article, uses.fact: old, "order": use.order},
                **({uses.key: use.key} if uses.key else {}),
            )
            for use in shared.select_related("article").defer("article__body").iterator(chunk_size=BATCH)
        ),
        batch_size=BATCH,
    )
