from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page, to the byte, for whatever readers may not see: absent, draft, planned or foreign."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs neither database nor settings."""
    return render(None, "500.html", status=500)
