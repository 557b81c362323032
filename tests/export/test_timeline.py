"""The timeline: rows in order, bars from start to end, words made harmless."""

import re
from xml.etree import ElementTree

from sayso.export.timeline import MOST_ROWS, timeline_svg
from sayso.record import Time


def time(number: int, start: str | None, end: str | None) -> Time:
    return Time(id=f"t{number}", span=(number, number + 1), type="DATE", value=None, start=start, end=end)


def test_rows_stand_in_the_order_of_time_and_bars_are_as_long_as_their_steps() -> None:
    times = [time(1, "2024-05-13", "2024-05-20"), time(2, "2000", "2010"), time(3, None, None)]
    drawn = timeline_svg(times, ["last week", "the 2000s", "recently"], "2024-05-24")
    ElementTree.fromstring(drawn)
    assert drawn.index("the 2000s") < drawn.index("last week")
    assert "recently" not in drawn
    assert ">published<" in drawn and ">2024-05-24<" in drawn
    assert all(float(w) >= 7 for w in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn))


def test_the_same_time_told_twice_is_one_row() -> None:
    drawn = timeline_svg([time(1, "2024", "2025"), time(2, "2024", "2025")], ["Last year", "last year"])
    assert drawn.count("<rect") == 1
    assert "last year" not in drawn


def test_no_times_no_drawing_and_markup_stays_text() -> None:
    assert timeline_svg([time(1, None, None)], ["now"]) == ""
    drawn = timeline_svg([time(1, "2024", "2025")], ['<script>"&'])
    assert "<script>" not in drawn
    ElementTree.fromstring(drawn)


def test_an_article_with_hundreds_of_times_stays_readable() -> None:
    times = [time(i, f"{1500 + i}", f"{1501 + i}") for i in range(300)]
    assert timeline_svg(times, [str(1500 + i) for i in range(300)]).count("<rect") == MOST_ROWS
