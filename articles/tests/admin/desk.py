"""A story's form as a browser would send it."""

import re
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from articles.admin.story.times_form import TIMES
from articles.models import Article

ADD = reverse("admin:articles_article_add")


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def filled(article: Article | None = None, client: Client | None = None, **changes) -> dict:
    """What the form of `article`, or of a new story, holds with `changes`; `credits` and `related` are rows."""
    rows = {"credits": changes.pop("credits", []), "related": changes.pop("related", [])}
    data = {"base": 0, "key": uuid4().hex, "genre": "news", "language": "nb"}
    if article:
        form = client.get(change(article)).context["form"]
        data |= {name: form[name].value() or "" for name in form.fields if name not in TIMES}
    for prefix, forms in rows.items():
        data |= {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": 0}
        data |= {f"{prefix}-{i}-{name}": value for i, row in enumerate(forms) for name, value in row.items()}
    return data | changes


def save(client: Client, article: Article | None = None, button: str = "_save", **changes):
    """Press a button of the form."""
    data = filled(article, client, **changes) | {button: ""}
    return client.post(change(article) if article else ADD, data)


def words(answer) -> str:
    """What the page says, without its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
