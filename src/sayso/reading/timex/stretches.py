"""Stretches of time that are bounded by words around them: between 12 and 18 months, the past two years, for weeks, all day."""

from sayso.reading.timex.alphabet import Hit
from sayso.reading.timex.durations import is_age, iso, unit_of
from sayso.reading.timex.numbers import number
from sayso.reading.timex.relative import stretch
from sayso.reading.timex.rules import Built, Rules
from sayso.reading.timex.scene import Found, Scene

RULES = Rules()
_BARE_AFTER = ("IN", "RB", "RBR", "TO", ",", ":", "CC", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "-LRB-", "``", "RP", "MD", ".")


@RULES(r"(?P<one>CARD) (?:to|DASH|or|and) (?P<two>(?P<num>EXACT) (?:DASH)? (?P<unit>UNIT)) (?P<side>ago)?")
def from_to(hit: Hit, scene: Scene) -> Built:
    """between 12 and 18 months: two lengths, the first of which leaves its unit to the second."""
    low, high = number(hit.group("one")), number(hit.group("num"))
    unit = unit_of(hit)
    if is_age(hit, scene) or low is None or high is None or low >= high or high > 1e6 or hit.group("side"):
        return [] if is_age(hit, scene) else None
    joined = scene.lower(hit.group("unit")[0].i - 1) in ("-", "–", "—")
    if hit.value("unit", "UNIT1") and not joined:
        return None
    between = scene.lower(hit.group("one")[-1].i + 1)
    if (between == "and" and scene.lower(hit.first - 1) != "between") or (
        any(t.text.isalpha() for t in hit.group("one")) and between in ("-", "–")
    ):
        return None
    if len(hit.group("one")) == 1 and hit.text("one") == "one" and unit in ("S",):
        return None
    one, two = hit.group("one"), hit.group("two")
    return [Found(one[0].i, one[-1].i, "DURATION", iso(unit, low)), Found(two[0].i, two[-1].i, "DURATION", iso(unit, high))]


@RULES(
    r"(?P<det>the|these|those|this)? (?P<rel>last|past|previous|preceding|next|coming|following|first|final|other"
    r"|recent|upcoming|subsequent|intervening) (?P<num>EXACT|VAGUE|couple|handful of)? (?:ADJ|of)? (?P<unit>UNITS)",
    r"(?P<det>the|these|those|that) (?P<num>EXACT|VAGUE) (?:ADJ|DASH)? (?P<unit>UNITS)",
    r"(?P<det>the|these|those) (?P<unit>UNITS) (?P<event>before|after|since|following|leading|ahead|prior|preceding"
    r"|that followed|to come|immediately)",
)
def stretch_of(hit: Hit, scene: Scene) -> Built:
    """the past several months; the next three years; recent weeks; the 90 years; the weeks after."""
    unit, rel = unit_of(hit), hit.text("rel")
    words = hit.group("num")
    n = number(words) if words else None
    if is_age(hit, scene) or (unit == "N" and not words):
        return None
    if not words and (rel in ("first", "final", "other") or (rel in ("previous", "following", "preceding") and not hit.group("det"))):
        return None
    if (
        rel
        and not hit.group("det")
        and not words
        and rel not in ("recent", "coming", "past", "subsequent", "previous", "following", "upcoming")
    ):
        return None
    last = hit.last - len(hit.text("event").split()) if hit.group("event") else hit.last
    if unit == "S" and rel in ("final", "last"):
        return None
    back = rel in ("last", "past", "previous", "preceding")
    start = end = None
    if n is not None and rel in ("last", "past", "next", "coming"):
        start, end = stretch(scene, unit, n, back)
    if scene.lower(hit.last + 1) == "of" and rel not in ("past", "recent"):
        start = end = None
    return [Found(hit.first, last, "DURATION", iso(unit, n), start=start, end=end)]


@RULES(
    r"(?P<unit>UNITS) (?P<side>ago|earlier|later)?",
    r"(?P<unit>UNITS) DASH (?P<tail>long)",
    r"(?P<unit>UNIT1) DASH (?P<tail>long)",
    r"(?P<year>yearlong|weeklong|daylong|monthlong|decadelong)",
)
def bare(hit: Hit, scene: Scene) -> Built:
    """for years; minutes before; weeks ago; month-long."""
    if word := hit.text("year"):
        return [
            Found(
                hit.first, hit.last, "DURATION", iso({"y": "Y", "w": "W", "d": "D", "m": "M"}[word[0]] if word != "decadelong" else "DE", 1)
            )
        ]
    unit = unit_of(hit)
    singular = hit.value("unit", "UNIT1") is not None
    if hit.group("tail"):
        joined = scene.lower(hit.first - 1)
        if unit in ("S", "WE", "Q", "N") or joined in ("-", "–"):
            return None
        return [Found(hit.first, hit.last, "DURATION", iso(unit, 1 if singular else None))]
    before = scene.token(hit.first - 1)
    side = hit.text("side")
    if unit in ("WE", "N", "Q", "S") and not side:
        return None
    followed = (
        scene.lower(hit.last + 1) in ("before", "after") and before is not None and before.tag not in ("DT", "JJ", "PRP$", "CD", "POS")
    )
    if before is not None and before.sent == hit.group("unit")[0].sent and not followed:
        if before.tag not in _BARE_AFTER or (
            before.lower in ("of", "-", "–", "per", "as", "like")
            and scene.lower(hit.first - 2) not in ("couple", "matter", "days", "after")
        ):
            return None
        if before.lower in ("on", "off") and unit in ("D", "H"):
            return None
    beyond = scene.token(hit.last + 1)
    if not side and beyond and beyond.lower in ("of", "old", "'", "’") and beyond.lower == "old":
        return None
    if is_age(hit, scene):
        return None
    if side == "ago":
        return [Found(hit.first, hit.last, "DATE", "PAST_REF")]
    if side and scene.lower(hit.last + 1) != "than":
        return [
            Found(
                hit.first, hit.last, "DATE", "PAST_REF" if side == "earlier" else None, why=None if side == "earlier" else "a vague count"
            )
        ]
    return [Found(hit.first, hit.last - bool(side), "DURATION", iso(unit, None))]


@RULES(r"(?:all|the whole|the entire|an entire|a whole) (?P<unit>day|night|week|month|year|summer|winter|weekend|morning|afternoon)")
def whole_unit(hit: Hit, scene: Scene) -> Built:
    """all day; the whole year."""
    unit = hit.value("unit", "UNIT1")
    beyond = scene.token(hit.last + 1)
    if beyond and (beyond.tag.startswith("NN") or beyond.text == "-"):
        return None
    if unit is None:
        part = hit.value("unit", "PART")
        return [Found(hit.first, hit.last, "DURATION", f"P1{part[1:]}")] if part else None
    return [Found(hit.first, hit.last, "DURATION", iso(unit, 1))]


@RULES(r"(?P<time>HMS)")
def finishing_time(hit: Hit, scene: Scene) -> Built:
    """3:07:35: the length of a race, unless "at" or a zone makes it an hour of the day."""
    if scene.lower(hit.first - 1) in ("at", "by", "until", "since", "t") or scene.lower(hit.last + 1) in (
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "gmt",
        "utc",
        "et",
    ):
        return None
    hour, minute, second = (int(n) for n in hit.text("time").split(":"))
    return [Found(hit.first, hit.last, "DURATION", "PT" + (f"{hour}H" if hour else "") + f"{minute}M{second}S")]
