from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.manuscripts import ImportResult, import_manuscript
from articles.management.files import CannotRead, read_file
from articles.models import SYSTEM
from articles.text.manuscripts.manuscript import read_manuscript


class Command(BaseCommand):
    help = "Make a story of each manuscript. A file that cannot be read is told of, changes nothing and stops no other."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--publish", action="store_true", help="publish each story that has what readers need")
        parser.add_argument("--headline", default="", help="where the manuscript has none")
        parser.add_argument("--section", default="", help="where the manuscript does not say")

    def handle(self, *args, files, publish, headline, section, **options):
        refused = 0
        for file in files:
            try:
                reading = read_manuscript(read_file(file))
            except CannotRead as error:
                refused += 1
                self.stderr.write(str(error))
                continue
            result = import_manuscript(reading, by=SYSTEM, publish=publish, headline=headline, section=section)
            self.stdout.write(f"{file}: {_told(result)}")
        if refused:
            raise CommandError(
                _("%(refused)d of %(count)d could not be read.") % {"refused": refused, "count": len(files)}
            )


def _told(result: ImportResult) -> str:
    """What became of a manuscript, in one line."""
    article, quotes, topics = result.article, len(result.reading.quotes), result.article.tagged.count()
    facts = [
        f"“{article}”",
        article.get_status_display(),
        ngettext("%(count)d quote", "%(count)d quotes", quotes) % {"count": quotes},
        ngettext("%(count)d topic", "%(count)d topics", topics) % {"count": topics},
        article.get_absolute_url(),
    ]
    to_do = _(" To do: %(sentences)s") % {"sentences": " ".join(result.to_do)} if result.to_do else ""
    return f"{', '.join(facts)}.{to_do}"
