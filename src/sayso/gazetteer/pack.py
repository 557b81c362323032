"""Writes a packed gazetteer; the same places in the same order give the same bytes."""

import json
import math
import os
import sys
from array import array
from pathlib import Path

import numpy as np

from sayso.errors import DataError, OutputError
from sayso.gazetteer.keys import digest, fold
from sayso.gazetteer.layout import COLUMNS, KINDS, MAGIC, MOST_PLACES


class Packer:
    """Takes places one by one, and writes them with `write`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._columns = {name: array(code) for name, code in COLUMNS.items()}
        self._starts = array("I", [0])
        self._names = bytearray()
        self._digests = array("Q")
        self._countries: dict[str, int] = {"": 0}
        self._divisions: dict[str, int] = {"": 0}
        self._division_names: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._columns["ids"])

    def name_division(self, code: str, name: str) -> None:
        """Says what the division `code` ("EST.04") is called."""
        self._division_names[code] = name

    def add(
        self,
        name: str,
        lat: float,
        lon: float,
        kind: str,
        *,
        country: str = "",
        division: str = "",
        population: int = 0,
        geonameid: int = 0,
        alternates: tuple[str, ...] = (),
    ) -> None:
        """Adds a place: degrees, a kind of `layout.KINDS`, the country's alpha-3 and the first-level division's code ("EST.04")."""
        place = len(self)
        if place >= MOST_PLACES:
            raise DataError(f"a gazetteer holds at most {MOST_PLACES:,} places")
        if division and division not in self._divisions and len(self._divisions) > 0xFFFF:
            division = ""
        row = {
            "ids": geonameid,
            "lats": round(lat * 100_000),
            "lons": round(lon * 100_000),
            "divisions": self._divisions.setdefault(division, len(self._divisions)),
            "countries": self._countries.setdefault(country, len(self._countries)),
            "kinds": KINDS.index(kind),
            "sizes": min(255, round(10 * math.log(1 + max(population, 0)))),
        }
        for column, value in row.items():
            self._columns[column].append(value)
        self._names += name.encode("utf-8", "replace")
        self._starts.append(len(self._names))
        for key in dict.fromkeys(fold(form) for form in (name, *alternates)):
            if key:
                self._digests.append(int.from_bytes(digest(key), "big") << 24 | place)

    def _postings(self) -> tuple[bytes, bytes]:
        ordered = np.sort(np.frombuffer(self._digests, dtype=np.uint64))
        edges = np.arange(65_537, dtype=np.uint64)
        buckets = np.searchsorted(ordered >> np.uint64(48), edges).astype("<u4")
        postings = np.empty((len(ordered), 6), dtype=np.uint8)
        # The digest's last three bytes stand first byte first, as they are compared as bytes; the place's three last byte first.
        for column, shift in enumerate((40, 32, 24, 0, 8, 16)):
            postings[:, column] = (ordered >> np.uint64(shift)).astype(np.uint8)
        return buckets.tobytes(), postings.tobytes()

    def write(self, path: Path) -> None:
        """Writes the file beside `path` and then puts it in its place, so that a break leaves no half file."""
        buckets, postings = self._postings()
        sections = {name: _little(column) for name, column in self._columns.items()}
        sections |= {"starts": _little(self._starts), "names": bytes(self._names), "buckets": buckets, "postings": postings}
        offsets, offset = {}, 0
        for name, content in sections.items():
            offsets[name] = [offset, len(content)]
            offset += -(-len(content) // 8) * 8
        header = {
            "source": self.source,
            "places": len(self),
            "countries": list(self._countries),
            "divisions": [[code, self._division_names.get(code, "")] for code in self._divisions],
            "sections": offsets,
        }
        text = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode()
        text += b" " * (-(len(MAGIC) + 4 + len(text)) % 8)
        partial = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as out:
                out.write(MAGIC + len(text).to_bytes(4, "little") + text)
                for content in sections.values():
                    out.write(content + bytes(-len(content) % 8))
            os.replace(partial, path)  # noqa: PTH105 - atomic on every system, unlike rename
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def _little(column: "array[int]") -> bytes:
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column.tobytes()
