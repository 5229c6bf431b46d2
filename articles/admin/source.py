from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy

from articles.admin.base import NewsroomModelAdmin
from articles.admin.site import site
from articles.admin.suggestions import Suggesting
from articles.admin.unique_names import UniqueNameForm, UniqueNames
from articles.models import Source


@admin.register(Source, site=site)
class SourceAdmin(UniqueNames, Suggesting, NewsroomModelAdmin):
    form = UniqueNameForm
    fields = ["name", "address"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    add_label = gettext_lazy("New source")
    list_display = ["name", "address"]
    search_fields = ["fold"]
