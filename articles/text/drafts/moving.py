"""Drafts name topics and people by number; two that were put together are one, and may be two again.

A draft that was written is never changed. So whoever reads one follows the numbers to what they stand for now.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from articles.text.drafts.draft import Draft

T = TypeVar("T", bound=Hashable)


def moved(draft: Draft, tags: Mapping[int, int], people: Mapping[int, int]) -> Draft:
    """The draft with each number that stands in `tags` or `people` led on to what it stands for now.

    What a list then names twice it names once, in the first of both places.
    """
    if not tags and not people:
        return draft
    credited = dict.fromkeys((people.get(c["person"], c["person"]), c["role"]) for c in draft["credits"])
    return draft | {
        "tags": list(dict.fromkeys(tags.get(pk, pk) for pk in draft["tags"])),
        "credits": [{"person": person, "role": role} for person, role in credited],
        "quotes": {
            ref: facts | {"speaker": people.get(facts.get("speaker"), facts.get("speaker"))}
            for ref, facts in draft["quotes"].items()
        },
    }


def parted(now: Sequence[T], before: Sequence[T], old: T, into: T) -> list[T]:
    """The list `now`, where `old` was put together with `into`, with both told apart again as they were in `before`.

    Where nobody has touched the list since, the answer is `before`. Else it goes on from there: what somebody took
    away stays away, what was added or moved stays so. A list that never had `old` keeps `into`.
    """
    if old not in before or old in now or into not in now:
        return list(now)
    place = now.index(into)
    if into not in before:
        return [*now[:place], old, *now[place + 1 :]]
    first, second = sorted((old, into), key=before.index)
    found = [*now[:place], first, *now[place + 1 :]]
    earlier = [found.index(each) for each in before[: before.index(second)] if each in found]
    at = max(earlier, default=-1) + 1
    return [*found[:at], second, *found[at:]]


def tags_parted(now: Draft, before: Draft, old: int, into: int) -> Draft:
    """The draft with a topic taken out of another again, where the draft `before` both were put together had it."""
    return now | {"tags": parted(now["tags"], before["tags"], old, into)}


def people_parted(now: Draft, before: Draft, old: int, into: int) -> Draft:
    """The draft with a person taken out of another again: in the byline role by role, and quote by quote."""
    byline, was = (_pairs(draft) for draft in (now, before))
    for role in dict.fromkeys(role for person, role in was if person == old):
        byline = parted(byline, was, (old, role), (into, role))
    quotes = {
        ref: facts | ({"speaker": old} if _was_said_by(old, ref, before) and facts.get("speaker") == into else {})
        for ref, facts in now["quotes"].items()
    }
    return now | {"credits": [{"person": person, "role": role} for person, role in byline], "quotes": quotes}


Parting = Callable[[Draft, Draft, int, int], Draft]


def _pairs(draft: Draft) -> list[tuple[int, str]]:
    return [(credit["person"], credit["role"]) for credit in draft["credits"]]


def _was_said_by(person: int, ref: str, draft: Draft) -> bool:
    return draft["quotes"].get(ref, {}).get("speaker") == person
