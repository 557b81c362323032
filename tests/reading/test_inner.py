"""Attributions inside contents."""

from sayso.reading.inner import find_inner
from sayso.reading.raw import RawAttribution
from sayso.reading.words import analyse

TEXT = "The Courier reported that Mayor Ilse Brandt had said the bridge would close. I must say it rained."


def test_who_was_reported_to_have_said_what() -> None:
    outer = RawAttribution([(0, 11)], [(12, 20)], [(21, 76)], 0.9)
    (found,) = find_inner([outer], analyse(TEXT))
    pieces = [[TEXT[a:b] for a, b in spans] for spans in (found.source, found.cue, found.content)]
    assert pieces == [["Mayor Ilse Brandt"], ["had said"], ["the bridge would close"]]


def test_nothing_is_found_outside_of_contents_or_twice() -> None:
    outer = RawAttribution([(0, 11)], [(12, 20)], [(21, 76)], 0.9)
    syntax = analyse(TEXT)
    (inner,) = find_inner([outer], syntax)
    assert find_inner([], syntax) == []
    assert find_inner([outer, inner], syntax) == []
