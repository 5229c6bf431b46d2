"""What a page was asked for, as the query of its address."""

from urllib.parse import urlencode

from django.http import HttpRequest


def as_query(**asked: str) -> str:
    """`aar=2025&after=…`, in the order given and without what is empty; "" where nothing was asked for."""
    return urlencode({name: value for name, value in asked.items() if value})


def asked_for(request: HttpRequest, name: str) -> str:
    """What the address asks for under that name, "" where nothing; a NUL, which PostgreSQL refuses, finds nothing."""
    return request.GET.get(name, "").replace("\0", "\ufffd")


def asked_alike(request: HttpRequest, address: str) -> str:
    """The address where a topic or a person is now, asked for the same part of their page."""
    asked = as_query(**{name: asked_for(request, name) for name in ("emne", "aar", "after")})
    return f"{address}?{asked}" if asked else address
