"""«Dagen»: what the newsroom has to do, at a moment, of what one user may see. In eight queries, whatever there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Actor, Article, Quote, RelatedLink, Section, StoryEvent, is_on_desk, oversees

MOST, MOST_AHEAD, MOST_OF_ONE = 8, 24, 200
# What happens by itself at its hour has this long to happen before it is said to be late.
PATIENCE = timedelta(minutes=5)
Status = Article.Status
NOT_OUT = (Status.DRAFT, Status.REVIEW, Status.READY)


class Kind(StrEnum):
    """What is to happen to a story at a moment."""

    DUE = "due"
    PUBLISH = "publish"
    CHANGE = "change"
    UNPUBLISH = "unpublish"
    EMBARGO = "embargo"


class Name(StrEnum):
    """The lists of the day, by their names in addresses."""

    LATE = "late"
    AHEAD = "ahead"
    IN_REVIEW = "in_review"
    READY = "ready"
    PROBLEMS = "problems"
    OUT_TODAY = "out_today"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Event:
    """What is to happen, to which story, when."""

    at: datetime
    kind: Kind
    article: Article


@dataclass(frozen=True, slots=True)
class Some:
    """The first of a list, and whether there are more."""

    items: list
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day at a newsroom, by its own clock: `starts` and `ends` are its midnights, 23 to 25 hours apart.

    late        deadlines that have passed, and what should have happened by itself and has not; the oldest first
    ahead       deadlines, publications, planned changes, ends of publication and of embargoes, by the clock
    in_review   handed in and not read yet, the longest waiting first
    ready       read, and to be published
    problems    stories that readers have or are about to get, with quotes nobody says or links that lead nowhere
    out_today   what readers have got since midnight, the newest first
    mine        what the user made, handed in or was given, the last edited first
    """

    at: datetime
    starts: datetime
    ends: datetime
    late: Some  # of Event
    ahead: Some  # of Event
    in_review: Some  # of Article
    ready: Some
    problems: Some
    out_today: Some
    mine: Some

    @property
    def tomorrow_ends(self) -> datetime:
        return midnight(_date(self.ends) + timedelta(days=1))

    @property
    def by_day(self) -> list[tuple[str, list[Event]]]:
        """What is ahead, of today, tomorrow and later; a day on which nothing happens is left out."""
        days: dict[str, list[Event]] = {}
        for event in self.ahead.items:
            name = "today" if event.at < self.ends else "tomorrow" if event.at < self.tomorrow_ends else "later"
            days.setdefault(name, []).append(event)
        return list(days.items())


def _date(at: datetime) -> date:
    """The day of a moment by the newsroom's clock."""
    return timezone.localdate(at, timezone.get_default_timezone())


def midnight(day: date) -> datetime:
    """When a day begins by the newsroom's clock."""
    return datetime.combine(day, time.min, timezone.get_default_timezone()).astimezone(UTC)


def day_for(
    user: Actor,
    *,
    at: datetime | None = None,
    section: Section | None = None,
    person: AbstractBaseUser | None = None,
    whole: Name | None = None,
) -> Day:
    """The day of `user` at a moment (default now), of one section or one colleague where they are named.

    A story is a colleague's who made it, handed it in or was given it, as `Article.is_in_hands_of` has it. Drafts and
    plans are those of stories that are open to the user, and of a desk's own sections until another one is named; what
    is out today is what everybody may see. Each list has a most; the one that is wanted `whole` has a larger one.
    """
    at = at or timezone.now()
    starts, ends = midnight(_date(at)), midnight(_date(at) + timedelta(days=1))
    asked = (Q(section=section) if section else Q()) & (_hands(person) if person else Q())
    opened, out = (
        rows.filter(asked).select_related("section", "assigned_to", "created_by", "handed_in_by").defer("body", "lede")
        for rows in (Article.objects.open_to(user), Article.objects.published(at))
    )
    theirs = opened.in_hands_of(user) if has_own_sections(user) and not section else opened
    most = dict.fromkeys(Name, MOST) | {Name.AHEAD: MOST_AHEAD} | ({whole: MOST_OF_ONE} if whole else {})
    late, ahead = _events(theirs, at, most[Name.LATE], most[Name.AHEAD])
    return Day(
        at,
        starts,
        ends,
        late,
        ahead,
        in_review=_first(theirs.in_review().order_by("handed_in_at", "pk"), most[Name.IN_REVIEW]),
        ready=_first(theirs.filter(status=Status.READY).order_by("edited_at", "pk"), most[Name.READY]),
        problems=_first(_with_problems(theirs), most[Name.PROBLEMS]),
        out_today=_first(_out(out, starts, at), most[Name.OUT_TODAY]),
        mine=_first(opened.filter(_hands(user)).order_by("-edited_at", "-pk"), most[Name.MINE]),
    )


def has_own_sections(user: Actor) -> bool:
    """Whether the user's work is with some sections of the paper, though others' drafts may be open to him."""
    return not oversees(user) and is_on_desk(user)


def _hands(person: AbstractBaseUser) -> Q:
    return Q(created_by=person) | Q(assigned_to=person) | Q(handed_in_by=person)


def _first(rows: QuerySet, most: int) -> Some:
    found = list(rows[: most + 1])
    return Some(found[:most], len(found) > most)


def _events(rows: QuerySet, at: datetime, most_late: int, most_ahead: int) -> tuple[Some, Some]:
    """What is late and what is ahead: two questions for the moments, and one for their stories."""
    passed = at - PATIENCE
    live, draft = Q(status=Status.PUBLISHED), Q(status=Status.DRAFT)
    # Of what is late, that which became so last is least likely to be forgotten for good.
    late = _moments(
        rows,
        "-moment",
        (Kind.DUE, "due_at", draft & Q(due_at__lt=at)),
        (Kind.CHANGE, "update_at", live & Q(update_at__lt=passed)),
        (Kind.UNPUBLISH, "unpublish_at", live & Q(unpublish_at__lt=passed)),
    )[: most_late + 1]
    ahead = _moments(
        rows,
        "moment",
        (Kind.DUE, "due_at", draft & Q(due_at__gte=at)),
        (Kind.PUBLISH, "publish_at", live & Q(publish_at__gt=at)),
        (Kind.CHANGE, "update_at", live & Q(update_at__gte=passed)),
        (Kind.UNPUBLISH, "unpublish_at", live & Q(unpublish_at__gte=passed)),
        (Kind.EMBARGO, "embargo_until", Q(status__in=NOT_OUT, embargo_until__gt=at)),
    )[: most_ahead + 1]
    late, ahead = list(late), list(ahead)
    stories = rows.in_bulk({pk for pk, _moment, _kind in late + ahead})
    return (
        Some(_told(reversed(late[:most_late]), stories), len(late) > most_late),
        Some(_told(ahead[:most_ahead], stories), len(ahead) > most_ahead),
    )


def _moments(rows: QuerySet, order: str, *asked: tuple[Kind, str, Q]) -> QuerySet:
    """(id, moment, kind) of what is asked for, in one query."""
    first, *others = (
        rows.filter(which)
        .select_related(None)
        .order_by()
        .annotate(moment=F(field), kind=Value(kind.value))
        .values_list("pk", "moment", "kind")
        for kind, field, which in asked
    )
    return first.union(*others, all=True).order_by(order, "id", "kind")


def _told(moments: Iterable[tuple], stories: dict[int, Article]) -> list[Event]:
    # Somebody may have taken a story away between the questions.
    return [Event(moment, Kind(kind), stories[pk]) for pk, moment, kind in moments if pk in stories]


def _with_problems(rows: QuerySet) -> QuerySet:
    """Stories with `quotes_open`, `links_open` and the first of each; an old draft may lack what it likes."""
    quotes = Quote.objects.without_speaker()
    links = RelatedLink.objects.filter(story=None, address="")
    lacking = Q(pk__in=quotes.values("article")) | Q(pk__in=links.values("article"))
    near_readers = Q(status__in=(Status.REVIEW, Status.READY, Status.PUBLISHED))
    return (
        rows.filter(near_readers & lacking)
        .annotate(
            quotes_open=_of_story(quotes, Count("pk")),
            first_quote=Subquery(quotes.filter(article=OuterRef("pk")).order_by("order").values("ref")[:1]),
            links_open=_of_story(links, Count("pk")),
            first_link=_of_story(links, Min("order")),
        )
        .order_by(F("publish_at").desc(nulls_last=True), "-edited_at", "-pk")
    )


def _of_story(rows: QuerySet, told: Count | Min) -> Coalesce:
    of_one = rows.filter(article=OuterRef("pk")).order_by().values("article").annotate(told=told)
    return Coalesce(Subquery(of_one.values("told")), 0)


def _out(rows: QuerySet, starts: datetime, at: datetime) -> QuerySet:
    corrected = StoryEvent.objects.corrections().filter(article=OuterRef("pk"), at__lte=at)
    return rows.filter(publish_at__gte=starts).annotate(is_corrected=Exists(corrected)).newest_first()
