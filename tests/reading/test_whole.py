"""Whole quotations, and nothing told twice."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.quotes import find_quotes
from sayso.reading.raw import RawAttribution
from sayso.reading.whole import make_whole

SPEECH = (
    "“We measured the river bed twice,” the engineer said. “It lies deep.\n\n“Longer feet cost more than short ones do.”\n\nNobody clapped."
)


def span(words: str) -> tuple[int, int]:
    return SPEECH.index(words), SPEECH.index(words) + len(words)


def test_a_speech_of_several_paragraphs_is_one_content() -> None:
    raw = RawAttribution([span("the engineer")], [span("said")], [span("“We measured the river bed twice,”"), span("It lies deep")], 0.9)
    (whole,) = make_whole([raw], SPEECH, find_quotes(SPEECH))
    told = " … ".join(SPEECH[a:b] for a, b in whole.content)
    assert "Longer feet cost more than short ones do." in told
    assert "Nobody" not in told


def test_a_piece_that_is_anothers_stays_so() -> None:
    raw = RawAttribution([span("the engineer")], [span("said")], [span("“We measured the river bed twice,”"), span("It lies deep")], 0.9)
    other = RawAttribution([], [], [span("Longer feet cost more than short ones do")], 0.5)
    whole = make_whole([raw, other], SPEECH, find_quotes(SPEECH))
    assert whole == [raw, other]


LONG = "“The piers are sound. They were laid in deep clay a hundred years ago. We shall reopen,” said the engineer."


def at(words: str) -> tuple[int, int]:
    return LONG.index(words), LONG.index(words) + len(words)


def test_a_quotation_of_which_only_the_last_sentence_was_found_is_taken_whole() -> None:
    raw = RawAttribution([at("the engineer")], [at("said")], [at("We shall reopen,”")], 0.9)
    (whole,) = make_whole([raw], LONG, find_quotes(LONG))
    assert whole.content == [at(LONG[: LONG.index(" said")])]


def test_a_quotation_of_which_two_tell_a_part_is_left_to_them() -> None:
    one = RawAttribution([at("the engineer")], [at("said")], [at("We shall reopen,”")], 0.9)
    two = RawAttribution([], [], [at("“The piers are sound.")], 0.6)
    assert make_whole([one, two], LONG, find_quotes(LONG)) == [one, two]


def test_of_two_with_one_content_the_surest_is_kept() -> None:
    content = [span("We measured the river bed twice")]
    one, two = RawAttribution([], [], content, 0.5), RawAttribution([span("the engineer")], [span("said")], content, 0.8)
    assert make_whole([one, two], SPEECH, []) == [two]


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40), st.floats(0, 1)), max_size=8))
def test_contents_only_grow_and_stay_inside_the_text(pieces: list[tuple[int, int, float]]) -> None:
    raws = [RawAttribution([], [], [(a, min(a + n, len(SPEECH)))], s) for a, n, s in pieces if a < len(SPEECH)]
    for raw in make_whole(raws, SPEECH, find_quotes(SPEECH)):
        assert all(0 <= a < b <= len(SPEECH) for a, b in raw.content)
        assert all(x[1] < y[0] or x[1] <= y[0] for x, y in zip(raw.content, raw.content[1:], strict=False))


TWO = "“The lock is full,” Brandt said. “The boats must wait.” “Nobody is to blame,” she said."


def where(words: str, start: int = 0) -> tuple[int, int]:
    return TWO.index(words, start), TWO.index(words, start) + len(words)


def test_a_quotation_that_two_have_is_left_to_the_nearest_cue() -> None:
    waits, first, last = where("“The boats must wait.”"), where("“The lock is full,”"), where("“Nobody is to blame,”")
    one = RawAttribution([where("Brandt")], [where("said")], [first, waits], 0.9)
    two = RawAttribution([where("she")], [where("said", last[1])], [waits, last], 0.8)
    whole = make_whole([one, two], TWO, find_quotes(TWO))
    assert [raw.content for raw in whole] == [[first, waits], [last]]
