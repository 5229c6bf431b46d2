"""Why an action did not happen, in words for the person who asked for it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from articles.text.drafts.merging import Merged
from articles.text.manuscripts.refusals import ManuscriptError, Reason
from articles.text.quotes.rewording import Reworded


class NotAllowed(PermissionDenied):
    """The user may not do this."""


class ToldRefusal(NotAllowed):
    """The user may not do this, and is told why in a sentence."""


class StaleDraft(Exception):
    """Somebody saved the story after this draft was opened, and both changed the same things. Nothing was written.

    `newest` is the revision that stands there, `merged` both drafts put together, with the conflicts to decide.
    """

    def __init__(self, newest: Revision, merged: Merged):
        self.newest, self.merged = newest, merged
        super().__init__(_("Somebody else saved this story after you opened it."))


class WrongState(Exception):
    """The story stands where this step does not lead on, often because of a colleague; it says so in a sentence."""


class WrongColleague(Exception):
    """Whom the story was to go to could do nothing with it; it says so in a sentence."""


class NotReady(Exception):
    """The story lacks what readers need. `problems` maps a field of the draft to a sentence."""

    def __init__(self, problems: dict[str, str]):
        self.problems = problems
        super().__init__(" ".join(str(sentence) for sentence in problems.values()))


class QuotesReworded(Exception):
    """Quotes would get other words than readers had, and nobody has said what readers are told of it."""

    def __init__(self, reworded: list[Reworded]):
        self.reworded = reworded
        super().__init__(_("The words of quotes that readers have were changed. Say whether readers shall be told."))


REFUSALS = {
    Reason.EMPTY: _("The manuscript is empty."),
    Reason.TOO_LARGE: _("The manuscript is larger than %(detail)s."),
    Reason.BINARY: _("The manuscript holds binary data, not text."),
    Reason.NOT_TEXT: _("The file is %(detail)s, and cannot be read. Save the text as .docx, .odt or plain text."),
    Reason.BROKEN_ENCODING: _("The manuscript says it is %(detail)s, but its characters are broken."),
    Reason.BROKEN_FILE: _("The %(detail)s file is broken."),
    Reason.UNSAFE_FILE: _("The %(detail)s file is built to do harm, or is far larger than it looks."),
    Reason.LOCKED: _("The %(detail)s file is locked with a password."),
}


KINDS_OF_FILES = {
    "PDF": _("a PDF file"),
    "RTF": _("an RTF file"),
    "old Word": _("an old Word file (.doc)"),
    "picture": _("a picture"),
    "compressed": _("a compressed file"),
    "zip": _("a zip file without a manuscript in it"),
}


def refusal(error: ManuscriptError) -> str:
    """Why a manuscript cannot be read, in the language of who sent it."""
    kind = KINDS_OF_FILES.get(error.detail, error.detail) if error.reason is Reason.NOT_TEXT else error.detail
    return REFUSALS[error.reason] % {"detail": kind}
