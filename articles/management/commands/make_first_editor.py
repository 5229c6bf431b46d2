import secrets

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.actions.accounts import make_first_editor

NAME = "redaktor"


class Command(BaseCommand):
    help = "Make a first editor with all rights, unless somebody can log in already; the password is printed once."

    def handle(self, *args, **options):
        password = secrets.token_urlsafe(15)
        if make_first_editor(NAME, password) is None:
            return
        told = _("First editor: %(name)s   password: %(password)s   (printed this once)")
        self.stdout.write(told % {"name": NAME, "password": password})
