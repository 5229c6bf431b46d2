"""Lines that depend on their neighbours: the questions of an interview, and dashes that make a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.text.manuscripts.labels import is_box_heading, is_keyed, read_label, read_signoff
from articles.text.manuscripts.lines import Line, is_heading
from articles.text.speech.speech_verbs import SPEECH
from articles.text.speech.tokens import DASHES

_AFTER_WORDS = re.compile(r"[,?!…»”\"]\s+(\w+)(?:\s+(\w+))?(?:\s+(\w+))?")
_WORD = re.compile(r"\w+")
# Verbs of answers alone, and words for the one who is asked.
_ANSWERING = frozenset(("svarer", "svarar", "svarte", "svara", "answers", "answered", "replies", "replied"))
_TO_SOMEBODY = frozenset(("du", "deg", "din", "ditt", "dine", "dere", "deres", "dykk", "dykkar", "you", "your"))
_CLOSING = "»”\"’')]"
NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")  # what opens a line of a numbered list
_LONGEST_QUESTION = 300
_LONGEST_ITEM = 60
_FEWEST_ANSWERED = 2  # questions in dashes before a text counts as an interview
_FEWEST_FACTS = 2  # under a name before they make a box
_FEWEST_PLAIN = 3  # questions without, which might be sub-headings


def has_dash(said: str) -> bool:
    """Does the line begin as speech does: a dash, or a hyphen before a space or a capital?"""
    return said[:1] in DASHES and (said[0] != "-" or said[1:2].isspace() or said[1:2].isupper())


def speaks(said: str) -> bool:
    """Does something like an attribution stand in the line: a verb of speech soon after a comma or a mark?"""
    return any(word and word.lower() in SPEECH for found in _AFTER_WORDS.finditer(said) for word in found.groups())


def _asks(said: str) -> bool:
    return said.rstrip(_CLOSING).endswith("?") and len(said) <= _LONGEST_QUESTION and not speaks(said)


def _is_put(said: str, answer: str) -> bool:
    """Is this a question to somebody, even where it is the only one: «Angrer du?», or one before «svarer han»?"""
    follows = {word for found in _AFTER_WORDS.finditer(answer) for word in found.groups() if word}
    return bool(follows & _ANSWERING or _TO_SOMEBODY & set(said.lower().replace("?", " ").split()))


def questions(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that an interviewer asks: each is answered by the line after it, and it happens again."""
    answered: list[int] = []
    sure = False
    plain: list[int] = []
    for at in range(1, len(lines) - 1):
        said, answer = lines[at].said, lines[at + 1].said
        if not _asks(said) or _asks(answer):
            continue
        if has_dash(answer):
            answered.append(at)
            sure = sure or _is_put(said, answer) and not lines[at - 1].said.endswith(":")
        elif not has_dash(said) and answer.endswith((".", "!")):
            plain.append(at)
    return frozenset(
        (answered if sure or len(answered) >= _FEWEST_ANSWERED else []) + (plain if len(plain) >= _FEWEST_PLAIN else [])
    )


def dashed_items(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines whose dashes make a list: several together that nobody says."""
    items: set[int] = set()
    fewest = 2 if any(line.mark in ("#", "##") for line in lines) else 3  # hyphens are bullets in Markdown
    for first, last in _dashed_runs(lines):
        run = [line.said for line in lines[first:last]]
        announced = first > 0 and (_announces(lines[first - 1].said) or heads_facts(lines, first - 1))
        announced = announced or _is_titled_box(lines, first - 1)
        terse = all(len(said) <= _LONGEST_ITEM and not said.endswith((".", "!", "?", "»", "”")) for said in run)
        if not any(speaks(said) for said in run) and (len(run) > 1 and announced or len(run) >= fewest and terse):
            items.update(range(first, last))
    return frozenset(items)


def numbered_items(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that count themselves, 1, 2, 3 …: a numbered list, where there are two or more."""
    items: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        found = NUMBER.match(line.said)
        number = int(found.group(1)) if found else 0
        if number != len(run) + 1:
            run = []
        if number == len(run) + 1:
            run.append(at)
            items.update(run if number > 1 else ())
    return frozenset(items)


def heads_facts(lines: Sequence[Line], at: int) -> bool:
    """Is the line a bare name over facts about whom it names: «Kari Nordmann», «Alder: 42», «Bosted: Bergen»?"""
    facts = [line.said for line in lines[at + 1 : at + 1 + _FEWEST_FACTS]]
    told = len(facts) == _FEWEST_FACTS and all(is_keyed(said) and not read_label(said, on_top=True) for said in facts)
    return told and "," not in lines[at].said and bool(read_signoff(lines[at].said))


def _announces(said: str) -> bool:
    return is_box_heading(said, of_points=True) or said.endswith(":") and not _leads_to_speech(said)


def _is_titled_box(lines: Sequence[Line], at: int) -> bool:
    """Does the line say what a box is about, under a line that says that it is one: «FAKTA», «Nasjonale prøver»?"""
    return at > 0 and is_box_heading(lines[at - 1].said, of_points=True) and is_heading(lines[at].said)


def _dashed_runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and has_dash(lines[last].said):
            last += 1
        if last > first:
            yield first, last
        first = last + 1


def _leads_to_speech(said: str) -> bool:
    return any(word.lower() in SPEECH for word in _WORD.findall(said)[-6:])
