"""What is told at the end of a sentence is told from its beginning."""

from sayso.reading.fronted import take_fronted
from sayso.reading.raw import RawAttribution
from sayso.reading.words import analyse

TEXT = "The council is discussing new boats, though nothing is decided, an adviser told the Courier."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_the_whole_clause_is_the_advisers() -> None:
    thought = RawAttribution([span("The council")], [span("discussing")], [span("new boats")], 0.6)
    told = RawAttribution([span("an adviser")], [span("told")], [span("though nothing is decided")], 0.6)
    first, second = take_fronted([thought, told], analyse(TEXT))
    assert first == thought
    assert [TEXT[a:b] for a, b in second.content] == ["The council is discussing new boats, though nothing is decided"]


def test_what_stands_behind_the_cue_is_left_alone() -> None:
    text = "On Monday, an adviser said that nothing was decided."
    told = RawAttribution([(11, 21)], [(22, 26)], [(27, 51)], 0.9)
    assert take_fronted([told], analyse(text)) == [told]
