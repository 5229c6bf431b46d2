"""Two versions of the same words side by side, for an editor to choose between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.errors import StaleDraft
from articles.admin.versions.draft_words import KEYS, fact_label, in_words
from articles.admin.wording import clock, moment, who
from articles.models import Revision
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.comparing import Change, Piece, blocks_of, word_differences
from articles.text.drafts.merging import Conflict

PREFIX = "pick-"


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A conflict as the page has it: what it is about, both texts with what differs, and what has been picked."""

    field: str
    label: str
    mine: Sequence[Piece]
    theirs: Sequence[Piece]
    picked: str
    is_unanswered: bool
    may_keep_both: bool

    @property
    def is_same_words(self) -> bool:
        """Whether the words are alike, and links, emphasis or marks are not."""
        return self.mine == self.theirs


def picks_in(data: Mapping[str, str], *, against: int) -> dict[str, str]:
    """What the editor picked, by the conflict's name; nothing where the page compared with another version."""
    if data.get("against") != str(against):
        return {}
    return {name.removeprefix(PREFIX): data[name] for name in data if name.startswith(PREFIX)}


def colleague(newest: Revision) -> str:
    """Who wrote that version, by name."""
    return who(newest.author) or _("The newsroom")


def who_came_between(newest: Revision) -> str:
    """Who saved the story after one had opened it, and when."""
    told = {"who": colleague(newest), "clock": clock(newest.at), "moment": moment(newest.at)}
    if timezone.localdate(newest.at) == timezone.localdate():
        return _("%(who)s saved this story at %(clock)s, after you opened it.") % told
    return _("%(who)s saved this story %(moment)s, after you opened it.") % told


def conflicts_shown(stale: StaleDraft, data: Mapping[str, str]) -> list[ShownConflict]:
    """What is to be decided, in the order of the page."""
    words = {mark.ref: mark.words for mark in marked_quotes(stale.newest.content["body"])}
    was_asked = data.get("against") == str(stale.newest.number)
    picks = picks_in(data, against=stale.newest.number)
    return [
        _shown(conflict, words.get(conflict.ref, ""), picks.get(conflict.name, ""), was_asked=was_asked)
        for conflict in stale.merged.conflicts
    ]


def _shown(conflict: Conflict, quote: str, picked: str, *, was_asked: bool) -> ShownConflict:
    mine, theirs = (_said(conflict, side) for side in (conflict.mine, conflict.theirs))
    pieces = word_differences(theirs, mine)
    return ShownConflict(
        field=PREFIX + conflict.name,
        label=_label(conflict, quote),
        mine=[piece for piece in pieces if piece.kind is not Change.GONE],
        theirs=[piece for piece in pieces if piece.kind is not Change.NEW],
        picked=picked,
        is_unanswered=was_asked and not picked,
        may_keep_both=conflict.key == "body" != conflict.name and bool(conflict.mine and conflict.theirs),
    )


def _label(conflict: Conflict, quote: str) -> str:
    if conflict.name != conflict.key and conflict.key == "body":
        return _("A paragraph")
    if conflict.key != "quotes":
        return str(KEYS[conflict.key])
    shortened = quote if len(quote) <= 60 else f"{quote[:59]}…"
    return f"{fact_label(conflict.name.rpartition('-')[2])}: «{shortened}»"


def _said(conflict: Conflict, value: Any) -> str:
    if conflict.key == "body":
        return "\n\n".join(block.text for block in blocks_of(value))
    if isinstance(value, dict):
        return value["name"] or in_words("speaker", value["speaker"])
    return in_words(conflict.name.rpartition("-")[2], value)
