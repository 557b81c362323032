"""Words that count from the day of publication or from the date last named: last week, Friday, three days later, now."""

import re
from datetime import date

from sayso.reading.timex.alphabet import Hit, lexicon, word_list
from sayso.reading.timex.calendar import bounds, day, months_on, plus, same_day
from sayso.reading.timex.rules import EDGE, PHASE, Built, Rules, modifier
from sayso.reading.timex.scene import NO_ANCHOR, NO_DATE, Found, Scene

RULES = Rules()
_FROM_PUBLICATION = "counted from the publication date"
_PAPERS = word_list("relative.papers")
_QUOTES = frozenset(('"', "“", "”", "''", "``", "‘", "’", "'"))
_SPAN_LEADS = frozenset(["over", "during", "for", "within", "throughout", "through"])


def anchor_day(scene: Scene, i: int) -> date | None:
    """The day last named before token `i`, where it was named to the day."""
    value = scene.anchor(i, days=True)
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value or "")
    return day(int(match[1]), int(match[2]), int(match[3])) if match else None


def weekday(hit: Hit, scene: Scene) -> tuple[date | None, str]:
    """The day that the group `wd` means; the group `rel` may say last, this or next."""
    name = hit.group("wd")[0]
    number = int(lexicon().value(name, "WEEKDAY") or lexicon().value(name, "WDABBR") or 0)
    rel = hit.text("rel")
    if rel and rel.split()[-1] in ("last", "past", "previous"):
        return scene.weekday(number, hit.first, hit.last, -1)
    if rel and rel.split()[-1] in ("next", "coming", "following"):
        return scene.weekday(number, hit.first, hit.last, 1)
    if scene.history and scene.published:
        return None, "a weekday in a text about the past"
    return scene.weekday(number, hit.first, hit.last)


def weekday_value(hit: Hit, scene: Scene) -> tuple[str, str]:
    """The TIMEX3 value of the weekday in group `wd`, to the week-day alone where no date is known."""
    found, why = weekday(hit, scene)
    name = hit.group("wd")[0]
    number = lexicon().value(name, "WEEKDAY") or lexicon().value(name, "WDABBR") or "1"
    return (found.isoformat() if found else f"XXXX-WXX-{number}"), why


@RULES(
    rf"{PHASE}? (?P<rel>last|next|this|this past|this coming|this last|past|the following|the previous|the next|the last)? (?P<wd>WEEKDAY)",
    rf"{PHASE}? (?P<rel>last|next|this) (?P<wd>WDABBR)",
    r"(?P<wd>WEEKDAY) (?P<rel>last|next) (?:week)?",
    r"(?<=on) (?P<bare>(?P<wd>WDABBR))",
)
def day_of_week(hit: Hit, scene: Scene) -> Built:
    """Friday; last Thursday; early Monday; this coming Sunday."""
    name = hit.group("wd")[0]
    if name.text[0].islower() and scene.lower(name.i - 1) in ("the", "a", "ruby"):
        return None
    after = scene.token(hit.last + 1)
    if hit.last == name.i and after and after.text[0].isupper() and after.lower in _PAPERS:
        return []
    before = scene.token(name.i - 1)
    if before and before.lower in ("black", "bloody", "super", "fat", "cyber") and before.text[0].isupper():
        return []
    bare = hit.group("bare")
    if bare and ((not name.text.endswith(".") and name.lower in ("sun", "sat", "wed")) or (after and after.tag.startswith("N"))):
        return None
    value, why = weekday_value(hit, scene)
    if name.i < hit.last and scene.lower(hit.last) == "week" and scene.published:
        start = plus(scene.published, 7 if hit.text("rel") == "next" else -7)
        number = int(lexicon().value(name, "WEEKDAY") or 1)
        there = plus(start, number - start.isoweekday()) if start else None
        value = there.isoformat() if there else value
    return [Found(bare[0].i if bare else hit.first, hit.last, "DATE", value, modifier(hit, scene), why=why)]


@RULES(
    rf"(?P<when>later|earlier)? {PHASE}? (?P<word>today|yesterday|tomorrow)",
    r"the (?P<word>day) (?:before|after) (?P<base>yesterday|tomorrow)",
)
def near_day(hit: Hit, scene: Scene) -> Built:
    """today; yesterday; early tomorrow; the day before yesterday."""
    base = hit.text("base")
    if (
        not base
        and hit.text("word") == "today"
        and hit.group("word")[0].text[0].isupper()
        and scene.lower(hit.first - 1) in ("usa", "russia", "india", "the")
    ):
        return []
    after = scene.token(hit.last + 1)
    if not base and hit.group("word")[0].text[0].isupper() and after and after.text in _QUOTES and scene.lower(hit.first - 1) in _QUOTES:
        return []
    if not base and hit.text("word") != "today" and after and after.lower in ("night", "morning", "afternoon", "evening"):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(base or hit.text("word"), 0) * (2 if base else 1)
    if scene.published is None:
        return [Found(hit.first, hit.last, "DATE", None, modifier(hit, scene), why=NO_DATE)]
    value, _ = scene.count("D", step)
    return [Found(hit.first, hit.last, "DATE", value, modifier(hit, scene), why=_FROM_PUBLICATION)]


_REL = r"(?P<rel>last|past|previous|next|coming|following|upcoming|this|this past|this coming|this last|current|the current)"


@RULES(
    rf"(?:(?P<when>earlier|later|sometime|late|early|mid) DASH? (?:in)?)? {_REL} (?P<unit>CAL)",
    rf"(?:{EDGE}|the (?:rest|remainder|whole|balance) of|(?:the)? (?P<half>first half|second half) of) {_REL} (?P<unit>CAL)",
)
def unit_relative(hit: Hit, scene: Scene) -> Built:
    """last week; earlier this year; the end of next month; this weekend; mid next year."""
    rel, unit, when = hit.text("rel"), hit.value("unit", "UNIT1") or "", hit.text("when")
    key = rel.split()[-1]
    before = scene.lower(hit.first - 1)
    if unit == "Q" and key in ("last", "this", "next") and scene.lower(hit.last + 1) in ("of", "mile", "final", "finals"):
        return None
    if (
        key in ("past", "previous", "following", "coming", "upcoming")
        and rel == key
        and before in ("the", "its", "his", "their", "her", "our")
    ):
        return None
    if key in ("last", "next") and before in ("the", "its", "his", "their", "her", "a", "every"):
        return None
    if scene.lower(hit.last + 1) in ("old", "-") and scene.lower(hit.last + 2) in ("old", "long"):
        return None
    if rel == "this" and hit.group("unit")[0].text[0].isupper() and not when:
        return []  # the name of a programme
    return _step(hit, scene, unit, key, when, hit.first)


def _step(hit: Hit, scene: Scene, unit: str, key: str, when: str, first: int) -> Built:
    today = scene.published
    mod = hit.value("edge", "EDGE") or {"late": "END", "early": "START", "mid": "MID"}.get(when)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}.get(key, 0)
    if today is None:
        return [Found(first, hit.last, "DATE", None, mod, why=NO_DATE)]
    if unit == "WE" and step < 0 and today.isoweekday() >= 6 and key == "last":
        step = -1
    if unit == "DE":
        value: str | None = f"{today.year // 10 + step:03d}"
    elif unit == "CE":
        value = f"{today.year // 100 + step:02d}"
    else:
        value, _ = scene.count(unit, step)
    if half := hit.text("half"):
        value = f"{value}-H{1 if half.startswith('first') else 2}" if unit == "Y" else value
    found = Found(first, hit.last, "DATE", value, mod, why=_FROM_PUBLICATION)
    if when in ("earlier", "later") and value:
        start, end = bounds(value)
        if start and end and start[:4].isdigit():
            this = today.isoformat()
            start, end = (start, this) if when == "earlier" else (this, end)
            if start < end:
                return [Found(first, hit.last, "DATE", value, mod, why=_FROM_PUBLICATION, start=start, end=end)]
    return [found]


@RULES(
    r"the (?P<rel>last|past|previous|next|coming|following|upcoming) (?P<unit>week|month|quarter|year|decade|century"
    r"|weekend|hour|day|minute)"
)
def the_unit_relative(hit: Hit, scene: Scene) -> Built:
    """the last week, over the past year, the next decade, the following day: a stretch of that length, or the one beside."""
    rel, unit = hit.text("rel"), hit.value("unit", "UNIT1") or ""
    before = scene.lower(hit.first - 1)
    beyond = scene.lower(hit.last + 1)
    iso = {"H": "PT1H", "m": "PT1M", "DE": "P10Y", "CE": "P100Y", "Q": "P3M", "WE": None}.get(unit, f"P1{unit}")
    if (rel in ("following", "previous") and unit not in ("DE", "CE")) or (
        rel == "next" and unit in ("D", "WE") and before not in _SPAN_LEADS
    ):
        return from_anchor(hit, scene, unit, -1 if rel == "previous" else 1)
    if (
        rel == "next"
        and unit in ("W", "M", "Y")
        and before not in _SPAN_LEADS
        and before != "in"
        and scene.tense(hit.first, hit.last) == "past"
    ):
        return from_anchor(hit, scene, unit, 1)
    if beyond in ("of", "-") or (unit == "m" and rel != "past"):
        return None if unit in ("m", "H", "D", "Q") or beyond == "-" else [Found(hit.first, hit.last, "DURATION", iso)]
    if unit == "D" and rel in ("last", "next"):
        return None
    if iso is None:
        return _step(hit, scene, unit, rel, "", hit.first)
    if rel == "last" and unit in ("W", "M", "Y", "Q") and before not in _SPAN_LEADS:
        return _step(hit, scene, unit, rel, "", hit.first)
    if rel in ("coming", "upcoming") and unit in ("W", "M", "Y", "Q", "CE") and before not in _SPAN_LEADS:
        return _step(hit, scene, unit, rel, "", hit.first)
    start, end = stretch(scene, unit, 1, back=rel in ("last", "past", "previous"))
    return [Found(hit.first, hit.last, "DURATION", iso, start=start, end=end)]


def stretch(scene: Scene, unit: str, n: float, back: bool) -> tuple[str | None, str | None]:
    """Start and end of the last (or next) `n` units by the day of publication."""
    today = scene.published
    if today is None or n != int(n) or n > 2000 or scene.history:
        return None, None
    step = int(n) * (-1 if back else 1)
    there: date | None
    if unit in ("Y", "DE", "CE", "M"):
        year, month = months_on(today.year, today.month, step * {"Y": 12, "M": 1, "DE": 120, "CE": 1200}[unit])
        there = same_day(today, year, month) if 0 < year < 9999 else None
    elif unit in ("D", "W"):
        there = plus(today, step * (7 if unit == "W" else 1))
    else:
        return None, None
    if there is None:
        return None, None
    return (there.isoformat(), today.isoformat()) if back else (today.isoformat(), there.isoformat())


def from_anchor(hit: Hit, scene: Scene, unit: str, step: int, first: int | None = None) -> Built:
    """The unit beside (or, at step 0, of) the date last named."""
    start = hit.first if first is None else first
    base = scene.anchor(hit.first)
    value: str | None = None
    if base:
        year = int(base[:4]) if re.match(r"\d{4}(?!\d)", base) else None
        month = int(base[5:7]) if re.match(r"\d{4}-\d\d(?!\d)", base) else None
        at = anchor_day(scene, hit.first) if re.match(r"\d{4}-\d\d-\d\d", base) else None
        if unit == "Y" and year:
            value = f"{year + step:04d}"
        elif unit == "M" and year and month:
            value, _ = scene.count("M", step, day(year, month, 1))
        elif at:
            value, _ = scene.count(unit, step, at)
    return [Found(start, hit.last, "DATE", value, modifier(hit, scene), why="counted from the date last named" if value else NO_ANCHOR)]


@RULES(
    r"(?P<det>that|the same|that same|that very) (?P<unit>day|week|month|year|weekend)",
    r"(?P<when>later|earlier) (?P<det>that|the same|that same) (?P<unit>day|week|month|year)",
)
def same_unit(hit: Hit, scene: Scene) -> Built:
    """that year; the same day; later that month."""
    beyond = scene.token(hit.last + 1)
    if (
        hit.text("det") == "that"
        and not hit.group("when")
        and beyond
        and beyond.tag.startswith(("NN", "VBZ", "VBP"))
        and beyond.tag != "NNP"
    ):
        return None
    return from_anchor(hit, scene, hit.value("unit", "UNIT1") or "", 0)


@RULES(r"(?P<the>the day) (?P<side>before|after|earlier|prior)", r"the ORDNUM (?P<nth>day)", r"the ORDDAY (?P<nth>day)")
def day_before(hit: Hit, scene: Scene) -> Built:
    """The day before (a date known); "the day" alone where an event follows that it is counted from."""
    if hit.group("nth"):
        return [Found(hit.first, hit.last, "DATE", "XXXX-XX-XX", why="counted from an event")]
    beyond = scene.token(hit.last + 1)
    if (
        beyond is None
        or beyond.text in (".", ",", ";", ":", ")", "!", "?")
        or beyond.lower in ("and", "but", "that")
        or hit.text("side") == "earlier"
    ):
        return from_anchor(hit, scene, "D", -1 if hit.text("side") in ("before", "earlier", "prior") else 1)
    if lexicon().value(beyond, "WEEKDAY") or lexicon().value(beyond, "MONTH"):
        return None
    words = hit.group("the")
    return [Found(words[0].i, words[-1].i, "DATE", "XXXX-XX-XX", why="counted from an event")]


@RULES(
    rf"(?:the)? {EDGE} (?:the)? (?P<unit>week|month|year|decade|century)",
    r"(?<=of|for|in|during|throughout|by|after) (?P<the>the (?P<unit>year))",
    r"(?<=in) (?P<late>the (?P<unit>week|month|year|decade|century|day))",
    r"the (?:rest|remainder) of the (?P<unit>year|month|week|decade|century)",
)
def the_unit(hit: Hit, scene: Scene) -> Built:
    """the end of the year; later in the month; so far in the year."""
    unit = hit.value("unit", "UNIT1") or ""
    first = hit.first
    if unit == "Y" and scene.lower(hit.last + 1) in ("ended", "ending", "to"):
        return [Found(first, hit.last, "DURATION", "P1Y")]
    if hit.group("late") and scene.lower(first - 2) not in ("later", "earlier", "early", "late"):
        return None
    beyond = scene.token(hit.last + 1)
    if hit.group("unit")[0].text[0].isupper():
        return None
    if beyond and (
        beyond.lower in ("of", "when", "that", "before", "after", "he", "she", "they", "it", "-", "in", "since")
        or beyond.tag.startswith("NN")
    ):
        return None
    if (
        hit.group("the")
        and scene.lower(first - 1) == "of"
        and scene.lower(first - 2) not in ("months", "weeks", "most", "half", "rest", "days", "part", "quarter", "much")
    ):
        return None
    mod = hit.value("edge", "EDGE")
    if scene.history:
        found = from_anchor(hit, scene, unit, 0, first)
        return [Found(first, hit.last, "DATE", f.value, mod, why=f.why) for f in found or []]
    if scene.published is None:
        return [Found(first, hit.last, "DATE", None, mod, why=NO_DATE)]
    today = scene.published
    value: str | None
    if unit in ("DE", "CE"):
        value = f"{today.year // 10:03d}" if unit == "DE" else f"{today.year // 100:02d}"
    else:
        base = today
        if mod and unit == "Y" and scene.tense(hit.first, hit.last) == "past" and mod == "END":
            base = day(today.year - 1, 1, 1) or today
        value, _ = scene.count(unit, 0, base)
    return [Found(first, hit.last, "DATE", value, mod, why=_FROM_PUBLICATION)]


@RULES(r"(?:the|a)? year DASH (?P<back>ago|earlier)", r"year DASH end (?P<year>YEAR)?")
def year_joined(hit: Hit, scene: Scene) -> Built:
    """the year-ago quarter; year-end 2012."""
    why = None
    if figures := hit.text("year"):
        value: str | None = figures
    else:
        past = hit.group("back") or scene.tense(hit.first, hit.last) == "past"
        value, _ = scene.count("Y", -1 if past else 0)
        why = _FROM_PUBLICATION if value else NO_DATE
    return [Found(hit.first, hit.last, "DATE", value, None if hit.group("back") else "END", why=why)]


@RULES(
    r"(?P<ref>NOWWORD)",
    r"(?P<present>at present|at the moment|at this moment|at this time|at this point in time|these days|right now"
    r"|the present|the present day|present day|the time being|this moment)",
    r"(?P<past>at the time|at that time|at the same time|the other day|the past|the recent past|the distant past"
    r"|long ago|not long ago|in those days|once upon a time)",
    r"(?P<future>the (?:near|foreseeable|distant|immediate|not too distant|not DASH too DASH distant)? future"
    r"|some day|someday|one day soon)",
)
def reference(hit: Hit, scene: Scene) -> Built:
    """now, currently, recently; the past, at the time; the near future."""
    beyond = scene.token(hit.last + 1)
    if word := hit.text("ref"):
        token = hit.group("ref")[0]
        if word == "now" and (
            (token.tag.startswith("NN") and token.text[0].isupper()) or (beyond and beyond.text == "-" and beyond.start == token.end)
        ):
            return None
        if (
            word == "now"
            and token.text[0].isupper()
            and hit.first
            and scene.syntax.tokens[hit.first - 1].sent == token.sent
            and scene.lower(hit.first - 1).isalpha()
            and beyond
            and beyond.text[0].isupper()
        ):
            return None  # part of a name: Democracy Now
        value = lexicon().value(token, "NOWWORD")
        first = hit.first
        while (
            scene.lower(first - 1) in ("more", "most", "very", "until", "only", "just")
            and word in ("recently", "lately")
            and scene.lower(first - 1) in ("more", "most", "very")
        ):
            first -= 1
        return [Found(first, hit.last, "DATE", value)]
    if hit.group("present"):
        if hit.text("present") in ("the present", "present day") and beyond and beyond.tag.startswith(("N", "J")):
            return None
        return [Found(hit.first, hit.last, "DATE", "PRESENT_REF")]
    if words := hit.text("past"):
        if words == "at the same time":
            return None
        if words in ("at the time", "at that time") and beyond and beyond.lower in ("of", "when", "that", "he", "she", "it", "they", "we"):
            return None
        before = scene.lower(hit.first - 1)
        if words == "the past" and (
            (beyond and (beyond.tag.startswith(("N", "J", "CD")) or beyond.lower in ("few", "several", "couple", "of")))
            or before not in ("in", "of", "from", "to", "with", "for", "than", "about")
        ):
            return None
        return [Found(hit.first, hit.last, "DATE", "PAST_REF")]
    if beyond and (beyond.tag in ("NN", "NNS", "NNP") or beyond.lower == "of"):
        return None
    return [Found(hit.first, hit.last, "DATE", "FUTURE_REF")]
