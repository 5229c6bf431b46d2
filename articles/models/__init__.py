"""The nouns. Outsiders write `from articles.models import Article`, never a deeper path.

Inside, dependencies run one way: fields and rights, then section, person, source, tag, redirect, then article, then
what belongs to a story (credit, revision, quote, related_link, presence, preview_link, note, story_event,
dismissed_suggestion, merge). The audit trail (audit_entry) depends on nothing.
"""

from articles.models.article import Article
from articles.models.article_queryset import ArticleQuerySet
from articles.models.audit_entry import AuditEntry
from articles.models.credit import Credit
from articles.models.dismissed_suggestion import DismissedSuggestion
from articles.models.merge import Merge, MergedUse
from articles.models.note import Note
from articles.models.person import Person
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink
from articles.models.quote import Quote
from articles.models.redirect import Redirect, followed
from articles.models.related_link import RelatedLink
from articles.models.revision import Revision
from articles.models.rights import SYSTEM, Actor, author_of, can, is_on_desk, oversees
from articles.models.section import Section, SectionEditor
from articles.models.source import Source
from articles.models.story_event import StoryEvent
from articles.models.tag import Tag, TagAlias, TaggedArticle, known_topics

__all__ = [
    "SYSTEM",
    "Actor",
    "Article",
    "ArticleQuerySet",
    "AuditEntry",
    "Credit",
    "DismissedSuggestion",
    "Merge",
    "MergedUse",
    "Note",
    "Person",
    "Presence",
    "PreviewLink",
    "Quote",
    "Redirect",
    "RelatedLink",
    "Revision",
    "Section",
    "SectionEditor",
    "Source",
    "StoryEvent",
    "Tag",
    "TagAlias",
    "TaggedArticle",
    "author_of",
    "can",
    "followed",
    "is_on_desk",
    "known_topics",
    "oversees",
]
