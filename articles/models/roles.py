"""The newsroom's roles: groups that a new newsroom begins with, each free to be changed afterwards."""

from collections.abc import Iterable

from django.apps import apps as installed
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.utils.translation import gettext_lazy as _

REPORTERS, DESK, CHIEFS, ADMINISTRATORS = "Journalister", "Deskredaktører", "Ansvarlige redaktører", "Administratorer"
# Groups have one name in the database, whatever language somebody reads it in.
NAMES = {
    REPORTERS: _("Reporters"),
    DESK: _("Desk editors"),
    CHIEFS: _("Chief editors"),
    ADMINISTRATORS: _("Administrators"),
}
# A story's form suggests names to who may view its nouns.
WRITES = [
    "add_article", "change_article", "change_quote", "view_section",
    "view_tag", "add_tag", "view_person", "add_person", "view_source", "add_source",
]  # fmt: skip
EDITS = [
    *WRITES, "view_article", "desk_article", "publish_article",
    "change_tag", "change_person", "change_source",
]  # fmt: skip
ALL = ("view", "add", "change", "delete")
DECIDES = [
    *(f"{action}_article" for action in (*ALL, "publish", "oversee")),
    "override_embargo", "use_sensitive_tag",
    *(f"{action}_{noun}" for noun in ("tag", "person", "source", "section") for action in ALL),
    "view_quote", "change_quote", "view_auditentry",
]  # fmt: skip
KEEPS_ACCOUNTS = [*(f"{action}_{noun}" for noun in ("user", "group") for action in ALL), "view_auditentry"]
ROLES = {REPORTERS: WRITES, DESK: EDITS, CHIEFS: DECIDES, ADMINISTRATORS: KEEPS_ACCOUNTS}
LABELS = ("articles", "auth")


def make_roles(apps: Apps = installed) -> None:
    """Make the groups that are not there yet; one that is there stays as its newsroom has it."""
    for name, rights in ROLES.items():
        _role, is_new = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        if is_new:
            add_rights(name, rights, apps)


def add_rights(role: str, rights: Iterable[str], apps: Apps = installed) -> None:
    """Give a role rights that came into the world after it, where the newsroom has kept the role."""
    # Rights are rows that Django writes after the last migration, and the groups need them now.
    for label in LABELS:
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    found = permission.objects.filter(content_type__app_label__in=LABELS, codename__in=rights)
    for kept in group.objects.filter(name=role):
        kept.permissions.add(*found)


def remove_roles(apps: Apps = installed) -> None:
    """Take away the groups that nobody is in."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES, user=None).delete()
