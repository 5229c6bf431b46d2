from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

NOUNS = ["Article", "Quote", "Tag", "Person", "Source", "Section", "User", "Group"]


class NewsroomAdminSite(admin.AdminSite):
    """The writing room."""

    site_header = site_title = settings.SITE_NAME
    index_title = _("The newsroom")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self):
        # /r/<type>/<id>/ would tell the address of any row to anybody with a log-in.
        return [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The nouns in the order of a day's work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            for model in app["models"]:
                model["add_label"] = getattr(self.get_model_admin(model["model"]), "add_label", _("Add"))
            app["models"].sort(key=lambda model: NOUNS.index(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "articles")


site = NewsroomAdminSite()
