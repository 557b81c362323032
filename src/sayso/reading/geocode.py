"""Resolves toponyms: which of the places of a name is meant.

All mentions of a name in one article mean one place, but for those that say otherwise ("Paris, Texas"). Each place of that name is
weighed by a log-linear model over how many people live there, what the words beside the name say, and how much else in the article lies in
the same division, country or neighbourhood (`data/geocoding.json`, fitted by training/fit_geocoding.py). The rest of the article counts by
its own probabilities, in three rounds: linear in the number of names.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from sayso.data.countries import by_capital, countries
from sayso.data.toponym_lists import words
from sayso.gazetteer import Entry, Gazetteer
from sayso.gazetteer.keys import fold
from sayso.reading.outlets import Hint
from sayso.reading.place_use import acts
from sayso.reading.syntax import Syntax
from sayso.reading.toponyms import Toponym

MOST_ENTRIES = 60
"""Places of one name that are weighed; those with the most people."""

ROUNDS = 3
CELL = 1.5
"""Degrees of a cell of the grid in which neighbours are counted."""

_FEATURES = frozenset(("area", "sea", "river", "lake", "mountain", "site"))

_SHORT = {"w": "west", "e": "east", "n": "north", "s": "south", "co": "county", "twp": "township"}


@dataclass
class Sense:
    """The mentions that share a name and a qualifier, the places that they may mean, and the probability of each."""

    key: str
    toponyms: list[Toponym]
    entries: list[Entry]
    qualifier: "Sense | None" = None
    acts: bool = False
    chances: list[float] = field(default_factory=list)

    @property
    def best(self) -> Entry | None:
        """The likeliest place; the earlier of equals."""
        return self.entries[max(range(len(self.entries)), key=lambda i: (self.chances[i], -i))] if self.entries else None

    @property
    def score(self) -> float:
        """The probability of the likeliest place."""
        return max(self.chances, default=0.0)


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights by feature."""
    text = resources.files("sayso.data").joinpath("geocoding.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)["weights"]
    return table


def entries_of(toponym: Toponym, gazetteer: Gazetteer, ranked: bool = False) -> list[Entry]:
    """The places that a toponym may mean by its words alone; `ranked` tells that "region", "oblast" or the like follows."""
    if toponym.how == "abbreviation" and toponym.code:
        return _coded(toponym.code, gazetteer)
    if toponym.how == "demonym":
        within = [e for e in gazetteer.lookup(toponym.core) if e.exact and (not toponym.code or e.country == toponym.code)]
        return within[:1] if toponym.core in _country_names() else within
    found = gazetteer.lookup(toponym.text)
    if not found and (longer := _spelled_out(toponym.text)):
        found = gazetteer.lookup(longer)
    if not found and toponym.kind in ("county", "district"):
        found = [e for e in gazetteer.lookup(toponym.core) if e.kind in ("county", "division")]
    if ranked:
        found = [e for e in found if e.kind in ("division", "county")] or found
    if toponym.kind == "county" and toponym.how == "pattern":
        found = [e for e in found if e.kind in ("county", "division")] or found
    return found[:MOST_ENTRIES]


@cache
def _country_names() -> frozenset[str]:
    return frozenset(c.name for c in countries().values())


def _coded(code: str, gazetteer: Gazetteer) -> list[Entry]:
    """The country ("EST") or first-level division ("USA.PA") of a code."""
    if "." not in code:
        return [e for e in gazetteer.lookup(countries()[code].name) if e.kind == "country" and e.country == code]
    name = gazetteer.division_name(code)
    return [e for e in gazetteer.lookup(name) if e.kind == "division" and e.division == code] if name else []


def _spelled_out(text: str) -> str:
    """ "W. Columbia" -> "west columbia", "Loudon Co." -> "loudon county"; "" where nothing is short."""
    plain = fold(text).split()
    longer = [_SHORT.get(word, word) if i in (0, len(plain) - 1) else word for i, word in enumerate(plain)]
    return " ".join(longer) if longer != plain else ""


def senses(toponyms: Sequence[Toponym], syntax: Syntax, gazetteer: Gazetteer) -> list[Sense]:
    """The mentions grouped by name; one that a wider place qualifies ("Paris, Texas") draws the unqualified ones of its name to it."""
    groups: dict[str, Sense] = {}
    alone: dict[str, Sense] = {}
    by_first = {t.first: t for t in toponyms}
    kinds: dict[str, list[Entry]] = {}
    owner: dict[int, Sense] = {}
    for toponym in reversed(toponyms):
        name = fold(toponym.core if toponym.how in ("demonym", "abbreviation") else toponym.text)
        follows = syntax.tokens[toponym.last + 1].text if toponym.last + 1 < len(syntax.tokens) else ""
        if ranked := toponym.how == "name" and follows in words()["ranks"]:
            name += " " + follows
        if name not in kinds:
            kinds[name] = entries_of(toponym, gazetteer, ranked)
        wider = _wider_beside(toponym, by_first, syntax)
        qualifier = owner.get(wider.first) if wider is not None else None
        inside = [e for e in kinds[name] if any(_lies_in(e, w) for w in qualifier.entries)] if qualifier is not None else []
        if not inside:
            qualifier = None
        key = f"{name}, {qualifier.key}" if qualifier is not None else name
        if key not in groups:
            groups[key] = Sense(key, [], inside or kinds[name], qualifier)
            if qualifier is None:
                alone[name] = groups[key]
        groups[key].toponyms.append(toponym)
        owner[toponym.first] = groups[key]
    for name, sense in alone.items():
        said = [g for g in groups.values() if g.qualifier is not None and g.key.startswith(name + ", ")]
        if len(said) == 1 and said[0].qualifier is not sense:
            said[0].toponyms.extend(sense.toponyms)
            del groups[name]
            for other in groups.values():
                if other.qualifier is sense:
                    other.qualifier = said[0]
    result = list(groups.values())
    for sense in result:
        sense.toponyms.sort(key=lambda t: t.first)
        sense.acts = any(acts(t, syntax) for t in sense.toponyms)
    return sorted(result, key=lambda s: s.toponyms[0].first)


def _wider_beside(toponym: Toponym, by_first: Mapping[int, Toponym], syntax: Syntax) -> Toponym | None:
    """The toponym that follows after a comma, in brackets, or glued on ("Paris, Texas", "Columbia (S.C.)", "Gori in Georgia")."""
    tokens = syntax.tokens
    if toponym.last + 1 < len(tokens) and tokens[toponym.last + 1].text in (",", "(", "in", "of"):
        return by_first.get(toponym.last + 2) or (by_first.get(toponym.last + 3) if tokens[toponym.last + 1].text == "in" else None)
    return None


def _lies_in(entry: Entry, wider: Entry) -> bool:
    if entry.index == wider.index:
        return False
    if wider.kind == "country":
        return entry.country == wider.country and entry.kind != "country"
    if wider.kind == "division":
        return entry.division == wider.division and entry.kind not in ("country", "division")
    if wider.kind == "county":
        return entry.kind in ("city", "section", "site") and entry.division == wider.division and _far(entry, wider) < 120
    return False


def _far(a: Entry, b: Entry) -> float:
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance between two points in degrees."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, h)))


class Masses:
    """How much of the article lies where: each sense spreads its probabilities over divisions, countries and cells of a grid."""

    def __init__(self) -> None:
        self.division: dict[str, float] = defaultdict(float)
        self.country: dict[str, float] = defaultdict(float)
        self.cell: dict[tuple[int, int], float] = defaultdict(float)
        self.total = 0.0

    def add(self, entry: Entry, amount: float) -> None:
        """Adds (or, where negative, takes away) the weight of one place."""
        self.total += amount
        if entry.kind not in ("country", "continent"):
            self.division[entry.division] += amount
        self.country[entry.country] += amount
        if entry.kind in ("city", "county", "section", "site", "lake", "mountain"):
            self.cell[_cell(entry)] += amount

    def near(self, entry: Entry) -> float:
        """The weight in the entry's cell and the eight around it."""
        x, y = _cell(entry)
        return sum(self.cell.get((x + i, y + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))


def _cell(entry: Entry) -> tuple[int, int]:
    return int(entry.lon // CELL), int(entry.lat // CELL)


def _weight(sense: Sense) -> float:
    """A name that stands often says more about where an article is, but not in proportion; a demonym says less."""
    light = 0.3 if all(t.how == "demonym" for t in sense.toponyms) else 1.0
    return light * math.sqrt(len(sense.toponyms))


def features(entry: Entry, sense: Sense, masses: Masses, hint: Hint, rank: int) -> dict[str, float]:
    """The features of one place of a sense; `masses` are those of the other senses, `rank` counts the places with more people."""
    found = {
        f"kind={entry.kind if entry.kind not in _FEATURES else 'feature'}": 1.0,
        "exact": float(entry.exact),
        "people": math.log10(1 + entry.population),
        "most people": float(rank == 0),
        "rank": math.log(1 + rank),
    }
    total = max(masses.total, 0.5)
    division = masses.division.get(entry.division, 0.0) if entry.division else 0.0
    country = masses.country.get(entry.country, 0.0) if entry.country else 0.0
    near = masses.near(entry)
    scope = "wide" if entry.kind in ("country", "division", "continent", "area") else "local"
    found[f"{scope} in division"] = division / total
    found[f"{scope} in country"] = country / total
    found[f"{scope} near"] = near / total
    found[f"{scope} log division"] = math.log1p(division)
    found[f"{scope} log country"] = math.log1p(country)
    found[f"{scope} log near"] = math.log1p(near)
    if entry.kind == "city" and by_capital().get(fold(entry.name)) == entry.country:
        found["capital"] = 1.0
        found["capital that acts"] = float(sense.acts)
    if sense.qualifier is not None:
        chance = sum(p for w, p in zip(sense.qualifier.entries, sense.qualifier.chances, strict=True) if _lies_in(entry, w))
        found["in the qualifier"] = chance
    if hint.country:
        found["outlet's country"] = float(hint.country == entry.country)
    if hint.places and entry.kind not in ("country", "continent"):
        nearest = min(_far(entry, place) for place in hint.places)
        found["near the outlet"] = float(nearest < 100)
        found["at the outlet"] = float(nearest < 15)
        found["outlet's division"] = float(any(p.division == entry.division for p in hint.places[:3]))
    for toponym in sense.toponyms[:1]:
        if toponym.text.isupper() and len(toponym.text) > 4:
            found[f"capitals, {'city' if entry.kind == 'city' else 'other'}"] = 1.0
        if toponym.kind and toponym.how == "pattern":
            found[f"pattern {toponym.kind} is {entry.kind}"] = 1.0
    return found


def softmax(values: Sequence[float]) -> list[float]:
    """Values as probabilities."""
    if not values:
        return []
    top = max(values)
    powers = [math.exp(v - top) for v in values]
    total = sum(powers)
    return [p / total for p in powers]


def prior(sense: Sense) -> list[float]:
    """Probabilities before anything else in the article is looked at."""
    bonus = {"country": 3.0, "continent": 3.0, "division": 1.5}
    return softmax([0.6 * math.log10(1 + e.population) + bonus.get(e.kind, 0.0) + 1.5 * e.exact for e in sense.entries])


def rounds(found: Sequence[Sense], hint: Hint, table: Mapping[str, float]) -> None:
    """Sets the chances of all senses, each round with the masses of the one before."""
    for sense in found:
        sense.chances = prior(sense)
    for _ in range(ROUNDS):
        masses = mass_of(found)
        updated = []
        for sense in found:
            updated.append(softmax([sum(table.get(n, 0.0) * v for n, v in f.items()) for f in featured(sense, masses, hint)]))
        for sense, chances in zip(found, updated, strict=True):
            sense.chances = chances


def mass_of(found: Sequence[Sense]) -> Masses:
    """The masses of all senses together."""
    masses = Masses()
    for sense in found:
        for entry, chance in zip(sense.entries, sense.chances, strict=True):
            masses.add(entry, chance * _weight(sense))
    return masses


def featured(sense: Sense, masses: Masses, hint: Hint) -> list[dict[str, float]]:
    """The features of each place of a sense, without the sense's own share of the masses."""
    for entry, chance in zip(sense.entries, sense.chances, strict=True):
        masses.add(entry, -chance * _weight(sense))
    order = sorted(range(len(sense.entries)), key=lambda i: -sense.entries[i].population)
    rank = {i: n for n, i in enumerate(order)}
    found = [features(entry, sense, masses, hint, rank[i]) for i, entry in enumerate(sense.entries)]
    for entry, chance in zip(sense.entries, sense.chances, strict=True):
        masses.add(entry, chance * _weight(sense))
    return found


def resolve(toponyms: Sequence[Toponym], syntax: Syntax, hint: Hint, gazetteer: Gazetteer) -> list[Sense]:
    """The senses of an article's toponyms, with their chances."""
    found = senses(toponyms, syntax, gazetteer)
    rounds(found, hint, weights())
    return found
