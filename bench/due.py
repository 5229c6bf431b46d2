"""Stories come due while runners are killed: `python bench/due.py --due 2000 --runners 4 --kills 40 --database sqlite`.

A third go out for the first time, a third get planned changes, a third end; they come due in waves. So many runners of
`manage.py publish_due` start over and over, and one of them is killed (SIGKILL) at random. One story more is poisoned:
what it is to change to is broken, and every run meets it first. When the kills are over, all runners run once more to
their end. Then it is counted, from the audit trail, what readers were told, and the rows:

- twice: what happens once was written down or told more than once,
- missed: it was not, or the row is not as it should be,
- late: a reader's question (`published()`, asked all the time) had a story that was not to be there yet or any more, or
  lacked one whose moment had come; or a change was not out when the runners came to their first end undisturbed. How
  long changes took is told too: it says how fast the machine is.

The poisoned story is none of those that are due. Exit status 1 unless all three are none, the poisoned story was met
and is still due, and somebody was killed at work: else nothing was shown.
"""

import argparse
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

from server import ROOT, Newsroom

WAVES = 10
KINDS = ("first", "change", "end")


class Runner(threading.Thread):
    """One `manage.py publish_due` after another, until told to end; then a last one, which nobody kills."""

    def __init__(self) -> None:
        super().__init__()
        self.process: subprocess.Popen | None = None
        self.is_ending = threading.Event()
        self.has_met_poison = False

    def run(self) -> None:
        while not self.is_ending.is_set():
            self._run_once()

    def _run_once(self) -> None:
        command = [sys.executable, "manage.py", "publish_due"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        _out, errors = self.process.communicate()
        self.has_met_poison |= "KeyError" in errors
        if self.process.returncode not in (0, -signal.SIGKILL):
            print(errors[-2000:], file=sys.stderr)

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()


class Watcher(threading.Thread):
    """A reader who asks all the time which stories are out; notes what is wrong, and when each change was out."""

    def __init__(self, stories: dict[str, dict[int, datetime]]) -> None:
        super().__init__()
        self.stories = stories
        self.wrong: set[int] = set()
        self.out: dict[int, timedelta] = {}
        self.questions, self.is_work_left = 0, False
        self.started = datetime.now(UTC)
        self.is_ending = threading.Event()

    def run(self) -> None:
        from django.db import connection

        while not self.is_ending.wait(0.2):
            self.look()
        self.look()
        connection.close()

    def look(self) -> None:
        from articles.models import Article

        at = datetime.now(UTC)
        seen = set(Article.objects.published(at).values_list("pk", flat=True))
        self.wrong |= {pk for pk, moment in self.stories["first"].items() if (moment <= at) != (pk in seen)}
        self.wrong |= {pk for pk, moment in self.stories["end"].items() if (moment > at) != (pk in seen)}
        waiting = set(Article.objects.filter(update_at__isnull=False).values_list("pk", flat=True))
        for pk in self.stories["change"].keys() - waiting - self.out.keys():
            self.out[pk] = datetime.now(UTC) - max(self.stories["change"][pk], self.started)
        self.is_work_left = Article.objects.due(at).count() > 1  # the poisoned one is always due
        self.questions += 1


def make_stories(count: int, begin: datetime, spread: timedelta) -> dict[str, dict[int, datetime]]:
    """So many stories by the newsroom's own actions: {kind: {id: its moment}}, and one "poison"."""
    from django.db import transaction

    from articles.models import Revision, Section

    section, before = Section.objects.create(name="Utenriks", slug="utenriks"), datetime.now(UTC) - timedelta(hours=1)
    stories: dict[str, dict[int, datetime]] = {kind: {} for kind in (*KINDS, "poison")}
    for some in batched(range(count), 50):
        with transaction.atomic():  # not all in one: PostgreSQL is slow with as many savepoints
            for number in some:
                moment = begin + (number % WAVES) * spread / WAVES
                kind = KINDS[number % len(KINDS)]
                stories[kind][make_story(kind, number, section, before, moment)] = moment
    poisoned = make_story("change", count, section, before, before + timedelta(minutes=1))
    Revision.objects.filter(article=poisoned, number=2).update(content={"broken": True})
    stories["poison"][poisoned] = before
    return stories


def batched(numbers: range, size: int) -> list[range]:
    return [numbers[at : at + size] for at in range(0, len(numbers), size)]


def make_story(kind: str, number: int, section, before: datetime, moment: datetime) -> int:
    from articles.actions.ending import plan_end
    from articles.actions.publish import plan_update, publish_article
    from articles.actions.save import save_draft, start_article
    from articles.actions.telling import Told
    from articles.models import SYSTEM
    from articles.text.drafts.draft import new_draft

    draft = new_draft(headline=f"Sak {number}", lede="Ingress.", body="<p>Teksten.</p>", section=section.pk)
    article = start_article(draft, by=SYSTEM, at=before)
    article = publish_article(article, by=SYSTEM, at=before, publish_at=moment if kind == "first" else None)
    if kind == "change":
        save_draft(article, draft | {"headline": f"Ny sak {number}"}, by=SYSTEM, base=1, at=before)
        plan_update(article, by=SYSTEM, at=before, update_at=moment, told=Told(news="Noe er nytt"))
    if kind == "end":
        plan_end(article, moment, by=SYSTEM, at=before)
    return article.pk


def kill_at_random(runners: list[Runner], watcher: Watcher, kills: int) -> int:
    """Kill one of them after another; how many were killed while there was work."""
    moments, at_work = random.Random(2026), 0
    for _number in range(kills):
        time.sleep(moments.uniform(0.2, 1.2))
        moments.choice(runners).kill()
        at_work += watcher.is_work_left
    return at_work


def end_undisturbed(runners: list[Runner]) -> None:
    """Let every runner come to its end, and all run once more from beginning to end."""
    for runner in runners:
        runner.is_ending.set()
    for runner in runners:
        runner.join()
    last = [threading.Thread(target=runner._run_once) for runner in runners]
    for thread in last:
        thread.start()
    for thread in last:
        thread.join()


def count(stories: dict[str, dict[int, datetime]]) -> tuple[set[int], set[int]]:
    """The stories to which it happened twice, and those to which it did not happen."""
    from collections import Counter

    from articles.models import Article, AuditEntry, StoryEvent

    action, kind = AuditEntry.Action, StoryEvent.Kind
    written = {"first": action.WENT_OUT, "change": action.CHANGES_WENT_OUT, "end": action.TAKEN_DOWN}
    told = {"first": None, "change": kind.UPDATED, "end": kind.PUBLISHED}
    twice, missed = set(), set()
    for name in KINDS:
        entries = Counter(map(int, AuditEntry.objects.filter(action=written[name]).values_list("object_id", flat=True)))
        events = Counter(StoryEvent.objects.filter(kind=told[name]).values_list("article_id", flat=True))
        rows = Article.objects.in_bulk(stories[name])
        for pk, moment in stories[name].items():
            happened = [entries[pk], *([events[pk]] if told[name] else [])]
            twice |= {pk} if max(happened) > 1 else set()
            missed |= {pk} if min(happened) < 1 or not is_as_it_should_be(name, rows[pk], moment) else set()
    return twice, missed


def is_as_it_should_be(kind: str, row, moment: datetime) -> bool:
    if kind == "first":
        return row.status == "published" and row.publish_at == moment and row.went_out_at is not None
    if kind == "change":
        return row.headline.startswith("Ny sak") and row.update_at is None and row.updated_at == moment
    return row.status == "withdrawn" and row.unpublish_at is None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--due", type=int, default=2000)
    parser.add_argument("--runners", type=int, default=4)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    options = parser.parse_args()
    with Newsroom(options.database):
        from articles.models import Article

        # Time to make them before the first is due, and time for every kill before the last is.
        begin = datetime.now(UTC) + timedelta(seconds=10 + options.due * 0.05)
        stories = make_stories(options.due, begin, timedelta(seconds=options.kills * 0.7))
        time.sleep(max(0, (begin - datetime.now(UTC)).total_seconds() - 2))
        watcher, runners = Watcher(stories), [Runner() for _number in range(options.runners)]
        for thread in (watcher, *runners):
            thread.start()
        at_work = kill_at_random(runners, watcher, options.kills)
        while datetime.now(UTC) < begin + timedelta(seconds=options.kills * 0.7):
            time.sleep(0.1)
        end_undisturbed(runners)
        watcher.is_ending.set()
        watcher.join()
        twice, missed = count(stories)
        late = watcher.wrong | stories["change"].keys() - watcher.out.keys()
        poison = Article.objects.due().filter(pk__in=stories["poison"]).count()
        waits = sorted(waited.total_seconds() for waited in watcher.out.values())
    met = sum(runner.has_met_poison for runner in runners)
    print(f"kills={options.kills}, {at_work} of them at work; readers asked {watcher.questions} times")
    print(f"poisoned={poison}, met by {met} runners")
    print(f"changes were out after {waits[len(waits) // 2]:.1f} s (median), {waits[-1]:.1f} s (slowest)")
    print(f"due={sum(len(stories[kind]) for kind in KINDS)} twice={len(twice)} missed={len(missed)} late={len(late)}")
    is_shown = met and poison == 1 and (at_work or not options.kills)
    sys.exit(1 if twice or missed or late or not is_shown else 0)


if __name__ == "__main__":
    main()
