from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.sample_stories import count_sample_stories, remove_sample_stories
from articles.management.progress import Progress
from articles.models import SYSTEM


class Command(BaseCommand):
    help = (
        "Delete for good the stories that make_stories made, with the topics, people and sources made for them alone."
    )

    def handle(self, *args, verbosity, **options):
        with Progress(count_sample_stories(), self.stderr, quiet=not verbosity) as progress:
            try:
                for done in remove_sample_stories(by=SYSTEM):
                    progress.show(done)
            except KeyboardInterrupt:
                self._tell(progress.done, verbosity)
                raise CommandError(_("Stopped before the end."), returncode=130) from None
        self._tell(progress.done, verbosity)

    def _tell(self, count: int, verbosity: int) -> None:
        if verbosity:
            told = ngettext("%(count)d sample story was deleted.", "%(count)d sample stories were deleted.", count)
            self.stdout.write(told % {"count": count})
