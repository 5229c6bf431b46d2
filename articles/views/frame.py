from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from articles.models import Section


def frame(request: HttpRequest) -> dict:
    """What every page has around it: the paper's name, its menu, its responsible editor, today's date."""
    return {
        "site_name": settings.SITE_NAME,
        "site_root": settings.SITE_ROOT,
        "responsible_editor": settings.RESPONSIBLE_EDITOR,
        "editor_email": settings.EDITOR_EMAIL,
        "publisher": settings.PUBLISHER,
        "today": timezone.localdate(),
        "menu": SimpleLazyObject(lambda: list(Section.objects.in_menu())),
    }
