"""Attributions in sentences of the project's own: source, cue and content, by the shipped model."""

from itertools import pairwise

import pytest

from sayso.reading.attribution import find_attributions
from sayso.reading.words import analyse_words
from sayso.record import Spans


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[a:b] for a, b in spans)


CASES = [
    ("The harbour master said the bridge would close on Monday.", "The harbour master", "said", "the bridge would close"),
    ("“The bridge is safe,” Mayor Ilse Brandt said on Friday.", "Mayor Ilse Brandt", "said", "The bridge is safe"),
    ("“The bridge,” Brandt said, “is safe.”", "Brandt", "said", "is safe"),
    ("The river rose by two metres, according to the water board.", "the water board", "according to", "The river rose"),
    ("“It will not reopen,” said Tomas Arne, who runs the ferry.", "Tomas Arne", "said", "It will not reopen"),
    ("Officials warned that the dam could fail within days.", "Officials", "warned", "the dam could fail"),
    ("In a statement, the company denied that it had polluted the lake.", "the company", "denied", "it had polluted the lake"),
    ("Brandt told the Brackwater Courier that she would not run again.", "Brandt", "told", "she would not run again"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_who_said_what(text: str, source: str, cue: str, content: str) -> None:
    found = find_attributions(analyse_words(text))
    hits = [r for r in found if content in words(text, r.content)]
    assert hits, [words(text, r.content) for r in found]
    assert source in words(text, hits[0].source)
    assert cue in words(text, hits[0].cue)
    assert 0 <= hits[0].score <= 1


def test_a_split_quotation_is_one_attribution_with_two_pieces() -> None:
    text = "“The bridge,” Brandt said, “is safe.”"
    found = find_attributions(analyse_words(text))
    assert len(found) == 1
    assert len(found[0].content) == 2


def test_plain_narration_has_no_attribution() -> None:
    text = "The bridge was built in 1904. It crosses the river twice. Two ferries run on Sundays."
    assert find_attributions(analyse_words(text)) == []


def test_source_cue_and_content_never_share_a_character() -> None:
    text = " ".join(case[0] for case in CASES)
    for raw in find_attributions(analyse_words(text)):
        spans = sorted([*raw.source, *raw.cue, *raw.content])
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("dateline", ["LINDVIK — ", "LINDVIK --", "LINDVIK, Norland – "])
def test_a_dateline_is_no_part_of_what_is_said(dateline: str) -> None:
    text = f"{dateline}At least two people died in an explosion, police said."
    (found,) = find_attributions(analyse_words(text))
    assert words(text, found.content) == "At least two people died in an explosion"


def test_a_long_title_with_a_list_in_it_is_one_source() -> None:
    who = "Northfield Council's cabinet member for education, children's services and protection, Asha Moran"
    text = f"{who}, said: “We regret this.”"
    (found,) = find_attributions(analyse_words(text))
    assert words(text, found.source) == who


def test_what_is_plain_to_nobody_in_particular_is_no_statement() -> None:
    assert find_attributions(analyse_words("By now it should be obvious that the plan has failed.")) == []
