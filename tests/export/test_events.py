"""PLOVER's JSON and POLECAT's table: the fields that the manual asks for, cells that never break a row, unknowns left empty."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data.plover_words import contexts, modes, triggers
from sayso.export.event_facts import AUXILIARY, QUADS, SCORES, Facts, Names
from sayso.export.plover import plover_records, to_plover
from sayso.export.polecat import COLUMNS, to_polecat
from sayso.reading.event_parts.status import RANGES
from sayso.record import Actor, Article, Event, Mention, Reading, Sentence, Time
from tests.samples import reading


def test_a_record_has_what_the_manual_requires() -> None:
    whole = reading()
    records = list(plover_records(whole))
    assert len(records) == len(whole.events) > 0
    for record, event in zip(records, whole.events, strict=True):
        assert {"id", "date", "actor", "event"} <= record.keys()
        assert record["event"] == [event.type]
        assert record["quad_code"] == QUADS[event.type]
        assert [a["identifier_text"] for a in record["actor"]] == [a.name for i in event.actors for a in whole.actors if a.id == i]
        assert (AUXILIARY.get(event.status) in record["mode"]) == (event.status in AUXILIARY)
    assert len({r["id"] for r in records}) == len(records)


def small(**changes: object) -> Reading:
    """A reading of one event: a harbour master who is a "he" first and a name beside the trigger."""
    text = "He waited. Ferry master Ola Strand met Eli Vik."
    actors = [
        Actor(
            id="a1", name="Ola Strand", kind="person", country="NOR", sector="GOV",
            mentions=[Mention(span=(0, 2), how="pronoun"), Mention(span=(24, 34), how="name")],
        ),
        Actor(id="a2", name="Eli Vik", kind="person", mentions=[Mention(span=(39, 46), how="name")]),
    ]  # fmt: skip
    event = Event(
        id="e1", type="CONSULT", mode="visit", trigger=[(35, 38)], actors=["a1", "a2"], status="planned", factuality=0.5,
        told_by=["article"], tellings=[], score=0.7,
    ).model_copy(update=changes)  # fmt: skip
    whole = [
        Sentence(id="n1", span=(0, 10), voice="article", kind="report"),
        Sentence(id="n2", span=(11, 47), voice="article", kind="report"),
    ]
    return Reading(article=Article(id="strand", text=text), actors=actors, events=[event], sentences=whole)


def test_compound_actors_are_one_list_in_the_words_of_the_event() -> None:
    (record,) = plover_records(small())
    assert [(a["code"], a["sector"], a["entity_text"]) for a in record["actor"]] == [
        ("NOR", "GOV", "Ola Strand"),
        (None, None, "Eli Vik"),
    ]
    assert record["recipient"] == []
    assert record["text_info"] == {"sequence": 1, "start": 11, "end": 47}


def test_what_is_not_dated_has_no_date_and_says_so() -> None:
    (record,) = plover_records(small())
    assert record["date"] is None
    assert "not known" in record["comment"]
    dated = small()
    dated = dated.model_copy(update={"article": dated.article.model_copy(update={"published": "2024-05-25"})})
    (record,) = plover_records(dated)
    assert record["date"] == "2024-05-25"
    assert "comment" not in record


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [("planned", "future"), ("threatened", "hypothetical"), ("considered", "hypothetical"), ("denied", "negation"), ("ongoing", None)],
)
def test_what_did_not_happen_is_never_told_as_done(status: str, auxiliary: str | None) -> None:
    whole = small(status=status)
    modes = ["visit", auxiliary] if auxiliary else ["visit"]
    (record,) = plover_records(whole)
    assert record["mode"] == modes
    assert rows(whole)[1][COLUMNS.index("Event Mode")] == "; ".join(modes)


def test_ids_are_unique_in_a_set_of_readings() -> None:
    ids = [json.loads(line)["id"] for line in to_plover([small(), small()])]
    assert ids == ["strand-e1", "strand-2-e1"]
    assert [row[0] for row in rows(small(), small())[1:]] == ids


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b"])))
def test_names_never_meet(idents: list[str]) -> None:
    names = Names()
    given_out = [names.of(ident) for ident in idents]
    assert len(set(given_out)) == len(idents)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2024-05-23T21:00", "2024-05-23T22:00", ("21:00", None)),
        ("2024-05-23T20:00", "2024-05-24T06:00", ("20:00", "06:00")),
        ("2024-05-23T20:00", "2024-05-24T00:00", ("20:00", None)),
        ("2024-05-23T20:00", None, ("20:00", None)),
        ("2024-05-23", "2024-05-24", (None, None)),
    ],
)
def test_hours_are_those_of_the_day_they_stand_beside(start: str, end: str | None, hours: tuple[str | None, str | None]) -> None:
    whole = small(time="t1")
    whole = whole.model_copy(update={"times": [Time(id="t1", span=(0, 1), type="TIME", value=None, start=start, end=end)]})
    (record,) = plover_records(whole)
    assert (record.get("time"), record.get("endtime")) == hours


def test_conflict_is_negative_and_cooperation_positive() -> None:
    assert SCORES.keys() == QUADS.keys()
    assert all((SCORES[kind] > 0) == (quad < 3) for kind, quad in QUADS.items())


def test_lines_are_json_and_whole() -> None:
    lines = list(to_plover([reading(), reading()]))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert all(json.loads(line) for line in lines)


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2024-05-23", "2024-05-24", ("2024-05-23", None)),
        ("2024-05-23T20:00", "2024-05-24T06:00", ("2024-05-23", "2024-05-24")),
        ("2022-01-01", "2023-01-01", ("2022-01-01", "2022-12-31")),
        ("2024-05-23T20:00", "2024-05-24T00:00", ("2024-05-23", None)),
        (None, None, ("2024-05-25", None)),
    ],
)
def test_the_last_day_is_within_the_event(start: str | None, end: str | None, dates: tuple[str, str | None]) -> None:
    whole = reading()
    event = whole.events[0].model_copy(update={"time": "t9"})
    when = Time(id="t9", span=(0, 1), type="DATE", value=None, start=start, end=end)
    article = whole.article.model_copy(update={"published": "2024-05-25T10:00:00"})
    facts = Facts(Reading(article=article, actors=whole.actors, events=[event], times=[when]))
    found = facts.dates(event)
    assert (found.first, found.last) == dates


def rows(*readings: Reading) -> list[list[str]]:
    whole = b"".join(to_polecat(readings)).decode()
    return [line.split("\t") for line in whole.split("\n")[:-1]]


def test_the_table_has_forty_columns_in_every_row() -> None:
    header, *body = rows(reading())
    assert tuple(header) == COLUMNS
    assert len(COLUMNS) == 40
    assert len(body) == len(reading().events)
    assert all(len(row) == 40 for row in body)
    assert [row[2] for row in body] == [e.type for e in reading().events]


@given(st.text(min_size=1))
def test_no_name_breaks_a_row(name: str) -> None:
    whole = reading()
    actors = [a.model_copy(update={"name": name, "roles": [name], "mentions": []}) for a in whole.actors]
    article = whole.article.model_copy(update={"outlet": name})
    _, *body = rows(whole.model_copy(update={"actors": actors, "article": article}))
    assert len(body) == len(whole.events)
    assert all(len(row) == 40 for row in body)
    assert len(b"".join(to_polecat([whole])).decode().splitlines()) == len(body) + 1


def test_a_reading_without_events_gives_only_the_header() -> None:
    assert len(rows(Reading(article=Article(id="x", text="Nothing.")))) == 1


def test_the_page_on_events_tells_every_type_mode_context_status_and_bound() -> None:
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
    told = set(re.findall(r"[\w-]+", page[page.index("**Modes**") : page.index("**Contexts**")]))
    lexicon = {(name, mode) for rows in triggers().values() for row in rows for name, mode in row.types if mode}
    for kind, quad in QUADS.items():
        assert f"| {kind} | {quad} |" in page
    assert {mode for _, mode in lexicon} | {m.mode for m in modes()} <= told
    assert f"the manual's {len({name for names in contexts().values() for name in names})}," in page
    bounds = {
        status.strip(): (float(low), float(high))
        for status, low, high in re.findall(r"^\| ([a-z, ]+) \| ([-\d.]+) \| ([-\d.]+) \|$", page, re.M)
    }
    assert {status: bound for names, bound in bounds.items() for status in names.split(", ")} == RANGES
    assert set(AUXILIARY) <= set(RANGES)
