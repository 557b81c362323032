import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.quotes import find_quotes
from sayso.reading.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We leave. | We stay,” she said. | He left.",
        '"Is it?" he asked. | "Is it?" Tern asked. | "Go!" | Then he left.',
        "“A dam is due. | B is not.” | “C is late.”",
        "The U.S. Senate met in the U.S. | The end came.",
        "Mr. J. Tern of Acme Inc. said so on Jan. 5. | He paid $3.5 million. | No. 5 fell. | No. | He said no. | Then he left.",
        "NARVA, July 19 (XYZ) — Former Gov. Tern said so.",
        "They met at 5 p.m. Thursday. | They left at 6 p.m. | The door shut.",
        "He said “it is so. | It was so” and left.",
        "The film “Good. Bad.” was shown.",
        "He saw … Tern leave. | It was… | Then it ended.",
        "“We die. ... | This is not it.” | Then they left.",
        '"Sang one. | Sang two."|Tern was born at the end of the war.|Next to it stood a mill.',
        "Read node.js and example.com or ask St. Tern.",
        "It was so (he said it was. | They agreed.) | Now it is.",
        "« Oui. » | Non.",
        "He said “yes. ” | Then it went.",
        "1. The first. | 2. The second.",
        "NARVA, Va. — In the fall I. Charles Tern left. | Then he fell. . . . | It was . . . Tern. | He came . . . late.",
    ],
)
def test_cuts(text: str) -> None:
    expected = [piece.strip() for piece in text.split("|")]
    joined = text.replace(" | ", " ").replace("|", "")
    assert sentences(joined) == expected


def test_a_paragraph_break_always_ends_a_sentence() -> None:
    assert sentences("A heading\n\nThe text\nTwo items:\n- one\n- two") == ["A heading", "The text", "Two items:", "- one", "- two"]


def test_a_wrapped_text_is_joined() -> None:
    text = (
        "The ferry between the two towns on the river was stopped on Monday after the wind\n"
        "had risen above what its small crew could manage, the harbour master said in a\n"
        "statement. Two boats that had already left were called back to the pier by radio,\n"
        "and their passengers were taken home by bus. The ferry is to run again on the\n"
        "Tuesday after.\n"
        "Photographs of the river\n"
        "Harbour: ferry times"
    )
    assert [s.split()[0] for s in sentences(text)] == ["The", "Two", "The", "Photographs", "Harbour:"]


def check(text: str) -> None:
    spans = split_sentences(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        assert text[start:end].strip() == text[start:end]
        last = end
    assert text[last:].strip() == ""
    assert spans == split_sentences(text, find_quotes(text))


@given(st.text(st.sampled_from("\"'“”‘’«» \n.,?!…:—-aI AZsU.S.0•()[]"), max_size=80))
@settings(max_examples=300)
def test_marks_in_any_order(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


UNITS = ["a", ".", "! ", "A. ", "a. B", '." ', "?” A", "• ", "Mr. ", "... A", "\n", ".” ” ", "a b ", "U.", "A? said. ", "(", "—. "]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        begin = time.process_time()
        split_sentences(text)
        return time.process_time() - begin

    n = 1500
    assert any(min(seconds(4 * n) for _ in range(3)) < 8 * min(seconds(n) for _ in range(3)) + 0.02 for _ in range(4))
