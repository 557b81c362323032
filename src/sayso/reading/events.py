"""Finds events: what happened and what did not, who did it to whom, where and when, and who tells it. See docs/events.md.

The steps are in `event_parts/`: words that may tell an event, who takes part, which type, whether it happened, where and when, who tells
it, and which tellings are of one happening. The model is asked once a candidate, on the vectors that the encoder has already made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.data.plover_words import noun_classes
from sayso.reading.actors import Cast
from sayso.reading.denote import with_actors
from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.clause import Clause, inner_of
from sayso.reading.event_parts.judged import is_none, settled, type_chances, weigh
from sayso.reading.event_parts.kinds import by_status, choose, contexts_of, in_words, mode_of
from sayso.reading.event_parts.participants import Parties, parties_of
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.setting import place_of, time_of
from sayso.reading.event_parts.status import Standing, factuality_within, is_habit, on_condition, status_of
from sayso.reading.event_parts.tellings import Happening, merge, tellers
from sayso.reading.event_parts.triggers import Candidate, candidates
from sayso.reading.event_parts.trust import evidence, trust
from sayso.reading.event_parts.vetoes import Vetoes
from sayso.reading.heads import Told, event_types, factuality, told_by
from sayso.reading.syntax import Token
from sayso.reading.words import Analysis
from sayso.record import Attribution, Event, EventType, Place, Span, Time

_NEED_BOTH = ("COOPERATE", "AID", "SANCTION")
_NEED_ACTOR = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "MOBILIZE",
    "AID",
    "COOPERATE",
    "PROTEST",
)
_ABSORBING = ("REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE")
_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE", "REJECT", "THREATEN")
_MATERIAL = ("COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
_FIGHTING = ("MIL", "COP", "REB", "PRM", "UAF", "CRM", "GOV", "IMG", "OPP")
_GOING = ("travel", "fly", "arrive")
_HARM = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "CONCEDE")
_PUBLIC = ("AGREE", "CONSULT", "COOPERATE", "AID", "CONCEDE")
"""Types that private dealings would meet by their words alone."""
LEAST_TRUST = 0.38
"""Events that are more likely wrong than this allows are not listed; chosen on annotated news that the judge had not seen."""
_PROMISING = ("promise", "pledge", "vow", "commit", "undertake", "swear", "offer", "guarantee")


@dataclass(frozen=True)
class Found:
    """The events, and the actors and attributions with the ids that they have once the actors of events are among them."""

    events: list[Event]
    cast: Cast
    attributions: list[Attribution]
    places: list[Place]


@dataclass(slots=True)
class _Draft:
    candidate: Candidate
    kind: EventType
    mode: str | None
    chance: float
    """Probability of the type by what the judge says of trigger and sides."""
    parties: Parties
    said: Told


def find_events(
    analysis: Analysis,
    attributions: Sequence[Attribution],
    cast: Cast,
    places: Sequence[Place],
    times: Sequence[Time],
    *,
    title_span: Span | None = None,
    least_trust: float = LEAST_TRUST,
) -> Found:
    """The events of an article that can be trusted at least so far, in the order of their first triggers; never raises on any text."""
    scene = Scene(analysis.syntax, cast, attributions, places, times)
    callers = Callers(scene)
    vetoes = Vetoes(scene)
    drafts: dict[int, _Draft] = {}
    for candidate in candidates(scene):
        draft = _drafted(candidate, analysis, scene, callers, vetoes)
        if draft is not None:
            drafts[candidate.i] = draft
    _absorb(drafts, scene)
    in_sentence: dict[int, list[int]] = {}
    for i in drafts:
        in_sentence.setdefault(scene.syntax.tokens[i].sent, []).append(i)
    told = [
        h
        for i, d in drafts.items()
        if (h := _told(d, analysis, scene, callers, in_sentence[scene.syntax.tokens[i].sent], title_span)) is not None
    ]
    happenings = [h for h in merge(told, callers, times, title_span) if h.score >= least_trust]
    return _recorded(happenings, callers, cast, attributions, places)


def _drafted(candidate: Candidate, analysis: Analysis, scene: Scene, callers: Callers, vetoes: Vetoes) -> _Draft | None:
    """The candidate with its type and participants, or None where it tells no event."""
    first = candidate.row.types[0][0]
    if vetoes.forbids(candidate, first):
        return None
    told = told_by(analysis, candidate.i)
    if is_none(told):
        return None
    parties = weigh(
        parties_of(candidate, first, callers), told, callers, first, one_side=candidate.row.both, passive=candidate.clause.passive
    )
    token = scene.syntax.tokens[candidate.i]
    sentence = scene.syntax.sentence_tokens(token.sent)
    low, high = sentence[0].i, sentence[-1].i + 1
    row = candidate.row
    between = None
    if row.strength == "weak" or len(row.types) > 1:  # the second question is for where there is a choice
        between = event_types(
            analysis, parties.actor_words or candidate.clause.subjects, parties.recipient_words or candidate.clause.objects, low, high
        )
    chosen = choose(candidate, type_chances(told, between), status_of(scene, candidate.clause, first).status)
    if chosen is None:
        return None
    kind, mode, chance = chosen
    if kind == "ASSAULT" and candidate.row.both and not _armed(parties, callers):
        return None
    if kind == "ASSAULT" and in_words(scene, candidate, *_sides(parties, callers)):
        kind, mode = "ACCUSE", "disapprove"
        if candidate.row.both:
            return None
    if kind != first:
        if vetoes.forbids(candidate, kind):
            return None
        parties = weigh(
            parties_of(candidate, kind, callers), told, callers, kind, one_side=candidate.row.both, passive=candidate.clause.passive
        )
    ahead = by_status(kind, status_of(scene, candidate.clause, kind).status, False, candidate.row.lemma)
    if not _complete(ahead, parties, candidate.clause, candidate.row.both):
        return None
    return _Draft(candidate, kind, mode, chance, parties, told)


def _sides(parties: Parties, callers: Callers) -> tuple[bool, bool]:
    """Of an attack, whether a politician is behind it, and whether a state or nobody known to be a politician suffers it unprovoked."""

    def political(ident: str) -> bool:
        actor = callers.actor(ident)
        if actor.kind in ("organisation", "group"):
            return actor.sector in ("PTY", "LEG", "JRN")
        return actor.kind == "person" and actor.sector in ("GOV", "LEG", "PTY", "OPP", "ELI", "JRN")

    state = any(callers.actor(i).kind in ("country", "government") for i in parties.recipients)
    if not parties.actors:
        return False, state or not (parties.recipients and all(map(political, parties.recipients)))
    return political(parties.actors[0]) and not state, state


def _armed(parties: Parties, callers: Callers) -> bool:
    """Whether any of those who clash is more than a private person or a firm."""
    actors = [callers.actor(i) for i in parties.actors]
    if any(a.kind == "organisation" and a.sector not in (*_FIGHTING, "NGO", "REL", "PTY", None) for a in actors):
        return False  # "the mayor's battle with the firm"
    return any(a.kind in ("country", "government", "group") or a.sector in _FIGHTING for a in actors)


def _complete(kind: str, parties: Parties, clause: Clause, both: bool) -> bool:
    if kind in _NEED_BOTH and not (parties.recipients and (parties.actors or kind == "SANCTION")):
        return False
    if kind in _NEED_ACTOR and not parties.actors and not (kind == "ACCUSE" and clause.passive and parties.recipients):
        return False
    if (kind == "CONSULT" or (kind == "AGREE" and both)) and len(parties.actors) + len(parties.recipients) < 2:
        return False
    return bool(parties.actors or parties.recipients)


def _absorb(drafts: dict[int, _Draft], scene: Scene) -> None:
    """Drops what is only the content of another: the noun that a verb's frame asked for, and what is promised, refused or threatened."""
    tokens = scene.syntax.tokens
    for i in list(drafts):
        draft = drafts.get(i)
        if draft is None:
            continue
        row, clause = draft.candidate.row, draft.candidate.clause
        if row.by_class:
            for k in [*clause.objects, *(j for o in clause.objects if (j := inner_of(scene.syntax, o)) is not None)]:
                inner = drafts.get(k)
                if inner is not None and inner.candidate.row.noun:
                    del drafts[k]
        if draft.kind == "ASSAULT" and not row.noun:
            _with_deed(draft, drafts)
        if draft.kind == "PROTEST":
            for _, k in clause.complements:
                asked = drafts.get(k)
                if asked is not None and asked.kind in ("REQUEST", "ACCUSE", "REJECT", "PROTEST"):
                    draft.parties.recipients = asked.parties.recipients or draft.parties.recipients
                    del drafts[k]
        if draft.kind not in _ABSORBING:
            continue
        below = [k for _, k in clause.complements]
        below += clause.objects + [k for name, k, _ in clause.preps if name in ("of", "with", "for", "to")]
        inners = [drafts[k] for k in below if k in drafts and k != i]
        promising = row.lemma in _PROMISING or row.lemma == "agree"
        if promising and any(c.dep == "neg" for kind, k in clause.complements if kind == "to" for c in scene.syntax.children(k)):
            for k in below:
                drafts.pop(k, None)  # what one promises not to do is not done, and mostly no cooperation either
            if row.noun or not inners or inners[0].kind not in _CONFLICT:
                drafts.pop(i, None)
            continue
        if promising and inners and inners[0].kind in _CONFLICT and inners[0].kind not in ("REJECT", "ACCUSE"):
            draft.kind, draft.mode = "THREATEN", None
            draft.parties.recipients = draft.parties.recipients or inners[0].parties.recipients
        elif promising and inners and inners[0].kind in ("RETREAT", "CONCEDE"):
            draft.kind = "CONCEDE"
            draft.parties.recipients = draft.parties.recipients or inners[0].parties.recipients
        elif promising and row.lemma != "agree" and not row.by_class and not draft.parties.recipients and not inners:
            del drafts[i]
            continue
        if promising and row.lemma != "agree" and inners and inners[0].kind == "REJECT":
            draft.kind, draft.mode = "REJECT", inners[0].mode
            draft.parties.recipients = inners[0].parties.recipients
        for inner in inners:
            if draft.kind == "THREATEN":
                draft.mode = draft.mode or _threat_mode(inner.kind, inner.mode)
            if not draft.parties.recipients and draft.kind in ("THREATEN", "AGREE", "CONCEDE"):
                draft.parties.recipients = [a for a in inner.parties.recipients if a not in draft.parties.actors]
            if (
                draft.kind in ("REQUEST", "REJECT")
                and tokens[inner.candidate.i].tag.startswith("N")
                and inner.kind in ("ASSAULT", "COERCE", "AGREE")
            ):
                continue
            drafts.pop(inner.candidate.i, None)


def _with_deed(draft: _Draft, drafts: dict[int, _Draft]) -> None:
    """Takes in the deed that a killing was part of: "were killed in an attack by" somebody is one happening."""
    for name, k, _ in draft.candidate.clause.preps:
        deed = drafts.get(k)
        if name in ("in", "by", "during", "with") and deed is not None and deed.kind == "ASSAULT" and deed.candidate.row.noun:
            draft.parties.actors = draft.parties.actors or [a for a in deed.parties.actors if a not in draft.parties.recipients]
            draft.parties.recipients = draft.parties.recipients or deed.parties.recipients
            draft.mode = draft.mode or deed.mode
            del drafts[k]


def _threat_mode(kind: str, mode: str | None) -> str | None:
    """The mode of a threat from the type and mode of what is threatened."""
    if kind == "COERCE" and mode in ("restrict", "ban", "arrest"):
        return mode
    if mode in ("deport", "expel"):
        return "expel"
    return {"ASSAULT": "violence", "COERCE": "arrest", "SANCTION": "relations", "PROTEST": "restrict", "MOBILIZE": "violence"}.get(kind)


def _named(parties: Parties, scene: Scene) -> bool:
    """Whether any participant is more than a pronoun."""
    return any((held := scene.mention[k]) is None or held[2] != "pronoun" for k in (*parties.actor_words, *parties.recipient_words))


def _own_words(by: Sequence[str], parties: Parties, scene: Scene) -> bool:
    """Whether one of those who tell it is one of those who act."""
    speakers = {a.id: a.speaker for a in scene.attributions if a.id in by}
    return any(speakers.get(ident) in parties.actors for ident in by)


def _private(parties: Parties, callers: Callers) -> bool:
    """Whether all who take part are private persons, as far as the text tells."""
    return all(map(callers.is_private, (*parties.actors, *parties.recipients)))


def _told(
    draft: _Draft, analysis: Analysis, scene: Scene, callers: Callers, others: Sequence[int], title_span: Span | None
) -> Happening | None:
    clause = draft.candidate.clause
    token = scene.syntax.tokens[draft.candidate.i]
    standing = settled(status_of(scene, clause, draft.kind), draft.said)
    status = standing.status
    if (
        draft.kind in _MATERIAL
        and status == "happened"
        and is_habit(scene, clause)
        and not token.text.isupper()
        and not (title_span and token.end <= title_span[1])
    ):
        if not _named(draft.parties, scene):
            return None
        standing = Standing("recurring", standing.hedged)
    kind = by_status(draft.kind, standing.status, standing.refused, draft.candidate.row.lemma)
    if kind == "REJECT" and draft.kind != "REJECT":
        standing = Standing("happened", standing.hedged)  # the refusal is the event
    if kind in _PUBLIC and _private(draft.parties, callers):
        return None
    by = tellers(scene.attributions, (token.start, token.end), scene.syntax)
    if kind in _HARM and on_condition(scene, clause, only_unless=kind == "CONCEDE") and _own_words(by, draft.parties, scene):
        kind, draft.mode, standing = "THREATEN", _threat_mode(kind, draft.mode), Standing("happened", standing.hedged)
    if draft.candidate.row.lemma in _GOING and not any(map(callers.is_public, draft.parties.actors)):
        return None  # anybody's journey
    if kind == "CONSULT" and any(callers.actor(a).sector == "JRN" for a in draft.parties.actors + draft.parties.recipients):
        return None  # an interview
    found = evidence(scene, draft.said, draft.candidate.row, kind, standing.status, draft.chance, draft.parties, by)
    score = trust(found)
    between = draft.candidate.row.both and any(name == "between" for name, _, _ in clause.preps)
    if between and all(map(callers.is_public, draft.parties.actors)):
        score = max(score, LEAST_TRUST)  # "the agreement between Norway and Denmark" is seldom anything else
    value = factuality(analysis, (token.start, token.end))
    sentences = [n for n in (token.sent - 1, token.sent) if n >= 0]
    things = frozenset(scene.syntax.tokens[k].lemma for k in clause.objects)
    return Happening(
        kind=kind,
        lemma=token.lemma,
        mode=mode_of(kind, draft.mode, scene, clause, None),
        contexts=contexts_of(scene, sentences),
        trigger=_trigger(token, scene, draft.candidate),
        actors=draft.parties.actors,
        recipients=[a for a in draft.parties.recipients if a not in draft.parties.actors],
        place=place_of(scene, clause, others),
        time=time_of(scene, clause, others),
        status=standing.status,
        factuality=factuality_within(value, standing),
        by=by,
        score=score,
        things=things,
    )


def _trigger(token: Token, scene: Scene, candidate: Candidate) -> list[Span]:
    """The trigger's word, with its particle."""
    out = [(token.start, token.end)]
    row = candidate.row
    if row.by_class and not row.noun and row.lemma in noun_classes()["verbs-that-carry"]:
        out += [(scene.syntax.tokens[k].start, scene.syntax.tokens[k].end) for k in candidate.clause.objects[:1]]
    for child in scene.syntax.children(token.i):
        if child.dep == "prt" and child.i > token.i and any(c.what == "prt" and child.lower in c.values for c in candidate.row.conditions):
            out.append((child.start, child.end))
    if candidate.clause.light is not None:
        carrier = scene.syntax.tokens[candidate.clause.light]
        out.append((carrier.start, carrier.end))
    return sorted(out)


def _recorded(
    happenings: Sequence[Happening], callers: Callers, cast: Cast, attributions: Sequence[Attribution], places: Sequence[Place]
) -> Found:
    used = {ident for h in happenings for ident in (*h.actors, *h.recipients)}
    extra = {ident: actor for ident, actor in callers.new.items() if ident in used}
    whole, renamed, added = with_actors(cast, list(extra.values()))
    renamed |= dict(zip(extra, added, strict=True))
    happenings = sorted(happenings, key=lambda h: (h.trigger, h.kind))
    events = [
        Event(
            id=f"e{number}", type=h.kind, mode=h.mode, contexts=h.contexts, trigger=h.trigger, actors=_renamed(h.actors, renamed),
            recipients=_renamed(h.recipients, renamed), place=h.place, time=h.time, status=h.status, factuality=h.factuality, told_by=h.by,
            tellings=h.tellings, score=h.score,
        )
        for number, h in enumerate(happenings, 1)
    ]  # fmt: skip
    if not extra:
        return Found(events, whole, list(attributions), list(places))
    return Found(events, whole, [_renumbered(a, renamed) for a in attributions], [_moved(p, renamed) for p in places])


def _renamed(idents: Sequence[str], renamed: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(renamed[i] for i in idents if i in renamed))


def _renumbered(attribution: Attribution, renamed: dict[str, str]) -> Attribution:
    return attribution.model_copy(
        update={
            "speaker": renamed[attribution.speaker] if attribution.speaker else None,
            "candidates": [renamed[c] for c in attribution.candidates],
            "chain": [link.model_copy(update={"actor": renamed[link.actor]}) if link.actor else link for link in attribution.chain],
        }
    )


def _moved(place: Place, renamed: dict[str, str]) -> Place:
    return place.model_copy(update={"actor": renamed[place.actor]}) if place.actor else place
