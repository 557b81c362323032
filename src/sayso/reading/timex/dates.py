"""Calendar dates: days, months, years and ranges of them."""

import re

from sayso.reading.timex.alphabet import Hit, lexicon
from sayso.reading.timex.calendar import day
from sayso.reading.timex.guards import is_month, is_year
from sayso.reading.timex.numbers import ordinal
from sayso.reading.timex.rules import EDGE, PHASE, Built, Rules, modifier
from sayso.reading.timex.scene import Found, Scene

RULES = Rules()
_WD = r"(?:(?P<weekday>WEEKDAY|WDABBR) COMMA? (?:the)?)"
_YR = r"(?:(?:COMMA|of|in)? (?P<year>YEAR))"
_MD = r"(?P<month>MONTH) (?:the)? (?P<day>DAYORD)"
_DM = r"(?:the)? (?P<day>DAYORD) (?:of)? (?P<month>MONTH)"


def _day_number(hit: Hit, name: str = "day") -> int:
    token = hit.group(name)[0]
    return int(token.text) if token.text.isdigit() else ordinal(token) or 0


def year_ahead(hit: Hit, scene: Scene) -> int | None:
    """The year that closes a range or list which the expression opens ("from 3 May to 4 June 1940", "that January day in 2011")."""
    bridge = False
    for i in range(hit.last + 1, hit.last + 8):
        token = scene.token(i)
        if token is None or token.sent != scene.syntax.tokens[hit.last].sent:
            return None
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", token.text):
            return int(token.text) if bridge else None
        if token.lower in ("to", "and", "until", "till", "through", "-", "–", "—", "or", "in", "of"):
            bridge = True
        elif not (token.text[0].isdigit() or token.text == "," or (token.text[0].isupper() and token.tag in ("NNP", "CD"))):
            return None
    return None


def _dated(hit: Hit, scene: Scene, month: int, number: int, year: int | None) -> tuple[str | None, str | None]:
    """The value of a day of a month and how its year was found."""
    why = None
    if year is None:
        year = year_ahead(hit, scene)
        if year is None:
            year, why = _near_year(hit, scene, month, number)
    if day(year or 2000, month, number) is None:
        return None, "no such day"
    return f"{year:04d}-{month:02d}-{number:02d}" if year else f"XXXX-{month:02d}-{number:02d}", why


def _near_year(hit: Hit, scene: Scene, month: int, number: int) -> tuple[int | None, str]:
    year, why = scene.month_year(month, hit.first, hit.last)
    today = scene.published
    if year and today and not scene.history and month == today.month and why == "past tense" and number > today.day:
        # A day later this month told in the past tense is more often a slip of the tense than a year ago.
        return (year if number - today.day < 3 else year - 1), why
    if year and today and not scene.history and month == today.month and why in ("future tense", "present tense") and number < today.day:
        return year + 1, why
    return year, why


def _on_weekday(value: str, weekday: int) -> str:
    """The day of the year nearest by in which a day of a month falls on the weekday told; `value` where none near does."""
    if not value[:4].isdigit():
        return value
    for step in (0, -1, 1):
        found = day(int(value[:4]) + step, int(value[5:7]), int(value[8:]))
        if found and found.isoweekday() == weekday:
            return found.isoformat()
    return value


@RULES(
    rf"{_WD}? {PHASE}? {_MD} {_YR}?",
    rf"{_WD}? {PHASE}? {_DM} {_YR}?",
)
def full_day(hit: Hit, scene: Scene) -> Built:
    """March 21, 2013; 21 March; the 4th of July, 1863; Thursday, March 21."""
    token = hit.group("month")[0]
    month = int(hit.value("month", "MONTH") or 0)
    years = hit.group("year")
    if not is_month(token, scene, strong=True):
        return None
    number = _day_number(hit)
    year = int(years[0].text) if years else None
    if year is not None and scene.lower(years[0].i - 1) == "in" and hit.group("day")[-1].i > token.i:
        return None
    if number > 31 or number == 0:
        return None
    if (
        year is None
        and scene.lower(hit.last + 1) in ("attacks", "attack", "hijackings", "terrorist", "terror", "hijackers")
        and (month, number) == (9, 11)
    ):
        year = 2001
    value, why = _dated(hit, scene, month, number, year)
    if year is None and value and hit.group("weekday"):
        value = _on_weekday(value, int(hit.value("weekday", "WEEKDAY") or hit.value("weekday", "WDABBR") or 0))
    if value is None:
        # "June 31" is a slip, but the month still stands.
        near = year or scene.month_year(month, hit.first, hit.last)[0]
        return [Found(hit.first, hit.last, "DATE", f"{near or 'XXXX'}-{month:02d}" if near else None, why=why)]
    return [Found(hit.first, hit.last, "DATE", value, modifier(hit, scene), why=why)]


@RULES(
    rf"(?P<one>DAYORD) (?:DASH|to|and|or|through|until) (?P<two>(?:the)? (?P<day>DAYORD) (?:of)? (?P<month>MONTH) {_YR}?)",
    r"(?P<one>(?P<month>MONTH) (?P<day>DAYORD)) (?:DASH|to|and|or|through|until) (?P<two>(?P<day2>DAYORD)) (?:COMMA? (?P<year>YEAR))?",
)
def days_of_month(hit: Hit, scene: Scene) -> Built:
    """3-5 May 1940; between 3 and 5 May; March 21 to 22, 2013: two dates."""
    if not is_month(hit.group("month")[0], scene, strong=True):
        return None
    month = int(hit.value("month", "MONTH") or 0)
    years = hit.group("year")
    year = int(years[0].text) if years else None
    second = hit.group("day2")
    first_day = _day_number(hit, "day" if second else "one")
    second_day = _day_number(hit, "day2" if second else "day")
    # "May 5 and 7 soldiers", "6 or 7 May": the second only counts where it comes after the first and nothing is counted by it.
    after = scene.token(hit.last + 1)
    if not 0 < first_day < second_day <= 31 or (second and not years and after and after.tag in ("NN", "NNS", "CD", "JJ", "%")):
        return None
    found = []
    for name, number in (("one", first_day), ("two", second_day)):
        tokens = hit.group(name)
        value, why = _dated(hit, scene, month, number, year)
        last = hit.last if second and name == "two" else tokens[-1].i
        found.append(Found(tokens[0].i, last, "DATE", value, why=why))
    return found


@RULES(
    rf"(?:{EDGE} | (?:the)? {PHASE})? (?P<month>MONTH) (?:of|COMMA)? (?P<year>YEAR)",
    rf"(?:{EDGE} | (?:the)? {PHASE})? (?P<month>MONTH) (?:of)? (?P<rel>last|this|next) year",
)
def month_of_year(hit: Hit, scene: Scene) -> Built:
    """May 2010; early August 2012; the end of June, 1944; March of last year."""
    years = hit.group("year")
    month = int(hit.value("month", "MONTH") or 0)
    if not is_month(hit.group("month")[0], scene, strong=True):
        return None
    if years:
        if scene.lower(years[0].i - 1) == "," and scene.lower(hit.last + 1) in ("people", "men", "troops"):
            return None
        year: int | None = int(years[0].text)
    else:
        year = scene.published.year + {"last": -1, "this": 0, "next": 1}[hit.text("rel")] if scene.published else None
    return [Found(hit.first, hit.last, "DATE", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}", modifier(hit, scene))]


@RULES(r"(?P<one>MONTH) (?:DASH|to|and|or|through|until) (?P<two>(?P<month>MONTH) (?:(?:of|COMMA)? (?P<year>YEAR))?)")
def months_from_to(hit: Hit, scene: Scene) -> Built:
    """April-May; from June to September 1944: two months, of the same or following years."""
    one, two = hit.group("one")[0], hit.group("two")
    if not all(is_month(token, scene, strong=True) for token in (one, two[0])):
        return None
    after = scene.token(hit.last + 1)
    if not hit.group("year") and after and after.text[0].isdigit() and len(after.text) < 3:
        return None
    first, second = (int(lexicon().value(token, "MONTH") or 0) for token in (one, two[0]))
    why: str | None = None
    year: int | None
    if hit.group("year"):
        year = int(hit.text("year"))
    else:
        year, why = scene.month_year(second, hit.first, hit.last)
    begin = year - (first > second) if year else None
    return [
        Found(one.i, one.i, "DATE", f"{begin or 'XXXX'}-{first:02d}", why=why),
        Found(two[0].i, two[-1].i, "DATE", f"{year or 'XXXX'}-{second:02d}", why=why),
    ]


@RULES(rf"(?:{EDGE} | {PHASE})? (?P<month>MONTH)", r"that (?P<month>MONTH) (?P<of>day)")
def month_alone(hit: Hit, scene: Scene) -> Built:
    """August; early December; the end of May."""
    token = hit.group("month")[0]
    if not is_month(token, scene, strong=bool(hit.group("phase") or hit.group("edge"))):
        return None
    month = int(hit.value("month", "MONTH") or 0)
    year = year_ahead(hit, scene)
    why: str | None = None
    if year is None:
        year, why = scene.month_year(month, hit.first, hit.last)
    tail = "-XX" if hit.group("of") else ""
    return [
        Found(
            hit.first,
            hit.last,
            "DATE",
            f"{year:04d}-{month:02d}{tail}" if year else f"XXXX-{month:02d}{tail}",
            modifier(hit, scene),
            why=why,
        )
    ]


@RULES(r"(?P<rel>last|past|this|next|coming) (?P<month>MONTH)", rf"{PHASE} (?P<rel>last|this|next) (?P<month>MONTH)")
def month_relative(hit: Hit, scene: Scene) -> Built:
    """last July; late last May; next March."""
    month = int(hit.value("month", "MONTH") or 0)
    today = scene.published
    if today is None:
        return [Found(hit.first, hit.last, "DATE", f"XXXX-{month:02d}", modifier(hit, scene), why="no publication date to count from")]
    rel = hit.text("rel")
    if rel in ("last", "past"):
        year = today.year - (month >= today.month)
    elif rel == "this":
        near, _ = scene.month_year(month, hit.first, hit.last)
        year = near or today.year
    else:
        year = today.year + (month <= today.month)
    return [Found(hit.first, hit.last, "DATE", f"{year:04d}-{month:02d}", modifier(hit, scene), why="counted from the publication date")]


@RULES(r"(?<=on|until|till|by|since|from|before|after|through|of) the (?P<day>ORDDAY)")
def day_of_same_month(hit: Hit, scene: Scene) -> Built:
    """on the 21st: a day of the month last named, or of the month of publication."""
    after = scene.token(hit.last + 1)
    if after and (after.tag.startswith(("N", "J", "CD")) or after.text == "-" or after.lower in ("century", "floor", "time")):
        return None
    number = _day_number(hit)
    anchor = scene.anchor(hit.first)
    base = anchor if anchor and re.match(r"\d{4}-\d\d(?!\d)", anchor) else None
    if base is None and scene.published and not scene.history:
        base = scene.published.isoformat()
    if base is None or day(int(base[:4]), int(base[5:7]), number) is None:
        return [Found(hit.first, hit.last, "DATE", f"XXXX-XX-{number:02d}", why="no month to count from")]
    return [
        Found(
            hit.first,
            hit.last,
            "DATE",
            f"{base[:7]}-{number:02d}",
            why="the month last named" if base == anchor else "the month of publication",
        )
    ]


@RULES(r"(?P<year>YEAR) DASH (?P<month>N0|N1) DASH (?P<day>DAYNUM)")
def iso_day(hit: Hit, scene: Scene) -> Built:
    """2013-03-21."""
    year, month, number = (int(hit.text(name)) for name in ("year", "month", "day"))
    if day(year, month, number) is None:
        return None
    return [Found(hit.first, hit.last, "DATE", f"{year:04d}-{month:02d}-{number:02d}")]


@RULES(r"(?P<date>DMY)")
def numeric_day(hit: Hit, scene: Scene) -> Built:
    """22.03.2013, 3/22/2013, 2013/03/22; where day and month cannot be told apart only the year is given."""
    a, b, c = (int(n) for n in re.split(r"[./]", hit.text("date")))
    point = "." in hit.text("date")
    if a > 99:
        year, month, number = a, b, c
    else:
        year = c if c > 99 else 2000 + c if c < 50 else 1900 + c
        if c < 100 and point:
            return None  # a version or a section: 1.2.13
        month, number = (b, a) if a > 12 or point else (a, b)
        if not point and a <= 12 and b <= 12 and a != b:
            return [
                Found(
                    hit.first,
                    hit.last,
                    "DATE",
                    f"{year:04d}-XX-XX",
                    why="day and month cannot be told apart",
                    start=f"{year:04d}",
                    end=f"{year + 1:04d}",
                )
            ]
    if day(year, month, number) is None:
        return None
    return [Found(hit.first, hit.last, "DATE", f"{year:04d}-{month:02d}-{number:02d}")]


@RULES(r"(?P<date>NINEELEVEN)")
def nine_eleven(hit: Hit, scene: Scene) -> Built:
    """9/11, the attacks of 2001."""
    return [Found(hit.first, hit.last, "DATE", "2001-09-11", anchors=False)]


@RULES(
    r"(?P<one>YEAR) (?:DASH|SLASH) (?P<two>YEAR)",
    r"(?P<one>YEAR) (?:DASH|SLASH) (?P<two>TWO)",
)
def years_from_to(hit: Hit, scene: Scene) -> Built:
    """2009-2010; 1957-58: two years."""
    one, two = hit.group("one")[0], hit.group("two")[0]
    if scene.lower(hit.first - 1) in ("-", "–", "/", ".") or scene.lower(hit.last + 1) in ("-", "–", "/"):
        return []  # a telephone number or a code
    if len(two.text) == 2:
        second = int(one.text[:2] + two.text)
        if second == int(one.text) - 99:  # 1999-00
            second += 100
    else:
        second = int(two.text)
    if not int(one.text) < second <= int(one.text) + 400:
        return None
    return [Found(one.i, one.i, "DATE", one.text), Found(two.i, two.i, "DATE", f"{second:04d}")]


@RULES(
    r"(?P<year>YEAR)",
    rf"{PHASE} (?P<year>YEAR)",
    rf"{EDGE} (?P<year>YEAR)",
    r"(?:calendar)? the year (?P<year>YEAR)",
)
def year_alone(hit: Hit, scene: Scene) -> Built:
    """2010; early 2011; the end of 1944; the year 1066."""
    token = hit.group("year")[0]
    if not is_year(token, scene, told=hit.last > hit.first):
        return None
    return [Found(hit.first, hit.last, "DATE", token.text, modifier(hit, scene))]


@RULES(r"(?<=in|of|since|from|until|by|to|and) (?P<all>APOS (?P<two>TWO))")
def short_year(hit: Hit, scene: Scene) -> Built:
    """in '68."""
    two, mark = hit.group("two")[0], hit.group("all")[0]
    if len(two.text) != 2 or mark.end != two.start:
        return None
    century = 1900
    if scene.published and int(two.text) <= scene.published.year % 100:
        century = 2000
    return [Found(mark.i, two.i, "DATE", str(century + int(two.text)))]


@RULES(
    r"(?P<n>N[1-5]|BIG|YEAR) (?P<era>bc|b.c.|bce|b.c.e.)",
    r"(?P<era>ad|a.d.) (?P<n>N[1-5]|BIG|YEAR)",
    r"(?P<n>N[1-5]|BIG|YEAR) (?P<era>ad|a.d.|ce|c.e.)",
)
def with_era(hit: Hit, scene: Scene) -> Built:
    """44 BC; AD 79."""
    figures = hit.text("n").replace(",", "")
    era = hit.group("era")[0]
    if not figures.isdigit() or len(figures) > 4 or not era.text[0].isupper():
        return None
    if era.lower.startswith("b"):
        return [Found(hit.first, hit.last, "DATE", f"BC{int(figures):04d}", anchors=False)]
    return [Found(hit.first, hit.last, "DATE", f"{int(figures):04d}")]
