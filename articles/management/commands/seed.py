from django.core.management.base import BaseCommand

from articles.actions.seed import plant


class Command(BaseCommand):
    help = "Make the sections, topics and first story of a new newspaper. Again changes nothing."

    def handle(self, *args, verbosity, **options):
        stories = plant()
        if verbosity:
            for result in stories:
                self.stdout.write(f"{result.article}: {result.article.get_absolute_url()}")
