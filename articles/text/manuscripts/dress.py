"""What Markdown and word processors put before and around a line: «## », «**…**», «> », bullets."""

from __future__ import annotations

import re

from articles.text.manuscripts.lines import Line

BULLET = "•"
BOLD = "**"

_LONGEST = 2_000  # signs; what is longer was not dressed by hand

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$", re.DOTALL)
_BULLET = re.compile(r"(?:[•·▪‣◦●*+]|o\t)\s+(?=\S)|[•▪‣●](?=\w)")
_QUOTED = re.compile(r">\s?(?=[^>\s])")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$", re.DOTALL)


def undress(line: Line) -> Line:
    """The line without its dress, and what the dress was: "#", "##", "•", "**", or nothing."""
    said = line.said
    if len(said) > _LONGEST:
        return line
    heading = _HEADING.match(said)
    if heading and heading.group(2):
        return line._replace(said=heading.group(2), mark="#" if len(heading.group(1)) == 1 else "##")
    bullet = _BULLET.match(said)
    if bullet:
        return line._replace(said=said[bullet.end() :], mark=BULLET)
    quoted = _QUOTED.match(said)
    if quoted:
        return line._replace(said=said[quoted.end() :])
    emphasis = _EMPHASIS.match(said)
    if emphasis and emphasis.group(1) not in emphasis.group(2):
        return line._replace(said=emphasis.group(2), mark=BOLD if len(emphasis.group(1)) == 2 else "")
    return line
