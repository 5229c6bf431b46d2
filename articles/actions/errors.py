"""Why an action did not happen, in words for the person who asked for it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _


class NotAllowed(PermissionDenied):
    """The user may not do this."""


class StaleDraft(Exception):
    """Somebody saved the story after this draft was opened. Nothing was written."""

    def __init__(self, newest):
        self.newest = newest
        super().__init__(_("Somebody else saved this story after you opened it."))


class NotReady(Exception):
    """The story lacks what readers need. `problems` maps a field of the draft to a sentence."""

    def __init__(self, problems: dict[str, str]):
        self.problems = problems
        super().__init__(" ".join(str(sentence) for sentence in problems.values()))
