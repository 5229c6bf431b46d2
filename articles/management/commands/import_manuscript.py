from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.actions.manuscripts import import_manuscript
from articles.models import SYSTEM
from articles.text.decoding import ManuscriptError, decode_manuscript


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
                text = decode_manuscript(file.read_bytes())
            except (OSError, ManuscriptError) as error:
                refused += 1
                self.stderr.write(f"{file}: {getattr(error, 'strerror', None) or error}")
                continue
            result = import_manuscript(text, by=SYSTEM, publish=publish, headline=headline, section=section)
            self.stdout.write(self._line(file, result))
        if refused:
            raise CommandError(f"{refused} of {len(files)} could not be read.")

    def _line(self, file, result) -> str:
        article = result.article
        counts = f"{len(result.reading.quotes)} quotes, {article.tagged.count()} topics"
        to_do = f" To do: {' '.join(result.to_do)}" if result.to_do else ""
        return f"{file}: “{article}” {article.get_status_display()}, {counts}, {article.get_absolute_url()}.{to_do}"
