"""What the judge says set against the parse: who is dropped, added and moved, and which status stands. The people are fictional."""

import pytest

from sayso.reading.actors import find_cast
from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.judged import is_none, settled, type_chances, weigh
from sayso.reading.event_parts.participants import Parties
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.status import Standing
from sayso.reading.heads import Told
from sayso.reading.judge import KINDS, NONE, STATUSES
from sayso.reading.words import analyse_words

TEXT = "Ann Orm criticized Bo Ling after Cy Dahl had praised the police of Norway."


def told(sides: dict[int, tuple[float, float]] | None = None, kinds: dict[str, float] | None = None, **statuses: float) -> Told:
    return Told({k: (kinds or {}).get(k, 0.0) for k in KINDS}, {s: statuses.get(s, 0.0) for s in STATUSES}, sides or {})


@pytest.fixture(scope="module")
def callers() -> Callers:
    syntax = analyse_words(TEXT).syntax
    return Callers(Scene(syntax, find_cast(syntax, []), [], [], []))


def at(callers: Callers, word: str) -> int:
    return next(t.i for t in callers.scene.syntax.tokens if t.text == word)


def parties(callers: Callers, actor: str | None, recipient: str | None) -> Parties:
    out = Parties()
    if actor:
        out.actors, out.actor_words = callers.all_at([at(callers, actor)])
        assert out.actors
    if recipient:
        out.recipients, out.recipient_words = callers.all_at([at(callers, recipient)])
        assert out.recipients
    return out


def words(callers: Callers, found: Parties) -> tuple[list[str], list[str]]:
    tokens = callers.scene.syntax.tokens
    return [tokens[i].text for i in found.actor_words], [tokens[i].text for i in found.recipient_words]


def test_parse_stands_where_the_judge_is_of_two_minds(callers: Callers) -> None:
    sides = {at(callers, "Orm"): (0.4, 0.1), at(callers, "Ling"): (0.1, 0.4)}
    found = weigh(parties(callers, "Orm", "Ling"), told(sides), callers, "ACCUSE", one_side=False)
    assert words(callers, found) == (["Orm"], ["Ling"])


def test_who_is_firmly_denied_is_dropped(callers: Callers) -> None:
    sides = {at(callers, "Orm"): (0.9, 0.0), at(callers, "Dahl"): (0.0, 0.01)}
    found = weigh(parties(callers, "Orm", "Dahl"), told(sides), callers, "ACCUSE", one_side=False)
    assert words(callers, found) == (["Orm"], [])


def test_who_is_surely_meant_is_added_to_an_empty_side(callers: Callers) -> None:
    sides = {at(callers, "Orm"): (0.9, 0.0), at(callers, "Ling"): (0.0, 0.99)}
    found = weigh(parties(callers, "Orm", None), told(sides), callers, "ACCUSE", one_side=False)
    assert words(callers, found) == (["Orm"], ["Ling"])


def test_who_stands_on_the_wrong_side_is_moved(callers: Callers) -> None:
    sides = {at(callers, "Ling"): (0.01, 0.99)}
    found = weigh(parties(callers, "Ling", None), told(sides), callers, "ACCUSE", one_side=False)
    assert words(callers, found) == ([], ["Ling"])


def test_of_those_who_meet_nobody_is_moved(callers: Callers) -> None:
    both = Parties(*callers.all_at([at(callers, "Orm"), at(callers, "Ling")])[:1])
    both.actors, both.actor_words = callers.all_at([at(callers, "Orm"), at(callers, "Ling")])
    sides = {at(callers, "Orm"): (0.9, 0.0), at(callers, "Ling"): (0.01, 0.99)}
    found = weigh(both, told(sides), callers, "ACCUSE", one_side=True)
    assert words(callers, found) == (["Orm", "Ling"], [])


def test_status_gives_way_only_to_a_sure_judge() -> None:
    stands = Standing("happened", hedged=True)
    assert settled(stands, told(denied=0.5, happened=0.5)) == stands
    assert settled(stands, told(denied=0.7, happened=0.1, possible=0.2)) == stands
    assert settled(stands, told(denied=0.9, happened=0.1)) == Standing("denied", hedged=True)
    spoken = Standing("recurring")
    assert settled(spoken, told(happened=1.0)) == spoken


def test_no_event_only_where_the_judge_is_sure() -> None:
    assert is_none(told(kinds={NONE: 0.95, "ACCUSE": 0.05}))
    assert not is_none(told(kinds={NONE: 0.3, "ACCUSE": 0.7}))


def test_chances_of_a_type_are_those_of_both_questions() -> None:
    chances = type_chances(told(kinds={NONE: 0.5, "RETREAT": 0.25, "CONCEDE": 0.25}), {"YIELD": 0.5, "AID": 0.5})
    assert chances == {"YIELD": pytest.approx(0.75), "AID": pytest.approx(0.25)}
    assert type_chances(told(kinds={NONE: 0.5, "RETREAT": 0.25, "CONCEDE": 0.25}), None)["YIELD"] == pytest.approx(1.0)
