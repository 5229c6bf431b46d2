"""The same name in other letters is the same thing: said in words before the database would refuse it."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.admin.base import PlainForm
from articles.models import Section, Tag, TagAlias
from articles.text.folding import fold


def owner_of(name: str, model: type[Model], *, besides: Model | None = None) -> Model | None:
    """The row of `model` that has this name already; for a topic also as one of its aliases."""
    folded = fold(name)
    besides_pk = besides.pk if besides else None
    if model is Section:
        return next((row for row in Section.objects.exclude(pk=besides_pk) if fold(row.name) == folded), None)
    if found := model.objects.filter(fold=folded).exclude(pk=besides_pk).first():
        return found
    if model is Tag:
        alias = TagAlias.objects.filter(fold=folded).exclude(tag=besides_pk).select_related("tag").first()
        return alias.tag if alias else None
    return None


class UniqueNameForm(PlainForm):
    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not fold(name):
            raise ValidationError(_("Write a name."))
        if owner := owner_of(name, self._meta.model, besides=self.instance):
            raise ValidationError(_("This name is taken by «%(name)s»."), params={"name": owner.name}, code="taken")
        return name
