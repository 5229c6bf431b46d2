"""Suggested topics that somebody says no to in a story's form: they wait in the page for the save that keeps them."""

from dataclasses import dataclass, field

from django import forms

from articles.actions.tag_suggestions import MOST, dismiss_suggestions
from articles.models import Actor, Article, can
from articles.text.folding import fold

TICKED = "dismiss-topic"
# A box or a line says a topic's id, or after this sign a name that is no topic yet.
NAME = "="
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Topics (ids) and folded names that shall be suggested for a story no more."""

    tags: frozenset[int] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)


class DismissedInput(forms.HiddenInput):
    """A line for each, written by the script; boxes that were ticked without one say the same."""

    def value_from_datadict(self, data, files, name: str) -> str:
        ticked = data.getlist(TICKED) if hasattr(data, "getlist") else []
        return "\n".join([*filter(None, [data.get(name)]), *ticked])


class DismissedField(forms.CharField):
    """Never wrong: what cannot be read is nothing that was suggested."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=DismissedInput, **kwargs)

    def clean(self, value: str) -> Dismissed:
        lines = [line.strip() for line in (value or "").replace("\0", "").splitlines()[:MOST] if len(line) <= LONGEST]
        names = {fold(line.removeprefix(NAME)) for line in lines if line.startswith(NAME)}
        ids = {int(line) for line in lines if line.isascii() and line.isdecimal() and len(line) < 19}
        return Dismissed(frozenset(ids), frozenset(names - {""}))


def keep_dismissed(article: Article, dismissed: Dismissed | None, *, by: Actor) -> None:
    """Write down what a form says no to; who may start stories and not change them says it in vain."""
    if dismissed and (dismissed.tags or dismissed.names) and can(by, "change", article):
        dismiss_suggestions(article, dismissed.tags, dismissed.names, by=by)
