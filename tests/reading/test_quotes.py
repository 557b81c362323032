import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.quotes import Quote, find_quotes, kind_of

MARKS = "\"'“”‘’„‚«»‹›`´＂ \n\t.,?!:;—-ab AZs0919’s"


def inners(text: str) -> list[str]:
    return [text[q.inner[0] : q.inner[1]] for q in find_quotes(text)]


def hows(text: str) -> list[tuple[str, int]]:
    return [(q.how, q.group) for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We leave,” she said.", ["We leave,"]),
        ('"We leave," she said.', ["We leave,"]),
        ("‘We leave,’ she said.", ["We leave,"]),
        ("'We leave,' she said.", ["We leave,"]),
        ("«We leave», she said.", ["We leave"]),
        ("« We leave », she said.", ["We leave"]),
        ("»We leave«, she said.", ["We leave"]),
        ("„We leave“, she said.", ["We leave"]),
        ("‹We leave›, she said.", ["We leave"]),
        ("``We leave,'' she said.", ["We leave,"]),
        ("''We leave,'' she said.", ["We leave,"]),
        ("”We leave,” she said.", ["We leave,"]),
        ('"We leave,” she said.', ["We leave,"]),
        ("“We,” she said, “leave.”", ["We,", "leave."]),
        ("“She said ‘go’ and we went,” he said.", ["She said ‘go’ and we went,", "go"]),
        ("\"She said 'go,'\" he said.", ["She said 'go,'", "go,"]),
        ("''She said 'go''' is all.", ["She said 'go'", "go"]),
        ("‘She said “go” and we went,’ he said.", ["She said “go” and we went,", "go"]),
        ("“A word about “trust” is due,” he said.", ["A word about “trust” is due,", "trust"]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tern’s boat, the boys’ house, the ’90s, 'em all, rock 'n' roll, the '90s, goin' on, fishermen's nets",
        "He is 5'10\" tall, swims 50' and carries a 12\" ruler.",
        "It runs 3'20\" at best.",
        "Don't, can’t and o'clock.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotations(text: str) -> None:
    assert find_quotes(text) == []


def test_a_possessive_does_not_close_single_marks() -> None:
    assert inners("'The boys' house is red,' he said.") == ["The boys' house is red,"]
    assert inners("the 'boys' and the 'girls' left") == ["boys", "girls"]


def test_inches_do_not_close_a_quotation() -> None:
    assert inners('"The screen is 12" wide," he said.') == ['The screen is 12" wide,']


def test_pieces_of_a_quotation_over_paragraphs_are_one_group() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said. “Four.”"
    assert inners(text) == ["One.", "Two.", "Three,", "Four."]
    assert hows(text) == [("continued", 0), ("continued", 0), ("paired", 0), ("paired", 1)]


def test_paragraphs_without_a_repeated_mark_belong_to_the_quotation_around_them() -> None:
    text = '"One.\n\nTwo.\n\nThree," she said.'
    assert inners(text) == ["One.", "Two.", "Three,"]
    assert hows(text) == [("continued", 0)] * 3


def test_single_marks_over_paragraphs() -> None:
    assert hows("‘One.\n\n‘Two,’ she said.") == [("continued", 0), ("paired", 0)]


def test_a_missing_opening_mark() -> None:
    text = "Before.\n\nThe river’s bank is ours,” the prime minister told them."
    (quote,) = find_quotes(text)
    assert quote.how == "unopened"
    assert quote.opening == ""
    assert text[slice(*quote.span)] == "The river’s bank is ours,”"
    assert inners("Tern said: The bank is ours.”") == ["The bank is ours."]


def test_a_stray_closing_mark_makes_no_speech_of_a_paragraph() -> None:
    assert find_quotes("They take over rear” roles today") == []


def test_a_missing_closing_mark() -> None:
    text = "He said: “We stay. We fish.\n\nThe river froze."
    (quote,) = find_quotes(text)
    assert (quote.how, quote.closing) == ("unclosed", "")
    assert text[slice(*quote.inner)] == "We stay. We fish."


def test_a_missing_closing_mark_ends_before_the_cue() -> None:
    text = "“We won, she said.\n\n“They lost,” he said."
    assert inners(text) == ["We won,", "They lost,"]
    assert [how for how, _ in hows(text)] == ["unclosed", "paired"]


def test_an_unclosed_word_ends_with_its_sentence() -> None:
    assert inners("They hold the “rear of it. Then they left.") == ["rear of it."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They take over “rear” roles.", "scare"),
        ("On a Monday the “Gang of Gulls,” as it is known, met.", "title"),
        ("A Judge Says The ‘Seismic’ Shift Among Voters Came", "scare"),
        ("“Your Honor,” I said.", "speech"),
        ("It tests their “resolve” again.", "scare"),
        ("It is seen as “many different nations” today.", "scare"),
        ("Mara “Gull” Tern rowed home.", "nickname"),
        ("Her film “The Long River” is out.", "title"),
        ("“Never,” she said.", "speech"),
        ("“Is it?” she asked.", "speech"),
        ("She said, “Go home.”", "speech"),
        ("She said that “we will not let the river go” again.", "speech"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    (quote,) = find_quotes(text)
    assert kind_of(quote, text) == kind


def check(text: str, quotes: list[Quote]) -> None:
    last = 0
    for quote in quotes:
        start, end = quote.span
        low, high = quote.inner
        assert 0 <= last <= start < end <= len(text)
        assert start <= low < high <= end
        assert text[start:end].startswith(quote.opening)
        assert text[start:end].endswith(quote.closing)
        assert text[start + len(quote.opening) : end - len(quote.closing)].strip() == text[low:high]
        assert (quote.how == "paired") == bool(quote.opening and quote.closing)
        assert quote.how != "unopened" or not quote.opening
        assert quote.how != "unclosed" or not quote.closing
        assert kind_of(quote, text) in ("speech", "scare", "title", "nickname")
        last = start
    groups = list(dict.fromkeys(quote.group for quote in quotes))
    assert groups == list(range(len(groups)))


def test_a_mark_of_another_kind_opens_a_quotation_within() -> None:
    assert inners('"It is about “trust” and little else." He left.') == ["It is about “trust” and little else.", "trust"]


def test_a_repeated_mark_in_one_line_goes_on_with_the_quotation() -> None:
    text = "“One.  “Two,” she said."
    assert inners(text) == ["One.", "Two,"]
    assert hows(text) == [("continued", 0), ("paired", 0)]


def test_a_missing_opening_mark_after_a_cue() -> None:
    assert inners("Naming the boats she added, Gull is lost.”") == ["Gull is lost."]
    assert find_quotes("Tern said the boats were lost (see below).”") == []


def test_left_over_markup_is_no_quotation() -> None:
    assert inners('<a href="2024-05-24">“Yes,” she said.</a>') == ["Yes,"]


def test_signs_of_no_width_do_not_hide_a_mark() -> None:
    assert inners("\u202a”We leave,” she said.") == ["We leave,"]


def test_a_million_marks() -> None:
    assert len(find_quotes('"a" ' * 20_000)) == 20_000
    assert find_quotes("“" * 1_000_000) == []


@given(st.text(st.sampled_from(MARKS), max_size=80))
@settings(max_examples=300)
def test_marks_in_any_order(text: str) -> None:
    check(text, find_quotes(text))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text, find_quotes(text))


UNITS = ['"', "“", "”", "'", "‘", "«", "''", "“a", "a”", '"a" ', "‘a ", "a' ", "„a", '"a\n\n', "a”\n", "“a. B said ", "a. "]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * n
        begin = time.process_time()
        find_quotes(text)
        return time.process_time() - begin

    def linear() -> bool:
        n = 1500
        short = min(seconds(n) for _ in range(3))
        return min(seconds(4 * n) for _ in range(3)) < 8 * short + 0.02

    # A busy machine can spoil one measurement; a quadratic step spoils all.
    assert any(linear() for _ in range(4))
