"""What each page costs, in queries and milliseconds, with few stories and with very many.

`python bench/pages.py --stories 1000 100000 --database postgres`. The last line is the same as JSON.
"""

import argparse
import json
import time
from contextlib import ExitStack
from statistics import median

from server import PASSWORD, Newsroom


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--stories", type=int, nargs="+", default=[1000])
    arguments.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    arguments.add_argument("--runs", type=int, default=7)
    given = arguments.parse_args()
    measured: dict[str, dict[str, dict]] = {}
    with Newsroom(given.database) as newsroom, ExitStack() as undone:
        open_host(newsroom, undone)
        made = 0
        for stories in sorted(given.stories):
            make(stories - made)
            made = stories
            for page, cost in costs(given.runs).items():
                measured.setdefault(page, {})[str(stories)] = cost
                told = (
                    f"{cost['queries']:>3} queries {cost['ms']:>8.1f} ms  (of which database {cost['database_ms']:.1f})"
                )
                print(f"{stories:>7} stories  {page:<12} {told}", flush=True)
    print(json.dumps({"database": given.database, "pages": measured}))


def open_host(newsroom: Newsroom, undone: ExitStack) -> None:
    """Let Django's own client ask, which needs no server."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test.utils import override_settings

    undone.enter_context(override_settings(ALLOWED_HOSTS=["testserver"]))
    call_command("seed", verbosity=0)
    get_user_model().objects.create_superuser("chief", password=PASSWORD)


def make(count: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    started = time.perf_counter()
    # Between two makings the stories of the first are samples, and none of them is real.
    call_command("make_stories", str(count), seed=count, verbosity=0)
    took = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{count:>7} stories made in {took:.1f} s, {count / took:.0f} a second", flush=True)


def costs(runs: int) -> dict[str, dict]:
    """What each page costs, the middle of some runs, by the name of the page."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    reader, chief = Client(), Client()
    chief.force_login(get_user_model().objects.get(username="chief"))
    found = {}
    for name, path in pages().items():
        client = chief if path.startswith("/admin/") else reader
        status = client.get(path).status_code
        if status != 200:
            raise SystemExit(f"{name}: {path} answers {status}")
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
            queries = captured.connection.queries[captured.initial_queries :]
        times = []
        for _run in range(runs):
            started = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - started) * 1000)
        asked = sum(float(query["time"]) for query in queries) * 1000
        found[name] = {"queries": len(queries), "ms": round(median(times), 1), "database_ms": round(asked, 1)}
    return found


def pages() -> dict[str, str]:
    """The pages, each where it costs the most: the fullest section, the commonest topic, who is quoted most."""
    from django.db.models import Count
    from django.urls import reverse

    from articles.models import Article, Person, Section, Tag

    def fullest(model, counted):
        return model.objects.annotate(count=Count(counted)).order_by("-count", "pk").first()

    topic, person = fullest(Tag, "tagged"), fullest(Person, "quotes")
    rare = Tag.objects.annotate(count=Count("tagged")).filter(count=1, tagged__content_object__status="published")
    writer = fullest(Person, "credits")
    published = Article.objects.published()
    story = published.filter(is_sample=True).newest_first().select_related("section").first()
    old = published.filter(section=story.section).newest_first()[published.filter(section=story.section).count() // 2]
    section = fullest(Section, "articles").get_absolute_url()
    stories = reverse("admin:articles_article_changelist")
    return {
        "front": "/",
        "section": section,
        "section deep": f"{story.section.get_absolute_url()}?after={old.code}",
        "topic": topic.get_absolute_url(),
        "topic rare": rare.first().get_absolute_url(),
        "person": person.get_absolute_url(),
        "writer": writer.get_absolute_url(),
        "story": story.get_absolute_url(),
        "feed": "/feed/",
        "topic feed": reverse("articles:topic_feed", args=[topic.slug]),
        "sitemap": "/sitemap.xml",
        "sitemap part": "/sitemap-stories.xml",
        "corrections": "/rettelser/",
        "admin list": stories,
        "admin search": f"{stories}?q=skole",
        "admin state": f"{stories}?state=published",
        "admin topics": reverse("admin:articles_tag_changelist"),
        "admin people": reverse("admin:articles_person_changelist"),
        "admin quotes": reverse("admin:articles_quote_changelist"),
        "admin form": reverse("admin:articles_article_change", args=[story.pk]),
    }


if __name__ == "__main__":
    main()
