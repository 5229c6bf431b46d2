"""What the sample stories' words are made of: themes, and what a language has for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """What a kind of story has to say. Texts may name {place}, {org}, {event}, {year}, and numbers:
    {n} and {m}, {pct}, {mill}; {k} and {cost} are for texts that every story may say.

    `topic` is its main topic and `families` are those who speak (cast.ROLES), the first at most. `headlines` and
    `ledes` stand in pairs; `event` is the name of what takes place, "" for nothing.
    """

    section: str
    topic: str
    families: tuple[str, ...]
    org: str
    headlines: tuple[str, ...]
    ledes: tuple[str, ...]
    facts: tuple[str, ...]
    quotes: tuple[str, ...]
    event: str = ""
    genres: tuple[str, ...] = ("news",)


@dataclass(frozen=True, slots=True)
class Language:
    """What every story of a language may say.

    `facts` and `subheads` go by section, "" for any. A quote with a bar is interrupted there by who says it. `presents`
    and `attributes` follow a dash quote, `writes` a whole sentence in marks; `calls` hold part of one.
    """

    themes: tuple[Theme, ...]
    facts: Mapping[str, tuple[str, ...]]
    subheads: Mapping[str, tuple[str, ...]]
    quotes: tuple[str, ...]
    presents: tuple[tuple[str, str], ...]  # (verb, text after the quote)
    attributes: tuple[tuple[str, str], ...]
    writes: tuple[tuple[str, str, str], ...]  # (verb, setting, text after the quote)
    calls: tuple[tuple[str, str, str], ...]  # (verb, text before, words)
    cites: str
    box: tuple[str, tuple[str, ...]]  # heading, lines
    marks: str  # around a whole sentence that somebody wrote
    she: str
    he: str
    ai_use: str
