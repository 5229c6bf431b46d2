"""A story's form while somebody is still writing in it: what is right goes into the draft, the rest has to wait.

Nothing here makes a row: a name that is nobody's yet waits until its writer saves on purpose.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.story.desk import PREFIX as DESK
from articles.admin.story.form import PFU, ArticleForm
from articles.admin.story.quotes import QuoteFacts
from articles.admin.story.rows import Rows
from articles.admin.story.times_form import MOMENTS
from articles.text.drafts.draft import QUOTE_FACTS, Draft

# The form's fields, and under which key a draft has what they say.
KEYS = {
    "headline": "headline",
    "lede": "lede",
    "body": "body",
    "section": "section",
    "topics": "tags",
    "sources": "sources",
    "genre": "genre",
    "language": "language",
    "ai_use": "ai_use",
    **dict.fromkeys(PFU, "pfu"),
}
# What a quote's card asks to be done, beside its facts.
BOXES = ("is_confirmed", "is_withdrawn")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The draft without what has to wait. `left` names the fields that wait, each with why ("" for its neighbours).

    `kept` are the places in the draft that still have what they had: (key,), or ("quotes", ref, fact).
    """

    draft: Draft
    left: dict[str, str]
    kept: tuple[tuple[str, ...], ...]

    def is_passed_by(self, opened: Draft, newest: Draft) -> bool:
        """Whether a colleague has meanwhile changed what waits here, so that nobody can put the two together yet."""
        return any(_at(opened, place) != _at(newest, place) for place in self.kept)


def unfinished_draft(form: ArticleForm, opened: Draft) -> Unfinished:
    """What `form`, over the draft that it was opened on, has to say so far. It must be validated, not valid."""
    left: dict[str, str] = {}
    kept: list[tuple[str, ...]] = []
    for name, key in KEYS.items():
        if why := _trouble(form, name):
            left[name] = why
            kept.append((key,))
            form.cleaned_data.pop(name, None)
    if ("pfu",) in kept:
        # The parts of a ruling wait together.
        left |= {name: left.get(name, "") for name in PFU}
    for rows in (form.credits, form.related):
        if troubles := _row_troubles(rows):
            left |= {name: "" for name in form.data if name.startswith(f"{rows.prefix}-")} | troubles
            kept.append((rows.prefix,))
    for quote in form.quotes:
        held = _hold_back(quote)
        left |= {quote.add_prefix(name): why for name, why in held.items()}
        kept += [("quotes", quote.ref, fact) for fact in _places(held)]
    left |= _times_wait(form)
    # What readers are told is told by who publishes.
    left |= {name: "" for name in ("matters", "news") if form[name].value()}
    # What is typed on the desk goes with its buttons.
    left |= {name: "" for name in form.data if name.startswith(f"{DESK}-")}
    return Unfinished(form.draft(opened, but=[key for key, *_fact in kept if not _fact]), left, tuple(kept))


def _trouble(form: forms.Form, name: str) -> str:
    """Why what a field says cannot go into a draft by itself; "" where it can."""
    if name in form.errors:
        return f"{form.fields[name].label}: {form.errors[name][0]}"
    value = form.cleaned_data.get(name)
    new = [row.name for row in (value if isinstance(value, list) else [value]) if isinstance(row, Model) and not row.pk]
    if not new:
        return ""
    said = get_text_list([f"«{name}»" for name in new], _("and"))
    return ngettext(
        "%(names)s is a new name, and is saved when you save the draft yourself.",
        "%(names)s are new names, and are saved when you save the draft yourself.",
        len(new),
    ) % {"names": said}


def _row_troubles(rows: Rows) -> dict[str, str]:
    if rows.non_form_errors():
        return {f"{rows.prefix}-TOTAL_FORMS": str(rows.non_form_errors()[0])}
    found = {row.add_prefix(name): _trouble(row, name) for row in rows for name in row.fields}
    return {name: why for name, why in found.items() if why}


def _hold_back(quote: QuoteFacts) -> dict[str, str]:
    """Let the facts that cannot be taken be those that the form was opened on; return why, by field."""
    held = {name: why for name in quote.fields if (why := _trouble(quote, name))}
    for name in held.keys() - set(BOXES):
        # What the draft does not know, as of which quote this one is like, is left empty.
        quote.cleaned_data[name] = quote.fields["speaker"].shown if name == "speaker" else quote.shown.get(name, "")
    for box in BOXES:
        if quote.cleaned_data.get(box):
            # A confirmation is given by somebody who saves, and not two seconds after a slip of the hand.
            quote.cleaned_data[box] = False
            held[box] = _("Confirmations count when you save the draft yourself.")
    return held


def _places(held: Iterable[str]) -> set[str]:
    """The facts that fields of a quote speak of: a box is about who speaks and who has confirmed it."""
    return {fact for name in held for fact in (("speaker", "confirmed_by") if name in BOXES else (name,))}


def _times_wait(form: ArticleForm) -> dict[str, str]:
    """Moments that were typed are nobody's until a button is pressed, and are no part of a draft."""
    waiting = {}
    for name in MOMENTS:
        if name in form.errors:
            waiting[name] = f"{form.fields[name].label}: {form.errors[name][0]}"
        elif form.cleaned_data.get(name) or form[name].is_changed:
            waiting[name] = ""
        if name in waiting and f"{name}-choice" in form.data:
            waiting[f"{name}-choice"] = ""
    if form.cleaned_data.get("embargo_reason"):
        waiting["embargo_reason"] = ""
    return waiting


def _at(draft: Draft, place: tuple[str, ...]):
    key, *inner = place
    if not inner:
        return draft.get(key)
    ref, fact = inner
    return (QUOTE_FACTS | draft["quotes"].get(ref, {})).get(fact)


def values_of(form: ArticleForm) -> dict[str, str]:
    """What the fields of a form that nobody has filled in show, by their names in the page."""
    return {field.html_name: _shown(field) for field in _fields(form)}


def _fields(form: ArticleForm) -> Iterator[forms.BoundField]:
    yield from (form[name] for name in KEYS)
    for quote in form.quotes:
        yield from (field for field in quote if field.name not in BOXES)


def row_values(rows: Rows, count: int) -> dict[str, str]:
    """What `count` rows of fields show when they are filled with these rows and the rest is empty."""
    known = [*rows.initial_forms, *[rows.empty_form] * count][:count]
    return {f"{rows.prefix}-{at}-{field.name}": _shown(field) for at, row in enumerate(known) for field in row}


def _shown(field: forms.BoundField) -> str:
    value = field.field.widget.format_value(field.value())
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None else str(value)
