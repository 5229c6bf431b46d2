"""What each page costs, in queries and milliseconds, with few stories and with very many.

`python bench/pages.py --stories 1000 100000 --database postgres`. The last line is the same as JSON.
"""

import argparse
import json
import time
from collections.abc import Iterator
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
            for page, cost in costs(given.runs):
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


def costs(runs: int) -> Iterator[tuple[str, dict]]:
    """The name of each page and what it costs, the middle of some runs."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    reader, chief = Client(), Client()
    chief.force_login(get_user_model().objects.get(username="chief"))
    for name, path in pages().items():
        client = chief if path.startswith("/admin/") else reader
        status = client.get(path).status_code
        if status != 200:
            raise SystemExit(f"{name}: {path} answers {status}")
        asked, times = [], []
        for _run in range(runs):
            started = time.perf_counter()
            with connection.execute_wrapper(meter := Meter()):
                client.get(path)
            times.append(time.perf_counter() - started)
            asked.append(meter.seconds)
        yield name, {"queries": meter.queries, "ms": _ms(times), "database_ms": _ms(asked)}


class Meter:
    """Counts what the database is asked, and how long it takes to answer."""

    def __init__(self) -> None:
        self.queries, self.seconds = 0, 0.0

    def __call__(self, execute, *asked):
        started = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            self.queries += 1
            self.seconds += time.perf_counter() - started


def _ms(seconds: list[float]) -> float:
    return round(median(seconds) * 1000, 1)


def pages() -> dict[str, str]:
    """The pages, each where it costs the most: the fullest section, the commonest topic, who is quoted most."""
    from django.db.models import Count
    from django.urls import reverse

    from articles.models import Article, Credit, Person, Quote, Section, Tag, TaggedArticle

    def by_use(rows, name):
        """Ids and how often rows of a story name them, the commonest first."""
        return rows.exclude(**{name: None}).order_by().values_list(name).annotate(n=Count("pk")).order_by("-n", name)

    out = Article.objects.published().values("pk")
    topic = Tag.objects.get(pk=by_use(TaggedArticle.objects, "tag")[0][0])
    once = TaggedArticle.objects.filter(tag__in=[pk for pk, n in by_use(TaggedArticle.objects, "tag") if n == 1][-200:])
    rare = once.filter(content_object__in=out).select_related("tag")[0].tag
    person = Person.objects.get(pk=by_use(Quote.objects, "speaker")[0][0])
    writer = Person.objects.get(pk=by_use(Credit.objects, "person")[0][0])
    section = Section.objects.get(pk=by_use(Article.objects, "section")[0][0])
    published = Article.objects.published()
    story = published.filter(is_sample=True).newest_first().select_related("section").first()
    of_section = published.filter(section=section)
    old = of_section.newest_first()[of_section.count() // 2]
    said = Quote.objects.published().filter(speaker=person).select_related("article").latest("article__publish_at")
    spoken_on = Tag.objects.filter(tagged__content_object=said.article, is_hidden=False)[0]
    of_topic = published.filter(tagged__tag=topic).newest_first()
    stories = reverse("admin:articles_article_changelist")
    return {
        "front": "/",
        "section": section.get_absolute_url(),
        "section deep": f"{section.get_absolute_url()}?after={old.code}",
        "topic": topic.get_absolute_url(),
        "topic rare": rare.get_absolute_url(),
        "topic deep": f"{topic.get_absolute_url()}?after={of_topic[of_topic.count() // 2].code}",
        "topic year": f"{topic.get_absolute_url()}?aar={story.publish_at.year}",
        "topic quotes": reverse("articles:topic_quotes", args=[topic.slug]),
        "topics A-Å": reverse("articles:topics"),
        "topics K": f"{reverse('articles:topics')}?bokstav=k",
        "person": person.get_absolute_url(),
        "person topic": f"{person.get_absolute_url()}?emne={spoken_on.slug}",
        "person year": f"{person.get_absolute_url()}?aar={said.article.publish_at.year}",
        "writer": writer.get_absolute_url(),
        "people A-Å": reverse("articles:people"),
        "people K": f"{reverse('articles:people')}?bokstav=k",
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
        "topic search": f"{reverse('admin:articles_tag_names')}?q={topic.name[:2]}",
        "who speaks": f"{reverse('admin:articles_person_names')}?q={person.name[:3]}",
    }


if __name__ == "__main__":
    main()
