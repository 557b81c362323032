"""The calendar of TIMEX3 values: what stretch of time a value covers, and how to count from one to another."""

import re
from datetime import date, timedelta
from functools import cache

from sayso.data.lexicon import lines

Bounds = tuple[str | None, str | None]

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (20, 30), "DT": (6, 18)}
"""Hours that a part of a day covers; the night runs into the next day."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PIECE = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(?::(\d\d))?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI|DT)")


def day(year: int, month: int, number: int) -> date | None:
    """A day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def plus(start: date, days: int) -> date | None:
    """The day so many days on (or back), None out of the calendar's range."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def months_on(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months on (or back)."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def week(of: date) -> str:
    """The ISO week of a day as a TIMEX3 value."""
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def same_day(of: date, year: int, month: int) -> date:
    """The day in another month with the same number, or that month's last day."""
    return day(year, month, of.day) or day(year, month, 28) or of


def nearest_season(code: str, of: date) -> int:
    """The year of the season `code` that a day lies in or has last seen begin; a winter belongs to the year it begins in."""
    if code == "WI" and of.month <= 2:
        return of.year - 1
    return of.year if of.month >= _SEASONS[code] else of.year - 1


def bounds(value: str) -> Bounds:
    """Start and exclusive end of a TIMEX3 date or time, both as precise as the value; nulls for what has no place in the calendar."""
    if match := _DAY.fullmatch(value):
        start = day(*map(int, match.groups()))
        end = plus(start, 1) if start else None
        return (start.isoformat(), end.isoformat()) if start and end else (None, None)
    if match := _CLOCK.fullmatch(value):
        return _clock(match)
    if match := _PART.fullmatch(value):
        low, high = _PARTS[match[2]]
        if day(*map(int, match[1].split("-"))) is None or (until := _hour(match[1], high)) is None:
            return None, None
        return _hour(match[1], low), until
    if match := _WEEK.fullmatch(value):
        try:
            start = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
            return start.isoformat(), (start + timedelta(days=2 if match[3] else 7)).isoformat()
        except (ValueError, OverflowError):
            return None, None
    if match := _PIECE.fullmatch(value):
        return _piece(int(match[1]), match[2])
    if re.fullmatch(r"\d{2,4}", value):
        width = 4 - len(value)
        if set(value) == {"9"}:
            return None, None
        return value + "0" * width, _year(int(value) + 1, len(value)) + "0" * width
    if re.fullmatch(r"\d{4}-\d\d", value) and 1 <= int(value[5:]) <= 12:
        year, month = months_on(int(value[:4]), int(value[5:]), 1)
        if year > 9999:
            return None, None
        return value, f"{year:04d}-{month:02d}"
    return None, None


def _year(number: int, width: int) -> str:
    return f"{number:0{width}d}"


def _hour(of: str, hour: int) -> str | None:
    start = date.fromisoformat(of) if hour < 24 else plus(date.fromisoformat(of), 1)
    return f"{start.isoformat()}T{hour % 24:02d}:00" if start else None


def _clock(match: re.Match[str]) -> Bounds:
    hour, minute, second = int(match[2]), int(match[3] or 0), match[4]
    if day(*map(int, match[1].split("-"))) is None or hour > 24 or minute > 59 or int(second or 0) > 59:
        return None, None
    begin = _hour(match[1], hour)
    if begin is None:
        return None, None
    step = hour * 3600 + minute * 60 + int(second or 0) + (1 if second else 60 if match[3] else 3600)
    after = plus(date.fromisoformat(match[1]), step // 86400)
    if after is None:
        return None, None
    rest = step % 86400
    tail = f":{rest % 60:02d}" if second else ""
    return begin[:14] + f"{minute:02d}" + (
        f":{second}" if second else ""
    ), f"{after.isoformat()}T{rest // 3600:02d}:{rest // 60 % 60:02d}{tail}"


def _piece(year: int, code: str) -> Bounds:
    if code[0] == "Q":
        first, length = 3 * int(code[1]) - 2, 3
    elif code[0] == "H":
        first, length = 6 * int(code[1]) - 5, 6
    else:
        first, length = _SEASONS[code], 3
    after, month = months_on(year, first, length)
    if after > 9999:
        return None, None
    return f"{year:04d}-{first:02d}", f"{after:04d}-{month:02d}"


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian algorithm of Nature, 1876); None before 1583."""
    if year < 1583:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return day(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


@cache
def holidays() -> dict[str, str]:
    """Rules of `data/holidays.tsv` by their words."""
    return {words: rule for words, rule, _ in (line.split("\t") for _, line in lines("holidays.tsv"))}


def holiday(rule: str, year: int) -> date | None:
    """The day that a rule of `data/holidays.tsv` names in a year."""
    if rule.startswith("E"):
        sunday = easter(year)
        return plus(sunday, int(rule[1:])) if sunday else None
    if ":" not in rule:
        return day(year, int(rule[:2]), int(rule[3:]))
    rule, _, later = rule.partition("+")
    month, nth, weekday = map(int, rule.split(":"))
    if nth > 0:
        first = day(year, month, 1)
        found = first and plus(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        end = day(*months_on(year, month, 1), 1)
        found = end and plus(end, -((end.isoweekday() - weekday - 1) % 7) - 1)
    return plus(found, int(later or 0)) if found else None
