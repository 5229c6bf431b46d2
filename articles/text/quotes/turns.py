"""Words that turn the meaning of what stands beside them, and whether a part of a quote was cut off from one."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.text.quotes.wordings import find_words, plain, word_spans, words_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Negations, conditions, contrasts and limits. «om» and «no» turn in one of our languages and mean little in another.
_NORWEGIAN = _words(
    """
    ikke aldri ingen ingenting intet verken hverken hvis dersom men bare kun unntatt uten neppe knapt såfremt forutsatt
    likevel derimot tvert ikkje inkje inga korkje viss berre unnateke unnatatt utan
    """
)
TURNING = {
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN | {"om"},
    "en": _words(
        """
        not never no none nobody nothing neither nor cannot if but unless only except without hardly barely however
        though although provided
        """
    ),
}
REACH = 8  # words to either side: «Dersom Stortinget sier ja til forslaget, må vi …»
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)]*\s|\n")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:f\.eks|bl\.a|ca|dr|nr|kl|mill|mrd|mr|mrs|ms)\.\s*$", re.IGNORECASE)


class Cut(NamedTuple):
    """A part in its fuller wording: the text before it, itself and after it, and the words that turn its meaning."""

    before: str
    part: str
    after: str
    turning: tuple[str, ...]


def find_cut(part: str, fuller: str, language: str) -> Cut | None:
    """The part within `fuller` where words beside it in its sentence, left out, may turn its meaning; else None.

    Where the part stands more than once, the place that leaves out least counts. `language` is nb, nn or en.
    """
    wanted, words = words_of(part), words_of(fuller)
    places = find_words(wanted, words) if len(wanted) < len(words) else []
    text = plain(fuller) if places else ""
    spans = word_spans(text)
    if len(spans) != len(words):
        return None
    cuts = [_cut_at(text, spans, words, at, at + len(wanted), language) for at in places]
    best = min(cuts, key=lambda cut: len(cut.turning), default=None)
    return best if best and best.turning else None


def _cut_at(
    text: str, spans: list[tuple[int, int]], words: tuple[str, ...], first: int, last: int, language: str
) -> Cut:
    """The cut that leaves the words `first` to `last` (half-open) of the text."""
    left, right = first, last
    while left > max(0, first - REACH) and not _ends_sentence(text, spans[left - 1][1], spans[left][0]):
        left -= 1
    while right < min(len(words), last + REACH) and not _ends_sentence(text, spans[right - 1][1], spans[right][0]):
        right += 1
    start, end = spans[first][0], spans[last - 1][1]
    turning = tuple(dict.fromkeys(w for w in (*words[left:first], *words[last:right]) if _turns(w, language)))
    return Cut(text[:start], text[start:end], text[end:], turning)


def _turns(word: str, language: str) -> bool:
    return word in TURNING.get(language, _NORWEGIAN) or language == "en" and word.endswith("n't")


def _ends_sentence(text: str, after_word: int, next_word: int) -> bool:
    """Whether a sentence ends between two words."""
    gap = text[after_word:next_word]
    return bool(_SENTENCE_END.search(gap)) and not _ABBREVIATED.search(text[:next_word])
