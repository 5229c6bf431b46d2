"""What readers are told when a live story changes, as the story's form asks for it (articles/actions/telling.py)."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.telling import NOTHING, Correction, Excuse, Told, quotes_reworded
from articles.models import Article, StoryEvent
from articles.text.drafts.draft import Draft
from articles.text.quotes.rewording import Reworded

LONGEST = 4000
YES, NO = "yes", "no"
KINDS = [(kind.value, kind.label) for kind in StoryEvent.CORRECTIONS]


class CorrectionForm(forms.Form):
    """The words of a correction, and where they stand."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS, initial=StoryEvent.Kind.CORRECTION)
    text = forms.CharField(
        label=gettext_lazy("What readers are told"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Place in the story"), choices=StoryEvent.Place, initial=StoryEvent.Place.TOP
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)

    def correction(self, ref: str = "") -> Correction:
        cleaned = self.cleaned_data
        return Correction(cleaned["text"], cleaned["kind"], cleaned["place"], ref)


class RewordedForm(CorrectionForm):
    """Asks about one quote that gets other words than readers had."""

    tell = forms.ChoiceField(
        label=gettext_lazy("Shall readers be told?"),
        choices=[
            (YES, gettext_lazy("Yes, as it stands here")),
            (NO, gettext_lazy("No, this is no correction for readers")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose whether readers are told that the quote was changed.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why not"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("A slip of the pen, for example. Kept in the story's history."),
    )
    field_order = ["tell", "kind", "text", "place", "why"]

    def __init__(self, data: QueryDict | None, *, about: Reworded, name: str):
        self.about, prefix = about, f"reworded-{about.key}"
        is_answer = data is not None and f"{prefix}-kind" in data
        super().__init__(data if is_answer else None, prefix=prefix, initial={"text": _drafted(about, name)})
        self.fields["text"].required = data is not None and data.get(f"{prefix}-tell") != NO

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("tell") == NO and not cleaned.get("why"):
            self.add_error("why", _("Write why readers are not told."))
        return cleaned

    @property
    def is_told(self) -> bool:
        return self.cleaned_data["tell"] == YES


def _drafted(about: Reworded, name: str) -> str:
    told = {"name": name, "words": about.before.removesuffix(".")}
    if name:
        return _("A quote by %(name)s has been corrected. It used to say: “%(words)s”.") % told
    return _("A quote has been corrected. It used to say: “%(words)s”.") % told


def questions(article: Article | None, draft: Draft, data: QueryDict | None) -> list[RewordedForm]:
    """What is to be answered before `draft` goes to the readers of a live story."""
    if article is None or not article.is_published():
        return []
    changed = quotes_reworded(article, draft)
    named = article.quotes.current().filter(ref__in=[one.was for one in changed]).select_related("speaker")
    names = {quote.ref: quote.name or (quote.speaker.name if quote.speaker else "") for quote in named}
    return [RewordedForm(data, about=one, name=names.get(one.was, "")) for one in changed]


def told_in(form: forms.Form, asked: list[RewordedForm]) -> Told:
    """What the form of a story, and the answers to its questions, say to readers."""
    cleaned = form.cleaned_data
    return Told(
        news=cleaned["news"] if cleaned["matters"] else NOTHING.news,
        corrections=tuple(one.correction(one.about.ref) for one in asked if one.is_told),
        excused=tuple(
            Excuse(one.about.key, one.about.ref, one.cleaned_data["why"]) for one in asked if not one.is_told
        ),
        key=cleaned["key"],
    )


def has_news(form: forms.Form) -> bool:
    """Whether box and reason agree; where they do not, a sentence stands beside the field."""
    matters, news = (form.cleaned_data.get(name) for name in ("matters", "news"))
    if matters and not news:
        form.add_error("news", _("Write what is new, in a few words."))
    elif news and not matters:
        form.add_error("matters", _("Tick the box if readers shall be told, or empty the field below."))
    return not form.errors
