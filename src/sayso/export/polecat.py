"""POLECAT's tab-separated table of events: 40 columns, one row an event, the names of compound actors joined by "; ".

A cell never holds a tab or a line break; an unknown is an empty cell. The table has no column for what did not happen: an event that is
planned, weighed or denied has PLOVER's auxiliary mode (future, hypothetical, negation) behind its own in "Event Mode".
"""

from collections.abc import Iterable, Iterator, Sequence

from sayso import __version__
from sayso.data.cow import cow_codes
from sayso.export.event_facts import AUXILIARY, FEATURES, QUADS, SCORES, Facts, Names
from sayso.record import Actor, Event, Place, Reading

COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def to_polecat(readings: Iterable[Reading]) -> Iterator[bytes]:
    """The header, then a row an event; UTF-8, a lone surrogate becomes its escape."""
    yield _line(COLUMNS)
    names = Names()
    for reading in readings:
        facts = Facts(reading)
        story = _story(reading)
        name = names.of(reading.article.id)
        for event in reading.events:
            yield _line(_row(facts, event, name, story))


def _line(cells: Sequence[str]) -> bytes:
    return ("\t".join(_cell(c) for c in cells) + "\n").encode("utf-8", "backslashreplace")


def _cell(text: str) -> str:
    """Without tabs, line breaks or other control characters, of which Unicode has several."""
    return " ".join("".join(" " if ord(c) < 32 or c in "\x7f\x85\u2028\u2029" else c for c in text).split())


def _row(facts: Facts, event: Event, name: str, story: Sequence[str]) -> list[str]:
    article = facts.reading.article
    dates = facts.dates(event)
    row = [
        f"{name}-{event.id}",
        dates.first or "",
        event.type,
        "; ".join(mode for mode in (event.mode, AUXILIARY.get(event.status)) if mode),
        str(SCORES[event.type]),
        str(QUADS[event.type]),
        "; ".join(event.contexts),
    ]
    for ids in (event.actors, event.recipients):
        row += _party(facts, [facts.actors[a] for a in ids if a in facts.actors], event)
    row += _place(facts, facts.places.get(event.place or ""))
    row += [article.outlet or "", (article.published or "")[:10], *story, article.language or "", f"sayso {__version__}"]
    return row


def _party(facts: Facts, actors: Sequence[Actor], event: Event) -> list[str]:
    cow = cow_codes()
    sectors = list(dict.fromkeys(a.sector for a in actors if a.sector))
    return [
        _joined(a.name for a in actors),
        _joined(a.country or "" for a in actors),
        _joined(str(cow.get(a.country or "", "")) for a in actors),
        sectors[0] if sectors else "",
        "; ".join(sectors),
        _joined(a.roles[0] if a.roles else "" for a in actors),
        _joined(facts.words(a, event) for a in actors),
        "",
    ]


def _joined(cells: Iterable[str]) -> str:
    """Joined by "; ", with an empty place for what is not known, so that a party's columns stay in step; "" where nothing is."""
    found = [c.replace(";", ",") for c in cells]
    return "; ".join(found) if any(found) else ""


def _place(facts: Facts, place: Place | None) -> list[str]:
    if place is None:
        return [""] * 10
    text = facts.reading.article.text
    known = place.lat is not None
    return [
        place.name if known else "",
        place.name if known and place.kind == "city" else "",
        "",
        place.admin1 or "",
        facts.country_name(place.country) or "",
        "" if place.lat is None else str(place.lat),
        "" if place.lon is None else str(place.lon),
        "" if place.geonameid is None else str(place.geonameid),
        text[place.span[0] : place.span[1]],
        FEATURES[place.kind][1] or "",
    ]


def _story(reading: Reading) -> list[str]:
    people = [a.name for a in reading.actors if a.kind == "person"]
    bodies = [a.name for a in reading.actors if a.kind in ("organisation", "government")]
    places = [p.name for p in reading.places]
    return ["; ".join(dict.fromkeys(names)) for names in (people, bodies, places)]
