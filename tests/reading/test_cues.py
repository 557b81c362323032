"""Cues that are half a verb phrase, no saying at all, or have lost the subject of their sentence."""

import pytest

from sayso.reading.cues import (
    is_no_saying,
    whole_cues,
    with_own_subject,
    with_shared_sources,
    without_echoes,
    without_marks,
    without_targets,
)
from sayso.reading.raw import RawAttribution
from sayso.reading.words import analyse
from sayso.record import Spans


def at(text: str, *phrases: str) -> Spans:
    return [(text.index(p), text.index(p) + len(p)) for p in phrases]


def test_an_adverb_is_joined_to_its_verb_or_left_to_the_cue_that_this_is() -> None:
    syntax = analyse("She also suggested that the lock was full.")
    assert whole_cues([(1, 1, 0.6)], syntax) == [(1, 2, 0.6)]
    assert whole_cues([(1, 1, 0.6), (2, 2, 0.9)], syntax) == [(2, 2, 0.9)]
    assert whole_cues([(2, 2, 0.9)], syntax) == [(2, 2, 0.9)]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The garden is designed to hold the rain.", "is designed", True),
        ("The girl was named the champion of the island.", "was named", True),
        ("The talks were aimed at a truce.", "were", True),
        ("The wreck was scheduled to be lifted.", "scheduled", True),
        ("The dam is expected to hold.", "is expected", False),
        ("The clerk was accused of theft.", "was accused of", False),
        ("It is unclear whether the dam will hold.", "is unclear", False),
    ],
)
def test_a_passive_without_source_is_kept_only_if_somebody_says_or_thinks_it(text: str, cue: str, expected: bool) -> None:
    raw = RawAttribution([], at(text, cue), [(text.index(cue) + len(cue) + 1, len(text))], 0.5)
    assert is_no_saying(raw, analyse(text)) is expected


def test_a_source_keeps_any_cue() -> None:
    text = "The garden is designed to hold the rain."
    assert not is_no_saying(
        RawAttribution(at(text, "The garden"), at(text, "is designed"), at(text, "to hold the rain"), 0.5), analyse(text)
    )


def test_a_participle_takes_the_source_of_the_verb_it_hangs_on() -> None:
    text = "The candidate wants a recount, citing errors in the machines."
    main = RawAttribution(at(text, "The candidate"), at(text, "wants"), at(text, "a recount"), 0.9)
    bare = RawAttribution([], at(text, "citing"), at(text, "errors in the machines"), 0.9)
    assert with_shared_sources([main, bare], analyse(text))[1].source == main.source
    assert with_shared_sources([bare], analyse(text)) == [bare]


def test_quoted_as_saying_is_one_statement() -> None:
    text = "State media quoted an official as saying that the post was shut."
    syntax = analyse(text)
    source = at(text, "State media")
    whole = RawAttribution(source, at(text, "quoted"), at(text, "an official as saying that the post was shut"), 0.8)
    echo = RawAttribution(source, at(text, "saying"), at(text, "that the post was shut"), 0.5)
    assert without_echoes([whole, echo], syntax) == [whole]
    assert without_echoes([echo], syntax) == [echo]


def test_a_pronoun_in_the_cue_is_its_source() -> None:
    syntax = analyse("The council is split, but it recently backed the plan.")
    words = [t.text for t in syntax.tokens]
    it, backed = words.index("it"), words.index("backed")
    assert with_own_subject((it, backed), syntax) == ([it], (it + 1, backed))
    assert with_own_subject((it + 1, backed), syntax) == ([], (it + 1, backed))


def test_a_quotation_mark_is_no_part_of_a_cue() -> None:
    syntax = analyse("The board is “seriously” discussing a loan.")
    words = [t.text for t in syntax.tokens]
    last = words.index("discussing")
    assert without_marks((words.index("”"), last), syntax) == (last, last)
    assert without_marks((last, last), syntax) == (last, last)


def test_how_long_somebody_has_been_loud_is_not_what_he_said() -> None:
    text = "The mayor has been outspoken over the last several months."
    raw = RawAttribution(at(text, "The mayor"), at(text, "has been outspoken over"), at(text, "the last several months"), 0.9)
    assert is_no_saying(raw, analyse(text))
    text = "The mayor was outspoken over the last budget."
    raw = RawAttribution(at(text, "The mayor"), at(text, "was outspoken over"), at(text, "the last budget"), 0.9)
    assert not is_no_saying(raw, analyse(text))


def test_whom_claims_are_aimed_at_does_not_make_them() -> None:
    text = "The diver Ann Orm is facing claims that her film was a fake."
    raw = RawAttribution(at(text, "The diver Ann Orm"), at(text, "is facing claims"), at(text, "that her film was a fake"), 0.9)
    assert without_targets([raw], analyse(text))[0].source == []
    other = "The diver Ann Orm claims that her film was a fake."
    said = RawAttribution(at(other, "The diver Ann Orm"), at(other, "claims"), at(other, "that her film was a fake"), 0.9)
    assert without_targets([said], analyse(other)) == [said]


def test_an_article_alone_is_no_cue() -> None:
    text = "The photo won her a host of questions."
    assert is_no_saying(RawAttribution(at(text, "her"), at(text, "a "), at(text, "host of questions"), 0.9), analyse(text))
