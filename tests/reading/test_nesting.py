from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.reading.nesting import nest
from sayso.reading.raw import RawAttribution
from sayso.record import Spans


def raw(cue: Spans, content: Spans) -> RawAttribution:
    return RawAttribution([], cue, content, 1.0)


def test_the_smallest_content_that_holds_the_cue_encloses() -> None:
    outer = raw([(0, 4)], [(5, 90)])
    middle = raw([(20, 24)], [(25, 80)])
    inner = raw([(40, 44)], [(45, 70)])
    assert nest([outer, middle, inner]) == [None, 0, 1]
    assert nest([inner, outer, middle]) == [2, None, 1]


def test_a_cue_between_the_pieces_of_a_content_is_not_inside() -> None:
    assert nest([raw([(10, 14)], [(0, 9), (15, 40)]), raw([(60, 64)], [(65, 70)])]) == [None, None]


def test_two_that_hold_each_other_make_no_cycle() -> None:
    assert nest([raw([(10, 12)], [(0, 50)]), raw([(20, 22)], [(0, 60)])]) == [1, None]
    assert nest([raw([(10, 12)], [(0, 50)]), raw([(20, 22)], [(0, 50)])]).count(None) == 1


def test_without_a_cue_the_source_tells() -> None:
    assert nest([raw([(0, 4)], [(5, 90)]), RawAttribution([(10, 12)], [], [(13, 20)], 1.0)]) == [None, 0]


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.lists(spans, max_size=2).map(sorted), st.lists(spans, max_size=2).map(sorted)), max_size=12))
def test_no_cycle_and_every_encloser_holds_the_cue(pairs: list[tuple[Spans, Spans]]) -> None:
    raws = [raw(cue, content) for cue, content in pairs]
    inside = nest(raws)
    for k, above in enumerate(inside):
        seen = {k}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = inside[above]
        if (holder := inside[k]) is not None:
            cue = raws[k].cue
            assert any(a <= cue[0][0] and cue[-1][1] <= b for a, b in raws[holder].content)
