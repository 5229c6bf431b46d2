"""People, topics and sources met in stories become rows, once each, and the audit trail tells by whom."""

from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from articles.actions.audit import write_down
from articles.models import Actor, AuditEntry, Merge, Person, Source, Tag, TagAlias
from articles.text.folding import fold, plain_name


def person_for(name: str, *, by: Actor, title: str = "", at: datetime | None = None) -> tuple[Person | None, bool]:
    """The person of that name, made with `title` where nobody has it, and whether the row was made.

    Who was merged is known by the old name, where nobody else has it. Namesakes are kept apart: where several people
    have the name the answer is (None, False), for an editor to choose.
    """
    name = what_fits(Person, "name", plain_name(name))
    merged = Merge.objects.of_people_named(fold(name)).values("old_id")
    known = list(Person.objects.named(name)[:2]) or list(Person.objects.become_of(merged)[:2])
    if not known:
        person = Person.objects.create(name=name, title=title[:120])
        write_down(AuditEntry.Action.CREATED, person, by=by, at=at or timezone.now())
        return person, True
    return (known[0] if len(known) == 1 else None), False


def row_named(model: type[Source | Tag], name: str, *, by: Actor, at: datetime | None = None) -> Source | Tag:
    """The topic or source of that name, made where nobody knew it: a topic's alias is its name too.

    A topic called as somebody we know is a person.
    """
    name = what_fits(model, "name", plain_name(name))
    if model is Tag and (alias := TagAlias.objects.filter(fold=fold(name)).select_related("tag").first()):
        return alias.tag
    facts = {"name": name}
    if model is Tag and Person.objects.named(name).exists():
        facts["kind"] = Tag.Kind.PERSON
    row, is_new = model.objects.get_or_create(fold=fold(name), defaults=facts)
    if is_new:
        write_down(AuditEntry.Action.CREATED, row, by=by, at=at or timezone.now())
    return row


def what_fits(model: type[Model], column: str, text: str) -> str:
    """As much of a text as the column holds: a manuscript may have a whole sentence where a name should be."""
    return text[: model._meta.get_field(column).max_length]
