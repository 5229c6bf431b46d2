from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions.sample_stories import RealStoriesHere, make_sample_stories
from articles.management.progress import Progress
from articles.models import SYSTEM


class Command(BaseCommand):
    help = "Make many invented stories to try the newsroom on. They are marked as samples; remove_samples deletes them."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--seed", type=int, help="the same number makes the same stories")
        parser.add_argument(
            "--beside-real-stories", action="store_true", help="also where readers have stories of this newsroom"
        )

    def handle(self, *args, count, seed, beside_real_stories, verbosity, **options):
        if count < 1:
            raise CommandError(_("How many? At least one."))
        stories = make_sample_stories(count, by=SYSTEM, seed=seed, beside_real=beside_real_stories)
        with Progress(count, self.stderr, quiet=not verbosity) as progress:
            try:
                for done in stories:
                    progress.show(done)
            except RealStoriesHere as error:
                raise CommandError(
                    _(
                        "Readers have stories of this newsroom, and would find invented ones among them. "
                        "Nothing was made. If that is what you want, add --beside-real-stories."
                    )
                ) from error
            except KeyboardInterrupt:
                self._tell(progress.done, verbosity)
                raise CommandError(_("Stopped before the end."), returncode=130) from None
        self._tell(progress.done, verbosity)

    def _tell(self, count: int, verbosity: int) -> None:
        if verbosity:
            told = ngettext("%(count)d sample story was made.", "%(count)d sample stories were made.", count)
            self.stdout.write(told % {"count": count})
