"""PLOVER's data interchange format: one JSON object an event, as chapter 6 of the manual (version 1.3) names the fields.

Beyond the manual, `status`, `factuality`, `told_by` and `score` say whether an event happened, who tells it
and how sure that is. What is not known is null.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sayso import __version__
from sayso.export.event_facts import AUXILIARY, FEATURES, QUADS, SCORES, Facts, Names
from sayso.record import Actor, Event, Place, Reading

_UNDATED = "The date is not known: neither the event nor its article is dated."


def plover_records(reading: Reading, name: str | None = None) -> Iterator[dict[str, Any]]:
    """The events of a reading as PLOVER records, in its order; their ids begin with `name`, else with the article's id."""
    facts = Facts(reading)
    article = reading.article
    cited = {
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "publication": article.outlet,
        "codebook": "plover-base-1.3",
    }
    for event in reading.events:
        dates = facts.dates(event)
        record: dict[str, Any] = {"id": f"{name or article.id}-{event.id}", "date": dates.first}
        record |= {k: v for k, v in (("time", dates.time), ("enddate", dates.last), ("endtime", dates.end_time)) if v is not None}
        record["actor"] = [_entity(facts, facts.actors[a], event) for a in event.actors if a in facts.actors]
        record["recipient"] = [_entity(facts, facts.actors[a], event) for a in event.recipients if a in facts.actors]
        record["event"] = [event.type]
        place = facts.places.get(event.place or "")
        if place is not None:
            record["event_loc"] = _location(facts, place)
        record["event_text"] = [article.text[a:b] for a, b in event.trigger]
        record["quad_code"] = QUADS[event.type]
        record["event_scale"] = SCORES[event.type]
        auxiliary = AUXILIARY.get(event.status)
        record["mode"] = [m for m in (event.mode, auxiliary) if m]
        record["context"] = list(event.contexts)
        record["text_info"] = _text_info(reading, event)
        record["cite_info"] = {k: v for k, v in cited.items() if v is not None}
        record["coder"] = f"sayso {__version__}"
        if dates.first is None:
            record["comment"] = _UNDATED
        record["status"] = event.status
        record["factuality"] = event.factuality
        record["told_by"] = _tellers(facts, event)
        record["score"] = event.score
        yield record


def to_plover(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Lines of newline-delimited JSON, UTF-8; a lone surrogate becomes its escape."""
    names = Names()
    for reading in readings:
        for record in plover_records(reading, names.of(reading.article.id)):
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace") + b"\n"


def _entity(facts: Facts, actor: Actor, event: Event) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "code": actor.country,
        "sector": actor.sector,
        "entity_text": facts.words(actor, event),
        "identifier_text": actor.name,
    }
    if actor.roles:
        entity["office"] = actor.roles[0]
    return entity


def _location(facts: Facts, place: Place) -> dict[str, Any]:
    text = facts.reading.article.text
    feature_class, feature_code, resolution = FEATURES[place.kind]
    whole: dict[str, Any] = {
        "extracted_place": " ".join(text[place.span[0] : place.span[1]].split()),
        "resolved_place": place.name if place.lat is not None else None,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if place.kind == "city" and place.lat is not None else None,
        "district": None,
        "province": place.admin1,
        "country": facts.country_name(place.country),
        "country_code": place.country,
        "feature_class": feature_class,
        "feature_code": feature_code,
        "resolution": resolution,
    }
    return whole


def _text_info(reading: Reading, event: Event) -> dict[str, int]:
    """The sentence of the event: its number from 0, and its characters."""
    at = event.trigger[0][0]
    for number, sentence in enumerate(reading.sentences):
        if sentence.span[0] <= at < sentence.span[1]:
            return {"sequence": number, "start": sentence.span[0], "end": sentence.span[1]}
    return {"start": event.trigger[0][0], "end": event.trigger[-1][1]}


def _tellers(facts: Facts, event: Event) -> list[dict[str, Any]]:
    """Who tells the event: an attribution with its speaker, or the article."""
    speakers = {a.id: a.speaker for a in facts.reading.attributions}
    out: list[dict[str, Any]] = []
    for by in event.told_by:
        actor = facts.actors.get(speakers.get(by) or "")
        out.append({"by": by, "entity_text": actor.name} if actor else {"by": by})
    return out
