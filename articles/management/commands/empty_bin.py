from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from articles.actions.bin import empty_bin


class Command(BaseCommand):
    help = "Delete for good the stories that have lain in the bin for thirty days."

    def handle(self, *args, **options):
        count = empty_bin()
        told = ngettext("%(count)d story was deleted for good.", "%(count)d stories were deleted for good.", count)
        self.stdout.write(told % {"count": count})
