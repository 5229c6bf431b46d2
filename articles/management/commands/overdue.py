from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article

MOST_NAMED = 10


class Command(BaseCommand):
    help = (
        "Say which stories publish_due should have seen to and has not, by their codes; exit status 1 where there are "
        "any. For whatever watches the newsroom: the timer stands still, or a story fails."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--minutes", type=int, default=3, help="how late is late (default %(default)s)")

    def handle(self, *, minutes: int, **options: Any) -> None:
        late = Article.objects.due(timezone.now() - timedelta(minutes=minutes))
        codes = list(late.order_by("pk").values_list("code", flat=True))
        if not codes:
            self.stdout.write(_("Nothing is overdue."))
            return
        told = ngettext(
            "%(count)d story should have gone out, changed or been taken down by now: %(codes)s. Does publish_due run?",
            "%(count)d stories should have gone out, changed or been taken down by now: %(codes)s. "
            "Does publish_due run?",
            len(codes),
        )
        named = ", ".join(codes[:MOST_NAMED]) + (" …" if len(codes) > MOST_NAMED else "")
        raise CommandError(told % {"count": len(codes), "codes": named})
