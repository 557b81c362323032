"""The tables of events: what they name exists."""

from sayso.data.countries import countries
from sayso.data.cow import cow_codes
from sayso.data.plover_words import TYPES, contexts, modes, noun_classes, status_words, triggers
from sayso.reading.event_parts.kinds import _belongs
from sayso.reading.event_parts.status import RANGES


def test_every_type_has_verbs_of_its_own() -> None:
    told = {kind for (_, noun), rows in triggers().items() if not noun for row in rows for kind, _ in row.types}
    assert told == set(TYPES)


def test_every_class_and_mode_that_a_trigger_names_exists() -> None:
    for rows in triggers().values():
        for row in rows:
            named = [v for c in row.conditions for v in (*c.values, *c.then) if v.startswith("@")]
            assert all(v[1:] in noun_classes() for v in named), row
            assert all(mode is None or _belongs(kind, mode) for kind, mode in row.types), row
            assert all(c.what in ("o", "s", "p", "prt", "c", "b", "w", "passive", "light") for c in row.conditions), row


def test_modes_belong_to_their_types() -> None:
    assert all(_belongs(m.type, m.mode) for m in modes())


def test_words_of_status_give_a_status_of_the_record() -> None:
    given = {status for kinds in status_words().values() for status in kinds.values()}
    assert given - {"-"} <= RANGES.keys()


def test_contexts_are_words_of_the_manual() -> None:
    names = {name for found in contexts().values() for name in found}
    assert len(names) == 37
    assert all(name == name.lower() and " " not in name for name in names)


def test_codes_of_states_are_of_known_countries() -> None:
    assert cow_codes()["USA"] == 2
    assert cow_codes()["EST"] == 366
    assert len(cow_codes()) == len(set(cow_codes().values())) > 190
    assert set(cow_codes()) <= set(countries())
