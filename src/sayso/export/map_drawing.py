"""Turns degrees into the paths of a drawing: projections, clipping, and paths as short as the eye allows."""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Project = Callable[[float, float], Point]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world in degrees; `west` < `east` (a window never crosses the antimeridian)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def equal_earth(width: float) -> tuple[Project, float]:
    """The Equal Earth projection (Savric, Patterson, Jenny 2018) of the whole world, `width` wide, and the height that it takes."""
    a1, a2, a3, a4, root = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3)

    def raw(lon: float, lat: float) -> Point:
        t = math.asin(root / 2 * math.sin(math.radians(max(-90.0, min(90.0, lat)))))
        t2 = t * t
        t6 = t2 * t2 * t2
        x = 2 * root * math.radians(lon) * math.cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
        return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    right, top = raw(180, 0)[0], raw(0, 84)[1]
    low = raw(0, -58)[1]
    scale = width / (2 * right)

    def project(lon: float, lat: float) -> Point:
        x, y = raw(lon, lat)
        return (x + right) * scale, (top - y) * scale

    return project, (top - low) * scale


def local(window: Window, width: float, height: float) -> Project:
    """Longitude shrunk by the cosine of the middle latitude, so that distances look alike both ways; the window fills width and height."""

    def project(lon: float, lat: float) -> Point:
        return (lon - window.west) / (window.east - window.west) * width, (window.north - lat) / (window.north - window.south) * height

    return project


def fitted(points: Sequence[Point], ratio: float, least: float) -> Window:
    """The window around points (lon, lat) with room about them: `ratio` times as wide as high on paper, `least` degrees high or more."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    lat, lon = (south + north) / 2, (west + east) / 2
    shrink = max(math.cos(math.radians(lat)), 0.15)
    high = max((north - south) * 1.5, (east - west) * 1.5 * shrink / ratio, least)
    high = min(high, 150.0)
    wide = min(high * ratio / shrink, 359.0)
    lat = max(-90 + high / 2, min(90 - high / 2, lat))
    lon = max(-180 + wide / 2, min(180 - wide / 2, lon))
    return Window(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2)


def clipped(ring: Sequence[Point], window: Window) -> list[Point]:
    """The part of a ring in a window (Sutherland and Hodgman 1974); empty where none is."""
    points = list(ring)
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        kept: list[Point] = []
        for i, here in enumerate(points):
            before = points[i - 1]
            here_in, before_in = (here[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
            if here_in != before_in:
                t = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])))
            if here_in:
                kept.append(here)
        points = kept
        if not points:
            break
    return points


def runs(line: Sequence[Point], window: Window) -> Iterable[list[Point]]:
    """The parts of an open line that lie in a window, with one point more at each end."""
    run: list[Point] = []
    for i, point in enumerate(line):
        near = any(window.holds(*line[j]) for j in (i - 1, i, i + 1) if 0 <= j < len(line))
        if near:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def path(points: Sequence[Point], project: Project, closed: bool, least: float = 0.0, fine: int = 1) -> str:
    """The `d` of a line in the drawing, in steps of 1/`fine` pixel.

    Points that fall on the one before, or go straight on, are left out, and so is a line that stays smaller than `least` pixels.
    """
    placed: list[tuple[int, int]] = []
    for lon, lat in points:
        x, y = project(lon, lat)
        here = (round(x * fine), round(y * fine))
        if placed and placed[-1] == here:
            continue
        if len(placed) > 1 and _straight(placed[-2], placed[-1], here):
            placed[-1] = here
        else:
            placed.append(here)
    if len(placed) < (3 if closed else 2):
        return ""
    xs, ys = [p[0] for p in placed], [p[1] for p in placed]
    if max(xs) - min(xs) < least * fine and max(ys) - min(ys) < least * fine:
        return ""
    steps = [(_number(x2 - x1, fine), _number(y2 - y1, fine)) for (x1, y1), (x2, y2) in itertools.pairwise(placed)]
    text = f"M{_number(xs[0], fine)} {_number(ys[0], fine)}l" + " ".join(f"{x}{'' if y[0] == '-' else ' '}{y}" for x, y in steps)
    return text.replace(" -", "-") + ("z" if closed else "")


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0
    return ahead and (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def _number(value: int, fine: int) -> str:
    return f"{value / fine:g}"
