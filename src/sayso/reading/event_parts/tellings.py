"""Who tells an event, and when two tellings are of one happening."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading.event_parts.participants import Callers
from sayso.reading.syntax import Syntax
from sayso.record import Attribution, EventType, Span, Spans, Status, Telling, Time

_LEAST_SURE = 0.5
"""Attributions that are more likely wrong than right tell nothing."""
_SAYING = frozenset(("say", "tell", "report", "announce", "add", "write", "state", "confirm", "reveal", "disclose"))
_ROOT = 5


@dataclass(slots=True)
class Happening:
    """An event as one place in the text tells it, with actor ids of the cast or of those to be added to it."""

    kind: EventType
    lemma: str
    mode: str | None
    contexts: list[str]
    trigger: Spans
    actors: list[str]
    recipients: list[str]
    place: str | None
    time: str | None
    status: Status
    factuality: float
    by: list[str]
    score: float
    things: frozenset[str] = frozenset()
    tellings: list[Telling] = field(default_factory=list)


def tellers(attributions: Sequence[Attribution], at: Span, syntax: Syntax) -> list[str]:
    """Ids of the attributions in whose content the trigger stands, the innermost first; "article" where there is none."""
    found = []
    for attribution in attributions:
        if attribution.score < _LEAST_SURE or any(a <= at[0] < b for a, b in attribution.cue):
            continue
        size = sum(b - a for a, b in attribution.content)
        if any(a <= at[0] and at[1] <= b for a, b in attribution.content) or _closes(attribution, at, syntax):
            found.append((size, -attribution.content[0][0], attribution.id))
    return [ident for _, _, ident in sorted(found)] or ["article"]


def _closes(attribution: Attribution, at: Span, syntax: Syntax) -> bool:
    """Whether "..., she said" closes the sentence that the trigger stands in, of which only a part was found to be content."""
    if not attribution.cue or not attribution.content:
        return False
    word = syntax.head_of(attribution.cue[0])
    first = min([attribution.cue[0][0], *(a for a, _ in attribution.source)])
    if word is None or word.lemma not in _SAYING or not at[1] <= attribution.content[0][1] < first + 1:
        return False
    inside = syntax.within(at)
    return bool(inside) and inside[0].sent == word.sent and any(up.i == word.i for up in syntax.ancestors(inside[0].i))


def merge(happenings: Sequence[Happening], callers: Callers, times: Sequence[Time], title: Span | None) -> list[Happening]:
    """The happenings, each once: what is told again is added to the first telling."""
    out: list[Happening] = []
    by_kind: dict[str, list[Happening]] = {}
    when = {t.id: t for t in times}
    for new in happenings:
        new.tellings = [Telling(by=by, trigger=new.trigger, status=new.status, factuality=new.factuality) for by in new.by]
        known = by_kind.setdefault(new.kind, [])
        old = next((h for h in reversed(known[-40:]) if _same(h, new, callers, when, title)), None)
        if old is None:
            known.append(new)
            out.append(new)
        else:
            _add(old, new)
    return out


def _add(old: Happening, new: Happening) -> None:
    voices = {t.by for t in old.tellings}
    for telling in new.tellings:
        if telling.by not in voices:
            old.tellings.append(telling)
            old.by.append(telling.by)
    old.recipients = old.recipients or new.recipients
    old.actors = old.actors or new.actors
    old.place = old.place or new.place
    old.time = old.time or new.time
    old.mode = old.mode or new.mode
    old.score = max(old.score, new.score)
    own = next((t for t in old.tellings if t.by == "article"), None) or old.tellings[0]
    old.status, old.factuality = own.status, own.factuality


def _same(old: Happening, new: Happening, callers: Callers, when: dict[str, Time], title: Span | None) -> bool:
    """Whether two tellings may be of one happening: same type, the same word or its noun, and nobody and no time that speaks against it."""
    related = old.lemma[:_ROOT] == new.lemma[:_ROOT]
    in_title = title is not None and old.trigger[0][1] <= title[1]
    actors = _shared(old.actors, new.actors, callers)
    recipients = _shared(old.recipients, new.recipients, callers)
    if actors is False or recipients is False:
        return False
    if not (actors or recipients):
        return False
    if old.things and new.things and not old.things & new.things and not related:
        return False
    if not _together(old.time, new.time, when):
        return False
    if related:
        return (actors is True and (recipients is True or not (old.recipients and new.recipients))) or (recipients is True)
    return bool(in_title or old.kind in ("ASSAULT", "COERCE", "CONSULT")) and actors is True and recipients is True


def _shared(old: Sequence[str], new: Sequence[str], callers: Callers) -> bool | None:
    """True where the lists have one in common or belong to the same country, None where one is empty, False where they differ."""
    if not old or not new:
        return None
    if set(old) & set(new):
        return True
    mine = {callers.country(a) for a in old if not _person(a, callers)} - {None}
    theirs = {callers.country(a) for a in new if not _person(a, callers)} - {None}
    return bool(mine & theirs)


def _person(ident: str, callers: Callers) -> bool:
    actor = callers.scene.actors.get(ident) or callers.new.get(ident)
    return actor is not None and actor.kind == "person"


def _together(one: str | None, other: str | None, when: dict[str, Time]) -> bool:
    """Whether two times may be the same: not where both are known stretches that do not meet."""
    a, b = when.get(one or ""), when.get(other or "")
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start[:10] <= (b.end or b.start) and b.start[:10] <= (a.end or a.start)
