"""What a story's text suggests for its topics, to somebody who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Actor, Article, DismissedSuggestion, Tag, known_topics
from articles.text.folding import fold
from articles.text.topics.suggestions import FoundTag, NewName, suggest_tags

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


def suggested_tags(
    texts: Mapping[str, str], user: Actor, *, article: Article | None = None, on_story: frozenset[str] = frozenset()
) -> SuggestedTags:
    """What the text of a story (plain, by part) suggests to this user: not what is on it (folded names), nor what
    somebody has dismissed for it. In a known number of queries.
    """
    found = suggest_tags(texts, known_topics())
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
