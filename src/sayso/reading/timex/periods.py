"""Longer stretches with names: decades, centuries, seasons, quarters, fiscal years, holidays."""

from datetime import date
from functools import cache

from sayso.reading.timex.alphabet import Hit, lexicon, word_list
from sayso.reading.timex.calendar import holiday, holidays, nearest_season
from sayso.reading.timex.dates import year_ahead
from sayso.reading.timex.numbers import ordinal
from sayso.reading.timex.rules import EDGE, PHASE, Built, Rules, modifier
from sayso.reading.timex.scene import NO_DATE, Found, Scene

RULES = Rules()
_SPORT = frozenset(
    ["touchdown", "touchdowns", "quarterback", "halftime", "yard", "yards", "scored", "scoring", "linebacker", "rebounds", "coach"]
)
_HEAT = frozenset(["degrees", "degree", "temperatures", "temperature", "highs", "lows", "percent", "percentile"])
_ORDS = "(?:ORDWORD|ORDDAY|twenty DASH? first|twenty DASH? second)"
_PUT = word_list("periods.put")


@RULES(
    rf"(?:(?:the|this|that)? {PHASE}|the|{EDGE} the {PHASE}?)? (?P<decade>DECADE4)",
    rf"(?:(?:the|this|that)? {PHASE}|the|{EDGE} the {PHASE}?)? (?P<short>APOS DECADE2)",
    rf"(?:the {PHASE}?) (?P<bare>DECADE2)",
    rf"(?:the {PHASE}?) (?P<word>DECADEWORD)",
    rf"(?:(?:the)? {PHASE}|the|{EDGE} the {PHASE}?)? (?P<split>YEAR POSS)",
)
def decade(hit: Hit, scene: Scene) -> Built:
    """the 1990s; the mid-2000s; the '60s; the late seventies."""
    if figures := hit.group("decade"):
        value = figures[0].text[:3]
    elif split := hit.group("split"):
        after = scene.token(hit.last + 1)
        if (
            not split[0].text.endswith("0")
            or split[1].start != split[0].end
            or (after and after.tag.startswith(("N", "J")) and not hit.group("phase"))
        ):
            return None  # "1990's census" is of that year
        value = split[0].text[:3]
    elif short := hit.group("short"):
        if short[0].end != short[1].start:
            return None
        value = ("20" if short[1].text[0] in "12" and scene.published and scene.published.year > 2025 else "19") + short[1].text[0]
    else:
        tokens = hit.group("bare") or hit.group("word")
        near = {scene.lower(i) for i in range(hit.first - 6, hit.last + 5)}
        if near & _HEAT or (tokens[0].text[0].islower() and not tokens[0].text[0].isdigit() and not hit.group("phase")):
            return None
        value = "19" + (tokens[0].text[0] if hit.group("bare") else str(int(hit.value("word", "DECADEWORD") or 0) // 10))
    return [Found(hit.first, hit.last, "DATE", value, modifier(hit, scene))]


@RULES(
    rf"(?:the {PHASE}|(?P<the>the)|{EDGE} the|{PHASE})? (?P<ord>{_ORDS}) DASH? century (?P<era>bc|b.c.|bce)?",
    rf"(?P<one>(?P<ord>{_ORDS})) (?:and|to|DASH) (?P<two>(?P<ord2>{_ORDS}) DASH? centuries)",
)
def century(hit: Hit, scene: Scene) -> Built:
    """20th century; the late 19th century; the 4th century BC."""
    found = []
    for name in ("ord", "ord2"):
        words = hit.group(name)
        if not words:
            continue
        count = ordinal(words[-1])
        if len(words) > 1:
            count = 20 + (count or 0)
        if not count or count > 30:
            return None
        if hit.group("era"):
            return [Found(hit.first, hit.last, "DATE", f"BC{count - 1:02d}", modifier(hit, scene), anchors=False)]
        first = words[0].i if hit.group("the") or hit.group("two") else hit.first
        last = words[-1].i if hit.group("two") and name == "ord" else hit.last
        found.append(Found(first, last, "DATE", f"{count - 1:02d}", modifier(hit, scene), anchors=False))
    return found


@RULES(
    rf"(?:the|this|that)? (?:{PHASE}|{EDGE} the)? (?P<season>SEASON) (?:of|COMMA)? (?P<year>YEAR) (?:(?:DASH|SLASH) (?P<two>TWO|YEAR))?",
    rf"(?:the|this|that)? (?:{PHASE}|{EDGE} the)? (?P<season>SEASON) of (?P<rel>last|this|next) year",
    r"(?P<rel>last|this|next|past|coming|previous|following) (?P<season>SEASON)",
    r"(?:the|this|that) (?P<rel>past|coming|previous|following) (?P<season>SEASON)",
    rf"{PHASE} (?P<rel>last|this|next) (?P<season>SEASON)",
    rf"(?:the|that) {PHASE}? (?P<season>SEASON)",
    rf"(?:the)? {EDGE} (?:the|that)? (?P<season>SEASON)",
    rf"{PHASE}? (?P<season>SEASON)",
)
def season(hit: Hit, scene: Scene) -> Built:
    """last summer; the spring of 1941; early fall; the winter of 1941-42."""
    code = hit.value("season", "SEASON") or ""
    word = hit.group("season")[0]
    rel, years = hit.text("rel"), hit.group("year")
    mod = modifier(hit, scene)
    if years:
        return [Found(hit.first, hit.last, "DATE", f"{years[0].text}-{code}", mod)]
    if not _is_season(hit, scene):
        return None
    if rel and scene.lower(hit.last) == "year":
        year = scene.published.year + {"last": -1, "this": 0, "next": 1}[rel] if scene.published else None
    elif rel in ("previous", "following"):
        base = scene.anchor(hit.first)
        year = int(base[:4]) + (-1 if rel == "previous" else 1) if base and base[:4].isdigit() else None
    elif rel and scene.published is None:
        year = None
    elif rel and scene.published:
        year = _relative_season(rel, code, scene.published, scene, hit)
    else:
        year = year_ahead(hit, scene) or scene.season_year(code, hit.first, hit.last)
    if year is None:
        generic = not rel and (scene.published is not None or scene.lower(word.i - 1) in ("in", "the"))
        return [Found(hit.first, hit.last, "DATE", f"XXXX-{code}", mod, why="no year to count from" if generic else NO_DATE)]
    if not rel and scene.lower(word.i - 1) == "in" and scene.tense(hit.first, hit.last) not in ("past", "future"):
        # "in winter" is any winter.
        return [Found(hit.first, hit.last, "DATE", f"XXXX-{code}", mod, why="any year")]
    return [Found(hit.first, hit.last, "DATE", f"{year:04d}-{code}", mod)]


def _relative_season(rel: str, code: str, today: date, scene: Scene, hit: Hit) -> int:
    near, inside = nearest_season(code, today), scene.in_season(code)
    if rel in ("last", "past"):
        return near - 1 if inside and rel == "last" else near
    if rel in ("next", "coming"):
        return near + 1
    return near if inside or scene.tense(hit.first, hit.last) == "past" else today.year


def _is_season(hit: Hit, scene: Scene) -> bool:
    word = hit.group("season")[0]
    before, after = scene.lower(hit.first - 1), scene.token(word.i + 1)
    lower = word.lower
    if word.text[0].isupper() and scene.lower(word.i - 1) in (
        "arab",
        "prague",
        "silent",
        "nuclear",
        "cold",
        "palm",
        "silver",
        "hot",
        "indian",
    ):
        return False
    if word.text[0].isupper() and after and after.text[0].isupper() and after.tag.startswith("NNP"):
        return False  # Spring Street, the Summer Olympics
    if hit.text("rel") or hit.group("phase") or hit.group("edge"):
        return lower != "fall" or word.tag.startswith("N") or bool(hit.text("rel") or hit.group("phase"))
    if after and (after.text in ("-", "–") or (lower in ("spring", "fall") and after.lower in ("of", "from", "in", "for", "to"))):
        return False
    if hit.first < word.i:  # with an article
        return before in _PUT and word.tag.startswith("N") and not (after and after.tag.startswith("N"))
    if lower in ("spring", "fall"):
        return before in ("in", "last", "since", "by", "until") and word.tag.startswith("N") and not (after and after.tag.startswith("N"))
    return before in _PUT and word.tag.startswith("N") and not (after and after.tag.startswith("N"))


@RULES(
    r"(?:(?:the|its|their)? (?P<ord>ORDWORD|ORDDAY|final|last) DASH? (?P<kind>quarter|half) (?:of|COMMA"
    r"|in)? (?:the)? (?:fiscal)? (?:year)? (?P<year>YEAR))",
    r"(?:(?:the)? (?P<ord>ORDWORD|ORDDAY|final) DASH? (?P<kind>quarter|half) of (?P<rel>last|this|next"
    r"|the) (?:fiscal)? (?P<y>year|century|decade))",
    r"(?:the)? (?P<ord>ORDWORD|ORDDAY) DASH? (?P<kind>quarter)",
    r"(?P<code>QTR) (?:of|COMMA)? (?P<year>YEAR)?",
)
def quarter(hit: Hit, scene: Scene) -> Built:
    """the third quarter of 2012; first-half; Q3 2012."""
    code = hit.text("code")
    kind = "Q" if code or hit.text("kind") == "quarter" else "H"
    if code:
        count = int(code.strip("q"))
        if not hit.group("year") and scene.lower(hit.first - 1) not in ("in", "for", "of", "the", "during", "since"):
            return None
    else:
        word = hit.group("ord")[-1]
        count = {"final": 4 if kind == "Q" else 2, "last": 4 if kind == "Q" else 2}.get(word.lower) or ordinal(word) or 0
    if not 1 <= count <= (4 if kind == "Q" else 2):
        return None
    if hit.group("y") and hit.text("y") != "year":
        return None
    if hit.group("year"):
        year: int | None = int(hit.text("year"))
    else:
        if not code and not hit.group("y") and _sports(scene):
            return []
        step = {"last": -1, "next": 1}.get(hit.text("rel"), 0)
        today = scene.published
        year = None
        if today:
            year = today.year + step
            tense = scene.tense(hit.first, hit.last)
            ahead = tense == "future"
            away = count - (today.month + 2) // 3
            if not hit.group("y") and not ahead and away > (0 if tense == "past" else 2):
                year -= 1
    return [Found(hit.first, hit.last, "DATE", f"{year or 'XXXX'}-{kind}{count}", why=None if year else NO_DATE)]


def _sports(scene: Scene) -> bool:
    return sum(t.lower in _SPORT for t in scene.syntax.tokens) > 1


@RULES(
    r"(?:the)? fiscal (?:year)? (?P<year>YEAR)",
    r"(?P<code>FY)",
    r"(?:the)? (?P<rel>this|last|next|current|previous|coming) fiscal year",
)
def fiscal(hit: Hit, scene: Scene) -> Built:
    """fiscal 2013; FY2013; this fiscal year."""
    if figures := hit.text("year"):
        value: str | None = figures
    elif code := hit.text("code"):
        value = code[2:] if len(code) == 6 else "20" + code[2:]
    else:
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(hit.text("rel"), 0)
        value = f"{scene.published.year + step:04d}" if scene.published else None
    why = "a fiscal year, whose first month the words do not give" if value else NO_DATE
    return [Found(hit.first, hit.last, "DATE", value, "APPROX" if value else None, why=why, anchors=False)]


@cache
def _holiday_words() -> dict[str, tuple[str, str]]:
    """Holidays by the pattern that finds them."""
    return {" ".join(words.replace("'s", " POSS").replace("s'", "s APOS").split()): (words, rule) for words, rule in holidays().items()}


def _holiday_source() -> str:
    names = sorted(_holiday_words(), key=lambda words: (-len(words.split()), words))
    return f"(?P<rel>last|this|next|each|every)? (?P<name>{'|'.join(names)}) (?:COMMA? (?P<year>YEAR))?"


@RULES(_holiday_source())
def feast(hit: Hit, scene: Scene) -> Built:
    """Christmas Eve; last Thanksgiving; Easter Monday 1916."""
    name = hit.group("name")
    words = "".join((" " if i and t.start > name[i - 1].end else "") + t.lower.replace("’", "'") for i, t in enumerate(name))
    rule = holidays().get(" ".join(words.split()))
    content = [t for t in name if t.text[0].isalpha() and t.lower not in ("of", "the", "de")]
    if rule is None or name[-1].ent == "WORK_OF_ART" or not all(t.text[0].isupper() for t in content):
        return None
    if hit.text("rel") in ("each", "every"):
        value = "XXXX-" + rule if len(rule) == 5 and rule[2] == "-" else None
        return [
            Found(hit.first, hit.last, "SET", value, quant=hit.text("rel").upper(), why=None if value else "a feast without a fixed day")
        ]
    after = scene.token(hit.last + 1)
    if after and after.text[0].isupper() and after.tag.startswith("NNP") and not lexicon().value(after, "PART"):
        return None  # Easter Island, Christmas Carol
    year: int | None
    if hit.group("year"):
        year, why = int(hit.text("year")), None
    else:
        year, why = _feast_year(rule, hit, scene)
    found = holiday(rule, year) if year else None
    fixed = len(rule) == 5 and rule[2] == "-"
    if found is None:
        return [Found(hit.first, hit.last, "DATE", f"XXXX-{rule}" if fixed else None, why=why or "no year to count from")]
    return [Found(hit.first, hit.last, "DATE", found.isoformat(), why=why)]


def _feast_year(rule: str, hit: Hit, scene: Scene) -> tuple[int | None, str | None]:
    if scene.history or scene.published is None:
        year = scene.year_of(hit.first)
        return year, "the year last named" if year else NO_DATE
    today = scene.published
    days = [(year, holiday(rule, year)) for year in (today.year - 1, today.year, today.year + 1)]
    past = [year for year, d in days if d and d <= today]
    ahead = [year for year, d in days if d and d >= today]
    rel = hit.text("rel")
    tense = scene.tense(hit.first, hit.last)
    if rel == "last" or (rel == "" and tense == "past"):
        return (past[-1] if past else None), "the last one before publication"
    if rel == "next" or (rel == "" and tense == "future"):
        return (ahead[0] if ahead else None), "the next one after publication"
    near = min(((abs((d - today).days), year) for year, d in days if d), default=None)
    return (near[1] if near else None), "the nearest to publication"
