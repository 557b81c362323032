"""What the field's event formats both ask for: quad, score, dates, the country and feature of a place."""

from dataclasses import dataclass
from datetime import date, timedelta

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
    "planned": "future", "considered": "future", "requested": "future", "threatened": "future", "predicted": "future",
    "possible": "hypothetical", "hypothetical": "hypothetical", "denied": "negation",
}  # fmt: skip
"""The manual's auxiliary mode (section 2.3) of each status that is not of a done deed."""
FEATURES: dict[str, tuple[str, str | None, int | None]] = {
    "city": ("P", "PPL", 4), "region": ("A", None, 2), "country": ("A", "PCLI", 1), "continent": ("L", "CONT", None),
    "river": ("H", "STM", None),
    "sea": ("H", "SEA", None), "mountain": ("T", "MT", None), "site": ("S", None, 5), "other": ("L", None, None),
}  # fmt: skip
"""GeoNames' feature class and code, and PLOVER's resolution, of a kind of place; None where the kind does not tell it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and last day of an event (ISO 8601); the last is None for a single day, both where nothing dates it."""

    first: str | None
    last: str | None


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
            return Dates(first, last if last is not None and last > first else None)
        published = self.reading.article.published
        return Dates(published[:10] if published and len(published) >= 10 else None, None)

    def words(self, actor: Actor) -> str:
        """The actor as the text first words it."""
        text = self.reading.article.text
        span = actor.mentions[0].span if actor.mentions else None
        return " ".join(text[span[0] : span[1]].split()) if span else actor.name

    def country_name(self, alpha3: str | None) -> str | None:
        """The English name of a country."""
        country = countries().get(alpha3 or "")
        return country.name if country else None


def _day_before(end: str) -> str | None:
    """The last day before an exclusive end; the day itself where the end is a time of that day."""
    try:
        day = date.fromisoformat(end[:10])
        if len(end) > 10 and end[11:16] not in ("", "00:00"):
            return day.isoformat()
        return (day - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None
