"""The quotes of a story as part of its form: who says each of them, as what and how, beside the text.

The text owns the words, so the quotes are those that the text marks; what is put right here goes into the draft.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.names import Keep, PersonField, labels_of, people_named
from articles.admin.wording import who
from articles.models import Actor, Article, Person, Quote, can
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.draft import QUOTE_FACTS, Draft
from articles.text.folding import fold
from articles.text.quotes.wordings import is_same_wording

PLAIN = fields_for_model(
    Quote,
    ["role", "form", "name", "verb", "setting", "said_on", "original_language", "original_words", "note", "mention"],
    widgets={
        "mention": forms.HiddenInput,
        "said_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "original_words": forms.Textarea(attrs={"rows": 2}),
        "note": forms.Textarea(attrs={"rows": 2}),
    },
)
AT_HAND = ("speaker", "role", "form", "is_confirmed", "is_withdrawn", "like")
UNCONFIRMED = {"confirmed_by": None, "confirmed_words": ""}


class SpeakerField(PersonField):
    """Who speaks. The name that the form was opened with means the same person still, whoever got that name since."""

    shown: Person | None = None
    label_shown: str = ""

    def clean(self, value: str) -> Person | None:
        typed = fold(" ".join(forms.CharField.clean(self, value).split()))
        if self.shown and typed in (fold(self.label_shown), fold(self.shown.name)):
            return self.shown
        return super().clean(value)


class QuoteFacts(forms.Form):
    """The facts of one quote. What was not changed here is left as it is, whoever has changed it meanwhile.

    `shown` are the facts that the form was opened on, `people` {id: (person, label)}, `confirmer` who confirmed it.
    Boxes only ever do something: a form without them, as an older page sends it, neither confirms nor withdraws.
    """

    speaker = SpeakerField(label=_("Speaker"))
    is_confirmed = forms.BooleanField(label=_("Confirm who and the words"), required=False)
    is_withdrawn = forms.BooleanField(label=_("Take the confirmation back"), required=False)
    # The quote whose facts this one began with: its original, or itself where it came back to the text.
    like = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        ref: str,
        words: str,
        shown: Mapping,
        people: Mapping,
        user: Actor,
        confirmer: str = "",
    ):
        super().__init__(data, prefix=f"quotes-{ref}", label_suffix="")
        self.ref, self.words, self.shown, self.address, self.confirmer = ref, words, shown, "", confirmer
        self.findings, self.pieces = [], 1
        self.fields |= deepcopy(PLAIN)
        self.fields["form"].required = False
        person, label = people.get(shown["speaker"], (None, ""))
        speaker = self.fields["speaker"]
        speaker.prepare_for(user)
        speaker.shown, speaker.label_shown = person, label
        self.initial = {name: shown[name] for name in PLAIN} | {"speaker": label}
        self.initial["said_on"] = date.fromisoformat(shown["said_on"]) if shown["said_on"] else None
        self._choose_boxes()
        if not can(user, "view", Quote):
            del self.fields["note"]
        if not can(user, "change", Quote):
            self.freeze()

    def _choose_boxes(self) -> None:
        """What can be confirmed is what is not confirmed yet: the quote, or words that were changed since."""
        if not self.shown["confirmed_by"]:
            del self.fields["is_withdrawn"]
        elif self.is_reworded:
            self.fields["is_confirmed"].label = _("The text is right")
        else:
            del self.fields["is_confirmed"]

    def freeze(self) -> None:
        for name, field in self.fields.items():
            # A copy has its original's facts, whoever makes it.
            field.disabled = name != "like"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # A source who is not named is printed as something: «en kilde i politiet» (docs/decisions.md).
        is_somebody = cleaned.get("speaker") or cleaned.get("name", self.shown["name"])
        if cleaned.get("is_confirmed") and self._is_sent("speaker") and not (is_somebody or self.errors):
            self.add_error("is_confirmed", ValidationError(gettext("Write who says it before you confirm it.")))
        return cleaned

    @property
    def person(self) -> Person | None:
        """Who speaks, as the form stands."""
        if self.is_bound and self._is_sent("speaker"):
            return getattr(self, "cleaned_data", {}).get("speaker")
        return self.fields["speaker"].shown

    @property
    def is_reworded(self) -> bool:
        """Whether the text says something else than what somebody confirmed."""
        confirmed = self.shown["confirmed_by"] and self.shown["confirmed_words"]
        return bool(confirmed) and not is_same_wording(confirmed, self.words)

    @property
    def began_with(self) -> str:
        """The ref in `like`, "" for a quote that began with nothing or that the draft knows already."""
        return self.data.get(self.add_prefix("like"), "")

    @property
    def suggests_at(self) -> str:
        """The address that suggests speakers, "" for who may not see people."""
        return self.fields["speaker"].widget.attrs.get("data-suggest", "")

    @property
    def may_add_speakers(self) -> bool:
        return can(self.fields["speaker"].user, "add", Person)

    @property
    def sureness(self) -> str:
        """How sure one is who speaks, "" where nothing is to be doubted."""
        is_doubted = self.fields["speaker"].shown and not self.shown["confirmed_by"]
        sureness = Quote.Sureness(self.shown["sureness"])
        return str(sureness.label) if is_doubted and sureness != Quote.Sureness.CERTAIN else ""

    @property
    def needs_eyes(self) -> bool:
        return self.lacks_speaker or bool(self.sureness)

    @property
    def lacks_speaker(self) -> bool:
        """Whether nobody is named, and nothing that an editor confirmed stands for who it is."""
        stands = self.shown["confirmed_by"] and not self.shown["speaker"]
        is_confirmed = stands or "is_confirmed" in self.fields and self["is_confirmed"].value()
        name, person = self["name"].value(), self.fields["speaker"].shown
        # The name of the person who stood here goes when the person does.
        is_former = person and name == self.shown["name"] == person.name
        return not self["speaker"].value() and not (name and is_confirmed and not is_former)

    @property
    def more(self) -> list[forms.BoundField]:
        """What stands folded away."""
        return [field for field in self.visible_fields() if field.name not in AT_HAND]

    @property
    def is_more_wrong(self) -> bool:
        return any(field.errors for field in self.more)

    def changes(self, now: Mapping, user: Actor, keep: Keep) -> dict[str, Any]:
        """The facts that were changed here, over those that stand `now`, but for what is wrong.

        New names become people, so call it in a transaction; another `keep` may do otherwise with them.
        """
        sent = {name: _as_fact(self.cleaned_data[name]) for name in PLAIN if self._is_sent(name)}
        if not sent.get("form"):
            sent.pop("form", None)
        changed = {name: value for name, value in sent.items() if value != _as_fact(self.shown[name])}
        if self._is_sent("speaker"):
            changed |= self._speaker_changes(changed, keep)
        # Who confirms means the speaker that stood there, not one whom somebody has put in since.
        is_same = "speaker" in changed or now["speaker"] == self.shown["speaker"]
        is_somebody = any(changed.get(fact, now[fact]) for fact in ("speaker", "name"))
        if self.cleaned_data.get("is_confirmed") and is_same and is_somebody:
            changed |= {"confirmed_by": user.pk, "confirmed_words": self.words}
            changed["sureness"] = Quote.Sureness.CERTAIN.value
        elif self.cleaned_data.get("is_withdrawn") and now["confirmed_by"] == self.shown["confirmed_by"]:
            changed |= UNCONFIRMED
        return changed

    def _speaker_changes(self, changed: Mapping, keep: Keep) -> dict[str, Any]:
        before, speaker = self.fields["speaker"].shown, self.cleaned_data["speaker"]
        facts: dict[str, Any] = {}
        if speaker != before:
            if speaker and not speaker.pk:
                speaker.title = self.cleaned_data.get("role", "")
            speaker = keep(speaker) if speaker else None
            facts = {"speaker": speaker.pk if speaker else None} | UNCONFIRMED
            if speaker:
                facts["sureness"] = Quote.Sureness.CERTAIN.value
        name = changed.get("name", self.shown["name"])
        # The name as printed follows the speaker, unless somebody printed another.
        if (facts or "name" in changed) and (not name or ("name" not in changed and before and name == before.name)):
            facts["name"] = speaker.name if speaker else ""
        return facts

    def _is_sent(self, name: str) -> bool:
        field = self.fields.get(name)
        is_right = name not in self.errors  # asking cleans the form
        return is_right and field is not None and not field.disabled and self.add_prefix(name) in self.data


class QuotePanel:
    """The quotes that the text marks, in its order, each with its facts; `empty` is for marks made in the browser."""

    def __init__(self, data: QueryDict | None, *, body: str, draft: Draft, user: Actor):
        self.user = user
        known = {fact["speaker"] for fact in draft["quotes"].values() if fact["speaker"]}
        labels = labels_of(Person.objects.in_bulk(known).values()) if known else {}
        people = {person.pk: (person, label) for person, label in labels.items()}
        confirmers = _confirmers(draft)
        self.forms = []
        for mark in marked_quotes(body):
            shown = _facts(draft["quotes"], mark.ref, (data or {}).get(f"quotes-{mark.ref}-like"))
            confirmer = confirmers.get(shown["confirmed_by"], "")
            self.forms.append(
                QuoteFacts(
                    data, ref=mark.ref, words=mark.words, shown=shown, people=people, user=user, confirmer=confirmer
                )
            )
        if data:
            met = people_named(data.get(form.add_prefix("speaker"), "") for form in self.forms)
            for form in self.forms:
                form.fields["speaker"].met = met
        self.empty = QuoteFacts(None, ref="__ref__", words="", shown=QUOTE_FACTS, people={}, user=user)

    def __iter__(self) -> Iterator[QuoteFacts]:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def to_look_at(self) -> int:
        """How many quotes somebody should look at."""
        return sum(bool(form.needs_eyes or form.findings) for form in self.forms)

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def freeze(self) -> None:
        for form in (*self.forms, self.empty):
            form.freeze()

    def facts(self, before: Mapping[str, Mapping], keep: Keep) -> dict[str, dict]:
        """The facts of all quotes, as `before` has them but for what was changed here."""
        put_right = {}
        for form in self.forms:
            now = _facts(before, form.ref, form.began_with)
            changed = form.changes(now, self.user, keep)
            if changed or (form.began_with and form.ref not in before):
                put_right[form.ref] = now | changed
        return {**before, **put_right}

    def link_rows(self, article: Article) -> None:
        """Lead who may publish to what readers of a live story have of each quote, to be put right at once."""
        may = can(self.user, "change", Quote) and can(self.user, "publish", article)
        rows = dict(article.quotes.current().values_list("ref", "pk")) if may else {}
        for form in self.forms:
            if form.ref in rows:
                form.address = reverse("admin:articles_quote_change", args=[rows[form.ref]])


def _confirmers(draft: Draft) -> dict[int, str]:
    """The names of those who confirmed quotes, by id."""
    ids = {facts["confirmed_by"] for facts in draft["quotes"].values() if facts.get("confirmed_by")}
    return {pk: who(user) for pk, user in get_user_model().objects.in_bulk(ids).items()} if ids else {}


def _facts(known: Mapping[str, Mapping], ref: str, like: str | None) -> dict[str, Any]:
    """What is known of a quote, or else of the one that it began as a copy of."""
    return {**QUOTE_FACTS, **(known.get(ref) or known.get(like) or {})}


def _as_fact(value: Any) -> Any:
    """A value as a draft holds it; browsers send other line breaks than they got."""
    if isinstance(value, date):
        return value.isoformat()
    return "\n".join(value.splitlines()).strip() if isinstance(value, str) else value
