"""What a change of a user or a group gave and took: roles, rights, sections, and whether somebody may log in."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.models import SYSTEM, Actor, AuditEntry

Standing = Mapping[str, AbstractSet[str]]
SWITCHES = ("is_active", "is_staff", "is_superuser")
# A new user may do nothing, but is switched on.
NEW: Standing = {"switches": {"is_active"}}
# Fields whose changes `given` and `taken` tell, thing by thing.
TOLD = {*SWITCHES, "groups", "permissions", "user_permissions", "sections"}


@transaction.atomic
def make_first_editor(name: str, password: str, *, at: datetime | None = None) -> User | None:
    """Somebody with all rights, for a newsroom that nobody can log in to; None where somebody can already."""
    if User.objects.filter(is_staff=True).exists():
        return None
    user = User.objects.create_superuser(name, password=password)
    write_account_down(user, NEW, by=SYSTEM, at=at or timezone.now(), is_new=True)
    return user


def standing(account: User | Group) -> Standing:
    """What the account has now, by name: {"groups": …, "rights": …, "sections": …, "switches": …}."""
    if isinstance(account, Group):
        return {"rights": set(account.permissions.values_list("codename", flat=True))}
    return {
        "groups": set(account.groups.values_list("name", flat=True)),
        "rights": set(account.user_permissions.values_list("codename", flat=True)),
        "sections": set(account.edited_sections.values_list("name", flat=True)),
        "switches": {name for name in SWITCHES if getattr(account, name)},
    }


def write_account_down(
    account: User | Group,
    before: Standing,
    *,
    by: Actor,
    at: datetime,
    is_new: bool = False,
    fields: Iterable[str] = (),
) -> AuditEntry | None:
    """Write down what a change of `account` gave and took since `before`, and the names of other changed `fields`.

    None where nothing was changed.
    """
    now = standing(account)
    given = {kind: sorted(has - before.get(kind, set())) for kind, has in now.items()}
    taken = {kind: sorted(before.get(kind, set()) - has) for kind, has in now.items()}
    facts = {
        "given": {kind: names for kind, names in given.items() if names},
        "taken": {kind: names for kind, names in taken.items() if names},
        "fields": [] if is_new else [name for name in fields if name not in TOLD],
    }
    if not is_new and not any(facts.values()):
        return None
    changed = AuditEntry.Action.RIGHTS if facts["given"] or facts["taken"] else AuditEntry.Action.CHANGED
    return write_down(AuditEntry.Action.CREATED if is_new else changed, account, by=by, at=at, **facts)
