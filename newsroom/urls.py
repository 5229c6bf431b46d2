"""Every address of the site."""

from django.urls import include, path

from articles.admin import site
from newsroom.health import healthz

urlpatterns = [
    path("admin/", site.urls),
    path("healthz", healthz, name="healthz"),
    path("", include("articles.urls")),
]

handler404 = "articles.views.errors.page_not_found"
handler500 = "articles.views.errors.server_error"
