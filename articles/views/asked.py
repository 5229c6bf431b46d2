"""What a page was asked for, as the query of its address."""

from urllib.parse import urlencode


def as_query(**asked: str) -> str:
    """`aar=2025&after=…`, in the order given and without what is empty; "" where nothing was asked for."""
    return urlencode({name: value for name, value in asked.items() if value})
