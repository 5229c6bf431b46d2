"""The topics as a vocabulary, made once for each state that they are in, and what a text suggests by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max, Model, Sum

from articles.models import Actor, Article, DismissedSuggestion, Tag, TagAlias
from articles.text.folding import fold
from articles.text.tag_suggestions import FoundTag, NewName, suggest_tags
from articles.text.vocabulary import Term, Vocabulary

MOST_TAGS = 8
MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class SuggestedTag:
    """A topic that a story's text suggests, as it is called now, and where the text names it."""

    tag: Tag
    found: FoundTag


@dataclass(frozen=True, slots=True)
class SuggestedTags:
    """What is offered to somebody for a story, the weightiest first: topics, and names that are none yet."""

    tags: list[SuggestedTag]
    names: list[NewName]


def vocabulary() -> Vocabulary:
    """The names and aliases of all topics, as they are now: two short queries where nothing has changed."""
    return _vocabulary((_state(Tag), _state(TagAlias)))


@lru_cache(maxsize=1)
def _vocabulary(_of: tuple) -> Vocabulary:
    names = Tag.objects.order_by("pk").values_list("pk", "name", "kind")
    aliases = TagAlias.objects.order_by("pk").values_list("tag_id", "name", "tag__kind")
    rows = [row for each in (names, aliases) for row in each.iterator()]
    return Vocabulary(Term(pk, name, kind == Tag.Kind.SUBJECT, kind == Tag.Kind.PERSON) for pk, name, kind in rows)


def _state(model: type[Model]) -> tuple:
    return tuple(model.objects.aggregate(Count("pk"), Max("pk"), Sum("stamp")).values())


def suggested_tags(
    texts: Mapping[str, str], user: Actor, *, article: Article | None = None, on_story: frozenset[str] = frozenset()
) -> SuggestedTags:
    """What the text of a story (plain, by part) suggests to this user: not what is on it (folded names), nor what
    somebody has dismissed for it. In a known number of queries.
    """
    found = suggest_tags(texts, vocabulary())
    no_tags, no_names = dismissed(article) if article else (set(), set())
    offered = Tag.objects.offered_to(user).in_bulk({each.tag for each in found.tags} - no_tags)
    tags = [SuggestedTag(offered[each.tag], each) for each in found.tags if each.tag in offered]
    shown = [each for each in tags if each.tag.fold not in on_story | no_names]
    names = [each for each in found.names if fold(each.name) not in on_story | no_names]
    return SuggestedTags(shown[:MOST_TAGS], names[:MOST_NAMES])


def dismissed(article: Article) -> tuple[set[int], set[str]]:
    """The topics (ids) and the folded names that nobody wants suggested for this story any more."""
    rows = DismissedSuggestion.objects.filter(article=article).values_list("tag_id", "fold")
    return {tag for tag, _fold in rows if tag}, {folded for tag, folded in rows if not tag}
