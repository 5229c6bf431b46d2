from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import NewsroomModelAdmin
from articles.admin.site import site
from articles.admin.tag_search import SuggestingTopics
from articles.admin.unique_names import UniqueNameForm, owner_of
from articles.models import Article, Tag, TagAlias, can
from articles.queries.topics import topics_in_use
from articles.text.folding import fold


class AliasForm(forms.ModelForm):
    class Meta:
        model = TagAlias
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"aria-label": gettext_lazy("Alias")})}

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        owner = owner_of(name, Tag, besides=self.instance.tag if self.instance.tag_id else None)
        if owner:
            raise ValidationError(_("This name is taken by «%(name)s»."), params={"name": owner.name}, code="taken")
        return name


class AliasRows(forms.BaseInlineFormSet):
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

    def has_view_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return can(request.user, "view", Tag)

    def has_change_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return can(request.user, "change" if obj else "add", Tag)

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(Tag, site=site)
class TagAdmin(SuggestingTopics, NewsroomModelAdmin):
    form = UniqueNameForm
    # Without the address: it is made from the first name and kept when the name changes.
    fields = ["name", "kind", "description"]
    inlines = [AliasInline]
    add_label = gettext_lazy("New topic")
    list_display = ["name", "kind", "other_names", "stories"]
    list_filter = ["kind"]
    search_fields = ["fold", "aliases__fold"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        stories = Article.objects.visible_to(request.user).order_by().values("pk")
        kept = Count("tagged", filter=Q(tagged__content_object__in=stories))
        return super().get_queryset(request).prefetch_related("aliases").annotate(story_count=kept)

    @admin.display(description=gettext_lazy("aliases"))
    def other_names(self, tag: Tag) -> str:
        return ", ".join(alias.name for alias in tag.aliases.all())

    @admin.display(description=gettext_lazy("stories"), ordering="story_count")
    def stories(self, tag: Tag) -> int:
        return tag.story_count

    def readers_may_see(self, obj: Tag) -> bool:
        return topics_in_use().filter(pk=obj.pk).exists()
