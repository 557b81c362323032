"""Countries and territories of the world: codes, names, demonyms, capitals, and what stands for their governments.

The table is `countries.tsv` beside this module; its head says where it comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from sayso.errors import DataError


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory.

    `alpha3` and `alpha2` are ISO 3166 (XKX and XK for Kosovo), `names` has the one to show first, `demonyms` are adjectives and the nouns
    for its people, `lat` and `lon` are degrees, `metonyms` are words beside the capital that stand for its government ("the Kremlin").
    """

    alpha3: str
    alpha2: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    lat: float
    lon: float
    geonameid: int
    metonyms: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


def _parts(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


@cache
def countries() -> Mapping[str, Country]:
    """All countries by alpha-3 code, in its order; a `DataError` where the table is damaged."""
    text = resources.files("sayso.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    table: dict[str, Country] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("\t")
        try:
            alpha3, alpha2, names, demonyms, capital, lat, lon, geonameid, metonyms = fields
            table[alpha3] = Country(
                alpha3, alpha2, _parts(names), _parts(demonyms), capital or None, float(lat), float(lon), int(geonameid), _parts(metonyms)
            )
        except ValueError as error:
            raise DataError(f"countries.tsv, line {number}: {error}") from error
    return MappingProxyType(table)


def fold(words: str) -> str:
    """`words` as the tables below look them up: lower case, plain apostrophes, without "the" before them."""
    key = " ".join(words.replace("’", "'").lower().split())
    return key.removeprefix("the ")


def _index(lists: dict[str, tuple[str, ...]]) -> Mapping[str, str]:
    # The first country to claim a form keeps it, so that the order of the table decides: never a set.
    index: dict[str, str] = {}
    for alpha3, forms in lists.items():
        for form in forms:
            index.setdefault(fold(form), alpha3)
    return MappingProxyType(index)


@cache
def by_name() -> Mapping[str, str]:
    """Folded name (see `fold`) to alpha-3."""
    return _index({c.alpha3: c.names for c in countries().values()})


@cache
def by_demonym() -> Mapping[str, str]:
    """Folded adjective or noun for people to alpha-3; "congolese" and other shared ones go to the first in the table."""
    return _index({c.alpha3: c.demonyms for c in countries().values()})


@cache
def by_capital() -> Mapping[str, str]:
    """Folded capital to alpha-3."""
    return _index({c.alpha3: (c.capital,) if c.capital else () for c in countries().values()})


@cache
def by_metonym() -> Mapping[str, str]:
    """Folded palace, seat or capital that stands for a government, to alpha-3; capitals come after the explicit metonyms."""
    metonyms = dict(_index({c.alpha3: c.metonyms for c in countries().values()}))
    return MappingProxyType({**by_capital(), **metonyms})


@cache
def by_alpha2() -> Mapping[str, str]:
    """ISO 3166 alpha-2 to alpha-3."""
    return MappingProxyType({c.alpha2: c.alpha3 for c in countries().values()})
