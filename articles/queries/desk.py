"""The desk's questions: whom a story can go to, and which step brought it where it is."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from articles.models import Article, AuditEntry

BACKEND = "django.contrib.auth.backends.ModelBackend"
Action = AuditEntry.Action
STEPS = (Action.HANDED_IN, Action.SENT_BACK, Action.READY)
# With these a story leaves the desk (articles/actions/publish.py): what was said before is over.
DECIDED = (
    *(Action.PUBLISHED, Action.CHANGED_LIVE, Action.PLANNED, Action.CHANGES_PLANNED),
    *(Action.PLAN_DROPPED, Action.WITHDRAWN),
)


def colleagues(article: Article | None, action: str) -> QuerySet:
    """Who could do `action` (change, publish) to the story, or to a new one, once it is his, by name.

    The twin of what articles/actions/workflow.py asks of one colleague; one query, however many there are.
    """
    found = _holding(action).filter(is_staff=True).order_by("first_name", "last_name", "username")
    section = article.section_id if article else None
    if section is None:
        return found
    everywhere, on_desk = (_holding(right).values("pk") for right in ("oversee", "desk"))
    within = get_user_model().objects.filter(edited_sections=section).values("pk")
    return found.filter(Q(pk__in=everywhere) | ~Q(pk__in=on_desk) | Q(pk__in=within))


def _holding(right: str) -> QuerySet:
    return get_user_model().objects.with_perm(f"articles.{right}_article", backend=BACKEND)


def last_step(article: Article) -> AuditEntry | None:
    """What was last done to the story on its way over the desk, until it left that; its details may name a note."""
    done = AuditEntry.objects.about(article).filter(action__in=(*STEPS, *DECIDED)).order_by("-at", "-pk").first()
    return done if done and done.action in STEPS else None
