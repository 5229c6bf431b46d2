"""What an editor has chosen for a manuscript taken apart, as its form sends it and as other pages carry it along."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.admin.manuscripts.kinds import offered
from articles.models import Person
from articles.text.manuscripts.carrying import carried
from articles.text.manuscripts.corrections import Corrections, place_of
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.manuscripts.recutting import words_of
from articles.text.manuscripts.selections import bare, selection
from articles.text.parts import FoundQuote, Kind, Manuscript, Part

LONGEST_NAME = Person._meta.get_field("name").max_length
MOST_PARTS = MOST_QUOTES = 1_500


@dataclass(frozen=True, slots=True)
class Choices:
    """Corrections that a form sent; `problems` are sentences by the place of a quote.

    `words` were typed to find a place by, and `trouble` says why they did not find one.
    """

    corrections: Corrections
    problems: Mapping[int, str] = field(default_factory=dict)
    words: str = ""
    trouble: str = ""

    @classmethod
    def of(cls, sent: QueryDict, reading: Manuscript) -> "Choices":
        """The choices that a form of this reading sent. What it could not have sent is passed over."""
        if "chosen" in sent:
            return cls(load(sent["chosen"]))
        if "earlier" in sent:
            return cls(_from_earlier(sent["earlier"], reading))
        shown = _places_sent(sent)
        wanted, words, trouble = _with_wish(shown, sent, reading)
        # What a part was called on the page by itself is no choice, also where it is cut otherwise now.
        guessed = {part.start: part.kind for part in shown.cut(reading)}
        sent_kinds = {part.start: _kind_sent(sent, part) for part in wanted.cut(reading)}
        kinds = {start: kind for start, kind in sent_kinds.items() if kind and kind is not guessed.get(start)}
        wanted = replace(wanted, kinds=kinds, certain=_ticked(sent, "certain"), confirmed=_ticked(sent, "confirm"))
        quotes = quotes_by_place(reading, wanted)
        corrections, problems = _with_quotes(wanted, sent, quotes)
        return cls(corrections, problems, words, trouble)


def quotes_by_place(reading: Manuscript, corrections: Corrections) -> dict[int, FoundQuote]:
    """Every quote that the page shows, also of parts in which nobody is quoted as they are now."""
    cut = (quote for part in corrections.cut(reading) for quote in part.quotes)
    return {place_of(quote): quote for quote in (*cut, *corrections.shaped(reading).quotes)}


def dump(corrections: Corrections) -> str:
    """The corrections as a form can carry them; alike corrections are alike to the letter."""
    return json.dumps(asdict(corrections), sort_keys=True, ensure_ascii=False)


def load(sent: str) -> Corrections:
    """The corrections that `dump` wrote; what it could not have written is passed over."""
    found = _json(sent)
    if not isinstance(found, dict):
        return Corrections()
    pairs = (pair for pair in _list(found, "marked") if isinstance(pair, list) and len(pair) == 2)
    return Corrections(
        **{name: _ints(_list(found, name)) for name in ("splits", "joins", "certain", "dropped", "confirmed")},
        marked=tuple((start, end) for start, end in pairs if len(_ints((start, end))) == len({start, end}) == 2),
        kinds={place: Kind(name) for place, name in _by_place(found, "kinds") if name in list(Kind)},
        speakers={place: _name(name) for place, name in _by_place(found, "speakers")},
    )


def earlier(text: str, corrections: Corrections) -> str:
    """A text and what was chosen for it, to be carried over to a newer text."""
    return json.dumps({"text": text, "chosen": dump(corrections)}, ensure_ascii=False)


def _from_earlier(sent: str, reading: Manuscript) -> Corrections:
    found = _json(sent)
    text, chosen = (found.get("text"), found.get("chosen")) if isinstance(found, dict) else (None, None)
    if not isinstance(text, str) or not isinstance(chosen, str):
        return Corrections()
    corrections = load(chosen)
    if text == reading.text or corrections == Corrections():
        return corrections
    return carried(corrections, read_manuscript(text), reading)


def _places_sent(sent: QueryDict) -> Corrections:
    marked = (re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", pair) for pair in _listed(sent, "quote"))
    return Corrections(
        splits=_ints(int(p) for p in _listed(sent, "split") if _is_place(p))[:MOST_PARTS],
        joins=_ints(int(p) for p in _listed(sent, "join") if _is_place(p)),
        marked=tuple(sorted({(int(pair[1]), int(pair[2])) for pair in marked if pair}))[:MOST_QUOTES],
    )


def _with_wish(chosen: Corrections, sent: QueryDict, reading: Manuscript) -> tuple[Corrections, str, str]:
    """With what the button pressed asks for: to split, to join, to mark a quote, there or where the words stand."""
    wish, words, found = sent.get("_words", ""), sent.get("words", ""), None
    if wish in ("split", "join", "quote"):
        try:
            found = selection(reading, words)
        except ValueError:
            return chosen, words, _("These words stand there more than once. Write more of them.")
        if found is None:
            return (
                chosen,
                words,
                _("These words are not in the manuscript.") if words.strip() else _("Write the words."),
            )
    for name in ("split", "join", "quote"):
        place = re.fullmatch(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", sent.get(f"_{name}", ""))
        if place:
            wish, found = name, (int(place[1]), int(place[2] or place[1]))
    if found is None:
        return chosen, words, ""
    changed = {"split": _split, "join": _join, "quote": _quote}[wish](chosen, reading, *found)
    if changed == chosen:
        return chosen, words, _("Nothing can be changed there.")
    if len(changed.splits) > MOST_PARTS or len(changed.marked) > MOST_PARTS:
        return chosen, words, _("The manuscript has too many parts for one story. Paste it piece by piece.")
    return changed, "", ""


def _split(chosen: Corrections, reading: Manuscript, start: int, end: int) -> Corrections:
    if start in chosen.joins:
        return replace(chosen, joins=_ints(place for place in chosen.joins if place != start))
    split = replace(chosen, splits=_ints([*chosen.splits, start]))
    return split if len(split.cut(reading)) > len(chosen.cut(reading)) else chosen


def _join(chosen: Corrections, reading: Manuscript, start: int, end: int) -> Corrections:
    """The part at a place, and the one after it."""
    parts = [part for part in chosen.cut(reading) if part.kind is not Kind.BLANK]
    seam = next((after.start for part, after in zip(parts, parts[1:], strict=False) if start < part.end), None)
    if seam is None:
        return chosen
    if seam in chosen.splits:
        return replace(chosen, splits=_ints(place for place in chosen.splits if place != seam))
    return replace(chosen, joins=_ints([*chosen.joins, seam]))


def _quote(chosen: Corrections, reading: Manuscript, start: int, end: int) -> Corrections:
    span = bare(reading.text, start, min(end, len(reading.text)))
    inside = span and any(
        part.start <= span.start < span.end <= words_of(part)[1] for part in chosen.cut(reading) if part.raw.strip()
    )
    return replace(chosen, marked=(*chosen.marked, (span.start, span.end))) if inside else chosen


def _kind_sent(sent: QueryDict, part: Part) -> Kind | None:
    kind = sent.get(f"kind-{part.start}")
    return Kind(kind) if kind in offered(part) else None


def _with_quotes(
    wanted: Corrections, sent: QueryDict, quotes: Mapping[int, FoundQuote]
) -> tuple[Corrections, dict[int, str]]:
    guesses = dict(_by_place({"guesses": _json(sent.get("guesses", ""))}, "guesses"))
    before = {start for start, _end in _places_sent(sent).marked}
    new = {start for start, _end in wanted.marked} - before
    speakers, dropped, problems = {}, set(), {}
    for place, quote in quotes.items():
        if f"speaker-{place}" not in sent:
            continue
        name = _name(sent[f"speaker-{place}"])
        if name != guesses.get(place, quote.speaker):
            speakers[place] = name
        if f"said-{place}" not in sent and place not in new:
            dropped.add(place)
        elif len(name) > LONGEST_NAME:
            problems[place] = _("“%(name)s…” is too long for a name.") % {"name": name[:30]}
    marked = tuple((start, end) for start, end in wanted.marked if start not in dropped)
    dropped -= before
    return replace(wanted, speakers=speakers, dropped=_ints(dropped), marked=marked), problems


def _ticked(sent: QueryDict, name: str) -> tuple[int, ...]:
    names = (key.removeprefix(f"{name}-") for key in sent if key.startswith(f"{name}-"))
    return _ints(int(place) for place in names if _is_place(place))


def _listed(sent: QueryDict, name: str) -> Iterable[str]:
    return (place.strip() for value in sent.getlist(name) for place in value.split(","))


def _is_place(written: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,9}", written))


def _ints(values: Iterable) -> tuple[int, ...]:
    return tuple(sorted({value for value in values if type(value) is int and value >= 0}))


def _name(typed: str) -> str:
    return " ".join(typed.replace("\0", "").split())


def _json(sent: str):
    try:
        return json.loads(sent)
    except (ValueError, RecursionError):
        return None


def _list(found: dict, name: str) -> list:
    return found[name] if isinstance(found.get(name), list) else []


def _by_place(found: dict, name: str) -> Iterable[tuple[int, str]]:
    facts = found.get(name)
    if isinstance(facts, dict):
        yield from ((int(k), v) for k, v in facts.items() if _is_place(k) and isinstance(v, str))
