"""«Slå sammen»: choose what a topic or a person is the same as, see both side by side, confirm; and undo it again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.actions.merge_people import merge_people, undo_people_merge
from articles.actions.merge_tags import OtherKind, merge_tags, undo_merge
from articles.actions.merging import CannotMerge, blocked_by
from articles.admin.topics.one_name import known_field, typed_as
from articles.admin.wording import moment, who
from articles.models import Actor, Merge, Person, Tag, can
from articles.queries.meetings import Met, heard, met, met_both

MOST_MERGES = 20
VERBS = {Tag: (merge_tags, undo_merge), Person: (merge_people, undo_people_merge)}


class MergeForm(forms.Form):
    """What a row is merged into; `despite_kind` is asked for where two topics are of different kinds."""

    despite_kind = forms.BooleanField(label=gettext_lazy("They are the same all the same"), required=False)

    def __init__(self, data, *, old: Model, user: Actor):
        super().__init__(data, label_suffix="")
        help_text = _("The name of the one that stays.")
        self.fields["into"] = known_field(type(old), user, label=_("Is the same as"), help_text=help_text)
        self.old = old

    def clean_into(self) -> Model:
        into = self.cleaned_data["into"]
        if into.pk == self.old.pk:
            raise forms.ValidationError(_("“%(name)s” cannot be merged into itself."), params={"name": self.old})
        return into


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared."""

    row: Model
    facts: list[tuple[str, str]]
    met: Met


@dataclass(frozen=True, slots=True)
class Done:
    """A merge that can be undone, as a line; `blocked` names the one that has to be undone first."""

    merge: Merge
    when: str
    by: str
    blocked: Merge | None


class Merging:
    """A noun's admin whose rows can be put together, for who may change them."""

    change_form_template = "admin/articles/kept_change_form.html"

    def get_urls(self):
        name = f"articles_{self.opts.model_name}"
        a_view = self.admin_site.admin_view
        return [
            path("<path:object_id>/merge/", a_view(self.merge_view), name=f"{name}_merge"),
            path("<path:object_id>/unmerge/<int:number>/", a_view(self.unmerge_view), name=f"{name}_unmerge"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        row = context.get("original")
        may_merge = bool(row and can(request.user, "change", row))
        context |= {"may_merge": may_merge, "merges": list(_done(row)) if may_merge else []}
        return super().render_change_form(request, context, **kwargs)

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Choose, then look at both, then confirm."""
        return self._of_row(request, object_id, self._merge)

    def unmerge_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Ask, then undo a merge that the row came out of."""
        return self._of_row(request, object_id, lambda request, row: self._unmerge(request, row, number))

    def _of_row(self, request: HttpRequest, object_id: str, view: Callable[..., HttpResponse]) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if not can(request.user, "change", row or self.model):
            raise PermissionDenied
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return view(request, row)

    def _merge(self, request: HttpRequest, old: Model) -> HttpResponse:
        data = request.POST if request.method == "POST" else request.GET if "into" in request.GET else None
        form = MergeForm(data, old=old, user=request.user)
        if not form.is_valid():
            return self._page(request, "choose", _("Merge “%(name)s”") % {"name": old}, old=old, form=form)
        into, asks_kind, problem = form.cleaned_data["into"], False, ""
        if request.method == "POST":
            despite = {"despite_kind": form.cleaned_data["despite_kind"]} if isinstance(old, Tag) else {}
            try:
                merge = VERBS[self.model][0](old, into, by=request.user, **despite)
                return self._merged(request, merge, into)
            except OtherKind as error:
                asks_kind, problem = True, str(error)
            except CannotMerge as error:
                problem = str(error)
        return self._page(
            request,
            "compare",
            _("Merge “%(old)s” into “%(into)s”?") % {"old": old, "into": into},
            old=old,
            form=form,
            into=typed_as(into),
            sides=[_side(row, request.user) for row in (old, into)],
            both=met_both(old, into, request.user),
            asks_kind=asks_kind or (isinstance(old, Tag) and old.kind != into.kind),
            problem=problem,
            other_way=f"{self._address('merge', into.pk)}?into=",
            old_typed=typed_as(old),
        )

    def _merged(self, request: HttpRequest, merge: Merge, into: Model) -> HttpResponse:
        stories = merge.uses.values("article").distinct().count()
        told = ngettext(
            "“%(old)s” is “%(into)s” now, in %(count)d story.",
            "“%(old)s” is “%(into)s” now, in %(count)d stories.",
            stories,
        )
        sentence = told % {"old": merge.old_name, "into": merge.into_name, "count": stories}
        undo = self._address("unmerge", into.pk, merge.pk)
        messages.success(request, format_html('{} <a href="{}">{}</a>', sentence, undo, _("Undo")))
        return HttpResponseRedirect(self._address("change", into.pk))

    def _unmerge(self, request: HttpRequest, into: Model, number: int) -> HttpResponse:
        merge = Merge.objects.standing().about(into).filter(pk=number).first()
        if merge is None:
            messages.warning(request, _("There is no such merge to undo."))
            return HttpResponseRedirect(self._address("change", into.pk))
        if request.method != "POST":
            title = _("Tell “%(old)s” and “%(into)s” apart again?") % {"old": merge.old_name, "into": into}
            done = Done(merge, moment(merge.at), who(merge.by), blocked_by(merge))
            stories = merge.uses.values("article").distinct().count()
            return self._page(request, "undo", title, into=into, done=done, stories=stories)
        try:
            old = VERBS[self.model][1](merge, by=request.user)
        except CannotMerge as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self._address("change", into.pk))
        messages.success(request, _("“%(name)s” is back, with its stories as they were.") % {"name": old})
        return HttpResponseRedirect(self._address("change", old.pk))

    def _address(self, route: str, *args: int) -> str:
        return reverse(f"admin:articles_{self.opts.model_name}_{route}", args=args)

    def _page(self, request: HttpRequest, template: str, title: str, **context) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/articles/merge/{template}.html", context)


def _done(row: Model) -> Iterator[Done]:
    for merge in Merge.objects.standing().about(row).select_related("by")[:MOST_MERGES]:
        yield Done(merge, moment(merge.at), who(merge.by), None)


def _side(row: Model, user: Actor) -> Side:
    if isinstance(row, Tag):
        aliases = ", ".join(row.aliases.values_list("name", flat=True))
        facts = [
            (capfirst(_("kind")), row.get_kind_display()),
            (_("Aliases"), aliases),
            (_("Description"), row.description),
        ]
    else:
        said = heard(row, user)
        roles = "; ".join(role.role for role in said.roles)
        facts = [
            (_("Title"), row.title),
            (_("Organisation"), row.organisation),
            (_("Quotes"), str(said.count)),
            (_("Quoted as"), roles),
        ]
    return Side(row, [(label, value) for label, value in facts if value], met(row, user))
