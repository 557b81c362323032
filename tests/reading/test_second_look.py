"""A doubtful attribution is taken back only where its content is plainly said and nobody else has it."""

from dataclasses import replace

import numpy as np

from sayso.reading.raw import RawAttribution
from sayso.reading.second_look import FEWEST, second_look
from sayso.reading.words import Analysis, analyse_words
from sayso.record import Span

TEXT = "The harbour master said the old bridge would close on Monday. Boats were waiting at the quay."


def analysis_where_said(*spans: Span) -> Analysis:
    """The words of `TEXT`, those within `spans` content for certain and the others not at all."""
    analysis = analyse_words(TEXT)
    probabilities = np.zeros_like(analysis.spans)
    for token in analysis.syntax.tokens:
        inside = any(a <= token.start < b for a, b in spans)
        probabilities[token.i, :, 2 if inside else 0] = 1
    return replace(analysis, spans=probabilities)


def raw(content: str, score: float) -> RawAttribution:
    at = TEXT.index(content)
    return RawAttribution(source=[], cue=[(19, 23)], content=[(at, at + len(content))], score=score)


SAID = TEXT.index("the old bridge"), TEXT.index(" on Monday")
CONTENT = "the old bridge would close"


def test_words_that_are_plainly_said_bring_a_doubtful_one_back() -> None:
    doubtful = raw(CONTENT, 0.3)
    assert second_look([], [doubtful], analysis_where_said(SAID)) == [doubtful]


def test_words_that_are_not_said_do_not() -> None:
    assert second_look([], [raw("Boats were waiting at the quay", 0.44)], analysis_where_said(SAID)) == []


def test_words_that_another_has_do_not() -> None:
    kept = raw(CONTENT, 0.9)
    assert second_look([kept], [raw("the old bridge would", 0.4)], analysis_where_said(SAID)) == [kept]


def test_of_two_doubtful_ones_the_likelier_is_taken() -> None:
    likelier, other = raw(CONTENT, 0.4), raw(CONTENT, 0.3)
    assert second_look([], [other, likelier], analysis_where_said(SAID)) == [likelier]


def test_too_few_words_are_no_content() -> None:
    few = "the old"
    assert len(few.split()) < FEWEST
    assert second_look([], [raw(few, 0.4)], analysis_where_said(SAID)) == []
