"""Packs a GeoNames dump (allCountries.txt, cities500.txt, EE.txt, or such a file in a .zip) into a gazetteer.

The columns are those of the dump's own readme: id, name, ASCII name, other names, latitude, longitude, class, code, country, ...,
first-level division, ..., population. Continents, seas and regions that a dump lacks are not added: what it holds is what there is.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.data.countries import by_alpha2, countries
from sayso.errors import InputError
from sayso.gazetteer.names import alternates_of, bare
from sayso.gazetteer.pack import Packer

_COLUMNS = 19
_LONGEST = 200_000
"""Characters of the longest line that is read; the dump's longest have about 15,000."""

_BY_CODE = {
    "ADM1": "division", "ADM2": "county", "ADM3": "county", "ADM4": "county", "ADMD": "county", "PPLX": "section",
    "CONT": "continent", "PRK": "site", "ISL": "area", "ISLS": "area", "PEN": "area", "VAL": "area", "VALS": "area",
    "DSRT": "area", "BCH": "area", "CAPE": "area", "PT": "area", "PLN": "area", "DLTA": "area", "ATOL": "area", "SEA": "sea",
    "OCN": "sea", "GULF": "sea", "BAY": "sea", "STRT": "sea", "CHN": "sea", "SD": "sea", "FJD": "sea", "HBR": "sea",
    "COVE": "sea", "LGN": "sea", "RSV": "lake", "PND": "lake", "LK": "lake", "LKS": "lake", "CNL": "river",
}  # fmt: skip
_BY_CLASS = {"P": "city", "A": "county", "H": "river", "L": "area", "R": "other", "S": "site", "T": "mountain", "U": "sea", "V": "area"}


def pack_dump(source: Path, out: Path, told: Callable[[int], None] | None = None) -> int:
    """Packs the dump `source` into the gazetteer `out` and returns how many places it holds; `told` hears of every 100,000th line.

    An `InputError` names the line that is not one of a dump; a dump without a single place is one too.
    """
    packer = Packer(f"GeoNames (CC BY 4.0), packed from {source.name}")
    with _opened(source) as lines:
        for number, line in enumerate(lines, 1):
            if told is not None and number % 100_000 == 0:
                told(number)
            if line.strip():
                _add(packer, line, f"{source.name}, line {number}")
    if not len(packer):
        raise InputError("holds no place", source.name)
    packer.write(out)
    return len(packer)


@contextmanager
def _opened(source: Path) -> Iterator[Iterator[str]]:
    try:
        if source.suffix.lower() == ".zip":
            with zipfile.ZipFile(source) as archive:
                inside = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
                if len(inside) != 1:
                    raise InputError(f"holds {len(inside)} text files, one is needed", source.name)
                with archive.open(inside[0]) as file:
                    yield _lines(io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n"), source.name)
        else:
            with source.open(encoding="utf-8", errors="replace", newline="\n") as text:
                yield _lines(text, source.name)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"cannot be read: {error}", source.name) from error


def _lines(file: io.TextIOBase | io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        if len(line) >= _LONGEST:
            raise InputError("the line has no end; this is not a GeoNames dump", f"{name}, line {number}")
        yield line


def _add(packer: Packer, line: str, where: str) -> None:
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) != _COLUMNS:
        raise InputError(f"has {len(fields)} columns, a GeoNames dump has {_COLUMNS}", where)
    try:
        geonameid, lat, lon, population = int(fields[0]), float(fields[4]), float(fields[5]), int(fields[14] or 0)
    except ValueError as error:
        raise InputError(f"is not a line of a GeoNames dump: {error}", where) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= geonameid < 2**32):
        raise InputError("has a point outside the world, or an impossible id", where)
    name, ascii_name, others, feature, code, division = fields[1], fields[2], fields[3], fields[6], fields[7], fields[10]
    country = by_alpha2().get(fields[8], "")
    alternates: tuple[str, ...] = (ascii_name,)
    if feature in "ALTH" or population >= 5_000:
        alternates = alternates_of((ascii_name, *others.split(",")))
    known = countries().get(country)
    if known is not None and geonameid == known.geonameid:
        packer.add(known.name, lat, lon, "country", country=country, population=population, geonameid=geonameid,
                   alternates=(*known.names[1:], name, *alternates))  # fmt: skip
        return
    kind = _BY_CODE.get(code) or _BY_CLASS.get(feature, "other")
    place = f"{country}.{division}" if country and division not in ("", "00") else ""
    if kind == "division" and place:
        packer.name_division(place, name)
        alternates = alternates_of((*alternates, bare(name), *(bare(a) for a in alternates)))
    packer.add(name, lat, lon, kind, country=country, division=place, population=population, geonameid=geonameid, alternates=alternates)
