"""The ends of sources and contents, on analysed sentences of our own with words taken as a head might have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.edges import content_words, runs_of, source_words
from sayso.reading.words import Analysis, analyse_words


def indices(analysis: Analysis, phrase: str) -> list[int]:
    start = analysis.syntax.text.index(phrase)
    return [t.i for t in analysis.syntax.within((start, start + len(phrase)))]


def pieces(analysis: Analysis, words: list[int]) -> list[str]:
    tokens = analysis.syntax.tokens
    return [analysis.syntax.text[tokens[run[0]].start : tokens[run[-1]].end] for run in runs_of(words)]


CASES = [
    ("“The river bed is deep and the rock is soft,” Quill said.", ["river bed is deep", "the rock is soft"], "Quill", "said",
     ["“The river bed is deep and the rock is soft,”"]),
    ("Residents said the boats came at dawn to the old stone harbour.", ["the boats came at dawn to the old stone"], "Residents", "said",
     ["the boats came at dawn to the old stone harbour"]),
    ("A single warm year does not mean that the goal was missed, it said.", ["single warm year does not mean that the goal was missed"],
     "it", "said", ["A single warm year does not mean that the goal was missed"]),
    ("According to the institute, the buoys had drifted into the lane. The police place such buoys every spring.",
     [", the buoys had drifted into the lane. The police"], "the institute", "According to", ["the buoys had drifted into the lane."]),
    ("The board said the new plan would let the crews close the old lock by June.",
     ["the new plan would let the crews", "the old lock by June"], "The board", "said",
     ["the new plan would let the crews close the old lock by June"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held", "source", "cue", "expected"), CASES)
def test_a_content_ends_where_its_phrases_sentences_and_marks_do(
    text: str, held: list[str], source: str, cue: str, expected: list[str]
) -> None:
    analysis = analyse_words(text)
    told = [*indices(analysis, source), *indices(analysis, cue)]
    words = sorted({i for phrase in held for i in indices(analysis, phrase)} - set(told))
    by = indices(analysis, cue)
    assert pieces(analysis, content_words(words, set(told), (by[0], by[-1]), analysis.syntax, analysis.quotes)) == expected


def test_a_quotation_that_holds_source_or_cue_is_never_filled() -> None:
    text = "“The bridge is safe, the master said, and the road is dry.”"
    analysis = analyse_words(text)
    told = indices(analysis, "the master said")
    words = [i for i in indices(analysis, text[1:-1]) if i not in told]
    out = content_words(words, set(told), (told[-1], told[-1]), analysis.syntax, analysis.quotes)
    assert not set(out) & set(told)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("Mather,", "Mather"),
        ("Ada Holm, a pilot,", "Ada Holm, a pilot"),
        ("The court Tuesday", "The court"),
        ("The Times of Sunday", "The Times of Sunday"),
    ],
)
def test_a_source_ends_without_marks_and_days(held: str, expected: str) -> None:
    analysis = analyse_words(f"{held} said that it rained.")
    (said,) = indices(analysis, "said")
    assert pieces(analysis, source_words(indices(analysis, held), (said, said), analysis.syntax)) == [expected]


def test_a_source_is_the_subject_of_its_own_clause() -> None:
    analysis = analyse_words("The dealer, a man the pilot says he met in May, has left.")
    (says,) = indices(analysis, "says")
    assert pieces(analysis, source_words(indices(analysis, "a man the pilot"), (says, says), analysis.syntax)) == ["the pilot"]


TEXT = "“It is late,” Holm said, “and the ferry – the old one – is full.” The well-known pilot agreed. She left, and he stayed behind."
ANALYSIS = analyse_words(TEXT)


@given(st.sets(st.integers(0, len(ANALYSIS.syntax.tokens) - 1), min_size=1), st.integers(0, len(ANALYSIS.syntax.tokens) - 1))
def test_no_choice_of_words_loses_all_or_takes_what_is_taken(words: set[int], cue: int) -> None:
    words.discard(cue)
    out = content_words(sorted(words), {cue}, (cue, cue), ANALYSIS.syntax, ANALYSIS.quotes)
    assert out == sorted(set(out))
    assert cue not in out
    assert bool(out) == bool(words)


def test_sentences_without_marks_are_no_part_of_what_is_quoted() -> None:
    text = "“The river is high,” Quill said. Experts urge people to stay at home. They also urge them to wait."
    analysis = analyse_words(text)
    urging = "Experts urge people to stay at home. They also urge them to wait."
    held = [*indices(analysis, "The river is high"), *indices(analysis, urging)]
    (cue,) = indices(analysis, "said")
    found = content_words(held, {*indices(analysis, "Quill"), cue}, (cue, cue), analysis.syntax, analysis.quotes)
    assert pieces(analysis, found) == ["“The river is high,”"]
