"""Rights and roles, as one would say them."""

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.roles import NAMES

RIGHTS = {
    "view": gettext_lazy("See %(nouns)s"),
    "add": gettext_lazy("Make new %(nouns)s"),
    "change": gettext_lazy("Change %(nouns)s"),
    "delete": gettext_lazy("Delete %(nouns)s"),
    "publish": gettext_lazy("Publish and withdraw %(nouns)s"),
    "desk": gettext_lazy("Work on %(nouns)s of own sections"),
    "oversee": gettext_lazy("Work on %(nouns)s of all sections"),
}


def right_named(action: str, model: type[Model] | None) -> str:
    """What a right over rows of `model` lets one do; "" for one that has no words here."""
    if action == "override":
        return _("Lift an embargo before its time")
    if action == "use":
        return _("Put legally sensitive topics on stories")
    if action not in RIGHTS or model is None:
        return ""
    return RIGHTS[action] % {"nouns": model._meta.verbose_name_plural}


def role_name(name: str) -> str:
    """What a group is called: those that every newsroom begins with, in the reader's language."""
    return str(NAMES.get(name, name))
