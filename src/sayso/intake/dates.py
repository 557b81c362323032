"""Dates as inputs write them, brought to ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_TIME = r"[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_EXTENDED = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[Tt ]{_TIME})?")
_BARE_ZONE = re.compile(r"(?<=[0-9])([+-][0-9]{2})([0-9]{2})$")
_BASIC = re.compile(r"[0-9]{8}(?:[Tt][0-9]{4,6}(?:Z|[+-][0-9]{4})?)?|[0-9]{4}-?W[0-9]{2}-?[1-7]")
_SLASHED = re.compile(r"((?:1[6-9]|20)[0-9]{2})/([0-9]{1,2})/([0-9]{1,2})(?![0-9])")
_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_MONTH = "(" + "|".join(f"{name}|{name[:3]}|{name[:4]}" for name in _MONTHS) + r")\.?"
_WORDED = (
    re.compile(rf"\b{_MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH},? ([0-9]{{4}})\b", re.IGNORECASE),
)
_LONGEST = 80
_FIRST_YEAR = 1600
_UNSET = ("1970-01-01", "0001-01-01")


def iso(value: str) -> str | None:
    """`value` as an ISO 8601 date or date-time, as precise as it was written; None where it is not one.

    The extended form is kept as it stands but for `T` and `Z` in capitals and the colon in an offset; the others are turned into it.
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    try:
        if _EXTENDED.fullmatch(value):
            datetime.fromisoformat(value.upper())
            return _BARE_ZONE.sub(r"\1:\2", value.upper().replace(" ", "T"))
        if _BASIC.fullmatch(value):
            return (datetime.fromisoformat(value) if "T" in value.upper() else date.fromisoformat(value)).isoformat()
    except ValueError:
        return None
    return None


def page_date(value: str) -> str | None:
    """The ISO 8601 form of a date in a page's metadata, which may also be worded as in mail or in English.

    None where it cannot be told which day is meant (`04/05/2024`), and for the dates that stand for no date (1970-01-01, year 1).
    """
    value = " ".join(value[: 2 * _LONGEST].split())
    found = iso(value) or _slashed(value) or _worded(value) or _mailed(value)
    if found is None or found.startswith(_UNSET) or int(found[:4]) < _FIRST_YEAR:
        return None
    return found


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _slashed(value: str) -> str | None:
    match = _SLASHED.match(value)
    return _day(match[1], int(match[2]), match[3]) if match else None


def _worded(value: str) -> str | None:
    for form, (month, day) in zip(_WORDED, ((1, 2), (2, 1)), strict=True):
        if match := form.search(value):
            number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(match[month].lower()[:3]))
            return _day(match[3], number, match[day])
    return None


def _mailed(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def url_date(url: str) -> str | None:
    """The day that a URL's path names (`/2024/05/24/`), or None."""
    match = re.search(r"/((?:19|20)[0-9]{2})/([0-9]{1,2})/([0-9]{1,2})(?=/)", url[:2000])
    return _day(match[1], int(match[2]), match[3]) if match else None
