"""Time expressions: a table of them with their values, what is none, and what must hold on any text."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.syntax import Syntax, Token
from sayso.reading.times import find_times
from sayso.reading.timex.calendar import bounds, easter, holiday, holidays
from sayso.reading.tokens import tokenise
from sayso.reading.words import analyse
from sayso.record import Time

HERE = Path(__file__).parent


def rows(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


TABLE = [line.split("\t") for line in rows("times.tsv")]


def read(text: str, published: str | None = "2024-05-24") -> list[Time]:
    return find_times(analyse(text), published)


def words(text: str, times: list[Time]) -> list[str]:
    return [text[t.span[0] : t.span[1]] for t in times]


def flat(text: str, tag: str = "NN") -> Syntax:
    """A syntax without a parse: every word hangs on the one before it."""
    spans = tokenise(text)
    tokens = [
        Token(i, a, b, text[a:b], text[a:b].lower(), text[a:b].lower(), tag, "dep", max(i - 1, 0), "", False, 0)
        for i, (a, b) in enumerate(spans)
    ]  # fmt: skip
    return Syntax(text, tokens, [(0, len(text))] if text else [], [])


@pytest.mark.parametrize("row", TABLE, ids=[f"{r[0]}: {r[3]}" for r in TABLE])
def test_table(row: list[str]) -> None:
    published, kind, value, marked = row
    text = marked.replace("[[", "").replace("]]", "")
    span = (marked.index("[["), marked.index("]]") - 2)
    found = read(text, None if published == "-" else published)
    assert (span, kind, None if value == "-" else value) in [(t.span, t.type, t.value) for t in found]


def test_table_is_large_and_varied() -> None:
    assert len(TABLE) >= 300
    assert len({row[3] for row in TABLE}) >= 300
    assert {row[1] for row in TABLE} == {"DATE", "TIME", "DURATION", "SET"}


@pytest.mark.parametrize("text", rows("no_times.txt"))
def test_no_time_invented(text: str) -> None:
    assert words(text, read(text)) == []


def one(text: str, published: str | None = "2024-05-24") -> Time:
    found = read(text, published)
    assert len(found) == 1, words(text, found)
    return found[0]


def test_a_month_never_becomes_a_day() -> None:
    found = one("The snow melted in March.", "2024-03-15")
    assert (found.value, found.start, found.end) == ("2024-03", "2024-03", "2024-04")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Guards removed the buoys overnight Thursday.", "2024-05-23T20:00", "2024-05-24T06:00"),
        ("He left on Friday afternoon.", "2024-05-24T12:00", "2024-05-24T18:00"),
        ("He left on May 3.", "2024-05-03", "2024-05-04"),
        ("He left in 2010.", "2010", "2011"),
        ("He left in the 1990s.", "1990", "2000"),
        ("He left in the late 19th century.", "1800", "1900"),
        ("He left last week.", "2024-05-13", "2024-05-20"),
        ("He left last weekend.", "2024-05-18", "2024-05-20"),
        ("He left last month.", "2024-04", "2024-05"),
        ("He left last winter.", "2023-12", "2024-03"),
        ("He left in the third quarter of 2012.", "2012-07", "2012-10"),
        ("He left in the second half of 2012.", "2012-07", "2013-01"),
        ("He left at 8:15 p.m. on Thursday.", "2024-05-23T20:15", "2024-05-23T20:16"),
        ("He left at midnight on Thursday.", "2024-05-24T00:00", "2024-05-24T00:01"),
        ("He left earlier this year.", "2024", "2024-05-24"),
        ("He has travelled over the past two years.", "2022-05-24", "2024-05-24"),
        ("He will travel over the next three days.", "2024-05-24", "2024-05-27"),
        ("He now lives here.", None, None),
        ("He travels every spring.", None, None),
        ("He travelled for three days.", None, None),
    ],
)
def test_start_and_end(text: str, start: str | None, end: str | None) -> None:
    found = one(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["He left last week.", "He left yesterday.", "He left on Friday.", "He left in May.", "He left two days ago.", "He left tonight."],
)
def test_without_publication_date_nothing_is_resolved(text: str) -> None:
    found = one(text, None)
    assert found.start is None
    assert found.end is None
    assert found.value is None or found.value.startswith("XXXX")
    assert found.why


@pytest.mark.parametrize("published", ["", "yesterday", "2024", "2024-13-45", "0000-00-00", "24 May 2024"])
def test_an_odd_publication_date_counts_as_none(published: str) -> None:
    assert one("He left yesterday.", published).value is None


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("He left in the mid-2000s.", "MID"),
        ("He left in early 2011.", "START"),
        ("He left in late July 2011.", "END"),
        ("He left at the end of 2011.", "END"),
        ("He served for almost seven years.", "LESS_THAN"),
        ("He served for more than seven years.", "MORE_THAN"),
        ("He served for at least seven years.", "EQUAL_OR_MORE"),
        ("He served for about seven years.", "APPROX"),
        ("He served just over a week.", "MORE_THAN"),
        ("He left more than a decade ago.", "BEFORE"),
        ("He left less than a year ago.", "AFTER"),
        ("He left in 2011.", None),
    ],
)
def test_mod(text: str, mod: str | None) -> None:
    assert one(text).mod == mod


def test_freq_and_quant() -> None:
    assert one("It meets every week.").quant == "EVERY"
    assert one("It meets each week.").quant == "EACH"
    found = one("It meets twice a month.")
    assert (found.value, found.freq) == ("P1M", "2X")


def test_a_text_about_the_past_counts_from_its_own_years() -> None:
    text = (
        "The fort was begun in 1701 and finished in 1709. The war of 1714 spared it. In 1741 a fire broke out. In August the roof "
        "was gone. On 3 September the garrison left."
    )
    found = {text[t.span[0] : t.span[1]]: t.value for t in read(text, "2024-05-24")}
    assert found["August"] == "1741-08"
    assert found["3 September"] == "1741-09-03"


def test_ids_follow_the_text() -> None:
    found = read("In 2010 he left. In 2011 he came back. He will leave again next year.")
    assert [t.id for t in found] == ["t1", "t2", "t3"]
    assert [t.value for t in found] == ["2010", "2011", "2025"]


def test_no_expression_crosses_a_blank_line() -> None:
    text = "He left in May\n\n2010 people came."
    assert "May\n\n2010" not in words(text, find_times(flat(text), "2024-05-24"))


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2000, date(2000, 4, 23)), (1916, date(1916, 4, 23)), (1961, date(1961, 4, 2))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_holidays_have_a_day_every_year() -> None:
    for rule in holidays().values():
        for year in (1900, 1999, 2000, 2024):
            day = holiday(rule, year)
            assert day is not None
            assert day.year == year
    assert holiday("11:4:4", 2024) == date(2024, 11, 28)
    assert holiday("05:-1:1", 2024) == date(2024, 5, 27)


@pytest.mark.parametrize(
    "value", ["2024-02-30", "2024-13", "2024-W54", "9999-12-31", "2024-05-23T25", "2024-05-23T24:61", "XXXX-05", "PRESENT_REF", "P3D", ""]
)
def test_bounds_of_what_has_no_place_in_the_calendar(value: str) -> None:
    assert bounds(value) == (None, None)


# Words that rules are made of, in any order: the worst that a text can do to them.
PIECES = st.sampled_from(
    [
        "May",
        "March",
        "5",
        "31",
        "99",
        "2010",
        "1999",
        "0630",
        "9/11",
        "1/2",
        "3:07:35",
        "15:00",
        "8pm",
        "p.m.",
        "a",
        "an",
        "the",
        "last",
        "next",
        "this",
        "past",
        "of",
        "to",
        "and",
        "or",
        "-",
        "–",
        ",",
        ".",
        "'",
        "'s",
        "in",
        "on",
        "at",
        "by",
        "until",
        "early",
        "mid",
        "late",
        "end",
        "three",
        "few",
        "several",
        "half",
        "dozen",
        "hundred",
        "second",
        "first",
        "20th",
        "21st",
        "century",
        "decade",
        "years",
        "months",
        "week",
        "days",
        "hours",
        "minute",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "from",
        "now",
        "every",
        "each",
        "twice",
        "once",
        "a",
        "year",
        "old",
        "Friday",
        "Sun.",
        "Mondays",
        "spring",
        "fall",
        "winter",
        "quarter",
        "fiscal",
        "FY2013",
        "Q3",
        "1990s",
        "90s",
        "BC",
        "AD",
        "Christmas",
        "Easter",
        "Day",
        "overnight",
        "tonight",
        "today",
        "yesterday",
        "morning",
        "night",
        "noon",
        "o'clock",
        "GMT",
        "more",
        "than",
        "about",
        "at",
        "least",
        "daily",
        "recently",
        "the",
        "future",
        "\n\n",
        "0",
        "00",
        "24",
        "60",
        "2024-02-30",
        "31.02.2013",
        "13/13/2013",
        "9999",
        "99999999999",
        "1,000",
    ]
)


def shape(text: str, times: list[Time]) -> None:
    last = 0
    for number, found in enumerate(times, 1):
        assert found.id == f"t{number}"
        assert last <= found.span[0] < found.span[1] <= len(text)
        last = found.span[1]
        assert (found.start is None) == (found.end is None)
        if found.start and found.end:
            assert found.start < found.end
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?", found.start)
        if found.value is None:
            assert found.why


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=30),
    st.sampled_from(["2024-05-24", "2024-02-29T23:59:00Z", "0001-01-01", "9999-12-31", None]),
    st.sampled_from(["NN", "VBD", "CD", "IN"]),
)
def test_any_words(pieces: list[str], published: str | None, tag: str) -> None:
    text = " ".join(pieces)
    shape(text, find_times(flat(text, tag), published))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200), st.text(max_size=12))
def test_any_text(text: str, published: str) -> None:
    times = find_times(flat(text), published)
    shape(text, times)
    assert times == find_times(flat(text), published)


@pytest.mark.parametrize(
    "unit",
    [
        "a year ago, three days later, ",
        "twenty-",
        "the end of the end of ",
        "5 May - 6 May ",
        "May ",
        "2010-",
        "almost more than about ",
        "one hundred ",
        "x ",
        "early late ",
    ],
)
def test_linear_time(unit: str) -> None:
    def cost(count: int) -> float:
        syntax = flat((unit * count)[:16_000])
        best = 9e9
        for _ in range(2):
            start = time.process_time()
            find_times(syntax, "2024-05-24")
            best = min(best, time.process_time() - start)
        return best

    find_times(flat("warm"), None)
    assert any(cost(16_000 // len(unit)) < 2.5 * cost(8_000 // len(unit)) + 0.1 for _ in range(4))
