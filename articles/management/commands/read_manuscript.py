import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.management.files import CannotRead, read_file
from articles.models import Article
from articles.text.manuscripts.manuscript import read_manuscript, reading_as_dict


class Command(BaseCommand):
    help = "Read a manuscript and print what it is made of, as JSON. Nothing is saved."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=Article.Language.values, help="instead of what the text looks like")

    def handle(self, *args, file, language, **options):
        try:
            reading = read_manuscript(read_file(file), language)
        except CannotRead as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(reading_as_dict(reading), ensure_ascii=False, indent=2))
