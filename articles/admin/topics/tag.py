from functools import partial

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.merge_tags import keep_as_alias, rename_tag
from articles.admin.base import NewsroomModelAdmin
from articles.admin.site import site
from articles.admin.topics.merging import Merging
from articles.admin.topics.tag_search import SuggestingTopics
from articles.admin.topics.topic_report import report
from articles.admin.unique_names import UniqueNameForm, UniqueNames, owner_of
from articles.models import Article, Tag, TagAlias, TaggedArticle, can
from articles.queries.topics import topics_in_use
from articles.text.folding import fold, plain_name

# More than any topic has.
MOST_ALIASES = 200


class AliasForm(forms.ModelForm):
    class Meta:
        model = TagAlias
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"aria-label": gettext_lazy("Alias")})}

    def clean_name(self) -> str:
        name = plain_name(self.cleaned_data["name"])
        if not fold(name):
            raise ValidationError(_("Write a name."))
        owner = owner_of(name, Tag, besides=self.instance.tag if self.instance.tag_id else None)
        if owner:
            raise ValidationError(_("This name is taken by «%(name)s»."), params={"name": owner.name}, code="taken")
        return name


class AliasRows(forms.BaseInlineFormSet):
    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete %(name)s") % {"name": form.instance.name}

    def clean(self) -> None:
        """No two aliases of a topic are the same name, and none is the topic's own."""
        super().clean()
        seen = {fold(self.data.get("name", ""))}
        for form in self.forms:
            name = form.cleaned_data.get("name", "") if hasattr(form, "cleaned_data") else ""
            if not name or form.cleaned_data.get("DELETE"):
                continue
            if fold(name) in seen:
                form.add_error("name", _("The topic has this name already."))
            seen.add(fold(name))


class AliasInline(admin.TabularInline):
    model = TagAlias
    form = AliasForm
    formset = AliasRows
    extra = 1

    def get_formset(self, request: HttpRequest, obj: Tag | None = None, **kwargs) -> type[AliasRows]:
        # Django takes as many rows as a sent form says it has, up to two thousand: half a minute for one page.
        return super().get_formset(request, obj, **kwargs | {"max_num": MOST_ALIASES, "absolute_max": MOST_ALIASES})

    def has_view_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return can(request.user, "view", Tag)

    def has_change_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return can(request.user, "change" if obj else "add", Tag)

    has_add_permission = has_delete_permission = has_change_permission


class TagForm(UniqueNameForm):
    keeps_old_name = forms.BooleanField(
        label=gettext_lazy("Keep the old name as an alias"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Where the name changes. The old address leads to the new one in any case."),
    )


class CountedTopics(ChangeList):
    """A list whose topics have the number of their stories: only those that are shown, as no index has it."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        visible = Article.objects.visible_to(request.user).filter(pk=OuterRef("content_object_id")).order_by()
        tagged = TaggedArticle.objects.filter(Exists(visible), tag__in=[tag.pk for tag in self.result_list])
        counts = dict(tagged.order_by().values_list("tag").annotate(Count("pk")))
        for tag in self.result_list:
            tag.story_count = counts.get(tag.pk, 0)


@admin.register(Tag, site=site)
class TagAdmin(UniqueNames, Merging, SuggestingTopics, NewsroomModelAdmin):
    form = TagForm
    # Without the address: it follows the name, and the old one leads there.
    fields = ["name", "kind", "description", "wikidata_id", "is_retired", "is_hidden", "is_sensitive"]
    inlines = [AliasInline]
    add_label = gettext_lazy("New topic")
    list_display = ["name", "kind", "other_names", "marks", "stories"]
    list_filter = ["kind", "is_retired", "is_hidden", "is_sensitive"]
    search_fields = ["fold", "aliases__fold"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("aliases")

    def get_changelist(self, request: HttpRequest, **kwargs) -> type[ChangeList]:
        return CountedTopics

    def get_urls(self):
        route = path("report/", self.admin_site.admin_view(partial(report, self)), name="articles_tag_report")
        return [route, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Tag | None = None) -> list[str]:
        fields = super().get_fields(request, obj)
        may_rename = obj is not None and can(request.user, "change", obj)
        return [fields[0], "keeps_old_name", *fields[1:]] if may_rename else list(fields)

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> list[str]:
        return [] if can(request.user, "use_sensitive", Tag) else ["is_sensitive"]

    def save_model(self, request: HttpRequest, obj: Tag, form: ModelForm, change: bool) -> None:  # noqa: FBT001
        if change and "name" in form.changed_data:
            obj.slug = rename_tag(obj, obj.name, by=request.user, keep_old_name=False).slug
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:  # noqa: FBT001
        # After the aliases: somebody may have written the old name there.
        super().save_related(request, form, formsets, change)
        if change and "name" in form.changed_data and form.cleaned_data.get("keeps_old_name"):
            keep_as_alias(form.instance, form.initial["name"], by=request.user)

    def construct_change_message(self, request: HttpRequest, form: ModelForm, formsets: list | None, add=False) -> list:  # noqa: FBT002
        """What was changed beside the name: renaming is written down where it is done."""
        changed = super().construct_change_message(request, form, formsets, add)
        return [name for name in changed if name not in ("name", "keeps_old_name")]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        may = {"may_report": can(request.user, "change", Tag)}
        return super().changelist_view(request, may | (extra_context or {}))

    @admin.display(description=gettext_lazy("marks"), empty_value="")
    def marks(self, tag: Tag) -> str:
        marks = {"is_retired": tag.is_retired, "is_hidden": tag.is_hidden, "is_sensitive": tag.is_sensitive}
        return ", ".join(str(Tag._meta.get_field(name).verbose_name) for name, is_set in marks.items() if is_set)

    @admin.display(description=gettext_lazy("aliases"))
    def other_names(self, tag: Tag) -> str:
        return ", ".join(alias.name for alias in tag.aliases.all())

    @admin.display(description=gettext_lazy("stories"))
    def stories(self, tag: Tag) -> int:
        return tag.story_count

    def readers_may_see(self, obj: Tag) -> bool:
        return topics_in_use().filter(pk=obj.pk).exists()
