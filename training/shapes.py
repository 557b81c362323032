"""Shapes out of TopoJSON: polygons, their areas and middles, and whether a point lies in them."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Shape:
    """A named shape of one or more polygons; a ring is a list of (lon, lat) in degrees, the first ring of a polygon the outer one."""

    name: str
    polygons: list[list[Ring]]

    @cached_property
    def _box(self) -> tuple[float, float, float, float]:
        xs = [x for p in self.polygons for x, _ in p[0]]
        ys = [y for p in self.polygons for _, y in p[0]]
        return min(xs), min(ys), max(xs), max(ys)

    @cached_property
    def _sums(self) -> tuple[float, float, float]:
        total = sum_x = sum_y = 0.0
        for polygon in self.polygons:
            area, x, y = _centroid(polygon[0])
            total, sum_x, sum_y = total + area, sum_x + x * area, sum_y + y * area
        return total, sum_x / total, sum_y / total

    @property
    def area(self) -> float:
        """In square degrees, shrunk by the cosine of the latitude."""
        return self._sums[0]

    @property
    def lat(self) -> float:
        """Latitude of the middle."""
        return self._sums[2]

    @property
    def lon(self) -> float:
        """Longitude of the middle."""
        return self._sums[1]

    @property
    def width(self) -> float:
        """Degrees of longitude from its west to its east."""
        return self._box[2] - self._box[0]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in it (holes are taken for part of it)."""
        west, south, east, north = self._box
        return west <= lon <= east and south <= lat <= north and any(_inside(p[0], lat, lon) for p in self.polygons)


def _centroid(ring: Ring) -> tuple[float, float, float]:
    area = sum_x = sum_y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        sum_x += (x1 + x2) * cross
        sum_y += (y1 + y2) * cross
    if abs(area) < 1e-9:
        return 1e-9, ring[0][0], ring[0][1]
    y = sum_y / (3 * area)
    return max(abs(area) / 2 * math.cos(math.radians(y)), 1e-9), sum_x / (3 * area), y


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def shapes_of(topology: dict[str, Any]) -> list[Shape]:
    """The polygons of the first object of a TopoJSON topology."""
    if "transform" in topology:
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        points, x, y = [], 0, 0
        for point in arc:
            if "transform" in topology:
                x, y = x + point[0], y + point[1]
                points.append((x * sx + tx, y * sy + ty))
            else:
                points.append((point[0], point[1]))
        arcs.append(points)

    def ring(numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            part = arcs[number] if number >= 0 else arcs[~number][::-1]
            points.extend(part[1:] if points else part)
        return points

    found = []
    for geometry in next(iter(topology["objects"].values()))["geometries"]:
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        found.append(Shape((geometry.get("properties") or {}).get("name") or "", [[ring(r) for r in polygon] for polygon in parts]))
    return found
