from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self):
        # System checks register themselves when they are imported.
        from articles import checks  # noqa: F401, PLC0415
