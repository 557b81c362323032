import pytest

from sayso.reading.actors import find_cast
from sayso.reading.joint import joined
from sayso.reading.raw import RawAttribution
from sayso.reading.statements import find_statements
from sayso.reading.syntax import Syntax
from sayso.reading.words import analyse
from sayso.record import Actor, Article, Attribution

JOINT = [
    ("Bela Orm and Ivo Lamm said so.", "Bela Orm and Ivo Lamm", ["Bela Orm", "Ivo Lamm"]),
    ("Lamm and his aides said so.", "Lamm and his aides", ["Lamm", "his aides"]),
    ("Residents, activists and bakers said so.", "Residents, activists and bakers", ["Residents", "activists", "bakers"]),
    ("Bela Orm, a baker and a weaver, said so.", "Bela Orm, a baker and a weaver", []),
    ("Bela Orm said so.", "Bela Orm", []),
]


@pytest.mark.parametrize(("text", "source", "parts"), JOINT)
def test_joint_sources(text: str, source: str, parts: list[str]) -> None:
    start = text.index(source)
    found = joined(analyse(text), (start, start + len(source)))
    assert [text[a:b] for a, b in found] == parts


def statement(text: str, source: str, cue: str, content: str) -> tuple[Attribution, list[Actor], Syntax]:
    spans = [[(text.index(part), text.index(part) + len(part))] for part in (source, cue, content)]
    syntax = analyse(text)
    raw = RawAttribution(spans[0], spans[1], spans[2], 1.0)
    found, cast = find_statements([raw], syntax, [], find_cast(syntax, []), Article(id="x", text=text))
    return found[0], cast.actors, syntax


def test_of_two_speakers_neither_is_chosen() -> None:
    found, actors, _ = statement(
        "Bela Orm and Ivo Lamm said that the dam would hold.", "Bela Orm and Ivo Lamm", "said", "the dam would hold"
    )
    names = {actor.id: actor.name for actor in actors}
    assert found.speaker is None and [names[c] for c in found.candidates] == ["Bela Orm", "Ivo Lamm"]
    assert found.why == "several are named together"


def test_a_poll_of_two_bodies_has_no_single_speaker() -> None:
    text = "Orm leads, according to a Northline/CBS News poll."
    found, _, _ = statement(text, "a Northline/CBS News poll", "according to", "Orm leads")
    assert found.speaker is None and found.why == "several are named together"


def test_nobody_tells_himself() -> None:
    text = "Ivo Lamm was late. Ivo Lamm told Lamm that the dam would hold."
    found, actors, _ = statement(text, "Ivo Lamm", "told", "that the dam would hold")
    recipient = next(link for link in found.chain if link.role == "recipient")
    assert [actor.name for actor in actors if actor.id == found.speaker] == ["Ivo Lamm"]
    assert recipient.name == "Lamm" and recipient.actor is None


DOUBTED = [
    ("Ivo Lamm was there. Ivo Lamm's former driver said that the dam would hold.", "Ivo Lamm's former driver", "Ivo Lamm"),
    ("The Orvad Council met. Critics, including the Orvad Council, said that the dam would hold.",
     "Critics, including the Orvad Council,", "Orvad Council"),
    ("Ivo Lamm was there. Someone like Ivo Lamm said that the dam would hold.", "Someone like Ivo Lamm", "Ivo Lamm"),
    ("Ivo Lamm was there. Ivo Lamm's performance said that the dam would hold.", "Ivo Lamm's performance", "Ivo Lamm's performance"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "wrong"), DOUBTED)
def test_owners_examples_and_things_do_not_speak(text: str, source: str, wrong: str) -> None:
    start = text.rindex(source)
    syntax = analyse(text)
    raw = RawAttribution(
        [(start, start + len(source))], [(text.index(" said") + 1, text.index(" said") + 5)], [(text.index("that the"), len(text) - 1)], 1.0
    )
    found, cast = find_statements([raw], syntax, [], find_cast(syntax, []), Article(id="x", text=text))
    assert wrong not in [actor.name for actor in cast.actors if actor.id == found[0].speaker]
