"""What is known when an expression is read: the day of publication, the days named before it, and how the text tells its story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.reading.syntax import Syntax, Token
from sayso.reading.timex import tense as tenses
from sayso.reading.timex.calendar import bounds, day, months_on, nearest_season, plus, week
from sayso.record import TimeType

NO_DATE = "no publication date to count from"
NO_ANCHOR = "no date before it to count from"
_REACH = 6
"""Sentences that a date named before carries over, in news."""
_FULL_YEAR = re.compile(r"(?<![\d$€£.,:/-])(?:1[0-9]|20)\d\d(?![\d,%]|\.\d)")
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! [A-Z0-9])"
    r"|(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year)"
    r"|[Yy]esterday|[Tt]o(?:day|night))\b"
)
_PUBLISHED = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression over the tokens `[first, last]` and what it stands for."""

    first: int
    last: int
    type: TimeType
    value: str | None
    mod: str | None = None
    freq: str | None = None
    quant: str | None = None
    why: str | None = None
    start: str | None = None
    end: str | None = None
    anchors: bool = True


@dataclass
class Scene:
    """The state of reading one text, in the order of the text."""

    syntax: Syntax
    published: date | None = None
    clock: str | None = None
    history: bool = False
    last: Found | None = field(default=None)
    last_day: Found | None = field(default=None)

    @classmethod
    def of(cls, syntax: Syntax, published: str | None) -> "Scene":
        """The scene before the first expression; `published` is ISO 8601, anything else counts as unknown."""
        match = _PUBLISHED.match(published or "")
        today = day(int(match[1]), int(match[2]), int(match[3])) if match else None
        clock = f"{match[4]}:{match[5]}" if match and today and match[4] and (match[4], match[5]) != ("00", "00") else None
        return cls(syntax, today, clock, _tells_history(syntax.text, today))

    def tense(self, first: int, last: int) -> tenses.Tense:
        """Tense of the clause around the tokens `[first, last]`."""
        return tenses.tense(self.syntax, first, last)

    def token(self, i: int) -> Token | None:
        """Token number `i`, or None outside of the text."""
        return self.syntax.tokens[i] if 0 <= i < len(self.syntax.tokens) else None

    def lower(self, i: int) -> str:
        """Token number `i` in lower case, "" outside of the text."""
        token = self.token(i)
        return token.lower if token else ""

    def saw(self, found: Found) -> None:
        """Takes note of a date that later words may count from."""
        if found.value and found.anchors and found.type in ("DATE", "TIME") and bounds(found.value)[0]:
            self.last = found
            if re.match(r"\d{4}-\d\d-\d\d", found.value):
                self.last_day = found

    def anchor(self, i: int, days: bool = False) -> str | None:
        """The date last named before token `i` and still in force, as a TIMEX3 value; with `days`, the last one told to the day."""
        found = self.last_day if days else self.last
        if found is None or found.value is None:
            return None
        if not self.history and self.syntax.tokens[i].sent - self.syntax.tokens[found.first].sent > _REACH:
            return None
        return found.value

    def year_of(self, i: int) -> int | None:
        """The year that the story is in at token `i` of a text about the past."""
        value = self.anchor(i)
        return int(value[:4]) if value and re.match(r"\d{4}(?!\d)", value) else None

    def count(self, unit: str, n: float, base: date | None = None) -> tuple[str | None, str | None]:
        """The TIMEX3 value `n` units after (or, below zero, before) a day, as precise as the unit, and a modifier."""
        today = base or self.published
        if today is None:
            return None, None
        mod = None
        if n != int(n):
            if unit == "Y":
                unit, n = "M", round(n * 12)
            elif unit in ("DE", "CE"):
                unit, n = "Y", round(n * (10 if unit == "DE" else 100))
            elif unit == "W":
                unit, n = "D", round(n * 7)
            mod = "APPROX"
        whole = round(n)
        if abs(whole) > 10000:
            return None, None
        if unit in ("Y", "DE", "CE"):
            year = today.year + whole * {"Y": 1, "DE": 10, "CE": 100}[unit]
            return (f"{year:04d}" if 0 < year < 10000 else None), mod
        if unit in ("M", "Q"):
            year, month = months_on(today.year, today.month, whole * (3 if unit == "Q" else 1))
            if not 0 < year < 10000:
                return None, mod
            return (f"{year:04d}-{month:02d}" if unit == "M" else f"{year:04d}-Q{(month + 2) // 3}"), mod
        if unit in ("D", "W", "2W", "WE", "N"):
            there = plus(today, whole * {"D": 1, "W": 7, "2W": 14, "WE": 7, "N": 1}[unit])
            if there is None:
                return None, mod
            value = there.isoformat() if unit in ("D", "N") else week(there) + ("-WE" if unit == "WE" else "")
            return value + ("TNI" if unit == "N" else ""), mod
        return None, mod

    def weekday(self, number: int, first: int, last: int, step: int | None = None) -> tuple[date | None, str]:
        """The day that a weekday's name means, and why: `step` -1 the last one before, 1 the next one after, None as the tense says."""
        if self.published is None:
            return None, NO_DATE
        today = self.published
        if step is None:
            tense = self.tense(first, last)
            ahead = tense in ("future", "present", "state")
            how = f"{tense} tense" if tense else "publication"
            away = (number - today.isoweekday()) % 7 if ahead else -((today.isoweekday() - number) % 7)
            return plus(today, away), f"the {'next' if ahead and away else 'last' if away else 'same'} one by {how}"
        away = (number - today.isoweekday()) % 7 or 7
        return plus(today, away if step > 0 else away - 7 if away != 7 else -7), "counted from the publication date"

    def month_year(self, month: int, first: int, last: int) -> tuple[int | None, str]:
        """The year of a month (or day of a month) named without one, and why."""
        if self.history:
            year = self.year_of(first)
            if year or self.published is None:
                return year, "the year last named" if year else NO_DATE
            return None, NO_ANCHOR
        if self.published is None:
            return None, NO_DATE
        today = self.published
        tense = self.tense(first, last)
        if tense == "past":
            return today.year - (month > today.month), "past tense"
        if tense in ("future", "present"):
            return today.year + (month < today.month), f"{tense} tense"
        away = (month - today.month + 5) % 12 - 5
        return months_on(today.year, today.month, away)[0], "the nearest to publication"

    def season_year(self, code: str, first: int, last: int) -> int | None:
        """The year of a season named without one."""
        if self.history or self.published is None:
            return self.year_of(first)
        year = nearest_season(code, self.published)
        return year + 1 if self.tense(first, last) == "future" and not self.in_season(code) else year

    def in_season(self, code: str) -> bool:
        """Whether the text was published in the season `code`."""
        return self.published is not None and (self.published.month % 12 // 3) == {"WI": 0, "SP": 1, "SU": 2, "FA": 3}[code]


def finished(found: Found) -> Found:
    """`found` with the start and end that its value has in the calendar, unless it brought its own."""
    if found.start is None and found.end is None and found.value and found.type in ("DATE", "TIME"):
        start, end = bounds(found.value)
        return replace(found, start=start, end=end)
    return found


def _tells_history(text: str, today: date | None) -> bool:
    """Whether most of a text's years lie well before its publication: then a bare month belongs to the year last named, not to today."""
    if today is None:
        return True
    years: Sequence[int] = [int(m.group()) for m in _FULL_YEAR.finditer(text)]
    old = sum(1 for y in years if y < today.year - 3)
    if old < 4 or old < 0.75 * len(years) or old * 250 < len(text.split()):
        return False
    # News of an old man's life still tells of his death last Wednesday.
    return 6 * sum(1 for _ in _NEWS.finditer(text)) < old
