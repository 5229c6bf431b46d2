from django.core.management.base import BaseCommand

from articles.actions.due import publish_due


class Command(BaseCommand):
    help = "Give readers the planned changes whose time has come. For a timer, once a minute; it may run at any time."

    def handle(self, **options):
        for article in publish_due():
            self.stdout.write(f"{article.headline}: {article.get_absolute_url()}")
