"""Two topics of ten thousand stories merged, undone, merged again: `python bench/merge_tags.py --database sqlite`.

Stories have up to eight topics in any order: the one that goes, the one that stays, both, neither. A story differs when
its topics or their order are not after merging what they should be (the one that stays once, at the first of both
places, and all others as they were), or not after undoing what they were before, or not after the second merge what
they were after the first. The last line says how many; exit status 1 unless none.
"""

import argparse
import random
import sys
import time
from uuid import uuid4

from server import Newsroom

SEED, TOPICS, MOST_TOPICS = 6, 40, 8


def make(count: int) -> list:
    """Stories with topics, each with the version that its row shows; the topics, those to be merged first."""
    from django.utils import timezone

    from articles.models import Article, Revision, Section, Tag, TaggedArticle
    from articles.text.drafts.draft import new_draft

    chance, now = random.Random(SEED), timezone.now()  # noqa: S311 - not a secret
    section = Section.objects.get_or_create(slug="utenriks", defaults={"name": "Utenriks"})[0]
    tags = [Tag.objects.create(name=f"Emne nummer {number}") for number in range(TOPICS)]
    articles = Article.objects.bulk_create(
        [
            Article(
                headline=f"Sak {number}",
                body="<p>Tekst.</p>",
                section=section,
                status="published",
                publish_at=now,
                version=1,
                projected_version=1,
            )
            for number in range(count)
        ],
        batch_size=1000,
    )
    revisions, tagged = [], []
    for article in articles:
        # Every second one of the two that are merged, so that many stories have both.
        had = [tags[at] for at in (0, 1) if chance.random() < 0.6]  # noqa: PLR2004
        had += chance.sample(tags[2:], chance.randrange(MOST_TOPICS - 1))
        chance.shuffle(had)
        content = new_draft(headline=article.headline, body=article.body, section=section.pk, tags=[t.pk for t in had])
        revisions.append(
            Revision(article=article, number=1, content=content, at=now, published_at=now, key=uuid4().hex)
        )
        tagged += [TaggedArticle(content_object=article, tag=tag, order=order) for order, tag in enumerate(had)]
    Revision.objects.bulk_create(revisions, batch_size=1000)
    TaggedArticle.objects.bulk_create(tagged, batch_size=1000)
    return tags


def topics() -> dict[int, list[tuple]]:
    """Each story's topics with their places."""
    from articles.models import Article, TaggedArticle

    found: dict[int, list[tuple]] = {pk: [] for pk in Article.objects.values_list("pk", flat=True)}
    rows = TaggedArticle.objects.order_by("order").values_list("content_object", "order", "tag", "tag__name")
    for story, *place in rows:
        found[story].append(tuple(place))
    return found


def differing(one: dict, other: dict) -> int:
    return sum(one[story] != other.get(story) for story in one) + len(other.keys() - one.keys())


def in_order(stories: dict[int, list[tuple]]) -> dict[int, list[int]]:
    return {story: [tag for _order, tag, _name in places] for story, places in stories.items()}


def as_one(stories: dict[int, list[tuple]], old: int, into: int) -> dict[int, list[int]]:
    """Each story's topics as they should be when `old` has become `into`."""
    return {
        pk: list(dict.fromkeys(into if tag == old else tag for tag in tags)) for pk, tags in in_order(stories).items()
    }


def timed(name: str, verb, *args, **kwargs):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        answer = verb(*args, **kwargs)
    print(f"{name}: {time.perf_counter() - began:.2f} s, {len(queries)} queries")
    return answer


def old_address_leads_on(slug: str, into) -> bool:
    """Whether the old page answers one 301, to the page of the other topic."""
    from django.test import Client

    answer = Client().get(f"/emner/{slug}/", headers={"host": "127.0.0.1"})
    return answer.status_code == 301 and answer.headers["Location"] == into.get_absolute_url()  # noqa: PLR2004


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--stories", type=int, default=10_000)
    asked = parser.parse_args()
    with Newsroom(asked.database):
        from articles.actions.merge_tags import merge_tags, undo_merge
        from articles.models import SYSTEM

        old, into, *_others = make(asked.stories)
        before = topics()
        print(
            f"{sum(1 for places in before.values() if {old.pk, into.pk} & {p[1] for p in places})} stories have either"
        )
        merge = timed("merge", merge_tags, old, into, by=SYSTEM)
        merged = topics()
        is_led = old_address_leads_on(old.slug, into)
        back = timed("undo", undo_merge, merge, by=SYSTEM)
        undone = topics()
        timed("merge again", merge_tags, back, into, by=SYSTEM)
        wrong = differing(as_one(before, merge.old_id, into.pk), in_order(merged))
        wrong += differing(before, undone) + differing(merged, topics())
        is_changed = differing(before, merged) > 0
    print(f"the old address answers one 301: {'yes' if is_led else 'no'}")
    print(f"stories={asked.stories} differing={wrong}")
    return 0 if wrong == 0 and is_led and is_changed else 1


if __name__ == "__main__":
    sys.exit(main())
