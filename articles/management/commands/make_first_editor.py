import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

NAME = "redaktor"


class Command(BaseCommand):
    help = "Make a first editor with all rights, unless somebody can log in already; the password is printed once."

    def handle(self, *args, **options):
        users = get_user_model().objects
        if users.filter(is_staff=True).exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser(NAME, password=password)
        told = _("First editor: %(name)s   password: %(password)s   (printed this once)")
        self.stdout.write(told % {"name": NAME, "password": password})
