import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.text.decoding import ManuscriptError, decode_manuscript
from articles.text.manuscript import read_manuscript, reading_as_dict


class Command(BaseCommand):
    help = "Read a manuscript and print what it is made of, as JSON. Nothing is saved."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=Article.Language.values, help="instead of what the text looks like")

    def handle(self, *args, file, language, **options):
        try:
            text = decode_manuscript(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except ManuscriptError as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(json.dumps(reading_as_dict(read_manuscript(text, language)), ensure_ascii=False, indent=2))
