"""Puts what the gazetteer lacks near something that it has: a river by the town that it is named after, a street in the town beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.gazetteer import Entry, Gazetteer
from sayso.reading.geocode import Sense, kilometres
from sayso.reading.outlets import Hint
from sayso.reading.place_use import is_capital, use_of
from sayso.reading.syntax import Syntax
from sayso.reading.toponyms import Toponym

_NAMED_AFTER = frozenset(("river", "lake", "sea", "mountain", "area", "site", "county", "district"))
"""Kinds of things that lie by the place that they are named after; a street rarely does."""

_LOCAL = frozenset(("city", "section", "county", "site", "lake", "mountain"))
SURE = 0.5
"""A place that others are put near must be at least this likely itself."""

FOCUS = 0.5
"""Share of the article's local places that must lie in one division before an unknown name is put there too."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place that something is near, why, and how likely."""

    entry: Entry
    why: str
    score: float


def place_near(
    toponyms: Sequence[Toponym], senses: Mapping[int, Sense], syntax: Syntax, hint: Hint, gazetteer: Gazetteer
) -> dict[int, Placed]:
    """For each toponym without a place of its own (by its first token) the place that it is put near, where there is one."""
    known = [(t, s.best, s.score) for t in toponyms if (s := senses[t.first]).best is not None and s.score >= SURE]
    # Nothing lies near a government: only places that are meant as places can say where others are.
    local = [(t, e, p) for t, e, p in known if e is not None and e.kind in _LOCAL and use_of(t, e, is_capital(e), syntax)[0] == "literal"]
    focus = _focus([e for _, e, _ in local])
    found: dict[int, Placed] = {}
    at = 0
    for toponym in toponyms:
        while at < len(local) and local[at][0].first < toponym.first:
            at += 1
        if senses[toponym.first].entries:
            continue
        placed = _after_its_name(toponym, local, focus, gazetteer)
        if placed is None and (toponym.kind or focus is not None):
            placed = _beside(toponym, local, at, focus, syntax)
        if placed is None and hint.places and not local:
            placed = Placed(hint.places[0], f"not in the gazetteer; put near {hint.places[0].name}, the outlet's place", 0.3)
        if placed is not None:
            found[toponym.first] = placed
    return found


def _focus(entries: Sequence[Entry]) -> Entry | None:
    """The place that most of the others lie round, where they keep together: the one with the most in its division."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.division] = counts.get(entry.division, 0) + 1
    if not counts:
        return None
    division = max(sorted(counts), key=lambda d: counts[d])
    if counts[division] < FOCUS * len(entries):
        return None
    inside = [e for e in entries if e.division == division]
    tally: dict[int, int] = {}
    for entry in inside:
        tally[entry.index] = tally.get(entry.index, 0) + 1
    return max(inside, key=lambda e: tally[e.index])


def _after_its_name(
    toponym: Toponym, local: Sequence[tuple[Toponym, Entry | None, float]], focus: Entry | None, gazetteer: Gazetteer
) -> Placed | None:
    """ "Narva River" is near Narva: where the article has Narva, or the gazetteer one that is well known or close to the rest."""
    if toponym.kind not in _NAMED_AFTER or toponym.how != "pattern":
        return None
    for _, entry, score in local:
        if entry is not None and entry.name == toponym.core:
            return Placed(entry, f"not in the gazetteer; put near {entry.name}, which it is named after", 0.8 * score)
    named = [e for e in gazetteer.lookup(toponym.core) if e.exact and e.kind in ("city", "county", "division")]
    close = [e for e in named if focus is not None and kilometres(e.lat, e.lon, focus.lat, focus.lon) < 300]
    lands = {entry.country for _, entry, _ in local if entry is not None and entry.country}
    named = close or [e for e in named if focus is None or e.country in lands]
    rivals = [e for e in named[1:] if kilometres(e.lat, e.lon, named[0].lat, named[0].lon) > 50]
    if not close and rivals and named[0].population < 4 * rivals[0].population:
        return None
    if not named:
        return None
    return Placed(named[0], f"not in the gazetteer; put near {named[0].name}, which it is named after", 0.5)


def _beside(
    toponym: Toponym, local: Sequence[tuple[Toponym, Entry | None, float]], at: int, focus: Entry | None, syntax: Syntax
) -> Placed | None:
    """The last local place before it, or the first after it, in its sentence; else the article's main place."""
    sentence = syntax.tokens[toponym.first].sent
    for other, entry, score in (*local[max(0, at - 1) : at], *local[at : at + 1]):
        if entry is not None and syntax.tokens[other.first].sent == sentence:
            return Placed(entry, f"not in the gazetteer; put near {entry.name}, which the text names beside it", 0.6 * score)
    if focus is not None:
        return Placed(focus, f"not in the gazetteer; put near {focus.name}, the article's main place", 0.5)
    if at and (entry := local[at - 1][1]) is not None:
        return Placed(entry, f"not in the gazetteer; put near {entry.name}, the last place before it", 0.3)
    return None
