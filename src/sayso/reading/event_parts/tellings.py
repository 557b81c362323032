"""Who tells an event, and when two tellings are of one happening."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.data.plover_words import noun_classes
from sayso.reading.event_parts.callers import Callers
from sayso.reading.syntax import Syntax, Token
from sayso.record import Attribution, EventType, Span, Spans, Status, Telling, Time

_LEAST_SURE = 0.5
"""Attributions that are more likely wrong than right tell nothing."""
_ASKING = frozenset(("demand", "call", "urge", "ask", "want", "propose", "praise", "criticize", "criticise", "press", "blame", "accuse"))
_WHEN = frozenset(("after", "before", "when", "while"))
"""What opens a clause that tells when somebody asked or blamed."""
_SILENT = frozenset(("avoid", "refuse", "decline", "fail"))
_SAYING = frozenset(("say", "tell", "report", "announce", "add", "write", "state", "confirm", "reveal", "disclose"))
_SPOKEN = ("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "AGREE")
"""Types of what is only said, which may be said again and again."""
_OF_ONE = ("arrest", "allege", "convict")
_APART = 1500
"""Characters after which what is to come is no longer taken for what was told before."""
_LEAD = 400
"""Characters of an article in which those are not yet named whom it is about."""
_ROOT = 5
_JOINED = 8
"""Characters between two words for one deed: " and "."""


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
        held = any(a <= at[0] and at[1] <= b for a, b in attribution.content) or _closes(attribution, at, syntax)
        if held and _tells(attribution, at, syntax):
            found.append((sum(b - a for a, b in attribution.content), -attribution.content[0][0], attribution.id))
    return [ident for _, _, ident in sorted(found)] or ["article"]


def _tells(attribution: Attribution, at: Span, syntax: Syntax) -> bool:
    """Whether the attribution's source can be said to tell what stands at `at`: not by a cue of doing, and not what the article adds."""
    if not attribution.cue:
        return True
    words = [t for span in attribution.cue for t in syntax.within(span)]
    lemmas = {t.lemma for t in words}
    classes = noun_classes()
    telling = bool(lemmas & classes["telling"])
    trigger = next(iter(syntax.within(at)), None)
    if attribution.form == "direct" or trigger is None:
        return True
    if not telling or any(syntax.tokens[t.head].lower == "without" for t in words):
        return False
    if not attribution.source and trigger.start < attribution.cue[0][0] and not lemmas & _SAYING:
        return False  # "the officer who shot him was charged"
    if lemmas & _SILENT or (trigger.dep == "conj" and any(t.i == trigger.head and t.tag == trigger.tag for t in words)):
        return False  # "said ... and dismissed": the second verb is not told by the first
    return not (lemmas & _ASKING and _added(trigger, attribution, syntax))


def _added(trigger: Token, attribution: Attribution, syntax: Syntax) -> bool:
    """Whether the trigger stands in a clause ("who", "after") that the article adds to what is asked for or blamed."""
    first = attribution.content[0][0] if attribution.content else 0
    for up in [trigger, *syntax.ancestors(trigger.i)]:
        if up.start < first or up.sent != trigger.sent:
            return False
        if up.dep == "acl" and up.tag == "VBN" and up.i != first and any(c.dep == "agent" for c in syntax.children(up.i)):
            return True
        if up.dep == "relcl" and any(c.lower in ("who", "which") for c in syntax.children(up.i)):
            return True
        if up.dep == "advcl" and any(c.lower in _WHEN and c.i < up.i for c in syntax.children(up.i)):
            return True
    return False


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
        old = next((h for h in reversed(known[-40:]) if _same(h, new, callers, when, title) or _named_later(h, new, callers)), None)
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
        elif telling.by == "article":
            # "if he carries out his threat" does not take back what the article tells plainly elsewhere
            old.tellings = [telling if t.by == "article" and _OPENNESS[t.status] > _OPENNESS[telling.status] else t for t in old.tellings]
    if old.kind not in _SPOKEN:
        old.recipients = old.recipients or new.recipients
        old.actors = old.actors or new.actors
    old.place = old.place or new.place
    old.time = old.time or new.time
    old.mode = old.mode or new.mode
    old.score = max(old.score, new.score)
    own = next((t for t in old.tellings if t.by == "article"), None) or old.tellings[0]
    old.status, old.factuality = own.status, own.factuality


_OPENNESS: dict[Status, int] = {
    "happened": 0, "ongoing": 0, "recurring": 0, "denied": 0, "planned": 0, "threatened": 0, "requested": 0, "considered": 0,
    "predicted": 1, "possible": 2, "hypothetical": 3,
}  # fmt: skip
"""How little a status says: of two tellings by one voice the plainer is kept."""


def _same(old: Happening, new: Happening, callers: Callers, when: dict[str, Time], title: Span | None) -> bool:
    """Whether two tellings may be of one happening: same type, the same word or its noun, and nobody and no time that speaks against it."""
    related = old.lemma[:_ROOT] == new.lemma[:_ROOT]
    in_title = title is not None and old.trigger[0][1] <= title[1]
    actors = _shared(old.actors, new.actors, callers)
    recipients = _shared(old.recipients, new.recipients, callers)
    if in_title and related and actors is False:
        actors = _alike(old.actors, new.actors, callers) or actors
    if actors is False or recipients is False:
        return False
    if {old.status, new.status} == {"happened", "planned"} and not in_title and new.trigger[0][0] - old.trigger[0][0] > _APART:
        return False  # what was refused last year, and what will be refused
    if not (actors or recipients):
        return False
    if old.kind == "ASSAULT" and recipients and abs(new.trigger[0][0] - old.trigger[-1][1]) < _JOINED:
        return True  # "shot and killed", "beaten to death"
    if old.things and new.things and not old.things & new.things and not related:
        return False
    if not _together(old.time, new.time, when):
        return False
    if old.kind in _SPOKEN and not in_title:
        return related and actors is True and recipients is True  # another day's criticism of another is another one
    if related:
        return (actors is True and (recipients is True or not (old.recipients and new.recipients))) or (recipients is True)
    return bool(in_title or old.kind in ("ASSAULT", "COERCE", "CONSULT")) and actors is True and recipients is True


def _named_later(old: Happening, new: Happening, callers: Callers) -> bool:
    """Whether the lead's "a man was arrested" is told again with his name: "John Doe was arrested"."""
    if old.mode != new.mode or old.mode not in _OF_ONE or old.lemma != new.lemma or (old.status, new.status) != ("happened", "happened"):
        return False
    if len(old.recipients) != 1 or len(new.recipients) != 1 or old.trigger[0][0] > _LEAD or (old.actors and new.actors):
        return False
    one, other = callers.actor(old.recipients[0]), callers.actor(new.recipients[0])
    described = all(m.how == "description" for m in one.mentions) and not all(m.how == "description" for m in other.mentions)
    if one.kind != "person" or other.kind != "person" or not described:
        return False
    old.recipients = list(new.recipients)
    return True


def _shared(old: Sequence[str], new: Sequence[str], callers: Callers) -> bool | None:
    """True where the lists have one in common or belong to the same country, None where one is empty, False where they differ."""
    if not old or not new:
        return None
    if set(old) & set(new):
        return True
    mine = {callers.country(a) for a in old if not _person(a, callers)} - {None}
    theirs = {callers.country(a) for a in new if not _person(a, callers)} - {None}
    return bool(mine & theirs)


def _alike(old: Sequence[str], new: Sequence[str], callers: Callers) -> bool:
    """Whether the headline's "Judge" may be the "federal judge" of the text."""

    def last(ident: str) -> str:
        return callers.actor(ident).name.split()[-1].lower().rstrip("s")

    return len(old) == len(new) == 1 and last(old[0]) == last(new[0]) and any(callers.actor(i).name[:1].islower() for i in (*old, *new))


def _person(ident: str, callers: Callers) -> bool:
    return callers.actor(ident).kind == "person"


def _together(one: str | None, other: str | None, when: dict[str, Time]) -> bool:
    """Whether two times may be the same: not where both are known stretches that do not meet."""
    a, b = when.get(one or ""), when.get(other or "")
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start[:10] <= (b.end or b.start) and b.start[:10] <= (a.end or a.start)
