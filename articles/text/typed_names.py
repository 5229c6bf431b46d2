"""Names as somebody types them whose keyboard has no æ, ø and å, or whose name is written without them."""

_MOST = 8
_PAIRS = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))


def ways_typed(folded: str) -> list[str]:
    """The ways in which a folded name may be meant: «oekonomi» and «økonomi», whichever of them was typed.

    The first is as it was typed. At most eight: each pair of letters is meant alike throughout the name.
    """
    ways = [folded]
    for pair, letter in _PAIRS:
        ways += [way.replace(pair, letter) for way in ways if pair in way]
        ways += [way.replace(letter, pair) for way in ways if letter in way]
    return list(dict.fromkeys(ways))[:_MOST]
