import json
import sys

from django.core.management.base import BaseCommand, CommandError

from articles.text.speech.said import read_quotes


def _paragraph(line: str) -> dict:
    """The object on a line, or {} where it is none, or not of the form that is wanted."""
    try:
        paragraph = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(paragraph, dict) or not {"id", "text"} <= paragraph.keys():
        return {}
    context = paragraph.get("context") or []
    texts = [paragraph["text"], *context] if isinstance(context, list) else [None]
    return paragraph if all(isinstance(text, str) for text in texts) else {}


class Command(BaseCommand):
    requires_system_checks = []  # it touches nothing but text
    help = "Read paragraphs, one JSON object a line, from standard input; write their quotes, one a line."

    def handle(self, *args, **options):
        broken = 0
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            paragraph = _paragraph(line)
            if paragraph:
                self._answer(paragraph)
            else:
                broken += 1
                self.stderr.write(f"Line {number} is no paragraph in JSON.")
        if broken:
            raise CommandError(f"{broken} lines could not be read.")

    def _answer(self, paragraph: dict) -> None:
        for quote in read_quotes(paragraph["text"], paragraph.get("lang"), paragraph.get("context") or ()):
            for piece in quote.spans:  # as each stands: joined, they are nowhere in the paragraph
                facts = {
                    "id": paragraph["id"],
                    "text": paragraph["text"][piece.start : piece.end],
                    "speaker": quote.speaker or quote.mention or None,
                    "mention": quote.mention or None,
                }
                self.stdout.write(json.dumps(facts, ensure_ascii=False))
