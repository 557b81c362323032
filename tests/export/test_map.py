"""The map is one well-formed SVG without script, the same each time, and shows what is known and no more."""

from xml.etree import ElementTree

from sayso.data.map import borders
from sayso.export.map import map_svg
from sayso.export.map_drawing import Window, clipped, equal_earth, fitted, path
from sayso.record import Place


def place(n: int, name: str, lat: float | None, lon: float | None, **more: object) -> Place:
    known: dict[str, object] = {"kind": "city", "use": "literal", "precision": "exact", "country": "EST", "geonameid": None, **more}
    return Place.model_validate({"id": f"p{n}", "name": name, "span": (n, n + 1), "lat": lat, "lon": lon, **known})


PLACES = [
    place(1, "Narva", 59.377, 28.19),
    place(2, "Narva River", 59.377, 28.19, kind="river", precision="near"),
    place(3, "Tallinn", 59.437, 24.754, use="associative"),
    place(4, "Estonia", 59.0, 26.0, kind="country", precision="country", geonameid=453733),
    place(5, "Washington", 38.9, -77.04, country="USA", use="associative"),
    place(6, "Springfield", 39.8, -89.64, country="USA"),
    place(7, "nowhere", None, None, precision=None),
]


def test_it_is_svg_and_the_same_each_time() -> None:
    svg = map_svg(PLACES)
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg") and svg == map_svg(PLACES)
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert "Narva" in texts and "Springfield" in texts and "nowhere" not in texts
    assert "<script" not in svg and "style=" not in svg and "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert len(svg) < 250_000


def test_two_far_places_get_two_closer_looks() -> None:
    assert map_svg(PLACES).count("<svg") == 1 + 1 + 2
    assert map_svg(PLACES[:2]).count("<svg") == 1 + 1 + 1


def test_a_country_is_shaded_and_has_no_pin() -> None:
    svg = map_svg([PLACES[3]])
    assert "<circle" not in svg and "<title>Estonia</title>" in svg


def test_a_near_place_is_hollow() -> None:
    assert 'fill="#fff"' in map_svg([PLACES[1]]) and "near this point" in map_svg([PLACES[1]])


def test_nothing_to_show() -> None:
    assert map_svg([]) == "" and map_svg([PLACES[6]]) == ""


def test_a_name_stays_text() -> None:
    svg = map_svg([place(1, "<script>alert(1)</script>&\u202e", 1.0, 2.0)])
    ElementTree.fromstring(svg)
    assert "<script" not in svg and "\u202e" not in svg


def test_the_edges_of_the_world() -> None:
    for lat, lon in ((90.0, 180.0), (-90.0, -180.0), (0.0, 179.99), (89.9, 0.0)):
        ElementTree.fromstring(map_svg([place(1, "Edge", lat, lon)]))


def test_borders_hold_the_countries() -> None:
    known = borders().countries
    assert len(known) > 200 and len(borders().lines) > 5_000
    lons = [lon for ring in known["EST"] for lon, _ in ring]
    assert 21 < min(lons) < 23 and 27 < max(lons) < 29


def test_clipping_and_paths() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert sorted(clipped(square, Window(5, 5, 20, 20))) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert clipped(square, Window(20, 20, 30, 30)) == []
    assert path(square, lambda x, y: (x, y), True) == "M0 0l10 0 0 10-10 0z"
    assert path(square, lambda x, y: (x / 100, y / 100), True) == ""


def test_projections() -> None:
    project, height = equal_earth(760)
    assert project(0, 0)[0] == 380 and 0 <= project(0, 84)[1] < 1 and 300 < height < 400
    window = fitted([(28.2, 59.4)], 2.0, 3.0)
    assert window.holds(28.2, 59.4) and window.north - window.south == 3.0
