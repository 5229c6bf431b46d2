"""What somebody says no to: a topic that a story's text suggests, for this story and for good."""

from collections.abc import Iterable

from django.db import transaction

from articles.actions.errors import NotAllowed
from articles.models import Actor, Article, DismissedSuggestion, Tag, can
from articles.text.folding import fold

# More than anybody says no to in a story.
MOST = 500


@transaction.atomic
def dismiss_suggestions(article: Article, tags: Iterable[int], names: Iterable[str], *, by: Actor) -> None:
    """Let these topics (ids) and new names be suggested for `article` no more. What is no topic is passed over.

    Raises NotAllowed.
    """
    if not can(by, "change", article):
        raise NotAllowed
    known = Tag.objects.filter(pk__in=list(tags)[:MOST]).values_list("pk", flat=True)
    folds = {fold(name)[:100] for name in list(names)[:MOST]} - {""}
    rows = [DismissedSuggestion(article=article, tag_id=pk) for pk in known]
    rows += [DismissedSuggestion(article=article, fold=folded) for folded in sorted(folds)]
    DismissedSuggestion.objects.bulk_create(rows, ignore_conflicts=True)
