"""What stands in a mail around the story that it brings: the greeting, what is said to the desk, the farewell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.text.manuscripts.dress import BULLET
from articles.text.manuscripts.interviews import has_dash
from articles.text.manuscripts.labels import is_box_heading, read_byline, read_label, read_signature, read_signoff
from articles.text.manuscripts.lines import Line, is_heading, is_prose
from articles.text.speech.given_names import MEN, WOMEN

_LONGEST_GREETING = 40  # signs
_LONGEST_NOTE = 300
_LONGEST_SIGNED = 80
_MOST_NOTES = 3  # paragraphs
_MOST_SIGNED = 12  # lines


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GREETING = re.compile(
    r"(hei(?:sann)?|hallo|god ?(?:morgen|dag|kveld)|goddag|hi|hello|good (?:morning|afternoon|evening)"
    r"|kjære|dear)\b[ ,]*((?:[^\W\d][\w.'’-]*[ ,/&]*){0,5}?)\s*[,!.:–-]*",
    re.IGNORECASE,
)
_DESK = _words(
    """
    alle sammen dere dykk folkens folk desk desken vakt vakta vaktsjef redaksjon redaksjonen redaktør og igjen kollega
    kolleger kollegaer all everyone everybody team colleagues editor editors there again sir madam or and
    """
)
_DISTANT = frozenset({"kjære", "dear"})  # in headlines, too, before a name: «Kjære Kari»
_STORY = (
    r"(?:sak|sak[ea]n?|tekst(?:en)?|manus(?:et)?|artikkel(?:en)?|kronikk(?:en)?|innlegg(?:et)?|leserbrev(?:et)?"
    r"|reportasj[ea]n?|intervju(?:et)?|melding(?:a|en)?|story|piece|article|copy|text|column|draft|interview"
    r"|press release)"
)
_BRINGS = re.compile(
    rf"(?:her (?:kommer|kjem|er|har du|har dere|har de|følger|følgjer)\b|vedlagt\b|legger ved\b|sender (?:deg|dere)?\b"
    rf"|here(?: is|['’]s| are| comes)\b|please find\b|(?:i(?:['’]m| am)? )?attach(?:ed|ing)\b)[^.!?]*\b{_STORY}\b",
    re.IGNORECASE,
)
_TO_DESK = re.compile(r"(?i:\b(?:du|deg|dere|dykk|meg|jeg|eg|me|my|you|your|nedenfor|below|attached|vedlagt)\b)|\bI\b")
_FAREWELL = re.compile(
    r"(?:(?:med )?(?:vennlig|venleg|vennleg|beste?|mange|god)?\s*(?:hilsen|helsing|helsning)|mvh|m\.?v\.?h|vh|bh"
    r"|takk(?: på forhånd)?|på forhånd takk|god helg|ha det"
    r"|(?:kind |best |warm |many )?regards|best(?: wishes)?|all the best|many thanks|thanks|thank you|cheers"
    r"|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?)"
    r"(?=\s*[,.!]?\s*$|[,.!]?\s+(?:(?:fra|frå|from)\s+)?(?P<who>[A-ZÆØÅ].*)$)",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(r"(?:sendt fr[aå]|sent from|get outlook)\b", re.IGNORECASE)


def outside(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are said to the desk, on top and at the end; the name that signs is not among them."""
    first = 0
    while first < len(lines) and _is_label(lines[first].said):
        first += 1
    head = _head(lines, first)
    return frozenset(range(first, head)) | frozenset(_tail(lines, head))


def _is_label(said: str) -> bool:
    return read_label(said, on_top=True) is not None


def _head(lines: Sequence[Line], first: int) -> int:
    """Where the story begins: after a greeting, and after a few words to the desk if a headline follows them."""
    if first + 1 >= len(lines):
        return first
    said = lines[first].said
    greeting = _greets(said)
    if not greeting and not _brings(said):
        return first
    end = first + 1
    while end < min(len(lines), first + 1 + _MOST_NOTES) and _is_note(lines[end].said):
        end += 1
    begins = end < len(lines) and _may_be_headline(lines[end])
    if begins:
        return end
    if greeting == "sure" or _brings(said):
        return first + 1
    return first


def _greets(said: str) -> str:
    """ "sure" for «Hei desk!» and «Hei, Kari,»; "likely" for what a headline might be, too: «Hei Kari!»; else ""."""
    found = _GREETING.fullmatch(said) if len(said) <= _LONGEST_GREETING else None
    if not found or _greets_on(said):
        return _greets_on(said)
    words = re.findall(r"[\w'’-]+", found.group(2).lower())
    to_desk = all(word in _DESK for word in words)
    if found.group(1).lower() in _DISTANT:
        return "sure" if words and to_desk else ""
    if to_desk and (words or said.endswith((",", "!"))) or said.endswith(","):
        return "sure"
    return "likely" if words and words[0] in MEN | WOMEN else ""


def _greets_on(said: str) -> str:
    """«Hei, her kommer saken om skolen:»: a greeting that goes on in its line."""
    opening = re.match(r"[^,!.]{2,40}[,!.]\s+", said)
    greeting = _GREETING.fullmatch(opening.group().strip()) if opening and len(said) <= _LONGEST_NOTE else None
    if not greeting or greeting.group(1).lower() in _DISTANT:
        return ""
    rest = said[opening.end() :]
    return "sure" if _BRINGS.match(rest) else "likely" if _TO_DESK.search(rest) and not has_dash(rest) else ""


def _brings(said: str) -> bool:
    return len(said) <= _LONGEST_NOTE and bool(_BRINGS.match(said))


def _is_note(said: str) -> bool:
    """A sentence to the desk: it says «du» or «jeg», or that the story comes."""
    ends = len(said) <= _LONGEST_NOTE and not has_dash(said) and (is_prose(said) or said.endswith(":"))
    return ends and bool(_TO_DESK.search(said)) or _brings(said)


def _may_be_headline(line: Line) -> bool:
    return line.mark in ("#", "##") or is_heading(line.said) or _is_label(line.said)


def _tail(lines: Sequence[Line], head: int) -> list[int]:
    """The farewell near the end and what follows it, but for a full name that signs the story."""
    for at in range(len(lines) - 1, max(head + 1, len(lines) - _MOST_SIGNED), -1):
        said = lines[at].said
        sent_from = at == len(lines) - 1 and _SENT_FROM.match(said)
        if sent_from:
            return [*_tail(lines[:at], head), at]
        after = [(place, lines[place]) for place in range(at + 1, len(lines)) if not _is_credit(lines[place].said)]
        if _bids_farewell(said) and all(_is_signed(line) for _, line in after):
            named = signed_in(said) or not after or not read_signoff(after[0][1].said)
            rest = [place for place, _ in (after if named else after[1:])]
            return rest if signed_in(said) else [at, *rest]
    return []


def _bids_farewell(said: str) -> bool:
    found = _FAREWELL.match(said) if len(said) <= _LONGEST_SIGNED else None
    who = found.group("who") if found else None
    return found is not None and (not who or who[:1].isupper() and not is_prose(who))


def signed_in(said: str) -> str:
    """The full name in «Hilsen Kari Nordmann»; "" where the line is no farewell with one."""
    found = _FAREWELL.match(said) if _bids_farewell(said) else None
    return read_signoff(found.group("who") or "") if found else ""


def _is_credit(said: str) -> bool:
    return bool(read_label(said, on_top=False) or read_signature(said))


def _is_signed(line: Line) -> bool:
    """A line of a signature: short, no sentence, and nothing that belongs to the story."""
    told = line.mark == BULLET or has_dash(line.said) or is_box_heading(line.said) or is_prose(line.said)
    return len(line.said) <= _LONGEST_SIGNED and (bool(read_byline(line.said)) or not told)
