"""Hours of the day and parts of it: 8 p.m. on Friday, 15:00 GMT, Thursday night, overnight Thursday, this morning."""

from dataclasses import replace
from datetime import date

from sayso.reading.timex.alphabet import Hit, lexicon, word_list
from sayso.reading.timex.calendar import bounds, day, plus
from sayso.reading.timex.guards import is_month
from sayso.reading.timex.numbers import number
from sayso.reading.timex.relative import anchor_day, weekday
from sayso.reading.timex.rules import PHASE, Built, Rules, modifier
from sayso.reading.timex.scene import NO_DATE, Found, Scene

RULES = Rules()
_AT = (
    r"(?P<clock>CLOCKAP|(?:HM|HDOTM|SMALL|HMS) AMPM|HM|HMS|(?:SMALL|NUMWORD) o (?:APOS|POSS) clock|MILITARY|YEAR"
    r"|noon|midnight|midday|half past (?:NUMWORD|SMALL))"
)
_ZONE = (
    r"(?:LPAR? (?P<zone>(?:ZONE|(?:local|eastern|pacific|central|moscow|greenwich mean) (?:standard|daylight)? time"
    r"|hours local time|hours|hrs)) (?:RPAR)?)"
)
_IN_PART = r"(?:in|at) (?:the)? (?P<part>morning|afternoon|evening|night)"
_DAY = (
    r"(?:(?P<wd>WEEKDAY|WDABBR) (?:COMMA? (?P<month>MONTH) (?P<day>DAYORD) (?:COMMA? (?P<year>YEAR))?)?|(?P<near>today|yesterday|tomorrow)"
    r"|(?P<month1>MONTH) (?P<day1>DAYORD) (?:COMMA? (?P<year1>YEAR))?"
    r""
    r"|(?:the)? (?P<day2>DAYORD) (?:of)? (?P<month2>MONTH) (?:COMMA? (?P<year2>YEAR))?)"
)
_AT_LEADS = word_list("clock.at_leads")


def on_day(hit: Hit, scene: Scene) -> tuple[str | None, str | None]:
    """The day that the groups of a day pattern name, as a TIMEX3 value, and how it was found."""
    for tail in ("", "1", "2"):
        months = hit.group("month" + tail)
        if months:
            if not is_month(months[0], scene, strong=True):
                return None, None
            number_words = hit.group("day" + tail)[0].text
            count = int("".join(c for c in number_words if c.isdigit()) or 0)
            month = int(lexicon().value(months[0], "MONTH") or 0)
            years = hit.group("year" + tail)
            year, why = (int(years[0].text), None) if years else scene.month_year(month, hit.first, hit.last)
            if day(year or 2000, month, count) is None:
                return None, "no such day"
            return f"{year or 'XXXX'}-{month:02d}-{count:02d}", why
    if near := hit.text("near"):
        value, _ = scene.count("D", {"yesterday": -1, "tomorrow": 1}.get(near, 0))
        return value, "counted from the publication date" if value else NO_DATE
    if hit.group("wd"):
        found, why = weekday(hit, scene)
        number_ = lexicon().value(hit.group("wd")[0], "WEEKDAY") or lexicon().value(hit.group("wd")[0], "WDABBR")
        return (found.isoformat() if found else f"XXXX-WXX-{number_}"), why
    return None, None


def _reading(hit: Hit, scene: Scene) -> str | None:
    """The hour of group `clock` as TIMEX3 writes it ("T20:30"), or None where it is no hour."""
    words = hit.text("clock").split()
    text = words[0]
    part = hit.text("part")
    if text in ("noon", "midday"):
        return "T12:00"
    if text == "midnight":
        return "T24:00"
    half = text == "half"
    if half:
        text, words = words[-1], words[-1:]
    pm: bool | None = None
    second: str | None
    if text.endswith(("am", "pm")):
        pm, text = text.endswith("pm"), text[:-2]
    elif len(words) > 1 and words[-1][0] in "ap" and words[-1] != "past":
        pm = words[-1][0] == "p"
    if part:
        pm = part != "morning"
    if text.isalpha():
        count = number(hit.group("clock")[-1:] if half else hit.group("clock")[:1])
        hour, minute, second = int(count or 99), 0, None
    else:
        pieces = text.replace(".", ":").split(":")
        if len(pieces) == 1 and len(text) == 4:
            pieces = [text[:2], text[2:]]
        hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else 0
        second = pieces[2] if len(pieces) > 2 else None
        if len(pieces) == 1:
            minute = -1
    if half:
        minute = 30
    if pm is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if pm else 0)
        if part == "night" and hour == 12:
            hour = 24
    if hour > 24 or minute > 59 or (pm is not None and hour == 0 and text == "0"):
        return None
    return f"T{hour:02d}" + (f":{minute:02d}" if (minute >= 0 and not text.isalpha()) or half else "") + (f":{second}" if second else "")


@RULES(
    rf"{_AT} {_ZONE}? (?:{_IN_PART})? (?:COMMA? (?:on)? {_DAY})?",
    rf"(?P<wd>WEEKDAY) {_AT} {_ZONE}?",
)
def hour_of_day(hit: Hit, scene: Scene) -> Built:
    """8 p.m.; 15:00 GMT Saturday; noon on Friday; ten o'clock in the morning."""
    clock = hit.group("clock")
    shape = clock[0].text
    zone = hit.text("zone")
    dated = bool(hit.group("wd") or hit.group("near") or hit.group("month1") or hit.group("month2"))
    marked = len(clock) > 1 or (shape[-1:].lower() == "m" and shape[0].isdigit())
    before = scene.token(hit.first - 1)
    left = before.lower if before else ""
    if not marked and shape[0].isdigit():
        if not zone and not (":" in shape and left in _AT_LEADS and ((left != "and" and left not in ("-", "–")) or len(shape) == 5)):
            return None
        if len(shape) == 4 and shape.isdigit() and (int(shape[2:]) > 59 or int(shape[:2]) > 24):
            return None
        if before and before.tag == "NNP" and before.text[0].isupper() and not zone and not dated:
            return None  # John 3:16
    if marked and len(clock) == 2 and clock[1].text == "AM" and not shape[0].isdigit():
        return None
    if shape.isalpha() and len(clock) == 1:  # noon, midnight
        beyond = scene.token(hit.last + 1)
        if (shape[0].isupper() and left not in ("at", "by", "until", "before", "after", "since", "around", "")) or (
            not dated and beyond and (beyond.tag.startswith("NN") or beyond.text == "-")
        ):
            return None
    if (
        marked
        and len(clock) == 2
        and clock[1].lower == "am"
        and clock[1].text == "am"
        and (clock[1].tag.startswith("VB") and left not in _AT_LEADS)
    ):
        return None
    time = _reading(hit, scene)
    if time is None:
        return None
    value, why = on_day(hit, scene) if dated else _its_day(hit, scene)
    if dated and value is None and why is None:
        return None
    kept = hit.last
    return [Found(hit.first, kept, "TIME", f"{value or 'XXXX-XX-XX'}{time}", why=why)]


def _its_day(hit: Hit, scene: Scene) -> tuple[str | None, str | None]:
    """The day of an hour named without one: that named in the same sentence, else none."""
    last = scene.last_day
    if last and last.value and scene.syntax.tokens[last.first].sent == scene.syntax.tokens[hit.first].sent:
        return last.value[:10], "the day named before it"
    return None, "the words do not say the day"


_PARTS = r"(?P<part>morning|afternoon|evening|night|lunchtime|noon|midday|dawn|dusk|sunrise|sunset|daybreak|nightfall|midmorning|mornings)"


@RULES(
    rf"(?P<over>overnight) (?:on|into|to)? {_DAY}",
    rf"{PHASE}? (?P<rel>last|next|this|this past|this coming)? {_DAY} (?:(?P<phase2>PHASE) DASH?)? {_PARTS}",
    rf"(?:the)? {PHASE}? {_PARTS} (?:of|on) {_DAY}",
    rf"(?:the)? (?P<phase>early|late|small) hours (?:of|on) {_DAY} (?P<part>morning)?",
)
def part_of_day(hit: Hit, scene: Scene) -> Built:
    """Thursday night; overnight Thursday; the morning of 7 December 1941; early Friday morning."""
    words = hit.group("part")
    if (
        words
        and words[0].text[0].isupper()
        and (after := scene.token(hit.last + 1))
        and after.text[0].isupper()
        and after.lower in ("live", "lights", "football", "massacre")
    ):
        return []
    value, why = on_day(hit, scene)
    if value is None and why is None:
        return None
    code = hit.value("part", "PART") or ("TNI" if hit.group("over") else "TMO")
    mod = modifier(hit, scene) or {"small": "START"}.get(hit.text("phase")) or hit.value("phase2", "PHASE")
    if value is None:
        return [Found(hit.first, hit.last, "TIME", f"XXXX-XX-XX{code}", mod, why=why)]
    found = Found(hit.first, hit.last, "TIME", f"{value}{code}", mod, why=why)
    return [_vague_hours(found, hit, value)]


def _vague_hours(found: Found, hit: Hit, value: str) -> Found:
    """`found` with the hours it may lie in: the small hours, or all of the day where dawn and dusk depend on the season."""
    day_start, day_end = bounds(value)
    if day_start and day_end:
        if any(t.lower == "hours" for t in hit.tokens[hit.first : hit.last + 1]):
            return replace(found, start=f"{day_start}T00:00", end=f"{day_start}T06:00")
        if hit.text("part") in ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall"):
            return replace(found, start=day_start, end=day_end)
    return found


@RULES(
    rf"(?:{PHASE}|(?:the)? (?P<phase>early|late|small) hours of)? (?P<rel>this|last|yesterday|tomorrow) {_PARTS}",
    r"(?:late|early|later|earlier)? (?P<word>tonight|overnight)",
    rf"(?P<rel>that|the following|the next|the same|that same|the previous) (?P<phase>PHASE)? {_PARTS}",
)
def near_part(hit: Hit, scene: Scene) -> Built:
    """this morning; last night; tonight; that evening."""
    word, rel = hit.text("word"), hit.text("rel")
    code = hit.value("part", "PART") or "TNI"
    if word == "overnight":
        token = hit.group("word")[0]
        beyond = scene.token(hit.last + 1)
        if (
            token.tag not in ("RB", "NN", "JJ")
            or (token.tag == "JJ" and beyond and beyond.tag.startswith("N"))
            or (beyond and beyond.tag in ("NN", "NNS"))
        ):
            return None
        step = -1
    elif rel in ("that", "the following", "the next", "the same", "that same", "the previous"):
        base = anchor_day(scene, hit.first)
        there: date | None = plus(base, {"the following": 1, "the next": 1, "the previous": -1}.get(rel, 0)) if base else None
        if rel == "that" and (beyond := scene.token(hit.last + 1)) and beyond.tag.startswith("NN"):
            return None
        why = "counted from the date last named" if there else "no day before it to count from"
        return [Found(hit.first, hit.last, "TIME", f"{there.isoformat() if there else 'XXXX-XX-XX'}{code}", modifier(hit, scene), why=why)]
    else:
        step = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(rel, 0)
    if rel == "this" and hit.group("part")[0].text[0].isupper() and hit.first and hit.group("rel")[0].text[0].isupper():
        return []  # the name of a programme
    value, _ = scene.count("D", step)
    return [
        Found(
            hit.first,
            hit.last,
            "TIME",
            f"{value}{code}" if value else None,
            modifier(hit, scene),
            why="counted from the publication date" if value else NO_DATE,
        )
    ]


@RULES(
    r"(?<=in|during|by|throughout|until|since|from|into|through"
    r"|of) (?P<the>the (?:(?P<phase>PHASE) DASH?)? (?P<part>morning|afternoon|evening|night|early hours))",
    r"(?<=in|during|by|until|since|from|on) (?P<the>(?P<phase>PHASE) DASH? (?P<part>morning|afternoon|evening))",
    r"(?<=at|before|after|until|by|since) (?P<the>(?P<part>dawn|dusk|sunrise|sunset|daybreak|nightfall|night|lunchtime))",
)
def some_part(hit: Hit, scene: Scene) -> Built:
    """in the morning; at dawn; late in the evening."""
    the = hit.group("the")
    code = hit.value("part", "PART") or "TMO"
    beyond = scene.token(hit.last + 1)
    if beyond and (
        (beyond.lower in ("of", "when", "that", "in", "on", "before", "after") and (beyond.lower == "of"))
        or (beyond.tag.startswith("NN") and beyond.lower not in ("hours",))
        or beyond.text == "-"
    ):
        return None
    if hit.text("the") == "night" and scene.lower(hit.first - 1) != "at":
        return None
    last = scene.last_day
    at = anchor_day(scene, hit.first)
    if at is None or last is None or not (scene.history or scene.syntax.tokens[hit.first].sent - scene.syntax.tokens[last.first].sent <= 1):
        return [
            Found(
                the[0].i,
                hit.last,
                "TIME",
                f"XXXX-XX-XX{code}",
                hit.value("phase", "PHASE"),
                why="the words do not say the day",
                anchors=False,
            )
        ]
    found = Found(the[0].i, hit.last, "TIME", f"{at.isoformat()}{code}", hit.value("phase", "PHASE"), why="the day named before it")
    return [_vague_hours(found, hit, at.isoformat())]
