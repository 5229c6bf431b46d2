"""The lines of «Dagen»: each list of the day (articles/queries/day.py) as what is shown of its stories."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin.day import words
from articles.admin.wording import clock, who
from articles.models import Actor, Article, can
from articles.queries.day import Day, Event, Kind, Name, Some

HEADINGS = {
    Name.LATE: gettext_lazy("Late"),
    Name.AHEAD: gettext_lazy("Ahead"),
    Name.IN_REVIEW: gettext_lazy("To be read"),
    Name.READY: pgettext_lazy("stories", "Ready"),
    Name.PROBLEMS: gettext_lazy("With problems"),
    Name.OUT_TODAY: gettext_lazy("Published today"),
    Name.MINE: gettext_lazy("My stories"),
}
EMPTY = {
    Name.LATE: gettext_lazy("Nothing is late."),
    Name.AHEAD: gettext_lazy("No deadlines and no plans."),
    Name.IN_REVIEW: gettext_lazy("No story waits to be read."),
    Name.READY: gettext_lazy("No story waits to be published."),
    Name.PROBLEMS: gettext_lazy("Every quote has a speaker, and every related link leads somewhere."),
    Name.OUT_TODAY: gettext_lazy("Nothing has been published yet today."),
    Name.MINE: gettext_lazy("You have no stories yet."),
}
DAYS = {"today": gettext_lazy("Today"), "tomorrow": gettext_lazy("Tomorrow"), "later": gettext_lazy("Later")}


@dataclass(frozen=True, slots=True)
class Line:
    """A story in a list: what is `said` of it, and `marks`, each a sentence and the place it leads to, if any."""

    article: Article
    address: str
    said: str = ""
    who: str = ""
    at: datetime | None = None
    clock: str = ""  # "" where what is said tells the moment
    which: str = ""  # «vintertid», where the clock shows the hour twice
    day: str = ""  # of a moment on another day than its list's
    marks: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Box:
    """A list with its heading; `groups` are its lines, those of the time line by their day."""

    name: Name
    groups: list[tuple[str, list[Line]]]
    has_more: bool

    @property
    def heading(self) -> str:
        return HEADINGS[self.name]

    @property
    def empty(self) -> str:
        return EMPTY[self.name]

    @property
    def count(self) -> str:
        return f"{sum(len(lines) for _heading, lines in self.groups)}{'+' if self.has_more else ''}"


def boxes_of(day: Day, user: Actor) -> dict[str, Box]:
    """Every list of the day, by its name."""
    return Lines(day, user).boxes()


class Lines:
    """The lines of one day, as one user may see them."""

    def __init__(self, day: Day, user: Actor):
        self.day, self.user = day, user
        self.today = timezone.localdate(day.starts)

    def boxes(self) -> dict[str, Box]:
        day = self.day
        ahead = [(str(DAYS[name]), [self.ahead(event) for event in events]) for name, events in day.by_day]
        boxes = [
            self._box(Name.LATE, day.late, self.late),
            Box(Name.AHEAD, ahead, day.ahead.has_more),
            self._box(Name.IN_REVIEW, day.in_review, self.in_review),
            self._box(Name.READY, day.ready, self.ready),
            self._box(Name.PROBLEMS, day.problems, self.problem),
            self._box(Name.OUT_TODAY, day.out_today, self.out_today),
            self._box(Name.MINE, day.mine, self.mine),
        ]
        return {box.name.value: box for box in boxes}

    def _box(self, name: Name, some: Some, line: Callable[..., Line]) -> Box:
        return Box(name, [("", [line(item) for item in some.items])] if some.items else [], some.has_more)

    def _line(self, article: Article, said: str, **more) -> Line:
        # Who may not open a story is told what readers are, and is led to what they have.
        is_open = can(self.user, "open", article)
        address = reverse("admin:articles_article_change", args=[article.pk]) if is_open else article.get_absolute_url()
        has_it = who(article.assigned_to or article.created_by) if is_open else ""
        return Line(article, address, said, **{"who": has_it} | more)

    def late(self, event: Event) -> Line:
        return self._line(event.article, words.late(event, self.today), who=self._who(event), at=event.at)

    def ahead(self, event: Event) -> Line:
        on = timezone.localdate(event.at)
        on = words.short_date(on, self.today) if event.at >= self.day.tomorrow_ends else ""
        hour, _space, which = clock(event.at).partition(" ")
        said = words.to_happen(event)
        line = self._line(event.article, said, who=self._who(event), at=event.at, clock=hour, which=which, day=on)
        if event.kind == Kind.PUBLISH and event.article.has_unpublished_changes:
            line.marks.append((_("goes out without its newest changes"), line.address))
        return line

    def _who(self, event: Event) -> str:
        return who(event.article.assigned_to or event.article.created_by) or _("nobody has it")

    def in_review(self, article: Article) -> Line:
        return self._line(article, words.handed_in(article, self.today), who="")

    def ready(self, article: Article) -> Line:
        return self._line(article, words.ready(article, self.day.at, self.today))

    def problem(self, article: Article) -> Line:
        line = self._line(article, words.state(article, self.day.at, self.today))
        if article.quotes_open:
            place = f"{line.address}#id_quotes-{article.first_quote}-speaker"
            line.marks.append((words.quotes_open(article.quotes_open), place))
        if article.links_open:
            place = f"{line.address}#id_related-{article.first_link}-address"
            line.marks.append((words.links_open(article.links_open), place))
        return line

    def out_today(self, article: Article) -> Line:
        said = words.updated(article, self.today) if article.updated_at else ""
        line = self._line(article, said, at=article.publish_at, clock=clock(article.publish_at))
        if article.is_corrected:
            line.marks.append((_("corrected"), ""))
        return line

    def mine(self, article: Article) -> Line:
        return self._line(article, words.state(article, self.day.at, self.today), who=self._anothers(article))

    def _anothers(self, article: Article) -> str:
        """Who else has what is mine."""
        other = article.assigned_to or article.created_by
        return "" if other == self.user else who(other)
