"""The borders that maps are drawn with: countries, and the lines between first-level divisions (Natural Earth, public domain).

`borders.bin` is made by training/build_map.py.
"""

import json
import zlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from sayso.errors import DataError

Line = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude) in degrees."""


@dataclass(frozen=True, slots=True)
class Borders:
    """The outer rings of each country by alpha-3 (others, by name, begin with "-"), and the lines between first-level divisions."""

    countries: dict[str, list[Line]]
    lines: list[Line]


def _numbers(content: bytes) -> list[int]:
    numbers, value, shift = [], 0, 0
    for byte in content:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            numbers.append(-(value + 1) // 2 if value & 1 else value // 2)
            value = shift = 0
    return numbers


def _line(numbers: list[int], step: int) -> Line:
    points, x, y = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / step, y / step))
    return tuple(points)


@cache
def borders() -> Borders:
    """The borders; read once a process. A `DataError` where the file is damaged."""
    try:
        content = zlib.decompress(resources.files("sayso.data.map").joinpath("borders.bin").read_bytes())
        header, _, body = content.partition(b"\n")
        table = json.loads(header)
        numbers = _numbers(body)
        lines, at = [], 0
        for length in (*table["arcs"], *table["lines"]):
            lines.append(_line(numbers[at : at + length], table["step"]))
            at += length
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise DataError(f"borders.bin is missing or damaged: {error}") from error
    arcs = lines[: len(table["arcs"])]

    def ring(parts: list[int]) -> Line:
        points: list[tuple[float, float]] = []
        for part in parts:
            arc = arcs[part] if part >= 0 else arcs[~part][::-1]
            points.extend(arc[1:] if points else arc)
        return tuple(points)

    rings = {
        code: [part for polygon in polygons if polygon for part in _in_the_world(ring(polygon[0]))]
        for code, polygons in table["countries"].items()
    }
    return Borders(rings, lines[len(arcs) :])


def _in_the_world(ring: Line) -> list[Line]:
    """A ring that crosses the antimeridian as two: one that ends at it, and one that begins there."""
    points, turn = [ring[0]], 0.0
    for (before, _), (lon, lat) in pairwise(ring):
        turn += -360 if lon - before > 180 else 360 if lon - before < -180 else 0
        points.append((lon + turn, lat))
    lons = [lon for lon, _ in points]
    if abs(lons[-1] - lons[0]) > 180:  # around a pole
        return [ring]
    parts = [tuple(points)] if min(lons) >= -180 and max(lons) <= 180 else []
    for shift in (0.0, -360.0, 360.0) if not parts else ():
        cut = _between(_between([(lon + shift, lat) for lon, lat in points], 180.0, 1), -180.0, -1)
        if len(cut) > 2:
            parts.append(tuple(cut))
    return parts


def _between(points: list[tuple[float, float]], limit: float, sign: int) -> list[tuple[float, float]]:
    """The part of a ring on one side of a meridian."""
    kept: list[tuple[float, float]] = []
    for i, (lon, lat) in enumerate(points):
        old_lon, old_lat = points[i - 1]
        inside, was = (limit - lon) * sign >= 0, (limit - old_lon) * sign >= 0
        if inside != was:
            kept.append((limit, old_lat + (limit - old_lon) / (lon - old_lon) * (lat - old_lat)))
        if inside:
            kept.append((lon, lat))
    return kept
