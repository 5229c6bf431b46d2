from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import NewsroomModelAdmin
from articles.admin.site import site
from articles.admin.unique_names import UniqueNameForm, UniqueNames
from articles.models import Section
from articles.text.slugs import slug_for


class SectionForm(UniqueNameForm):
    """The address is chosen once: stories and readers' links stand on it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = gettext_lazy("In small letters; empty for the name itself.")

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slug_for(self.cleaned_data.get("name", ""))
        if slug != slug_for(slug):
            raise ValidationError(_("Only small letters a–z, digits and hyphens."))
        return slug


@admin.register(Section, site=site)
class SectionAdmin(UniqueNames, NewsroomModelAdmin):
    form = SectionForm
    fields = ["name", "slug", "description", "colour", "order"]
    add_label = gettext_lazy("New section")
    list_display = ["name", "slug", "colour", "order"]
    search_fields = ["name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> list[str]:
        return ["slug"] if obj else []

    def readers_may_see(self, obj: Section) -> bool:
        return True
