"""The newsroom's notes: about a story, and to a colleague."""

from articles.models import Actor, Article, Note

MOST_MENTIONS = 20


def notes_about(article: Article) -> list[Note]:
    """All notes about a story: the open ones first, then those that are done, each in the order of time."""
    notes = list(article.notes.select_related("author", "done_by"))
    return sorted(notes, key=lambda note: note.done_at is not None)


def notes_to(user: Actor) -> list[Note]:
    """The newest open notes that mention `user`, about stories that the user may see."""
    notes = Note.objects.open().visible_to(user).filter(mentioned=user).select_related("author", "article")
    return list(notes.order_by("-at", "-pk")[:MOST_MENTIONS])
