"""Lengths of time, and dates that are counted by one: three days, the past several months, two years ago, a week later."""

from sayso.reading.timex.alphabet import Hit, word_list
from sayso.reading.timex.numbers import figure, number
from sayso.reading.timex.relative import anchor_day
from sayso.reading.timex.rules import Built, Rules
from sayso.reading.timex.scene import NO_ANCHOR, NO_DATE, Found, Scene

RULES = Rules()
_MODS = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX", "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "more than": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "not more than": "EQUAL_OR_LESS", "as little as": "EQUAL_OR_MORE",
    "over": "MORE_THAN", "well over": "MORE_THAN", "just over": "MORE_THAN", "under": "LESS_THAN",
}  # fmt: skip
_A_LEADS = word_list("durations.a_leads")
_SIDE = frozenset(["ago", "later", "earlier", "after", "before", "since", "from", "hence", "afterwards", "apart"])


def iso(unit: str, n: float | None) -> str:
    """A TIMEX3 duration: P3D, PT2H, PXM; decades and centuries are told in years where they can be."""
    if unit in ("DE", "CE"):
        return f"P{figure(n * (10 if unit == 'DE' else 100))}Y" if n is not None else f"PX{unit}"
    if unit == "2W":
        return f"P{figure(n * 2)}W" if n is not None else "PXW"
    if unit == "Q":
        return f"P{figure(n * 3)}M" if n is not None else "PXQ"
    if unit == "WE":
        return f"P{figure(n)}WE" if n is not None else "PXWE"
    if unit == "N":
        return f"P{figure(n)}NI" if n is not None else "PXNI"
    if unit in ("S", "m", "H"):
        if n is not None and n != int(n) and unit == "H" and n < 100:
            minutes = round(n * 60)
            return "PT" + (f"{minutes // 60}H" if minutes >= 60 else "") + (f"{minutes % 60}M" if minutes % 60 else "")
        return f"PT{figure(n) if n is not None else 'X'}{unit.upper()}"
    if n is not None and n != int(n) and unit == "Y" and n * 12 == int(n * 12):
        months = int(n * 12)
        return f"P{months}M" if months < 12 else f"P{months // 12}Y{months % 12}M"
    return f"P{figure(n) if n is not None else 'X'}{unit}"


def unit_of(hit: Hit) -> str:
    """The code of the word in group `unit`."""
    return hit.value("unit", "UNIT1") or hit.value("unit", "UNITS") or ""


def is_age(hit: Hit, scene: Scene) -> bool:
    """Whether the match is part of an age ("22-year-old", "aged 6 months"), which is no time expression."""
    ahead = [scene.lower(hit.last + k) for k in (1, 2)]
    return (
        ahead[0] == "old"
        or (ahead[0] in ("-", "–") and ahead[1] in ("old", "olds"))
        or scene.lower(hit.first - 1) in ("aged", "age", "ages")
        or ahead == ["of", "age"]
    )


_HALF = r"(?:half (?:DASH)? (?:a|an|of a)?|a half DASH?)"
_QUARTER = r"a? quarter (?:DASH|of a)?"
_AFTER = r"(?P<side>ago|later|earlier|previously|afterwards|hence|from now|from today|from yesterday|before that|after that)?"


@RULES(
    rf"(?P<mod>MODQ)? (?:(?P<num>EXACT|VAGUE) (?:DASH|ADJ|of)? (?:ADJ)? (?P<unit>UNIT)|(?P<a>a|an"
    rf"|one) (?:ADJ)? (?P<unit1>UNIT1) (?P<half>and a half)?) {_AFTER}",
    r"(?P<mod>MODQ|just over)? (?:the|a) (?:ADJ|first) (?P<num>EXACT) DASH? (?P<unit>UNITS) (?P<side>ago)?",
    rf"(?P<mod>MODQ)? (?P<halfof>{_HALF}) (?P<unit>UNIT1) {_AFTER}",
    rf"(?P<mod>MODQ)? (?P<quarterof>{_QUARTER}) (?P<unit>century|hour) {_AFTER}",
    rf"(?P<mod>MODQ)? (?P<a>a|an|one) (?P<unit1>UNIT1) or (?:two|so|more) {_AFTER}",
    rf"(?<=for|in|by|after|of|than|took|lasted|last|spent|within) (?P<over>(?P<mod>over|well over"
    rf"|under)) (?:(?P<num>EXACT|VAGUE) DASH? (?P<unit>UNIT)|(?P<a>a|an|one) (?P<unit1>UNIT1)) {_AFTER}",
)
def amount(hit: Hit, scene: Scene) -> Built:
    """three days; a month; 24-hour; two and a half years ago; almost a decade later."""
    unit = unit_of(hit) or hit.value("unit1", "UNIT1") or ""
    over = hit.group("over")
    first = over[0].i if over else hit.first
    side = hit.text("side")
    unit_at = (hit.group("unit") or hit.group("unit1"))[-1].i
    if is_age(hit, scene) or _named(hit, scene, unit_at):
        return []
    n: float | None
    if hit.group("halfof"):
        n = 0.5
    elif hit.group("quarterof"):
        n = 0.25
    elif hit.group("a"):
        n = 1.5 if hit.group("half") else 1.0
    else:
        words = hit.group("num")
        n = number(words)
        if (n is None and words[0].text[0].isdigit()) or not _counts(hit, scene, unit):
            return None
    if hit.group("a") and not side and not _stands_alone(hit, scene, unit_at):
        return None
    if (hit.group("halfof") and unit in ("S", "m")) or (unit == "N" and hit.group("a")):
        return None
    if n is not None and (n > 1e7 or n <= 0):
        return None
    mod = _MODS.get(hit.text("mod"))
    if mod is None and scene.lower(hit.first - 1) in ("over", "under") and scene.lower(hit.first - 2) in ("just", "well", "little"):
        mod = "MORE_THAN" if scene.lower(hit.first - 1) == "over" else "LESS_THAN"
    if (
        unit == "S"
        and n == 1
        and ((hit.group("a") and not side) or (not side and scene.lower(hit.last + 1) not in ("", ".", ",", "later", "before")))
    ):
        return None
    if not side:
        return [Found(first, _genitive(hit, scene), "DURATION", iso(unit, n), mod)]
    return _counted(hit, scene, first, unit, n, mod, side)


def _named(hit: Hit, scene: Scene, unit_at: int) -> bool:
    """Whether the words are a name: the Six-Day War, the Seven Years' War."""
    if not (scene.syntax.tokens[unit_at].text[0].isupper() and scene.syntax.tokens[hit.first].text[0].isupper()):
        return False
    mark = scene.lower(unit_at + 1) in ("'", "’", "'s", "’s")
    beyond = scene.token(unit_at + 2 if mark else unit_at + 1)
    return beyond is not None and beyond.text[0].isupper() and beyond.tag.startswith("N")


def _genitive(hit: Hit, scene: Scene) -> int:
    """The last token, with the apostrophe of "five years' probation"."""
    mark = scene.token(hit.last + 1)
    if (
        mark
        and mark.text in ("'", "’")
        and mark.start == scene.syntax.tokens[hit.last].end
        and mark.tag in ("POS", "''")
        and scene.lower(hit.last)[-1:] == "s"
    ):
        beyond = scene.token(hit.last + 2)
        if beyond and beyond.start > mark.end and beyond.tag.startswith(("N", "J", "V")):
            return mark.i
    return hit.last


def _counts(hit: Hit, scene: Scene, unit: str) -> bool:
    """Whether figures before a unit count it: not "Windows 10 hours", "2010 days", "page 3 minutes"."""
    words = hit.group("num")
    if words[0].text in ("some", "many", "Some") and len(words) == 1 and (hit.value("unit", "UNIT1") or unit == "S"):
        return False  # "some day"
    before = scene.token(words[0].i - 1)
    if (
        before
        and before.end == words[0].start
        and before.text in ("-", "–", ".", ":", "/")
        and words[0].text[0].isdigit()
        and not scene.lower(words[0].i - 2)[-1:].isdigit()
    ):
        return False
    singular = hit.value("unit", "UNIT1") is not None
    if singular:
        value = number(words)
        joined = scene.lower(hit.group("unit")[0].i - 1) in ("-", "–", "—")
        if words[0].lower in ("few", "several", "many", "some") or (value != 1 and not joined and scene.lower(hit.last) not in ("ago",)):
            return bool(value is not None and value < 1) or joined
        return unit not in ("S", "N") or joined or value == 1
    return True


def _stands_alone(hit: Hit, scene: Scene, unit_at: int) -> bool:
    """Whether "a month", "an hour" is a length here, not a rate or a figure of speech."""
    before = scene.token(hit.first - 1)
    beyond = scene.token(unit_at + 1)
    left = before.lower if before else ""
    if hit.text("mod") or hit.group("half") or scene.lower(unit_at + 1) == "or":
        return not (beyond is not None and beyond.text == "-" and scene.lower(unit_at + 2) == "old")
    if beyond and (beyond.tag.startswith("NN") or (beyond.text in ("-", "'s", "’s") and beyond.text == "-")):
        return beyond.text == "-" and scene.lower(unit_at + 2) in ("long",)
    if hit.text("a") == "one":
        if (
            unit_at == hit.first + 1
            and scene.lower(unit_at) == "day"
            and (left in ("", ".", ",", "that", "will", "“", '"') or before is None or before.sent != hit.group("a")[0].sent)
        ):
            return False  # "one day, ..."
        return left not in ("no", "any", "each", "every", "the", "this", "that", "at")
    if beyond and (beyond.lower in _SIDE or beyond.lower in ("long",)):
        return True
    if before and before.sent != hit.group("a")[0].sent:
        return beyond is not None and beyond.lower in _SIDE
    if any(scene.lower(k) in ("mere", "full", "whole", "entire", "long", "short", "solid") for k in range(hit.first, unit_at)):
        return (left not in ("such", "what", "as") and scene.lower(unit_at - 1) != "long") or left in ("for", "in", "after")
    if left in ("of", "to", "in") and beyond and beyond.tag in ("WDT", "WRB", "VBZ", "WP"):
        return False
    return left in _A_LEADS and not (left == "of" and scene.lower(hit.first - 2) in ("such", "kind", "sort", "bit", "hell"))


def _counted(hit: Hit, scene: Scene, first: int, unit: str, n: float | None, mod: str | None, side: str) -> Built:
    mods = {"LESS_THAN": "AFTER", "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"}
    if side in ("later", "earlier", "previously", "afterwards", "before that", "after that"):
        if scene.lower(hit.last + 1) == "than":
            return [Found(first, hit.last - 1, "DURATION", iso(unit, n), mod)]
        return [_later(hit, scene, first, unit, n, mod, -1 if side in ("earlier", "previously", "before that") else 1)]
    back = side == "ago"
    mod = mods.get(mod or "", mod) if back else mod
    why = "counted from the publication date"
    if n is None:
        return [Found(first, hit.last, "DATE", "PAST_REF" if back else "FUTURE_REF")]
    if scene.published is None:
        return [Found(first, hit.last, "DATE", None, mod, why=NO_DATE)]
    if unit in ("H", "m", "S"):
        return [_hours(hit, scene, first, unit, -n if back else n, mod)]
    base = scene.published
    value, approx = scene.count(unit, -n if back else n, base)
    kind = "TIME" if unit == "N" else "DATE"
    return [Found(first, hit.last, kind, value, mod or approx, why=why)]  # type: ignore[arg-type]


def _hours(hit: Hit, scene: Scene, first: int, unit: str, n: float, mod: str | None) -> Found:
    if scene.clock is None or scene.published is None:
        return Found(first, hit.last, "TIME", None, mod, why="the hour of publication is not known")
    now = int(scene.clock[:2]) * 60 + int(scene.clock[3:]) + round(n * {"H": 60, "m": 1, "S": 1 / 60}[unit])
    value, _ = scene.count("D", now // 1440)
    clock = f"{now % 1440 // 60:02d}" + (f":{now % 60:02d}" if unit != "H" else "")
    return Found(first, hit.last, "TIME", f"{value}T{clock}" if value else None, mod, why="counted from the hour of publication")


def _later(hit: Hit, scene: Scene, first: int, unit: str, n: float | None, mod: str | None, sign: int) -> Found:
    """A date so much after the one last named, where that was named precisely enough."""
    if n is None:
        return Found(first, hit.last, "DATE", "PAST_REF" if sign < 0 else None, mod, why=None if sign < 0 else "a vague count")
    value: str | None = None
    if unit in ("H", "m", "S"):
        return Found(first, hit.last, "TIME", None, mod, why="no hour to count from")
    base = scene.anchor(hit.first) or ""
    at = anchor_day(scene, hit.first) if len(base) >= 10 and base[4:5] == "-" and base[5:6].isdigit() else None
    if at:
        value, approx = scene.count(unit, sign * n, at)
        mod = mod or approx
    elif unit in ("Y", "DE", "CE") and len(base) >= 4 and base[:4].isdigit() and n == int(n):
        year = int(base[:4]) + sign * int(n) * {"Y": 1, "DE": 10, "CE": 100}[unit]
        # The quarter of the year before is what a quarter is held against.
        tail = base[4:] if base[4:6] == "-Q" else ""
        value = f"{year:04d}{tail}" if 0 < year < 10000 else None
    elif unit == "Y" and not base and sign < 0 and scene.published and not scene.history:
        value, _ = scene.count("Y", -n)
        return Found(first, hit.last, "DATE", value, mod, why="no date before it: counted from the publication date")
    elif unit == "M" and base[5:7].isdigit() and n == int(n):
        index = int(base[:4]) * 12 + int(base[5:7]) - 1 + sign * int(n)
        value = f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120000 else None
    return Found(
        first, hit.last, "TIME" if unit == "N" else "DATE", value, mod, why="counted from the date last named" if value else NO_ANCHOR
    )
