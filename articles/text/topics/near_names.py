"""Names that look like one thing written in two ways: «valg» and «valget», «E-tjenesten» and «etjenesten»."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from articles.text.folding import fold

# Endings of Norwegian nouns, longest first; what is left has to be a word still.
_ENDINGS = ("enes", "ene", "ers", "ets", "ens", "er", "en", "et", "ne", "a", "e", "s", "n")
_SHORTEST_STEM = 4
# A slip of one letter in a shorter name gives another name: «Iran», «Irak».
_SHORTEST_SLIP = 6
# Names alike in more ways than this are a family, and not one thing.
_LARGEST_GROUP = 6


def near_names(names: Mapping[int, str], most: int) -> list[tuple[int, int]]:
    """Pairs of ids whose names may be one and the same, the nearest first, `most` at most.

    Time grows with the number of names, not with its square: only names that share a key are compared.
    """
    folded = {pk: fold(name) for pk, name in names.items()}
    found: dict[tuple[int, int], None] = {}
    for keys in (_bare, _stem, _slips):
        groups: dict[str, list[int]] = {}
        for pk, name in folded.items():
            for key in keys(name):
                groups.setdefault(key, []).append(pk)
        for group in groups.values():
            if 1 < len(group) <= _LARGEST_GROUP:
                pairs = combinations(sorted(group), 2)
                found |= {pair: None for pair in pairs if _digits(folded[pair[0]]) == _digits(folded[pair[1]])}
        if len(found) >= most:
            break
    return list(found)[:most]


def _bare(name: str) -> Iterator[str]:
    """Without spaces, hyphens and points."""
    if bare := "".join(filter(str.isalnum, name)):
        yield bare


def _stem(name: str) -> Iterator[str]:
    """Without the ending of the last word."""
    bare = next(_bare(name), "")
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_STEM:
            yield bare.removesuffix(ending)
    if len(bare) >= _SHORTEST_STEM:
        yield bare


def _slips(name: str) -> Iterable[str]:
    """The name, and the name without any one of its letters: two that share one differ by a slip of the keys.

    No word's first letter: it is seldom wrong, and makes another name («Magnhild», «Ragnhild»).
    """
    if len(name) < _SHORTEST_SLIP:
        return ()
    within = (at for at in range(1, len(name)) if name[at - 1].isalnum())
    return {name} | {name[:at] + name[at + 1 :] for at in within}


def _digits(name: str) -> str:
    """Years and numbers make names different, however alike they are otherwise."""
    return "".join(filter(str.isdigit, name))
