from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.base import LONGEST_SEARCH, NewsroomModelAdmin
from articles.admin.names import is_somebody, labels_of, people_known_as
from articles.admin.site import site
from articles.admin.suggestions import Suggesting
from articles.admin.topics.merging import Merging
from articles.admin.wording import day
from articles.models import Actor, Merge, Person
from articles.queries.meetings import RoleMet, heard
from articles.queries.people import LastSeen, last_seen
from articles.queries.topics import people_with_a_page
from articles.text.folding import fold, plain_name


@admin.register(Person, site=site)
class PersonAdmin(Merging, Suggesting, NewsroomModelAdmin):
    fields = ["name", "title", "organisation", "is_listed"]
    add_label = gettext_lazy("New person")
    list_display = ["name", "title", "organisation", "is_listed"]
    list_filter = ["is_listed"]
    # A slug is how a name is written without our letters: «kjaer» finds Kjær.
    search_fields = ["fold", "slug", "title", "organisation"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Also those into whom somebody of such a name was merged."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        folded = fold(search_term.replace("\0", "")[:LONGEST_SEARCH])
        if not folded:
            return found, may_repeat
        merges = Merge.objects.standing().filter(noun=Merge.Noun.PERSON, facts__row__fold__icontains=folded)
        merged = Person.objects.become_of(merges.values("old_id"))
        return found | queryset.filter(pk__in=merged.values("pk")), may_repeat

    def suggestions(self, rows: list[Person], request: HttpRequest) -> list[dict]:
        """Known people, told apart, and last the name that is nobody's yet, for those who may add people."""
        labels, seen = labels_of(rows), last_seen(rows, request.user)
        term = plain_name(request.GET["q"])
        known = [_suggestion(row, labels[row], seen[row.pk], term) for row in rows]
        if rows and not any(each["is_exact"] for each in known):
            merged = people_known_as(term)
            known = [each | {"is_exact": row in merged} for row, each in zip(rows, known, strict=True)]
        longest = Person._meta.get_field("name").max_length
        if len(term) > longest or not self.has_add_permission(request) or is_somebody(term):
            return known
        new = {"value": term, "label": _("New person: %(name)s") % {"name": term}, "is_new": True}
        return [*known, new]

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        person = context.get("original")
        context["heard"] = _heard(person, request.user) if person else None
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Person, form: ModelForm, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        namesakes = Person.objects.named(obj.name).exclude(pk=obj.pk).count()
        if namesakes and "name" in form.changed_data:
            messages.warning(
                request,
                _("Others are called %(name)s too. Give each a title, so that they can be told apart.")
                % {"name": obj.name},
            )

    def readers_may_see(self, obj: Person) -> bool:
        return people_with_a_page().filter(pk=obj.pk).exists()


def _heard(person: Person, user: Actor) -> dict:
    """«Sitert 14 ganger, sist 3. mars 2026», and the roles as one says when."""
    found = heard(person, user)
    times = ngettext("quoted once, %(day)s", "quoted %(count)d times, last %(day)s", found.count)
    told = {"count": found.count, "day": day(found.last) if found.last else ""}
    return {
        "sentence": capfirst(times % told) if found.count else _("Not quoted yet"),
        "roles": [{"role": one.role, "when": _span(one)} for one in found.roles],
    }


def _span(met: RoleMet) -> str:
    """«3 sitater, 8. april 2025 – 3. mars 2026», or one day."""
    days = list(dict.fromkeys([day(met.first), day(met.last)]))
    return ngettext("%(count)d quote, %(days)s", "%(count)d quotes, %(days)s", met.count) % {
        "count": met.count,
        "days": " – ".join(days),
    }


def _suggestion(person: Person, label: str, seen: LastSeen, term: str) -> dict:
    # What tells namesakes apart stands in the label only where title and organisation do not say it already.
    name = label if person.code in label else person.name
    return {
        "value": label,
        "label": " · ".join(filter(None, [name, person.title, person.organisation])),
        "last": _last(seen),
        "role": seen.role or person.title,
        "is_exact": fold(term) in (person.fold, fold(label)),
    }


def _last(seen: LastSeen) -> str:
    if not seen.article:
        return ""
    told = {"headline": seen.article, "day": day(seen.article.publish_at or seen.article.edited_at)}
    return (_("last: “%(headline)s”, %(day)s") if seen.is_quoted else _("wrote: “%(headline)s”, %(day)s")) % told
