"""Overlapping spans are cut so that markup can nest, and nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.marks import Mark, marks_of, paragraphs, pieces
from tests.samples import TEXT, find, reading

spans = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(st.integers(0, 30), st.integers(31, 60), st.lists(spans), st.lists(st.integers(0, 60)))
def test_pieces_cover_the_span_and_carry_exactly_the_marks_over_them(low, high, given_spans, cuts):
    marks = [Mark(start, end, f"s{i}", "content") for i, (start, end) in enumerate(given_spans)]
    made = list(pieces((low, high), marks, cuts))
    assert [at for piece in made for at in range(piece.start, piece.end)] == list(range(low, high))
    for piece in made:
        for at in range(piece.start, piece.end):
            assert set(piece.marks) == {mark for mark in marks if mark.start <= at < mark.end}


def test_an_empty_span_has_no_pieces():
    assert list(pieces((3, 3), [Mark(0, 9, "s1", "cue")])) == []


def test_a_nested_statement_shares_the_pieces_of_the_outer_one():
    inner = find("that port workers had removed")
    covering = [piece for piece in pieces((0, len(TEXT)), marks_of(reading())) if inner[0] <= piece.start and piece.end <= inner[1]]
    assert covering
    assert all({"s6", "s7"} <= {mark.item for mark in piece.marks} for piece in covering)


def test_every_part_of_the_record_is_marked():
    kinds = {mark.kind for mark in marks_of(reading())}
    assert kinds == {
        "source", "cue", "content", "quoted", "editorial", "hand", "mention", "trigger", "place", "time", "own", "loaded", "claim",
        "evidence",
    }  # fmt: skip


@given(st.text(alphabet="ab \n\t\u2028", max_size=80))
def test_paragraphs_are_the_lines_without_white_space_around_them(text):
    found = paragraphs(text)
    assert [text[slice(*span)] for span, _ in found] == [line.strip() for line in text.split("\n") if line.strip()]
    for (start, _), blank in found:
        before = text[:start].rstrip(" \t\u2028")
        assert blank == (not before.strip() or before.removesuffix("\n").rstrip(" \t\u2028").endswith("\n"))
