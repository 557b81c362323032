"""Draws the places of an article as SVG: the world, and a closer look at each part of it that the article's places keep to.

No script and no fetched part. A place that is a place has a pin; one put near another a hollow pin; a region a broken ring; a country is
shaded, never a pin; what stands for a government or people is small and grey. The same places give the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.data.countries import countries
from sayso.data.map import borders
from sayso.export.map_drawing import Point, Project, Window, clipped, equal_earth, fitted, local, path, runs
from sayso.export.markup import Html
from sayso.export.markup import text as escape
from sayso.record import Place

WIDTH = 520
CLOSE = 300
"""Height of a closer look."""

MOST_LOOKS = 3
MOST_MARKS = 250
"""Places that are drawn, the most named first: more would hide each other, and labels look for room between all of them."""

APART = 12.0
"""Degrees between places that are still looked at together (a degree of longitude shrinks towards the poles)."""

_SEA, _LAND, _LINE, _INNER = "#eaf1f5", "#fbfaf6", "#b4bac0", "#dcdfe1"
_SHADE, _FAINT, _PIN, _QUIET, _TEXT = "#f6d9b8", "#f7ecdf", "#b3261e", "#6b7580", "#22282d"
_LETTER = 7.0
"""Width of a letter of the labels, on average, at 13 pixels."""


@dataclass
class Mark:
    """A place on the map: all mentions of one name at one point."""

    name: str
    lon: float
    lat: float
    kind: str
    precision: str
    literal: bool
    country: str | None
    mentions: int = 1
    ids: list[str] = field(default_factory=list)


def marks_of(places: Sequence[Place]) -> list[Mark]:
    """The places with a point, those of one name and point together, literal ones first, then by how often they are named."""
    found: dict[tuple[str, float, float], Mark] = {}
    for place in places:
        if place.lat is None or place.lon is None:
            continue
        land = countries().get(place.country or "")
        name = land.name if land is not None and place.kind == "country" else place.name
        # "western Ukraine" has the point of its country, as nothing better is known: it is shaded, not put there.
        precision = "country" if land is not None and place.geonameid == land.geonameid else place.precision or "near"
        key = (name.lower(), place.lat, place.lon)
        mark = found.setdefault(key, Mark(name, place.lon, place.lat, place.kind, precision, False, place.country, 0))
        mark.mentions += 1
        mark.literal = mark.literal or place.use == "literal"
        mark.ids.append(place.id)
    return sorted(found.values(), key=lambda m: (not m.literal, -m.mentions, m.name, m.lat, m.lon))[:MOST_MARKS]


def map_svg(places: Sequence[Place]) -> Html:
    """The map of an article's places, or "" where none of them has a point. The text is safe to put into HTML as it is."""
    marks = marks_of(places)
    if not marks:
        return Html("")
    project, height = equal_earth(WIDTH)
    looks = _looks(marks)
    total = round(height) + len(looks) * (CLOSE + 12)
    shaded: dict[str, bool] = {}
    for mark in marks:
        if mark.precision == "country" and mark.country:
            shaded[mark.country] = shaded.get(mark.country, False) or mark.literal
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {WIDTH} {total}" width="{WIDTH}" height="{total}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13">',
        f"<title>Map of {len(marks)} places</title>",
        _world(project, round(height), shaded, marks, looks),
    ]
    for number, look in enumerate(looks, 1):
        parts.append(_close(look, round(height) + 12 + (number - 1) * (CLOSE + 12), number, shaded, marks))
    parts.append("</svg>")
    return Html("".join(parts))


def _looks(marks: Sequence[Mark]) -> list[Window]:
    """Windows around the groups of literal places that lie close together; a point group alone is no reason where all is one country."""
    groups: list[list[Mark]] = []
    for mark in marks:
        if not mark.literal or mark.precision == "country" or mark.kind in ("continent", "sea"):
            continue
        near = [g for g in groups if any(_apart(mark, other) < APART for other in g)]
        merged = [mark, *(m for g in near for m in g)]
        groups = [g for g in groups if g not in near] + [merged]
    groups.sort(key=lambda g: (-sum(m.mentions for m in g), g[0].name))
    return [fitted([(m.lon, m.lat) for m in group], WIDTH / CLOSE, 3.0) for group in groups[:MOST_LOOKS]]


def _apart(a: Mark, b: Mark) -> float:
    wide = abs(a.lon - b.lon) * max(0.2, 1 - abs(a.lat + b.lat) / 180)
    return max(abs(a.lat - b.lat), wide)


@cache
def _land() -> str:
    """The outline of all land, the same on every world map."""
    project, _ = equal_earth(WIDTH)
    return "".join(path(ring, project, True, 2.5) for rings in borders().countries.values() for ring in rings if ring[0][1] > -60)


def _world(project: Project, height: int, shaded: dict[str, bool], marks: Sequence[Mark], looks: Sequence[Window]) -> str:
    parts = [
        f'<svg x="0" y="0" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">',
        f'<rect width="{WIDTH}" height="{height}" fill="{_SEA}"/>',
        f'<path d="{_land()}" fill="{_LAND}" stroke="{_LINE}" stroke-width=".5"/>',
    ]
    for code in sorted(shaded):
        d = "".join(path(ring, project, True) for ring in borders().countries.get(code, []))
        fill = _SHADE if shaded[code] else _FAINT
        parts.append(
            f'<path d="{d}" fill="{fill}" stroke="{_LINE}" stroke-width=".6"><title>{escape(countries()[code].name)}</title></path>'
        )
    for number, look in enumerate(looks, 1):
        x1, y1 = project(look.west, look.north)
        x2, y2 = project(look.east, look.south)
        size = max(x2 - x1, 8), max(y2 - y1, 8)
        parts.append(
            f'<rect x="{x1:.1f}" y="{y1:.1f}" width="{size[0]:.1f}" height="{size[1]:.1f}" fill="none" stroke="{_TEXT}" stroke-width=".8"/>'
            f'<text x="{x1 + size[0] + 3:.1f}" y="{y1 + 9:.1f}" font-size="10" fill="{_TEXT}">{number}</text>'
        )
    parts += _marks(marks, project, Window(-180, -90, 180, 90), WIDTH, height, looks)
    parts.append("</svg>")
    return "".join(parts)


def _close(look: Window, top: int, number: int, shaded: dict[str, bool], marks: Sequence[Mark]) -> str:
    project = local(look, WIDTH, CLOSE)
    room = Window(look.west - 1, look.south - 1, look.east + 1, look.north + 1)
    parts = [
        f'<svg x="0" y="{top}" width="{WIDTH}" height="{CLOSE}" viewBox="0 0 {WIDTH} {CLOSE}">',
        f'<rect width="{WIDTH}" height="{CLOSE}" fill="{_SEA}"/>',
    ]
    names: list[tuple[str, Point, float]] = []
    for code, rings in borders().countries.items():
        inside = [part for ring in rings if (part := clipped(ring, room))]
        d = "".join(path(part, project, True, 2.0) for part in inside)
        if d:
            fill = _LAND if code not in shaded else _SHADE if shaded[code] else _FAINT
            parts.append(f'<path d="{d}" fill="{fill}" stroke="{_LINE}" stroke-width="1"/>')
            if code in countries():
                names.append((countries()[code].name, *_middle(inside, look, project)))
    inner = "".join(path(run, project, False, 3.0) for line in borders().lines for run in runs(line, room))
    parts.append(f'<path d="{inner}" fill="none" stroke="{_INNER}" stroke-width="1"/>')
    for name, (x, y), area in names:
        if area > 4_000 and 0 < x < WIDTH and 0 < y < CLOSE:
            parts.append(
                f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="13" letter-spacing="2" fill="{_LINE}">{escape(name)}</text>'
            )
    parts += _marks(marks, project, look, WIDTH, CLOSE, ())
    parts.append(f'<text x="8" y="18" font-size="13" fill="{_TEXT}">{number}</text>')
    parts.append(f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{CLOSE - 1}" fill="none" stroke="{_LINE}"/></svg>')
    return "".join(parts)


def _middle(rings: Sequence[Sequence[Point]], look: Window, project: Project) -> tuple[Point, float]:
    """Where the name of a country stands in a closer look: the middle of its largest part there, and that part's area in pixels."""
    best, largest = (-1.0, -1.0), 0.0
    for ring in rings:
        points = [project(*p) for p in clipped(ring, look)]
        area = sum_x = sum_y = 0.0
        for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
            cross = x1 * y2 - x2 * y1
            area, sum_x, sum_y = area + cross, sum_x + (x1 + x2) * cross, sum_y + (y1 + y2) * cross
        if abs(area) / 2 > largest:
            largest, best = abs(area) / 2, (sum_x / (3 * area), sum_y / (3 * area))
    return best, largest


def _marks(marks: Sequence[Mark], project: Project, window: Window, width: int, height: int, looks: Sequence[Window]) -> list[str]:
    """Pins and labels; on the world map (where there are `looks`, or the window is the world) what a closer look names has no label."""
    shapes, labels, small = [], [], window.east - window.west > 359

    def named(mark: Mark) -> bool:
        land = countries().get(mark.country or "")
        return not small and land is not None and mark.name == land.name

    taken: list[tuple[float, float, float, float]] = []
    seen = [(m, *project(m.lon, m.lat)) for m in marks if window.holds(m.lon, m.lat)]
    for mark, x, y in seen:
        if mark.precision != "country":
            taken.append((x - 5, y - 5, x + 5, y + 5))
    for mark, x, y in seen:
        shapes.append(_shape(mark, x, y, small))
        inside = small and any(look.holds(mark.lon, mark.lat) for look in looks)
        wanted = not named(mark) and not (inside and mark.precision != "country")
        if wanted and (at := _room_for(mark, x, y, taken, width, height)):
            left, base = at
            colour = _TEXT if mark.literal else _QUIET
            labels.append(
                f'<text x="{left:.1f}" y="{base:.1f}" fill="{colour}" stroke="#fff" stroke-width="2.5" paint-order="stroke" '
                f'stroke-linejoin="round">{escape(_short(mark.name))}</text>'
            )
    return [*reversed(shapes), *labels]


def _short(name: str) -> str:
    return name if len(name) <= 32 else name[:31].rstrip() + "…"


def _room_for(
    mark: Mark, x: float, y: float, taken: list[tuple[float, float, float, float]], width: int, height: int
) -> tuple[float, float] | None:
    """The first free place for a label: right, left, above, below; None where all are taken."""
    long = len(_short(mark.name)) * _LETTER
    if mark.precision == "country":
        spots: tuple[Point, ...] = ((x - long / 2, y + 4),)
    else:
        spots = ((x + 7, y + 4), (x - 7 - long, y + 4), (x - long / 2, y - 8), (x - long / 2, y + 17))
    for left, base in spots:
        box = (left, base - 10, left + long, base + 3)
        if box[0] < 1 or box[2] > width - 1 or box[1] < 1 or box[3] > height - 1:
            continue
        if all(box[2] < t[0] or box[0] > t[2] or box[3] < t[1] or box[1] > t[3] for t in taken):
            taken.append(box)
            return left, base
    return None


def _shape(mark: Mark, x: float, y: float, small: bool) -> str:
    said = {"exact": mark.kind, "near": f"{mark.kind}, near this point", "region": f"{mark.kind}, about here", "country": "country"}
    use = "" if mark.literal else "; stands for its government or people"
    times = "once" if mark.mentions == 1 else f"{mark.mentions} times"
    title = f"<title>{escape(mark.name)}: {escape(said.get(mark.precision, mark.kind))}{use}; named {times}</title>"
    radius = 2.6 if small else 5.0
    at = f'cx="{x:.1f}" cy="{y:.1f}"'
    if mark.precision == "country":
        return ""
    if not mark.literal:
        return f'<circle {at} r="{radius * 0.7:.1f}" fill="{_QUIET}">{title}</circle>'
    if mark.precision == "exact":
        return f'<circle {at} r="{radius}" fill="{_PIN}" stroke="#fff" stroke-width="1">{title}</circle>'
    if mark.precision == "near":
        return f'<circle {at} r="{radius * 1.5:.1f}" fill="#fff" stroke="{_PIN}" stroke-width="2">{title}</circle>'
    wide = radius * 2.4
    ring = f'fill="{_PIN}" fill-opacity=".12" stroke="{_PIN}" stroke-width="1.3" stroke-dasharray="3 2"'
    return f'<circle {at} r="{wide:.1f}" {ring}>{title}</circle>'
