"""What of a text tells something, and what is its furniture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.claims import claims
from sayso.reading.words import analyse

AROUND = "The council met on Tuesday and talked for an hour.\n\n{}\n\nThe mayor left before the vote was taken."


def told(line: str) -> bool:
    syntax = analyse(AROUND.format(line))
    start = syntax.text.index(line)
    own = [t.i for t in syntax.tokens if start <= t.start < start + len(line)]
    return claims(syntax, own[0], own[-1] + 1)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the old bridge was built",
        "Sign up for our newsletter and never miss a story.",
        "Photo: Ada Holm / Harbour Press",
        "By Ada Holm",
        "ada.holm@harbour.example",
        "2 p.m.",
        "___",
        "Originally posted at:",
        "Political map of the northern districts",
        "Reporting by Ada Holm; editing by Per Lund",
        "Ada Holm contributed to this report.",
        "Advertisement",
        "War and Peace",
        "Follow us on the usual networks",
        "All rights reserved. This material may not be published.",
    ],
)
def test_furniture_claims_nothing(line):
    assert not told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was closed for repairs.",
        "A disgrace!",
        "Why now?",
        "Advertising brought the paper more than its readers did last year.",
        "First published in 1901, the novel was forgotten for decades.",
        "Read the terms before you sign, he told nobody in particular.",
        "Such quarrels are likely to continue.",
    ],
)
def test_what_tells_something_is_a_claim(line):
    assert told(line)


def test_a_fragment_within_a_paragraph_is_a_claim():
    syntax = analyse("The vote was lost. Another blow for the small mayor of the small town. She left.")
    words = [t.i for t in syntax.tokens if t.sent == 1]
    assert claims(syntax, words[0], words[-1] + 1)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_no_text_is_too_odd(text):
    syntax = analyse(text)
    for number in range(len(syntax.sentences)):
        own = [t.i for t in syntax.tokens if t.sent == number]
        if own:
            assert claims(syntax, own[0], own[-1] + 1) in (True, False)
