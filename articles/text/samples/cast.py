"""The invented world of the sample stories: places, who speaks there, who writes, and what there is to write about.

It is the same each time, so that stories made later speak of the same people.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

LANGUAGES = ("nb", "nn", "en")
PLACES, COUNTRIES, WRITERS, PHOTOGRAPHERS = 160, 24, 40, 15

_FIRST = (
    "Alke", "Bjørke", "Elve", "Furu", "Gaupe", "Hassel", "Havre", "Kobbe", "Krok", "Kvern", "Lerke", "Ljos", "Lyng",
    "Myr", "Orre", "Rogn", "Skarv", "Svart", "Teist", "Tinde", "Tverr", "Æse", "Øst", "Å",
)  # fmt: skip
_PLACE = ("bø", "dal", "fjell", "foss", "heim", "mo", "nes", "vik", "våg", "vang", "voll", "strand")
_COUNTRY_FIRST = ("Bel", "Cor", "Dra", "Kar", "Kel", "Mar", "Oro", "Tam", "Val", "Zan")
_COUNTRY = ("davia", "donia", "lania", "rusia", "venia")
_SURNAME = ("bakk", "bråten", "eng", "gård", "haug", "lien", "moen", "rud", "seth", "stad", "tveit", "vold", "øygard")
_WOMEN = (
    "Amalie", "Anniken", "Astrid", "Bodil", "Dagny", "Eira", "Frøydis", "Guro", "Hedda", "Idun", "Ingvild", "Jorunn",
    "Kaja", "Liv", "Magnhild", "Nora", "Oda", "Ragnhild", "Siri", "Solveig", "Torill", "Unni", "Vilde", "Åse",
)  # fmt: skip
_MEN = (
    "Aksel", "Anders", "Bjarne", "Eivind", "Eskil", "Frode", "Gaute", "Halvor", "Iver", "Jostein", "Kjetil", "Lars",
    "Magne", "Njål", "Odd", "Peder", "Rune", "Sigurd", "Stian", "Tarjei", "Ulrik", "Vegard", "Ørjan", "Åsmund",
)  # fmt: skip

# Whom a place has: the role in each language, and the organisation.
ROLES: Mapping[str, tuple[tuple[str, str, str, str], ...]] = {
    "politikk": (
        ("ordfører i {place}", "ordførar i {place}", "mayor of {place}", "{place} kommune"),
        ("opposisjonsleder i {place}", "opposisjonsleiar i {place}", "opposition leader in {place}", "{place} kommune"),
        ("kommunedirektør i {place}", "kommunedirektør i {place}", "chief executive of {place}", "{place} kommune"),
    ),
    "næring": (
        (
            "daglig leder i {place} Energi",
            "dagleg leiar i {place} Energi",
            "manager of {place} Energi",
            "{place} Energi",
        ),
        ("styreleder i {place} Havbruk", "styreleiar i {place} Havbruk", "chair of {place} Havbruk", "{place} Havbruk"),
        (
            "tillitsvalgt ved {place} Verft",
            "tillitsvald ved {place} Verft",
            "shop steward at {place} Verft",
            "{place} Verft",
        ),
    ),
    "skole": (
        ("rektor ved {place} skole", "rektor ved {place} skule", "head of {place} school", "{place} skole"),
        (
            "elevrådsleder ved {place} skole",
            "elevrådsleiar ved {place} skule",
            "pupil at {place} school",
            "{place} skole",
        ),
    ),
    "helse": (
        (
            "overlege ved {place} sykehus",
            "overlege ved {place} sjukehus",
            "consultant at {place} hospital",
            "{place} sykehus",
        ),
        (
            "sykepleier ved {place} sykehus",
            "sjukepleiar ved {place} sjukehus",
            "nurse at {place} hospital",
            "{place} sykehus",
        ),
    ),
    "forskning": (
        (
            "professor ved {place}-instituttet",
            "professor ved {place}-instituttet",
            "professor at the {place} Institute",
            "{place}-instituttet",
        ),
        (
            "forsker ved {place}-instituttet",
            "forskar ved {place}-instituttet",
            "researcher at the {place} Institute",
            "{place}-instituttet",
        ),
    ),
    "kultur": (
        (
            "teatersjef ved {place} teater",
            "teatersjef ved {place} teater",
            "director of {place} teater",
            "{place} teater",
        ),
        ("leder for {place}spelet", "leiar for {place}spelet", "head of {place}spelet", "{place}spelet"),
    ),
    "sport": (
        ("trener for {place} IL", "trenar for {place} IL", "coach of {place} IL", "{place} IL"),
        ("kaptein på {place} IL", "kaptein på {place} IL", "captain of {place} IL", "{place} IL"),
    ),
    "utland": (
        ("statsminister i {place}", "statsminister i {place}", "prime minister of {place}", "Regjeringen i {place}"),
        (
            "utenriksminister i {place}",
            "utanriksminister i {place}",
            "foreign minister of {place}",
            "Regjeringen i {place}",
        ),
        (
            "opposisjonsleder i {place}",
            "opposisjonsleiar i {place}",
            "opposition leader in {place}",
            "Nasjonalforsamlingen i {place}",
        ),
        (
            "talsperson for Havrådet i {place}",
            "talsperson for Havrådet i {place}",
            "spokesperson for Havrådet in {place}",
            "Havrådet",
        ),
    ),
}
SUBJECTS = (
    "Klima", "Skole", "Helse", "Energi", "Forsvar", "Arbeidsliv", "Samferdsel", "Boligmarked", "Fiske", "Landbruk",
    "Barnehage", "Eldreomsorg", "Fotball", "Håndball", "Ski", "Musikk", "Litteratur", "Teater", "Film", "Kunst",
    "Kommuneøkonomi", "Frivillighet", "Naturvern", "Havbruk", "Reiseliv", "Forskning", "Teknologi",
    "Kunstig intelligens",
    "Integrering", "Beredskap", "Vær", "Ras og flom", "Sykkel", "Jernbane", "Ferjer", "Veibygging", "Bompenger",
    "Vindkraft", "Vannkraft", "Strømnett", "Skatt", "Renter", "Lønnsoppgjør", "Streik", "Bygdeliv", "Ungdom",
    "Psykisk helse", "Fastleger", "Sykehus", "Bibliotek", "Kulturarv", "Språk", "Dugnad", "Friluftsliv", "Jakt",
    "Rovdyr", "Skogbruk", "Havvind", "Gruvedrift", "Skipsfart", "Verft", "Handel", "Dagligvarer", "Personvern",
    "Medier", "Ytringsfrihet", "Valg", "Fredsarbeid", "Bistand", "Handelsavtaler", "Migrasjon", "Grensesaker",
)  # fmt: skip
SOURCES = ("Skarvposten", "Lyngbladet", "Tindetidende", "Havrekysten", "Teistavisa", "Kobberadioen", "Krokbyrået")


@dataclass(frozen=True, slots=True)
class Somebody:
    """An invented person. `roles` are by language; `before` is what the person was until the year `since`."""

    name: str
    is_woman: bool
    roles: tuple[str, ...] = ("", "", "")
    before: tuple[str, ...] = ("", "", "")
    since: int = 0
    organisation: str = ""
    is_minor: bool = False

    @property
    def last_name(self) -> str:
        return self.name.split()[-1]

    def role(self, language: str, year: int) -> str:
        """The role as a story of that year prints it."""
        known = self.before if year < self.since else self.roles
        return known[LANGUAGES.index(language)]


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    people: Mapping[str, Sequence[Somebody]]


class Zipf:
    """Choices of which the first is taken most, the second half as often, the third a third as often."""

    def __init__(self, items: Sequence) -> None:
        self.items = items
        self._sums = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def choose(self, rng: Random):
        return self.items[min(bisect(self._sums, rng.random() * self._sums[-1]), len(self.items) - 1)]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything that sample stories are about."""

    places: Zipf
    countries: Zipf
    subjects: Zipf
    writers: Zipf
    photographers: Zipf


@cache
def the_cast() -> Cast:
    """The one cast there is."""
    rng = Random("the cast of the sample stories")  # noqa: S311
    names = _names(rng)
    home = tuple(family for family in ROLES if family != "utland")
    places = rng.sample([f"{first}{last}" for first in _FIRST for last in _PLACE], PLACES)
    countries = rng.sample([f"{first}{last}" for first in _COUNTRY_FIRST for last in _COUNTRY], COUNTRIES)
    return Cast(
        places=Zipf([_place(name, home, names, rng) for name in places]),
        countries=Zipf([_place(name, ("utland",), names, rng) for name in countries]),
        subjects=Zipf(SUBJECTS),
        writers=Zipf([_staff(next(names), "journalist") for _number in range(WRITERS)]),
        photographers=Zipf([_staff(next(names), "fotograf") for _number in range(PHOTOGRAPHERS)]),
    )


def _names(rng: Random):
    """Names, no two alike."""
    surnames = [f"{first}{last}" for first in _FIRST for last in _SURNAME]
    pairs = [(given, surname) for given in (*_WOMEN, *_MEN) for surname in surnames]
    return iter(rng.sample(pairs, len(pairs)))


def _place(name: str, families: Sequence[str], names, rng: Random) -> Place:
    return Place(
        name,
        {
            family: [_somebody(next(names), role, ROLES[family], name, rng) for role in ROLES[family]]
            for family in families
        },
    )


def _somebody(name: tuple[str, str], role, family, place: str, rng: Random) -> Somebody:
    *roles, organisation = (text.format(place=place) for text in role)
    given, surname = name
    changed = rng.random() < 0.3
    before = [text.format(place=place) for text in family[(family.index(role) + 1) % len(family)][:3]]
    return Somebody(
        name=f"{given} {surname}",
        is_woman=given in _WOMEN,
        roles=tuple(roles),
        before=tuple(before) if changed else tuple(roles),
        since=rng.randint(2018, 2025) if changed else 0,
        organisation=organisation,
        is_minor=roles[0].startswith("elevråd"),
    )


def _staff(name: tuple[str, str], role: str) -> Somebody:
    return Somebody(" ".join(name), name[0] in _WOMEN, (role, role, role), (role, role, role))
