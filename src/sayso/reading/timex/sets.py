"""Times that recur: every spring, each week, Mondays, twice a year, annually."""

from sayso.reading.timex.alphabet import Hit, lexicon
from sayso.reading.timex.durations import iso
from sayso.reading.timex.numbers import figure, number, ordinal
from sayso.reading.timex.rules import Built, Rules
from sayso.reading.timex.scene import Found, Scene

RULES = Rules()
_TIMES = {"once": "1X", "twice": "2X", "thrice": "3X"}
_A_YEAR_AFTER = ("NN", "NNS", "CD", "$", "NNP", "%", "RB", "RBR")


@RULES(
    r"(?P<q>every|each) (?:single|and every|passing)? (?P<unit>UNIT1)",
    r"(?P<q>every) (?P<other>other|ORDWORD|ORDDAY) (?P<unit>UNIT1)",
    r"(?P<q>every|each) (?P<num>EXACT|few|couple of) (?P<unit>UNITS)",
    r"(?P<q>every) (?P<num>EXACT) (?:to|or|DASH) (?P<num2>EXACT) (?P<unit>UNITS)",
)
def each_unit(hit: Hit, scene: Scene) -> Built:
    """every week; every other day; every two years."""
    unit = hit.value("unit", "UNIT1") or hit.value("unit", "UNITS") or ""
    if unit == "S" and hit.value("unit", "UNIT1") and scene.lower(hit.last + 1) not in ("", ".", ","):
        return None  # every second home
    quant = hit.text("q").upper()
    beyond = scene.token(hit.last + 1)
    if (beyond and beyond.text == "-") or (unit == "N" and hit.group("num")):
        return None
    if unit == "N":
        return [Found(hit.first, hit.last, "SET", "XXXX-XX-XXTNI", quant=quant)]
    if unit == "WE":
        return [Found(hit.first, hit.last, "SET", "XXXX-WXX-WE", quant=quant)]
    n: float | None = 1
    if other := hit.group("other"):
        n = 2 if other[0].lower == "other" else ordinal(other[0])
        if n == 2 and other[0].lower == "second" and beyond and beyond.tag.startswith("NN"):
            return None
        quant = "EVERY OTHER" if other[0].lower == "other" else quant
    elif words := hit.group("num"):
        n = number(words)
    if hit.group("num2"):
        n = None
    if n is not None and n <= 0:
        return None
    return [Found(hit.first, hit.last, "SET", iso(unit, n), quant=quant)]


@RULES(
    r"(?P<q>every|each) (?:single|other)? (?:PHASE)? (?:(?P<wd>WEEKDAY) (?P<part>PART)?|(?P<part1>PART)"
    r"|(?P<season>SEASON)|(?P<month>MONTH)|(?P<word>weekday|weekend))"
)
def each_name(hit: Hit, scene: Scene) -> Built:
    """every Friday; each morning; every spring; every May."""
    quant = hit.text("q").upper()
    part = hit.value("part", "PART") or hit.value("part1", "PART") or ""
    if weekday := hit.value("wd", "WEEKDAY"):
        return [Found(hit.first, hit.last, "SET", f"XXXX-WXX-{weekday}{part if len(part) == 3 else ''}", quant=quant)]
    if part:
        return [Found(hit.first, hit.last, "SET", f"XXXX-XX-XX{part}", quant=quant)]
    if season := hit.value("season", "SEASON"):
        beyond = scene.token(hit.last + 1)
        if beyond and beyond.tag in ("NN", "NNS") and hit.text("season") in ("spring", "fall"):
            return None
        return [Found(hit.first, hit.last, "SET", f"XXXX-{season}", quant=quant)]
    if month := hit.value("month", "MONTH"):
        return [Found(hit.first, hit.last, "SET", f"XXXX-{int(month):02d}", quant=quant)]
    return [Found(hit.first, hit.last, "SET", "XXXX-WXX-WE" if hit.text("word") == "weekend" else "XXXX-WXX", quant=quant)]


@RULES(
    r"(?P<wd>WEEKDAYS) (?:(?:and|through|to) (?P<wd2>WEEKDAYS))?",
    r"(?P<wd1>WEEKDAY) (?P<parts>PARTS)",
    r"(?<=on|at|over) (?P<we>(?:the)? weekends)",
)
def plural_days(hit: Hit, scene: Scene) -> Built:
    """Mondays; Saturday nights; on weekends."""
    if we := hit.group("we"):
        return [Found(we[0].i, hit.last, "SET", "XXXX-WXX-WE", quant="EVERY")]
    if number := hit.value("wd1", "WEEKDAY"):
        return [Found(hit.first, hit.last, "SET", f"XXXX-WXX-{number}{hit.value('parts', 'PARTS')}", quant="EVERY")]
    found = []
    for name in ("wd", "wd2"):
        words = hit.group(name)
        if words:
            found.append(Found(words[0].i, words[0].i, "SET", f"XXXX-WXX-{lexicon().value(words[0], 'WEEKDAYS')}", quant="EVERY"))
    return found


@RULES(
    r"(?P<times>once|twice|thrice|(?:CARD|several|many|few|multiple) times) (?P<per>a|an|per|each|every|in a) (?P<unit>UNIT1)",
    r"(?P<times>once|twice) (?P<per>every) (?P<num>EXACT) (?P<unit>UNITS)",
)
def times_a_unit(hit: Hit, scene: Scene) -> Built:
    """twice a month; three times per year; once every five years."""
    unit = hit.value("unit", "UNIT1") or hit.value("unit", "UNITS") or ""
    words = hit.group("times")
    n = None if words[0].lower in _TIMES else number(words[:-1])
    freq = _TIMES.get(words[0].lower) or (f"{figure(n)}X" if n is not None else "XX")
    count = number(hit.group("num")) if hit.group("num") else 1
    if unit in ("N", "WE"):
        return [Found(hit.first, hit.last, "SET", "XXXX-XX-XXTNI" if unit == "N" else "XXXX-WXX-WE", freq=freq)]
    return [Found(hit.first, hit.last, "SET", iso(unit, count), freq=freq)]


@RULES(r"(?P<per>a|an|per) (?P<unit>UNIT1)")
def rate(hit: Hit, scene: Scene) -> Built:
    """90 cents a year; 200 barrels per day: a set, where something is counted before it."""
    unit = hit.value("unit", "UNIT1") or ""
    before = scene.token(hit.first - 1)
    beyond = scene.token(hit.last + 1)
    if before is None or before.sent != hit.group("unit")[0].sent or unit in ("N", "WE", "Q", "S"):
        return None
    if beyond and (
        (
            beyond.lower in ("ago", "later", "earlier", "before", "after", "and", "or", "-", "old", "'s", "’s", "when", "that", "in")
            and hit.text("per") != "per"
        )
        or beyond.tag.startswith("NN")
    ):
        return None
    counted = any(scene.syntax.tokens[i].tag in ("CD", "$") for i in range(max(hit.first - 4, 0), hit.first))
    if hit.text("per") == "per":
        return [Found(hit.first, hit.last, "SET", iso(unit, 1), quant="EVERY")]
    if before.tag not in _A_YEAR_AFTER or not counted or before.tag.startswith("RB") or before.text in (",", "."):
        return None
    return [Found(hit.first, hit.last, "SET", iso(unit, 1), quant="EVERY")]


@RULES(r"(?P<adv>ADVSET)")
def adverb(hit: Hit, scene: Scene) -> Built:
    """daily; annually."""
    token = hit.group("adv")[0]
    before, beyond = scene.token(hit.first - 1), scene.token(hit.last + 1)
    if (token.text[0].isupper() and not (before is None or before.sent != token.sent)) or token.ent in (
        "ORG",
        "PERSON",
        "PRODUCT",
        "WORK_OF_ART",
    ):
        return None
    if token.text[0].isupper() and beyond and beyond.text[0].isupper():
        return None
    if (before and before.text in ("-", "–") and before.end == token.start) or (beyond and beyond.text == "-"):
        return None
    if token.tag in ("NN", "NNS", "NNP") and not token.lower.endswith("ally") and beyond is not None and not beyond.tag.startswith("N"):
        return None  # the Sunday weekly, a daily: a paper
    value = lexicon().value(token, "ADVSET")
    return [Found(hit.first, hit.last, "SET", value, quant="EVERY")]
