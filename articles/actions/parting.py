"""Stories that were written in after two of a kind were put together: undoing the merge goes on from what they say now.

A draft written since names what is left where it named what was merged. Undoing adds a version that names both apart
again, as the last version before the merge had them; what somebody took away or added since stays so. A story's row
follows the version that it shows.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from articles.actions.project import people_in, project_credits, project_tags
from articles.models import Article, Merge, Person, Redirect, Revision, Tag, followed
from articles.text.drafts.draft import Draft, new_draft
from articles.text.drafts.moving import moved, people_parted, tags_parted

BATCH = 500


def written_since(merge: Merge) -> QuerySet:
    """Stories whose newest version, or the version that their row shows, is younger than the merge, locked."""
    newer = Revision.objects.filter(article=OuterRef("pk")).filter(
        Q(number=OuterRef("version"), pk__gt=merge.last_revision)
        | Q(number=OuterRef("projected_version"), pk__gt=merge.last_revision)
        | Q(number=OuterRef("projected_version"), published_at__gte=merge.at)
    )
    return Article.objects.select_for_update().filter(Exists(newer)).order_by("pk")


class Parting:
    """Undoing one merge in the stories that were written in since. `old` and `into` are both there again."""

    def __init__(self, merge: Merge, old: Model, into: Model, *, at: datetime):
        self.merge, self.old, self.into, self.at = merge, old, into, at
        # What led to either of them by number does so still.
        self.leads = {
            pk: row.pk
            for row in (old, into)
            for pk in Redirect.objects.filter(**{merge.noun: row}, old_id__isnull=False).values_list(
                "old_id", flat=True
            )
        }

    def part(self, pks: list[int]) -> None:
        for start in range(0, len(pks), BATCH):
            self._part(list(Article.objects.filter(pk__in=pks[start : start + BATCH]).order_by("pk")))

    def _part(self, articles: list[Article]) -> None:
        newest, shown = (self._versions(articles, name) for name in ("version", "projected_version"))
        before = self._before(articles)
        made, rows = [], []
        for article in articles:
            was = before.get(article.pk)
            draft = self._parted(newest[article.pk], was)
            is_mirror = article.version == article.projected_version
            if draft is not None and draft != self._read(newest[article.pk].content):
                made.append(self._next(article, newest[article.pk], draft, is_mirror=is_mirror))
            rows.append((article, draft if is_mirror else self._parted(shown[article.pk], was)))
        Revision.objects.bulk_create(made)
        Article.objects.bulk_update(articles, ["version", "projected_version", "update_version"], batch_size=100)
        for article, draft in rows:
            if draft is not None and self._names(draft):
                self._project(article, draft)

    def _versions(self, articles: list[Article], number: str) -> dict[int, Revision]:
        found = Revision.objects.filter(article__in=articles, number=F(f"article__{number}"))
        return {revision.article_id: revision for revision in found}

    def _before(self, articles: list[Article]) -> dict[int, Revision]:
        """The last version of each story from before the merge."""
        earlier = Revision.objects.filter(article=OuterRef("pk"), pk__lte=self.merge.last_revision).order_by("-pk")
        stories = Article.objects.filter(pk__in=[article.pk for article in articles])
        pks = stories.values_list(Subquery(earlier.values("pk")[:1]), flat=True)
        return {revision.article_id: revision for revision in Revision.objects.filter(pk__in=pks)}

    def _parted(self, revision: Revision | None, before: Revision | None) -> Draft | None:
        if revision is None:
            return None
        draft = self._read(revision.content)
        if before is None or revision.pk <= self.merge.last_revision:
            return draft
        part = tags_parted if isinstance(self.old, Tag) else people_parted
        return part(draft, self._read(before.content), self.old.pk, self.into.pk)

    def _read(self, content: Draft) -> Draft:
        return moved(new_draft() | content, *((self.leads, {}) if isinstance(self.old, Tag) else ({}, self.leads)))

    def _next(self, article: Article, newest: Revision, draft: Draft, *, is_mirror: bool) -> Revision:
        """The story's next version; it takes the place of the newest where that was shown or planned."""
        if article.update_version == article.version:
            article.update_version += 1
        article.version += 1
        if is_mirror:
            article.projected_version = article.version
        return Revision(
            article=article,
            number=article.version,
            content=draft,
            reason=Revision.Reason.NAMES,
            at=self.at,
            key=uuid4().hex,
            **({"published_at": newest.published_at, "published_by_id": newest.published_by_id} if is_mirror else {}),
        )

    def _names(self, draft: Draft) -> bool:
        pair = {self.old.pk, self.into.pk}
        return bool(pair & (set(draft["tags"]) if isinstance(self.old, Tag) else people_in(draft)))

    def _project(self, article: Article, draft: Draft) -> None:
        draft = followed(draft)
        if isinstance(self.old, Tag):
            project_tags(article, draft, set(_there(Tag, draft["tags"])))
            return
        project_credits(article, draft, set(_there(Person, people_in(draft))))
        said = [ref for ref, facts in draft["quotes"].items() if facts.get("speaker") == self.old.pk]
        article.quotes.filter(ref__in=said, speaker=self.into).update(speaker=self.old)


def _there(model: type[Model], pks) -> Iterator[int]:
    return model.objects.filter(pk__in=pks).values_list("pk", flat=True)
