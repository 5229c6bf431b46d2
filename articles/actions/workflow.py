"""A story's way over the desk: handed in, sent back, marked as ready; who has it, and when it is due.

Every step is one transaction, locks the row, and done twice is done once. A step that the story's state does not allow
raises WrongState with a sentence: a colleague may have been first.
"""

from copy import copy
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.audit import write_down
from articles.actions.errors import NotAllowed, WrongColleague, WrongState
from articles.actions.notes import add_note
from articles.actions.save import lock
from articles.models import Actor, Article, AuditEntry, Note, author_of, can

Status, Action = Article.Status, AuditEntry.Action
User = AbstractBaseUser


@transaction.atomic
def hand_in(
    article: Article, *, by: Actor, note: str = "", to: User | None = None, at: datetime | None = None
) -> Article:
    """Let the newest draft be read by whoever publishes the story, or by `to`, who can.

    A draft is in review from now on. What readers have, or had, stays as it is for them; only its changes wait.
    Returns the row. Raises NotAllowed, WrongState, WrongColleague, UnknownColleague.
    """
    at = at or timezone.now()
    article = _locked(article, by, "change")
    if article.status == Status.READY:
        raise WrongState(_("The story has been read, and is marked as ready."))
    if to and not _could(to, "publish", article):
        raise WrongColleague(_("%(who)s may not publish this story. Choose somebody else.") % {"who": _name(to)})
    if article.is_in_review:
        _say(article, note, by=by, to=to, at=at, is_again=True)
        return article
    if article.status == Status.PUBLISHED and not article.has_unpublished_changes:
        raise WrongState(_("Readers have or get all that is written here. There is nothing to hand in."))
    article.handed_in_at, article.handed_in_by, article.assigned_to = at, author_of(by), to
    if article.status == Status.DRAFT:
        article.status = Status.REVIEW
    _keep(article)
    said = _say(article, note, by=by, to=to, at=at)
    write_down(Action.HANDED_IN, article, by=by, at=at, **_about(to, said))
    return article


@transaction.atomic
def send_back(article: Article, *, by: Actor, note: str, at: datetime | None = None) -> Article:
    """Give the story back to who handed it in, with what is left to do.

    Returns the row. Raises NotAllowed, WrongState, UnknownColleague, ValueError for a note that says nothing.
    """
    at = at or timezone.now()
    article = _locked(article, by, "publish")
    if not note.strip():
        raise ValueError("who gets a story back is told why")
    if article.status != Status.READY and not article.is_in_review:
        if _is_said(article, note, by):
            return article
        raise WrongState(_("The story is not handed in any more, so it cannot be sent back."))
    writers = (article.handed_in_by, article.created_by)
    to = next((writer for writer in writers if writer and writer.is_active), None)
    article.handed_in_at, article.handed_in_by, article.assigned_to = None, None, to
    if article.status in (Status.REVIEW, Status.READY):
        article.status = Status.DRAFT
    _keep(article)
    said = _say(article, note, by=by, to=to, at=at)
    write_down(Action.SENT_BACK, article, by=by, at=at, **_about(to, said))
    return article


@transaction.atomic
def mark_ready(article: Article, *, by: Actor, note: str = "", at: datetime | None = None) -> Article:
    """Note that the story has been read and can go out. Who handed it in stays written down.

    Where it is ready already, a colleague's reading is written down beside, and one's own of a newer version.
    Returns the row. Raises NotAllowed, WrongState, UnknownColleague.
    """
    at = at or timezone.now()
    article = _locked(article, by, "publish")
    if article.status == Status.PUBLISHED:
        raise WrongState(_("The story is published or planned already. Publish the changes, or plan them."))
    if article.status == Status.WITHDRAWN:
        raise WrongState(_("The story was withdrawn. It goes out by being published again."))
    to, is_again = article.handed_in_by, article.status == Status.READY and has_found_ready(by, article)
    if not is_again:
        article.status = Status.READY
        _keep(article)
    said = _say(article, note, by=by, to=to, at=at, is_again=is_again)
    if not is_again:
        write_down(Action.READY, article, by=by, at=at, version=article.version, **_about(None, said))
    return article


def has_found_ready(user: Actor, article: Article) -> bool:
    """Whether this user was the last to mark the story as ready, as it stands now."""
    marked = AuditEntry.objects.about(article).filter(action=Action.READY).order_by("-at", "-pk").first()
    read = (marked.user_id, marked.details.get("version")) if marked else None
    return read == (getattr(user, "pk", None), article.version)


@transaction.atomic
def assign(article: Article, to: User | None, *, by: Actor, note: str = "", at: datetime | None = None) -> Article:
    """Let a colleague have the story, or nobody. Whoever may change it may take it on, and leave it again.

    Returns the row. Raises NotAllowed, WrongState, WrongColleague, UnknownColleague.
    """
    at = at or timezone.now()
    had = lock(article).assigned_to
    is_own = by is not None and {had, to} <= {by, None}
    article = _locked(article, by, "change" if is_own else "publish")
    is_again = had == to
    if not is_again:
        if to and not _could(to, "change", article):
            raise WrongColleague(_("%(who)s could not work on this story. Choose somebody else.") % {"who": _name(to)})
        article.assigned_to = to
        _keep(article)
    said = _say(article, note, by=by, to=to, at=at, is_again=is_again)
    if not is_again:
        write_down(Action.ASSIGNED, article, by=by, at=at, **_about(to, said))
    return article


@transaction.atomic
def set_due(article: Article, due_at: datetime | None, *, by: Actor, at: datetime | None = None) -> Article:
    """Set when the desk wants the story, None for no deadline. Returns the row. Raises NotAllowed, WrongState."""
    article = _locked(article, by, "publish")
    if article.due_at != due_at:
        article.due_at = due_at
        _keep(article)
        due = due_at.isoformat() if due_at else ""
        write_down(Action.DUE, article, by=by, at=at or timezone.now(), due=due)
    return article


def _locked(article: Article, by: Actor, action: str) -> Article:
    article = lock(article)
    if not can(by, action, article):
        raise NotAllowed
    if article.binned_at:
        raise WrongState(_("The story was deleted meanwhile. It lies in the bin."))
    return article


def _keep(article: Article) -> None:
    article.save(update_fields=["status", "assigned_to", "due_at", "handed_in_at", "handed_in_by"])


def _could(user: User, action: str, article: Article) -> bool:
    """Whether `user` may do it once the story is his."""
    his = copy(article)
    his.assigned_to = user
    return can(user, action, his)


def _say(
    article: Article, note: str, *, by: Actor, to: User | None, at: datetime, is_again: bool = False
) -> Note | None:
    """Write the note, which the receiver finds on his first page; one that came twice is written once."""
    if not note.strip() or (is_again and _is_said(article, note, by)):
        return None
    reader = to if to and to != author_of(by) and can(to, "open", article) else None
    return add_note(article, note, by=by, to=reader, at=at)


def _is_said(article: Article, note: str, by: Actor) -> bool:
    """Whether this is what `by` last noted about the story."""
    last = article.notes.filter(author=author_of(by)).order_by("-at", "-pk").first()
    return last is not None and last.text == note.strip()


def _about(to: User | None, note: Note | None) -> dict:
    """For the audit trail: whom the story went to, and which note went with it."""
    told = {"to": to.pk, "to_name": _name(to)} if to else {}
    return told | ({"note": note.pk} if note else {})


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
