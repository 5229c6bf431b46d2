"""The same name in other letters is the same thing: said in words before the database would refuse it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.admin.base import PlainForm
from articles.models import Section, Tag, TagAlias
from articles.text.folding import fold, plain_name


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
        name = plain_name(self.cleaned_data["name"])
        if not fold(name):
            raise ValidationError(_("Write a name."))
        if owner := owner_of(name, self._meta.model, besides=self.instance):
            raise ValidationError(_("This name is taken by «%(name)s»."), params={"name": owner.name}, code="taken")
        return name


class UniqueNames:
    """A noun's admin whose rows have names of their own; `form` is a UniqueNameForm."""

    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            # A colleague got the name between our question and our writing: asked again, the form says who has it.
            return super().changeform_view(request, *args, **kwargs)
