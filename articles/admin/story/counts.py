"""How long headline, lede and text are, said beside the fields; a script keeps it in step (static/js/counts.js)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.text.drafts.body import READING_WORDS_A_MINUTE, plain_text, reading_minutes
from articles.text.limits import HEADLINE_ADVICE, LEDE_ADVICE, LEDE_WORDS, count_characters, count_words


@dataclass(frozen=True, slots=True)
class Count:
    """One figure: how many of which unit, against which advice (0: none), and how it is said.

    `say` is asked for the count itself, or where there is advice for what is too much; `within` is said of what is not.
    """

    unit: str
    number: int
    say: Callable[[int], str]
    advice: int = 0
    within: str = ""
    pace: int = 0  # of minutes: words in one

    @property
    def excess(self) -> int:
        return max(0, self.number - self.advice) if self.advice else 0

    @property
    def one(self) -> str:
        return self.say(1)

    @property
    def many(self) -> str:
        return self.say(2)

    def __str__(self) -> str:
        if self.advice and not self.excess:
            return self.within % {"count": self.number, "advice": self.advice}
        number = self.excess or self.number
        return self.say(number) % {"count": number}


def counts(headline: str, lede: str, body: str) -> Mapping[str, list[Count]]:
    """What is counted of each of the three fields, in the order in which it is shown."""
    text = plain_text(body)
    characters = sum(count_characters(block) for block in text.split("\n\n"))
    return {
        "headline": [_advised_characters(headline, HEADLINE_ADVICE)],
        "lede": [_advised_characters(lede, LEDE_ADVICE), _advised_words(lede, LEDE_WORDS)],
        "body": [
            Count("words", count_words(text), _words),
            Count("characters", characters, _characters),
            Count("minutes", reading_minutes(text) if text else 0, _minutes, pace=READING_WORDS_A_MINUTE),
        ],
    }


def _advised_characters(text: str, advice: int) -> Count:
    within = _("%(count)d of %(advice)d characters")
    return Count("characters", count_characters(text), _too_many_characters, advice, within)


def _advised_words(text: str, advice: int) -> Count:
    return Count("words", count_words(text), _too_many_words, advice, _("%(count)d of %(advice)d words"))


def _too_many_characters(number: int) -> str:
    return ngettext("%(count)d character too many", "%(count)d characters too many", number)


def _too_many_words(number: int) -> str:
    return ngettext("%(count)d word too many", "%(count)d words too many", number)


def _words(number: int) -> str:
    return ngettext("%(count)d word", "%(count)d words", number)


def _characters(number: int) -> str:
    return ngettext("%(count)d character", "%(count)d characters", number)


def _minutes(number: int) -> str:
    return ngettext("%(count)d minute to read", "%(count)d minutes to read", number)
