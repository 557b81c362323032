"""Finds the places of an article: every toponym, what it is used for, and where it lies.

Three questions, a file each: which words are toponyms (`toponyms.py`), which place of that name is meant (`geocode.py`), and whether the
place or those who govern it are meant (`place_use.py`). A river, a street or a site that the gazetteer lacks is put near what it is named
after or what the text names beside it (`nearby.py`), and says so; what cannot be placed keeps `lat` null and says why.
"""

from collections.abc import Sequence

from sayso.data.countries import countries
from sayso.data.toponym_lists import words
from sayso.gazetteer import Entry, Gazetteer, open_gazetteer
from sayso.reading.geocode import Sense, resolve
from sayso.reading.nearby import Placed, place_near
from sayso.reading.outlets import outlet_hint
from sayso.reading.place_use import is_capital, use_of
from sayso.reading.syntax import Syntax
from sayso.reading.toponyms import Toponym, find_toponyms
from sayso.record import Place, PlaceKind, Precision

_KINDS: dict[str, PlaceKind] = {
    "city": "city", "section": "city", "division": "region", "county": "region", "area": "region", "country": "country",
    "continent": "continent", "river": "river", "sea": "sea", "lake": "other", "mountain": "mountain", "site": "site",
    "road": "site", "district": "region",
}  # fmt: skip
_PRECISIONS: dict[str, Precision] = {
    "city": "exact", "section": "exact", "site": "exact", "mountain": "exact", "division": "region", "county": "region", "area": "region",
    "continent": "region", "sea": "region", "lake": "region", "river": "near", "country": "country", "other": "exact",
}  # fmt: skip
_LEAST_SURE = 0.15
"""A place that is less likely than this is not given: too many share the name, and nothing tells them apart."""


def find_places(
    syntax: Syntax,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    scores: Sequence[float] | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[Place]:
    """The places of a text in its order, with ids p1, p2, ...

    `outlet` and `url` say where the publisher is at home, which settles small towns that share a name; `scores` are a tagger's
    probabilities for each token to be inside a toponym, where there is one. `title` is not read for places: spans are in the text.
    """
    gazetteer = gazetteer or open_gazetteer()
    toponyms = find_toponyms(syntax, scores=scores)
    hint = outlet_hint(outlet, url, gazetteer)
    found = resolve(toponyms, syntax, hint, gazetteer)
    of_toponym = {t.first: sense for sense in found for t in sense.toponyms}
    near = place_near(toponyms, of_toponym, syntax, hint, gazetteer)
    return [_place(f"p{n}", t, of_toponym[t.first], near.get(t.first), syntax, gazetteer) for n, t in enumerate(toponyms, 1)]


def _place(name: str, toponym: Toponym, sense: Sense, near: Placed | None, syntax: Syntax, gazetteer: Gazetteer) -> Place:
    water = _water(toponym, syntax, gazetteer)
    if water is not None:
        return _resolved(name, toponym, water, sense, True, f"“the {toponym.text}” is the {water.kind}", syntax)
    entry = sense.best if sense.score >= _LEAST_SURE else None
    use, reason = use_of(toponym, entry, entry is not None and is_capital(entry), syntax)
    shown = " ".join(toponym.text.split())
    if entry is not None:
        return _resolved(name, toponym, entry, sense, use == "literal", reason, syntax)
    if near is not None:
        beside = near.entry
        return Place(
            id=name, name=shown, span=toponym.span, lat=beside.lat, lon=beside.lon, country=beside.country or None,
            admin1=beside.admin1 or None, kind=_KINDS.get(toponym.kind, "other"), use=use, precision="near", why=near.why,
            score=round(toponym.score * near.score, 3),
        )  # fmt: skip
    why = "no place of this name in the gazetteer"
    if sense.entries:
        why = f"{len(sense.entries)} places share this name and nothing tells which is meant"
    return Place(
        id=name, name=shown, span=toponym.span, kind=_KINDS.get(toponym.kind, "other"), use=use, why=why, score=round(toponym.score, 3)
    )


def _water(toponym: Toponym, syntax: Syntax, gazetteer: Gazetteer) -> Entry | None:
    """The sea or river of a name after "the" and before no noun: "the Baltic", "the Mississippi flooded", not "the Mississippi law"."""
    tokens = syntax.tokens
    if not toponym.first or tokens[toponym.first - 1].lower != "the" or " " in toponym.text:
        return None
    if tokens[toponym.first].tag not in ("NNP", "NNPS", "NN", "JJ"):
        return None
    after = next((t for t in tokens[toponym.first + 1 : toponym.first + 2] if t.sent == tokens[toponym.first].sent), None)
    if after is not None and (
        after.tag.startswith(("NN", "JJ", "CD", "POS", "HYPH")) or after.text in "-–’'" or after.lower in ("'s", "’s")
    ):
        return None
    sea = next((e for e in gazetteer.lookup(toponym.text) if e.kind == "sea"), None)
    if sea is not None:
        return sea
    rivers = [e for e in gazetteer.lookup(f"{toponym.text} River") if e.kind == "river" and e.exact]
    return rivers[0] if len(rivers) == 1 else None


def _resolved(name: str, toponym: Toponym, entry: Entry, sense: Sense, literal: bool, reason: str, syntax: Syntax) -> Place:
    by_words = toponym.how not in ("demonym", "abbreviation")
    shown = " ".join(toponym.text.split()) if by_words else _called(entry)
    kind, precision = _KINDS.get(entry.kind, "other"), _PRECISIONS[entry.kind]
    why = reason
    if by_words and entry.kind in ("country", "division", "area") and (side := _direction(toponym, syntax)):
        shown, kind, precision = f"{side} {shown}", "region", "region"
        why = _joined(f"a part of {_called(entry)}, whose point is given", why)
    if sense.qualifier is not None and sense.qualifier.best is not None:
        why = _joined(f"the one in {_called(sense.qualifier.best)}, as the text says", why)
    elif len(sense.entries) > 1 and sense.score < 0.9:
        why = _joined(f"the likeliest of {len(sense.entries)} places of this name", why)
    return Place(
        id=name, name=shown, span=toponym.span, geonameid=entry.geonameid, lat=entry.lat, lon=entry.lon, country=entry.country or None,
        admin1=entry.admin1 or None, kind=kind, use="literal" if literal else "associative", precision=precision, why=why or None,
        score=round(toponym.score * sense.score, 3),
    )  # fmt: skip


def _joined(first: str, second: str) -> str:
    return f"{first}; {second}" if second else first


def _called(entry: Entry) -> str:
    return countries()[entry.country].name if entry.kind == "country" else entry.name


def _direction(toponym: Toponym, syntax: Syntax) -> str:
    """ "western" of "western Ukraine"."""
    if not toponym.first:
        return ""
    before = syntax.tokens[toponym.first - 1]
    gap = syntax.text[before.end : toponym.span[0]]
    return before.text if before.lower in words()["direction"] and gap == " " and before.text.islower() else ""
