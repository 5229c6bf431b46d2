from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import NewsroomModelAdmin
from articles.admin.names import labels_of
from articles.admin.site import site
from articles.admin.suggestions import Suggesting
from articles.models import Person
from articles.queries.topics import people_with_a_page


@admin.register(Person, site=site)
class PersonAdmin(Suggesting, NewsroomModelAdmin):
    fields = ["name", "title", "organisation", "is_listed"]
    add_label = gettext_lazy("New person")
    list_display = ["name", "title", "organisation", "is_listed"]
    list_filter = ["is_listed"]
    search_fields = ["fold", "title", "organisation"]

    def suggestions(self, rows: list[Person]) -> list[dict]:
        labels = labels_of(rows)
        return [
            {"value": labels[row], "label": " · ".join(filter(None, [row.name, row.title, row.organisation]))}
            for row in rows
        ]

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
