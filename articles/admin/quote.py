from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from articles.actions.quotes import correct_quote, may_correct
from articles.admin.base import NewsroomModelAdmin, PlainForm
from articles.admin.names import PersonField, labels_of, saved
from articles.admin.site import site
from articles.admin.wording import who
from articles.models import Article, Quote
from articles.models.quote import OF_NOBODY

FACTS = [
    "name", "role", "mention", "form", "verb", "setting", "said_on", "original_language", "original_words", "note",
    "sureness", "is_listed",
]  # fmt: skip


class QuietBoundField(forms.BoundField):
    """Django describes hidden inputs too, which HTML does not allow (ARIA in HTML, input type=hidden)."""

    def build_widget_attrs(self, attrs: dict, widget: forms.Widget | None = None) -> dict:
        built = super().build_widget_attrs(attrs, widget)
        if (widget or self.field.widget).is_hidden:
            built.pop("aria-describedby", None)
        return built


class QuoteForm(PlainForm):
    """A quote's facts. What was not changed here is left as it is, whoever has changed it meanwhile."""

    bound_field_class = QuietBoundField
    speaker = PersonField(label=_("Speaker"))
    is_confirmed = forms.BooleanField(
        label=_("Confirmed"), required=False, help_text=_("Somebody has checked who said it, and the words.")
    )

    class Meta:
        model = Quote
        fields = FACTS
        widgets = {"said_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        quote = self.instance
        if quote.speaker:
            self.initial["speaker"] = labels_of([quote.speaker])[quote.speaker]
        self.initial["is_confirmed"] = quote.confirmed_by_id is not None
        for field in self.fields.values():
            field.show_hidden_initial = True

    def facts(self, user: Model) -> dict[str, Any]:
        """The changed facts as `correct_quote` takes them. A new name becomes a person: call it in a transaction."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data if name in FACTS}
        if "said_on" in changed and changed["said_on"]:
            changed["said_on"] = changed["said_on"].isoformat()
        if "speaker" in self.changed_data:
            speaker = self.cleaned_data["speaker"]
            changed["speaker"] = saved(speaker, by=user).pk if speaker else None
            if speaker and not self.cleaned_data["name"]:
                changed["name"] = speaker.name
            changed |= {"confirmed_by": None, "confirmed_words": ""}
        if "is_confirmed" in self.changed_data:
            is_confirmed = self.cleaned_data["is_confirmed"]
            changed["confirmed_by"] = user.pk if is_confirmed else None
            changed["confirmed_words"] = self.instance.words if is_confirmed else ""
        return changed


class SpeakerFilter(admin.SimpleListFilter):
    title = _("speaker")
    parameter_name = "speaker"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("known", _("known")), ("none", _("nobody yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        return queryset.filter(OF_NOBODY if self.value() == "none" else ~OF_NOBODY)


@admin.register(Quote, site=site)
class QuoteAdmin(NewsroomModelAdmin):
    """What people said. The words belong to the story's text; the facts are put right here, through an action."""

    is_written_down_by_actions = True
    form = QuoteForm
    list_display = ["words_said", "speaker", "role", "form", "story", "doubt"]
    list_filter = [SpeakerFilter, "form", "sureness"]
    list_select_related = ["speaker", "article"]
    search_fields = ["words", "name", "speaker__fold"]
    ordering = ["-article__edited_at", "-article_id", "order"]
    readonly_fields = ["story", "confirmer"]
    fieldsets = [
        (None, {"fields": ["story"]}),
        (
            _("Who says it"),
            {"fields": ["speaker", "name", "role", "mention", "verb", "sureness", "is_confirmed", "confirmer"]},
        ),
        (_("How and where"), {"fields": ["form", "setting", "said_on", "original_language", "original_words"]}),
        (_("What readers are led to"), {"fields": ["is_listed"]}),
        (_("For the newsroom alone"), {"fields": ["note"]}),
    ]

    class Media:
        js = [Script("js/names.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        opened = Article.objects.open_to(request.user).filter(pk=OuterRef("article_id"))
        return super().get_queryset(request).current().filter(Exists(opened))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Quote | None = None) -> bool:
        return may_correct(request.user, obj) if obj else super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Quote | None = None) -> bool:
        return False

    def get_form(self, request: HttpRequest, obj: Quote | None = None, change: bool = False, **kwargs) -> type:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change, **kwargs)
        if "speaker" in form.base_fields:
            form.base_fields["speaker"].prepare_for(request.user)
        return form

    def save_model(self, request: HttpRequest, obj: Quote, form: QuoteForm, change: bool) -> None:  # noqa: FBT001
        if facts := form.facts(request.user):
            correct_quote(Quote.objects.get(pk=obj.pk), by=request.user, **facts)

    @admin.display(description=_("words"), ordering="words")
    def words_said(self, quote: Quote) -> str:
        return quote.words

    @admin.display(description=_("story"))
    def story(self, quote: Quote) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[quote.article_id]), quote.article
        )

    @admin.display(description=_("confirmed by"))
    def confirmer(self, quote: Quote) -> str:
        return who(quote.confirmed_by) or "–"

    @admin.display(description=_("sureness"), ordering="sureness")
    def doubt(self, quote: Quote) -> str:
        if quote.lacks_speaker:
            return format_html('<span class="to-do">{}</span>', _("no speaker"))
        if quote.needs_eyes:
            return format_html('<span class="to-do">{}</span>', quote.get_sureness_display())
        return _("confirmed") if quote.confirmed_by_id else quote.get_sureness_display()

    def readers_may_see(self, obj: Quote) -> bool:
        return obj.article.is_published()
