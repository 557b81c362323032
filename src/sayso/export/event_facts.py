"""What the field's event formats both ask for: quad, score, dates, the country and feature of a place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sayso.data.countries import countries
from sayso.record import Actor, Event, Place, Reading, Time

QUADS: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3,
    "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict (chapter 3 of the PLOVER manual)."""
SCORES: dict[str, float] = {
    "ASSAULT": -9.3, "COERCE": -7.2, "PROTEST": -6.6, "MOBILIZE": -5.3, "SANCTION": -5.2, "THREATEN": -5.1, "REQUEST": -5.0, "REJECT": -4.2,
    "ACCUSE": -2.0, "CONSULT": 2.1, "AGREE": 4.2, "SUPPORT": 4.6, "CONCEDE": 5.0, "COOPERATE": 6.8, "AID": 7.4, "RETREAT": 7.6,
}  # fmt: skip
"""The conflict and cooperation scores of the manual's table 2.2, ACCUSE with its minus sign."""
AUXILIARY: dict[str, str] = {
    "planned": "future", "predicted": "future", "considered": "hypothetical", "requested": "hypothetical", "threatened": "hypothetical",
    "possible": "hypothetical", "hypothetical": "hypothetical", "denied": "negation",
}  # fmt: skip
"""The manual's auxiliary mode (section 2.3) of each status that is not of a done deed: what is only weighed, demanded or threatened is
not said to be coming. The manual's "historical" is not given, since it names no date before which an event is history."""
FEATURES: dict[str, tuple[str, str | None, int | None]] = {
    "city": ("P", "PPL", 4), "region": ("A", None, 2), "country": ("A", "PCLI", 1), "continent": ("L", "CONT", None),
    "river": ("H", "STM", None),
    "sea": ("H", "SEA", None), "mountain": ("T", "MT", None), "site": ("S", None, 5), "other": ("L", None, None),
}  # fmt: skip
"""GeoNames' feature class and code, and PLOVER's resolution, of a kind of place; None where the kind does not tell it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and last day of an event (ISO 8601), and its hours where the text tells them; the last is None for a single day, all are
    None where nothing dates it.
    """

    first: str | None
    last: str | None
    time: str | None = None
    end_time: str | None = None


class Names:
    """Ids of articles, each given once: two files of readings may both hold an article "a", whose second becomes "a-2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def of(self, ident: str) -> str:
        """The id, made unique among those that were asked for."""
        name = ident
        while name in self._taken:
            self._last[ident] = self._last.get(ident, 1) + 1
            name = f"{ident}-{self._last[ident]}"
        self._taken.add(name)
        return name


class Facts:
    """The records of one reading by their ids."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors: dict[str, Actor] = {a.id: a for a in reading.actors}
        self.places: dict[str, Place] = {p.id: p for p in reading.places}
        self.times: dict[str, Time] = {t.id: t for t in reading.times}

    def dates(self, event: Event) -> Dates:
        """When the event was: by its own time, else by the article's publication, which both formats take for it."""
        time = self.times.get(event.time or "")
        if time is not None and time.start is not None and len(time.start) >= 10:
            first = time.start[:10]
            last = _day_before(time.end) if time.end else None
            until = last if last is not None and last > first else None
            return Dates(first, until, *_hours(time, until or first))
        published = self.reading.article.published
        return Dates(published[:10] if published and len(published) >= 10 else None, None)

    def words(self, actor: Actor, event: Event) -> str:
        """The actor as the sentence of the event words it, by name rather than by pronoun; else as the text first does."""
        article = self.reading.article
        at = event.trigger[0][0]
        low, high = next((s.span for s in self.reading.sentences if s.span[0] <= at < s.span[1]), (at, at))
        near = [m for m in actor.mentions if low <= m.span[0] < high and m.how not in ("pronoun", "possessive")]
        mention = min(near, key=lambda m: (abs(m.span[0] - at), m.span)) if near else next(iter(actor.mentions), None)
        return " ".join(article.text[slice(*mention.span)].split()) if mention else actor.name

    def country_name(self, alpha3: str | None) -> str | None:
        """The English name of a country."""
        country = countries().get(alpha3 or "")
        return country.name if country else None


def _hours(time: Time, last: str) -> tuple[str | None, str | None]:
    """The hour at which a time starts and, where it is more than that one hour, the hour at which it ends on the day `last`."""
    start, end = time.start or "", time.end or ""
    if time.type != "TIME" or len(start) < 16:
        return None, None
    try:
        long = datetime.fromisoformat(end) - datetime.fromisoformat(start) > timedelta(hours=1)
    except (ValueError, TypeError):
        return start[11:], None
    return start[11:], end[11:] if long and len(end) >= 16 and end[:10] == last else None


def _day_before(end: str) -> str | None:
    """The last day before an exclusive end; the day itself where the end is a time of that day."""
    try:
        day = date.fromisoformat(end[:10])
        if len(end) > 10 and end[11:16] not in ("", "00:00"):
            return day.isoformat()
        return (day - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None
