"""The newsroom's roles: groups that a new newsroom begins with, each free to be changed afterwards."""

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
    *(f"{action}_{noun}" for noun in ("tag", "person", "source", "section") for action in ALL),
    "view_quote", "change_quote",
]  # fmt: skip
KEEPS_ACCOUNTS = [f"{action}_{noun}" for noun in ("user", "group") for action in ALL]
ROLES = {
    REPORTERS: ("articles", WRITES),
    DESK: ("articles", EDITS),
    CHIEFS: ("articles", DECIDES),
    ADMINISTRATORS: ("auth", KEEPS_ACCOUNTS),
}


def make_roles(apps: Apps = installed) -> None:
    """Make the groups that are not there yet; one that is there stays as its newsroom has it."""
    # Rights are rows that Django writes after the last migration, and the groups need them now.
    for label in ("articles", "auth"):
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, (label, rights) in ROLES.items():
        role, is_new = group.objects.get_or_create(name=name)
        if is_new:
            role.permissions.set(permission.objects.filter(content_type__app_label=label, codename__in=rights))


def remove_roles(apps: Apps = installed) -> None:
    """Take away the groups that nobody is in."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES, user=None).delete()
