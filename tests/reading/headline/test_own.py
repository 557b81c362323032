"""The headline's own words at the top of a text are found whatever marks a copy gave them."""

import pytest

from sayso.reading.headline.own import own_words, with_echo
from sayso.reading.words import analyse


@pytest.mark.parametrize(
    ("title", "text", "own"),
    [
        ("Ferry Stops for Good", "Ferry Stops for Good.\n\nThe ferry sails no more.", "Ferry Stops for Good."),
        ("Ferry Stops for Good", "Ferry stops for good\nThe ferry sails no more.", "Ferry stops for good"),
        ("Ferry Stops; Mayor Is Sorry", "Ferry stops. Mayor is sorry.\n\nThe ferry sails no more.", "Ferry stops. Mayor is sorry."),
        ("‘Stop the Ferry’", "News\n\n“Stop the ferry.”\n\nThe ferry sails no more.", "Stop the ferry.”"),
    ],
)
def test_found(title: str, text: str, own: str) -> None:
    span = own_words(title, None, analyse(text))
    assert span is not None
    assert text[slice(*span)].lstrip("“") == own


@pytest.mark.parametrize("text", ["Ferry stops for good reasons, the mayor said.", "The ferry sails no more.", "", "Ferry"])
def test_not_found(text: str) -> None:
    assert own_words("Ferry Stops for Good", None, analyse(text)) is None


def test_a_known_span_stays() -> None:
    assert own_words("Ferry Stops", (4, 9), analyse("Ferry Stops. Then more.")) == (4, 9)


def test_a_title_that_the_text_repeats_is_no_evidence_for_itself() -> None:
    title = "Deadline Set For Ferry Cards"
    text = f"{title}\n\nDeadline set for ferry cards. Riders have until Tuesday."
    syntax = analyse(text)
    end = text.index(" Riders")
    assert with_echo(title, (0, len(title)), syntax) in ((0, end), (0, end + 1))
    assert with_echo(title, None, syntax) is None
    other = analyse(f"{title}\n\nDeadline set for ferry cards slips. Riders wait.")
    assert with_echo(title, (0, len(title)), other) == (0, len(title))
