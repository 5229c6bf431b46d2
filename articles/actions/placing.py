"""Who may put a story into a section, and who may publish what he wrote alone."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles.actions.errors import ToldRefusal
from articles.models import SYSTEM, Actor, Article, AuditEntry, Revision, Section, can
from articles.text.drafts.draft import Draft


class ForeignSection(ToldRefusal):
    """The story would come into a section, or leave one, that is not the user's; it says so in a sentence."""


def refuse_foreign_section(by: Actor, draft: Draft, before: Draft | None = None, *, article: Article | None = None):
    """Raise ForeignSection where a save of `draft` over `before` moves the story where `by` may not move it."""
    was = before.get("section") if before else None
    if sentence := foreign_section(by, was, draft.get("section"), article=article):
        raise ForeignSection(sentence)


def foreign_section(by: Actor, was: int | None, becomes: int | None, *, article: Article | None = None) -> str:
    """Why `by` may not move a story from one section to another (ids, None for none); "" where that is right.

    Whoever does not publish proposes a section; where readers have seen the story, that is over.
    """
    if was == becomes:
        return ""
    if article and article.publish_at and not can(by, "publish", article):
        return _("Readers know the story in this section. Whoever publishes it can move it.")
    for pk in (was, becomes):
        if pk is not None and not can(by, "place", Section(pk=pk)):
            return _("“%(section)s” is not your section. Choose one of yours, or ask its desk.") % {
                "section": Section.objects.filter(pk=pk).values_list("name", flat=True).first() or pk
            }
    return ""


def what_keeps_back(article: Article, revision: Revision, by: Actor) -> dict[str, str]:
    """Why `by` may not publish this version: {"section" or "eyes": sentence}, empty where he may."""
    problems = {}
    if sentence := foreign_section(by, None, revision.content.get("section")):
        problems["section"] = sentence
    if lacks_colleague(article, by):
        problems["eyes"] = _(
            "Nobody publishes alone here: a colleague has to work on the story, mark it as ready, or publish it."
        )
    return problems


def lacks_colleague(article: Article, by: Actor) -> bool:
    """Whether the newsroom asks for four eyes, and what `by` would give readers has had two."""
    return settings.FOUR_EYES and by is not SYSTEM and is_alone(article, by)


def is_alone(article: Article, by: Actor) -> bool:
    """Whether nobody but `by` has worked on the story, or has found its newest version ready.

    Who puts topics or people right in many stories at once has read none of them.
    """
    written = article.revisions.kept().exclude(author=None).exclude(reason=Revision.Reason.NAMES)
    authors = set(written.order_by().values_list("author", flat=True).distinct())
    return authors == {by.pk} and not _has_been_read(article, by)


def _has_been_read(article: Article, by: Actor) -> bool:
    """Whether a colleague has marked this very version as ready."""
    if article.status != Article.Status.READY:
        return False
    marked = AuditEntry.objects.about(article).filter(action=AuditEntry.Action.READY).order_by("-at", "-pk").first()
    return bool(marked) and marked.user_id != by.pk and marked.details.get("version") == article.version
