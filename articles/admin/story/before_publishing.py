"""«Before publishing»: what the rules of articles/text/rules tell about a story, in words, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from articles.actions.readiness import said
from articles.admin.story.form import ArticleForm
from articles.admin.story.stand_ins import draft_typed
from articles.models import Person
from articles.text.drafts.draft import Draft, clean_draft
from articles.text.rules import CONSIDER, STOPS, findings
from articles.text.rules.finding import Finding
from articles.text.rules.story import Story

QUOTES = "quotes-heading"


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """A finding, its sentence, and the id of the place in the form that it leads to (static/js/checks.js)."""

    finding: Finding
    sentence: str

    @property
    def place(self) -> str:
        if self.finding.quote:
            return QUOTES
        return f"id_{self.finding.field or 'body'}"


@dataclass(frozen=True, slots=True)
class Checks:
    """What keeps the story from readers, and what to consider."""

    stops: list[ShownCheck]
    considers: list[ShownCheck]


def checks_beside(form: ArticleForm, opened: Draft) -> Checks:
    """What is to be told about a story as its form stands; what is wrong in the form is as in the draft `opened`.

    Asks for the names of the people once, however many there are.
    """
    typed, stand_ins = draft_typed(form, opened) if form.is_bound else (opened, {})
    told = form.cleaned_data if form.is_bound else form.initial
    return _checks(clean_draft(typed), stand_ins, told.get("publish_at"))


def _checks(draft: Draft, stand_ins: Mapping[int, Model], publish_at: datetime | None) -> Checks:
    people = {facts["speaker"] for facts in draft["quotes"].values()} | {row["person"] for row in draft["credits"]}
    rows = {**Person.objects.in_bulk(people - {None} - stand_ins.keys()), **stand_ins} if people - {None} else {}
    names = {pk: row.name for pk, row in rows.items()}
    # A time that comes back in an address is by the newsroom's clock.
    if publish_at and timezone.is_naive(publish_at):
        publish_at = timezone.make_aware(publish_at)
    story = Story(draft, names, timezone.localtime(), publish_at)
    return Checks(_shown(findings(story, STOPS)), _shown(findings(story, CONSIDER)))


def _shown(found: list[Finding]) -> list[ShownCheck]:
    return [ShownCheck(finding, said(finding)) for finding in found]
