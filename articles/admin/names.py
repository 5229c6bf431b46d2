"""Fields that take names as one types them and answer with rows: known ones, or new ones that are not saved yet."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.people import person_for, row_named
from articles.actions.sensitive import topic_not_offered
from articles.models import Actor, Merge, Person, Redirect, Source, Tag, TagAlias, can
from articles.text.folding import fold, plain_name

# What becomes of a row that a field answered with, which may be new: `saved` puts it into the database.
Keep = Callable[[Model], Model]
LONGEST_TYPED = 300
TICKED = "take-topic"


def split_names(text: str) -> list[str]:
    """Names between commas or line breaks, each once whatever its case; a name with a comma stands in "…"."""
    line = ",".join(text.splitlines())
    try:
        typed = next(csv.reader([line], skipinitialspace=True), [])
    except csv.Error:
        # A field that csv refuses to read, as it is too long: so it is for any name, and who typed it is told.
        typed = [line]
    names = [plain_name(name) for name in typed]
    return list({fold(name): name for name in reversed(names) if fold(name)}.values())[::-1]


def join_names(names: Iterable[str]) -> str:
    """The text that `split_names` reads these names from."""
    return ", ".join('"{}"'.format(name.replace('"', '""')) if {",", '"'} & set(name) else name for name in names)


class _Suggested:
    """A field whose input suggests known names to those who may see them, and makes new ones for those who may add."""

    model: type[Model]
    user: Actor = None

    def prepare_for(self, user: Actor) -> None:
        self.user = user
        if can(user, "view", self.model):
            name = self.model._meta.model_name
            self.widget.attrs["data-suggest"] = reverse(f"admin:articles_{name}_names")

    def new(self, names: Sequence[str]) -> list[Model]:
        longest = self.model._meta.get_field("name").max_length
        for name in names:
            if len(name) > longest:
                raise ValidationError(_("“%(name)s…” is too long for a name."), params={"name": name[:30]})
        if names and not can(self.user, "add", self.model):
            said = get_text_list([f"«{name}»" for name in names], _("and"))
            raise ValidationError(self.error_messages["unknown"], params={"names": said})
        return [self.model(name=name) for name in names]


class NamesField(_Suggested, forms.CharField):
    """Names between commas, of things whose name is theirs alone: topics, sources."""

    def __init__(self, **kwargs):
        super().__init__(
            **{"required": False, "max_length": 2000, "widget": forms.Textarea(attrs={"rows": 2})} | kwargs
        )
        self.widget.attrs["data-many"] = True

    def known(self, folds: Sequence[str]) -> dict[str, Model]:
        return {row.fold: row for row in self.model.objects.filter(fold__in=folds)}

    def clean(self, value: str) -> list[Model]:
        names = {fold(name): name for name in split_names(super().clean(value))}
        known = self.known(list(names))
        made = iter(self.new([name for folded, name in names.items() if folded not in known]))
        return [known.get(folded) or next(made) for folded in names]


class TopicsInput(forms.Textarea):
    """Names between commas; boxes beside it, ticked where no script takes a suggestion, say more of them."""

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> str | None:
        typed = super().value_from_datadict(data, files, name)
        ticked = data.getlist(TICKED) if hasattr(data, "getlist") else []
        return join_names([*split_names(typed or ""), *ticked]) if ticked else typed


class TopicsField(NamesField):
    model = Tag
    default_error_messages = {
        "unknown": gettext_lazy("There is no topic called %(names)s yet, and you may not make new ones.")
    }

    # The topics (ids) that the story has: it may keep them, whatever has become of them.
    on_story: Sequence[int] = ()

    def clean(self, value: str) -> list[Tag]:
        topics = super().clean(value)
        if sentence := topic_not_offered(self.user, [tag.pk for tag in topics if tag.pk], self.on_story):
            raise ValidationError(sentence)
        return topics

    def known(self, folds: Sequence[str]) -> dict[str, Model]:
        aliases = TagAlias.objects.filter(fold__in=folds).select_related("tag")
        return {alias.fold: alias.tag for alias in aliases} | super().known(folds)


class SourcesField(NamesField):
    model = Source
    default_error_messages = {
        "unknown": gettext_lazy("There is no source called %(names)s yet, and you may not make new ones.")
    }


@dataclass(frozen=True)
class Met:
    """Whom names as typed may mean, by folded name: those who bear it, and those into whom its bearers were merged."""

    bearers: dict[str, list[Person]] = field(default_factory=dict)
    merged: dict[str, list[Person]] = field(default_factory=dict)


class PersonField(_Suggested, forms.CharField):
    """One person by name. Namesakes are told apart by what stands behind the name: «Ola Nordmann (trener)»."""

    model = Person
    default_error_messages = {
        "unknown": gettext_lazy("There is no person called %(names)s yet, and you may not make new ones."),
        "several": gettext_lazy("Several people have this name. Write %(names)s."),
    }

    # Whom a form with many such fields has asked for at once (`people_named`).
    met: Met | None = None

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": LONGEST_TYPED} | kwargs)

    def clean(self, value: str) -> Person | None:
        typed = plain_name(super().clean(value))
        if not typed:
            return None
        met, folds = self.met, _folds(typed)
        if met is None or not folds <= met.bearers.keys():
            met = people_named([typed])
        labels = {person: _label(person, met.bearers[each]) for each in folds for person in met.bearers[each]}
        for person, label in labels.items():
            if fold(label) == fold(typed):
                return person
        alike = [label for person, label in labels.items() if person.fold == fold(typed)]
        if not alike:
            merged = met.merged.get(fold(typed), [])
            if len(merged) == 1:
                return merged[0]
            alike = list(labels_of(merged).values())
        if alike:
            said = get_text_list([f"«{label}»" for label in alike], _("or"))
            raise ValidationError(self.error_messages["several"], params={"names": said})
        return self.new([typed])[0]


def people_named(typed: Iterable[str]) -> Met:
    """Everybody who may be meant by names as typed, in three queries at most."""
    sane = (name for name in typed if len(name) <= LONGEST_TYPED and "\0" not in name)
    bearers: dict[str, list[Person]] = {folded: [] for name in sane for folded in _folds(name)}
    for person in Person.objects.filter(fold__in=bearers) if bearers else ():
        bearers[person.fold].append(person)
    return Met(bearers, _merged(bearers) if bearers else {})


def _merged(folds: Iterable[str]) -> dict[str, list[Person]]:
    merges = Merge.objects.of_people_named(*folds).values_list("old_id", "facts__row")
    ways = {old: _ways_named(row) for old, row in merges}
    into: dict[str, list[Person]] = {}
    for lead in Redirect.objects.of_merged_people(ways) if ways else ():
        for way in ways[lead.old_id]:
            if lead.person not in into.setdefault(way, []):
                into[way].append(lead.person)
    return into


def _ways_named(row: Mapping[str, str]) -> set[str]:
    details = (row[name] for name in ("title", "organisation", "code"))
    return {fold(row["name"]), *(fold(f"{row['name']} ({detail})") for detail in details if detail)}


def people_known_as(typed: str) -> list[Person]:
    """Those into whom people were merged who were named so, with or without what told them from namesakes."""
    return people_named([typed]).merged.get(fold(typed), [])


def is_somebody(typed: str) -> bool:
    """Whether this names people whom we know, with or without what stands behind the names of namesakes."""
    met = people_named([typed])
    return any(met.bearers.values()) or fold(typed) in met.merged


def _folds(typed: str) -> set[str]:
    """The name that was typed, and the name before what tells namesakes apart."""
    typed = plain_name(typed)
    bare = typed.rpartition(" (")[0] if typed.endswith(")") else typed
    return {fold(typed), fold(bare)}


def labels_of(people: Iterable[Person]) -> dict[Person, str]:
    """How to name each of these people so that nobody else is meant: by name, and where that is not enough by more."""
    people = list(people)
    namesakes: dict[str, list[Person]] = {}
    for person in Person.objects.filter(fold__in={person.fold for person in people}):
        namesakes.setdefault(person.fold, []).append(person)
    return {person: _label(person, namesakes.get(person.fold, [])) for person in people}


def _label(person: Person, namesakes: Sequence[Person]) -> str:
    others = [other for other in namesakes if other != person]
    if not others:
        return person.name
    taken = {fold(detail) for other in others for detail in (other.title, other.organisation)}
    own = [detail for detail in (person.title, person.organisation) if detail and fold(detail) not in taken]
    return f"{person.name} ({own[0] if own else person.code})"


def saved(row: Model, *, by: Actor) -> Model:
    """The row itself, or for a new one the row that is in the database now."""
    if row.pk:
        return row
    if isinstance(row, Person):
        return person_for(row.name, title=row.title, by=by)[0]
    return row_named(type(row), row.name, by=by)
