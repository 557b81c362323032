"""Who tells an event, and which tellings are of one happening."""

from sayso.reading.actors import Cast
from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.tellings import Happening, merge, tellers
from sayso.reading.syntax import Syntax
from sayso.record import Actor, Attribution, Span, Time
from tests.reading.test_events import event, read

GUARDS = Actor(id="a1", name="Norwegian guards", kind="group", country="NOR", sector="MIL")
POLICE = Actor(id="a2", name="Norwegian police", kind="organisation", country="NOR", sector="COP")
DANES = Actor(id="a3", name="Denmark", kind="country", country="DNK")
NOTHING = Syntax("", [], [], [])
SWEDES = Actor(id="a4", name="Sweden", kind="country", country="SWE")


def callers() -> Callers:
    return Callers(Scene(Syntax("", [], [], []), Cast([GUARDS, POLICE, DANES, SWEDES]), [], [], []))


def told(at: int, actors: list[str], recipients: list[str], by: list[str], lemma: str = "remove", **more: object) -> Happening:
    values: dict[str, object] = {"mode": None, "place": None, "time": None, "status": "happened", "factuality": 2.0} | more
    return Happening("COERCE", lemma, contexts=[], trigger=[(at, at + 5)], actors=actors, recipients=recipients, by=by, score=0.5, **values)  # type: ignore[arg-type]


def test_one_happening_told_by_two_is_one_event() -> None:
    (event,) = merge([told(0, ["a1"], ["a3"], ["s1"]), told(50, ["a2"], [], ["s2"], time="t1")], callers(), [], None)
    assert event.by == ["s1", "s2"]
    assert event.recipients == ["a3"]
    assert event.time == "t1"
    assert [t.trigger for t in event.tellings] == [[(0, 5)], [(50, 55)]]


def test_the_articles_own_voice_decides_the_status() -> None:
    first = told(0, ["a1"], ["a3"], ["s1"], status="denied", factuality=-2.0)
    (event,) = merge([first, told(50, ["a1"], ["a3"], ["article"])], callers(), [], None)
    assert (event.status, event.factuality) == ("happened", 2.0)
    assert [t.status for t in event.tellings] == ["denied", "happened"]


def test_the_verb_and_its_noun_are_of_one_family() -> None:
    assert len(merge([told(0, ["a1"], ["a3"], ["s1"]), told(50, ["a1"], [], ["s2"], "removal")], callers(), [], None)) == 1


def test_other_victims_other_doers_and_other_days_are_other_happenings() -> None:
    one = told(0, ["a1"], ["a3"], ["s1"], time="t1")
    days = [
        Time(id="t1", span=(0, 1), type="DATE", value="2024-05-01", start="2024-05-01", end="2024-05-02"),
        Time(id="t2", span=(2, 3), type="DATE", value="2024-05-09", start="2024-05-09", end="2024-05-10"),
    ]
    for other in (told(50, ["a1"], ["a4"], ["s2"]), told(50, ["a4"], ["a3"], ["s2"]), told(50, ["a1"], ["a3"], ["s2"], time="t2")):
        assert len(merge([one, other], callers(), days, None)) == 2


def attribution(ident: str, content: Span, cue: Span, score: float = 0.9) -> Attribution:
    return Attribution(id=ident, form="indirect", cue=[cue], content=[content], score=score)


def test_the_innermost_voice_comes_first() -> None:
    outer, inner = attribution("s1", (10, 90), (0, 5)), attribution("s2", (40, 90), (30, 35))
    assert tellers([outer, inner], (50, 55), NOTHING) == ["s2", "s1"]
    assert tellers([outer, inner], (30, 35), NOTHING) == ["s1"]
    assert tellers([outer, inner], (0, 5), NOTHING) == ["article"]
    assert tellers([attribution("s1", (10, 90), (0, 5), score=0.01)], (50, 55), NOTHING) == ["article"]


def test_what_went_before_a_demand_is_told_by_the_article() -> None:
    reading = read("Bo Dahl called for a boycott after the mayor, Kim Lund, refused to work with the police.")
    assert event(reading, "refused").told_by == ["article"]
