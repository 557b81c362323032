"""Reads a packed gazetteer: opened as a memory map, so that only what is looked up is read."""

import json
import math
import mmap
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from sayso.errors import DataError
from sayso.gazetteer.keys import digest, fold
from sayso.gazetteer.layout import COLUMNS, KINDS, MAGIC


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `kind` is one of `layout.KINDS`, `country` ISO 3166 alpha-3 or "", `division` the code of its first-level division ("EST.04") or "" and
    `admin1` that division's name; `population` is rounded to about 5 %; `exact` tells that the name looked up is the one given here, not
    one of its others.
    """

    index: int
    name: str
    lat: float
    lon: float
    kind: str
    country: str
    division: str
    admin1: str
    population: int
    geonameid: int | None
    exact: bool = True


class Gazetteer:
    """An open gazetteer file; safe to share between threads, as nothing in it changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DataError(f"cannot open the gazetteer {path}: {error}") from error
        try:
            self._read_header()
        except (ValueError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise DataError(f"{path} is not a gazetteer, or is damaged: {error}") from error

    def _read_header(self) -> None:
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError("it begins otherwise")
        start = len(MAGIC) + 4
        length = int.from_bytes(self._map[start - 4 : start], "little")
        header = json.loads(self._map[start : start + length])
        self.source: str = header["source"]
        self._places: int = header["places"]
        self._country_codes: list[str] = header["countries"]
        self._division_list: list[list[str]] = header["divisions"]
        self._division_names: dict[str, str] = dict(map(tuple, self._division_list))
        view = memoryview(self._map)
        sections: dict[str, memoryview[int]] = {}
        for name, (offset, size) in header["sections"].items():
            if offset < 0 or size < 0 or start + length + offset + size > len(self._map):
                raise ValueError(f"section {name} runs past the end")
            sections[name] = view[start + length + offset : start + length + offset + size]
        self._columns = {name: _cast(sections[name], code) for name, code in COLUMNS.items()}
        self._starts = _cast(sections["starts"], "I")
        self._buckets = _cast(sections["buckets"], "I")
        self._names = sections["names"]
        self._postings = sections["postings"]
        lengths = [len(column) for column in self._columns.values()]
        if len(self._buckets) != 65_537 or len(self._starts) != self._places + 1 or set(lengths) != {self._places}:
            raise ValueError("its sections do not fit together")

    def __len__(self) -> int:
        return self._places

    def _found(self, key: str) -> Iterator[int]:
        mark = digest(key)
        bucket, tail = int.from_bytes(mark[:2], "big"), mark[2:]
        low, high = self._buckets[bucket], self._buckets[bucket + 1]
        postings = self._postings
        at = bisect_left(range(low, high), tail, key=lambda i: bytes(postings[6 * i : 6 * i + 3])) + low
        while at < high and bytes(postings[6 * at : 6 * at + 3]) == tail:
            yield int.from_bytes(postings[6 * at + 3 : 6 * at + 6], "little")
            at += 1

    def __contains__(self, name: str) -> bool:
        return next(self._found(fold(name)), None) is not None

    def lookup(self, name: str) -> list[Entry]:
        """The places called `name`, in any spelling that folds to the same key: by that name first, then the more people the earlier."""
        key = fold(name)
        entries = [self.entry(index, key) for index in self._found(key)]
        entries.sort(key=lambda entry: (not entry.exact, -entry.population, entry.index))
        return entries

    def division_name(self, code: str) -> str:
        """What the first-level division `code` ("EST.04") is called, "" where there is none."""
        return self._division_names.get(code, "")

    def entry(self, index: int, key: str | None = None) -> Entry:
        """Place number `index`; `key`, the folded name that led to it, decides about `exact`."""
        columns = self._columns
        name = bytes(self._names[self._starts[index] : self._starts[index + 1]]).decode("utf-8", "replace")
        code, admin1 = self._division_list[columns["divisions"][index]]
        return Entry(
            index=index,
            name=name,
            lat=columns["lats"][index] / 100_000,
            lon=columns["lons"][index] / 100_000,
            kind=KINDS[columns["kinds"][index]],
            country=self._country_codes[columns["countries"][index]],
            division=code,
            admin1=admin1,
            population=round(math.exp(columns["sizes"][index] / 10)) - 1,
            geonameid=columns["ids"][index] or None,
            exact=key is None or fold(name) == key,
        )


def _cast(section: "memoryview[int]", code: str) -> "memoryview[int] | array[int]":
    if sys.byteorder == "big" and code not in "B":
        values = array(code, section.tobytes())
        values.byteswap()
        return values
    return section.cast(code)  # type: ignore[call-overload,no-any-return]


def user_path() -> Path:
    """Where a gazetteer that the user built lies: `SAYSO_GAZETTEER`, else `sayso/gazetteer.bin` in the user's data folder."""
    if chosen := os.environ.get("SAYSO_GAZETTEER"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "sayso" / "gazetteer.bin"


@cache
def _opened(path: Path) -> Gazetteer:
    return Gazetteer(path)


def open_gazetteer() -> Gazetteer:
    """The user's own gazetteer where there is one, else the one that ships with Sayso; opened once a process.

    `SAYSO_GAZETTEER` must name a readable gazetteer where it is set (a `DataError` otherwise).
    """
    own = user_path()
    if os.environ.get("SAYSO_GAZETTEER") or own.is_file():
        return _opened(own)
    return shipped_gazetteer()


def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that ships with Sayso, whatever the user has built."""
    return _opened(Path(str(resources.files("sayso.data").joinpath("gazetteer.bin"))))
