"""A story's form: a draft's dictionary as fields, and back."""

from collections.abc import Container
from datetime import date
from functools import partial
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.actions.placing import foreign_section
from articles.admin.names import Keep, SourcesField, TopicsField, TopicsInput, join_names, labels_of, saved
from articles.admin.story.body import BodyField
from articles.admin.story.dismissed import DismissedField
from articles.admin.story.quotes import QuotePanel
from articles.admin.story.rows import CreditRows, RelatedRows, is_web_address
from articles.admin.story.times_form import TimesForm
from articles.models import Actor, Article, Person, Section, Source, Tag
from articles.text.drafts.body_rules import sanitize_body
from articles.text.drafts.draft import Draft

HEADLINE_LENGTH = 200
LEDE_LENGTH = 2000
PLAIN = ("headline", "lede", "body", "genre", "language", "ai_use")
PFU = ("pfu_points", "pfu_address", "pfu_date")


class ArticleForm(TimesForm):
    """`base` is the version that the writing began from, `key` names this one save (articles/actions/save.py)."""

    base = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    headline = forms.CharField(
        label=_("Headline"), required=False, max_length=HEADLINE_LENGTH, widget=forms.Textarea(attrs={"rows": 2})
    )
    lede = forms.CharField(
        label=_("Lede"), required=False, max_length=LEDE_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = BodyField(label=_("Text"), required=False)
    section = forms.ModelChoiceField(
        Section.objects.in_menu(), label=_("Section"), required=False, empty_label=_("Choose a section")
    )
    # A script makes chips of it, and completes what is typed by itself (static/js/topics-field.js).
    topics = TopicsField(
        label=_("Topics"),
        help_text=_("With commas between. The first is the main topic."),
        widget=TopicsInput(attrs={"rows": 2, "autocomplete": "off"}),
    )
    dismissed = DismissedField()
    sources = SourcesField(label=_("Sources"), help_text=_("Media and agencies that the story cites."))
    genre = forms.ChoiceField(label=_("Genre"), choices=Article.Genre)
    language = forms.ChoiceField(label=_("Language"), choices=Article.Language)
    pfu_points = forms.CharField(
        label=_("Points of the press code that are broken"),
        required=False,
        max_length=200,
        help_text=_("For example 4.1 and 4.13."),
    )
    pfu_address = forms.CharField(
        label=_("Address of the ruling"), required=False, max_length=500, validators=[is_web_address]
    )
    pfu_date = forms.DateField(
        label=_("Day of the ruling"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ai_use = forms.CharField(
        label=_("Use of AI"),
        required=False,
        max_length=300,
        help_text=_("How AI was used, in a sentence to readers. Leave it empty where it was not."),
    )
    matters = forms.BooleanField(label=_("The change matters to readers"), required=False)
    news = forms.CharField(
        label=_("What is new"), required=False, max_length=200, help_text=_("Readers see it in the story's history.")
    )

    def __init__(self, data: QueryDict | None = None, *, article: Article | None, draft: Draft, user: Actor):
        super().__init__(
            data,
            initial=None if data else _initial(draft) | {"base": article.version if article else 0},
            label_suffix="",
        )
        self.article, self.user, self.section_before = article, user, draft["section"]
        self.fields["topics"].on_story = draft["tags"]
        self.fields["topics"].prepare_for(user)
        self.fields["sources"].prepare_for(user)
        self.credits = CreditRows(data, initial=None if data else _credits(draft), prefix="credits", user=user)
        links = None if data else _related(draft)
        self.related = RelatedRows(data, initial=links, prefix="related", user=user, own=article)
        body = sanitize_body(data.get("body", "")) if data else draft["body"]
        self.quotes = QuotePanel(data, body=body, draft=draft, user=user)

    def clean_section(self) -> Section | None:
        section = self.cleaned_data["section"]
        becomes = section.pk if section else None
        if sentence := foreign_section(self.user, self.section_before, becomes, article=self.article):
            raise ValidationError(sentence)
        return section

    def is_valid(self) -> bool:
        rows_are_valid = [self.credits.is_valid(), self.related.is_valid()]
        return super().is_valid() and all(rows_are_valid) and not self.quotes.has_errors

    def clean(self) -> dict:
        """A ruling is told whole: the points, where it can be read, and the day."""
        cleaned = super().clean()
        if any(cleaned.get(name) for name in PFU):
            for name in PFU:
                if name in cleaned and not cleaned[name]:
                    self.add_error(name, _("A ruling needs points, address and day."))
        return cleaned

    def freeze(self) -> None:
        """Let the form be read and not written."""
        for form in (self, *self.credits, *self.related):
            for field in form.fields.values():
                field.disabled = True
        self.quotes.freeze()

    def draft(self, before: Draft, keep: Keep | None = None, *, but: Container[str] = ()) -> Draft:
        """The draft as written, over what the form does not show; what is wrong or in `but` stays as before.

        New names become rows, so call it in a transaction; another `keep` may do otherwise with them.
        """
        keep = keep or partial(saved, by=self.user)
        cleaned = self.cleaned_data
        draft = before | {name: cleaned[name] for name in PLAIN if name in cleaned}
        if "section" in cleaned:
            draft["section"] = cleaned["section"].pk if cleaned["section"] else None
        if "topics" in cleaned:
            draft["tags"] = [keep(tag).pk for tag in cleaned["topics"]]
        if "sources" in cleaned:
            draft["sources"] = [keep(source).pk for source in cleaned["sources"]]
        if self.credits.is_valid() and "credits" not in but:
            draft["credits"] = [
                {"person": keep(row.cleaned_data["name"]).pk, "role": row.cleaned_data["role"]}
                for row in self.credits.filled
            ]
        if self.related.is_valid() and "related" not in but:
            draft["related"] = [
                {
                    "title": row.cleaned_data["title"],
                    "address": row.cleaned_data["address"],
                    "story": row.story.pk if row.story else None,
                }
                for row in self.related.filled
            ]
        if cleaned.keys() >= set(PFU):
            draft["pfu"] = _pfu(*(cleaned[name] for name in PFU))
        return draft | {"quotes": self.quotes.facts(before["quotes"], keep)}


def _initial(draft: Draft) -> dict:
    pfu = draft.get("pfu") or {}
    return {
        **{name: draft.get(name, "") for name in (*PLAIN, "section")},
        **{name: pfu.get(name.removeprefix("pfu_"), "") for name in PFU},
        "topics": _names(Tag, draft["tags"]),
        "sources": _names(Source, draft["sources"]),
        "key": uuid4().hex,
    }


def _pfu(points: str, address: str, on: date | None) -> dict | None:
    return {"points": points, "address": address, "date": on.isoformat()} if on else None


def _names(model: type[Model], pks: list[int]) -> str:
    rows = model.objects.in_bulk(pks)
    return join_names(rows[pk].name for pk in pks if pk in rows)


def _credits(draft: Draft) -> list[dict]:
    people = Person.objects.in_bulk([credit["person"] for credit in draft["credits"]])
    labels = {person.pk: label for person, label in labels_of(people.values()).items()}
    return [
        {"name": labels[credit["person"]], "role": credit["role"]}
        for credit in draft["credits"]
        if credit["person"] in labels
    ]


def _related(draft: Draft) -> list[dict]:
    stories = (
        Article.objects.kept()
        .select_related("section")
        .in_bulk([link["story"] for link in draft["related"] if link["story"]])
    )
    return [
        {
            "title": link["title"],
            "address": stories[link["story"]].get_absolute_url() if link["story"] in stories else link["address"],
        }
        for link in draft["related"]
    ]
