#!/usr/bin/env python
"""Django's command line for the newsroom."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        _ = settings.DATABASES  # reads all of them
    except ImproperlyConfigured as error:
        sys.exit(f"The newsroom cannot start. {error}")
    execute_from_command_line(sys.argv)
