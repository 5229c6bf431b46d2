from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections
from django.utils.translation import gettext as _

from articles.models.append_only import is_append_only


class Command(flush.Command):
    """Django's own, which would speak of a broken database where the audit trail refuses."""

    def handle(self, **options: Any) -> None:
        if is_append_only(connections[options["database"]]):
            raise CommandError(_("The audit trail is never emptied. Nothing was changed: begin with a new database."))
        super().handle(**options)
