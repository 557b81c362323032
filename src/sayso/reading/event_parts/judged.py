"""What the judge says of a trigger, set against what the parse says: whether it tells an event, which one, its status, and who takes part.

The parse knows who is whose subject and the judge has read how news is judged by hand, so that each mends the other: what the judge is sure
of counts even where the parse found nobody, and what it firmly denies is dropped. Between these the parse stands.
"""

from collections.abc import Iterable, Mapping

from sayso.reading.event_parts.callers import Callers
from sayso.reading.event_parts.participants import Parties
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.status import Standing
from sayso.reading.heads import Told
from sayso.reading.judge import NONE

NO_EVENT = 0.5
"""Probability of no event from which a trigger is dropped. This and what follows were chosen on annotated news that it had not seen."""
DROPPED = 0.15
"""A participant by the parse is dropped where the judge gives the word less for its side."""
UNSUFFERED = 0.02
"""The same for a recipient, of whom the judge sees less: "removed buoys that marked the border with Norway"."""
ADDED = 0.5
"""Words that the judge gives more for a side are taken for a participant."""
MOVED = 0.8
"""A participant changes sides where the judge gives the word more for the other side, and less than `STAYS` for its own."""
STAYS = 0.25
OVERRULED = 0.15
"""Where the rules find nothing that speaks against "happened", it gives way if the judge gives it less and another one `SURE` or more."""
SURE = 0.75
_LEFT_OF_HEAD = frozenset(("compound", "amod", "nmod", "det", "poss", "case", "nummod"))


def is_none(told: Told) -> bool:
    """Whether the judge is sure that the trigger tells no event."""
    return told.kinds[NONE] >= NO_EVENT


def type_chances(told: Told, between: Mapping[str, float] | None) -> dict[str, float]:
    """Probability of each type, by what the judge says of the trigger and, where it was asked, of what passes `between` the two sides;
    CONCEDE and RETREAT as YIELD.
    """
    rest = max(1e-6, 1 - told.kinds[NONE])
    own = {kind: p / rest for kind, p in told.kinds.items() if kind != NONE}
    own["YIELD"] = own.pop("CONCEDE", 0.0) + own.pop("RETREAT", 0.0)
    return own if between is None else {kind: (p + own.get(kind, 0.0)) / 2 for kind, p in between.items()}


def settled(standing: Standing, told: Told) -> Standing:
    """The status by rules, or by the judge where the rules have nothing to say and it is sure of another."""
    likely = max(told.statuses, key=lambda name: told.statuses[name])
    if standing.status != "happened" or told.statuses[standing.status] >= OVERRULED or told.statuses[likely] < SURE:
        return standing
    return Standing(likely, standing.hedged)  # type: ignore[arg-type]


def weigh(parties: Parties, told: Told, callers: Callers, kind: str, *, one_side: bool, passive: bool = False) -> Parties:
    """The participants by parse and judge together; with `one_side` all who take part are actors; of those who meet nobody is dropped."""
    sides, meeting = told.sides, one_side or kind == "CONSULT"
    actors = dict(zip(parties.actors, parties.actor_words, strict=False))
    recipients = dict(zip(parties.recipients, parties.recipient_words, strict=False))
    for own, other, k in ((actors, recipients, 0), (recipients, actors, 1)):
        for ident, word in list(own.items()):
            if word not in sides:
                continue
            same = [i for i in sides if i == word or ((held := callers.scene.mention[i]) is not None and held[1] == ident)]
            said = (max(sides[i][0] for i in same), max(sides[i][1] for i in same))
            if not one_side and said[1 - k] >= MOVED and said[k] < STAYS and ident not in other:
                other[ident] = own.pop(ident)
            elif said[k] < (DROPPED, UNSUFFERED)[k] and not meeting and not _open(callers.scene, sides, k):
                del own[ident]
    for own, other, k in ((actors, recipients, 0), (recipients, actors, 1)):
        if own or (passive and k == 0):
            continue  # who acts in a passive is mostly left open: "said that ten were arrested"
        heads = _heads(callers.scene, (i for i, said in sides.items() if said[k] >= ADDED))
        found, at = callers.all_at(heads)
        for ident, word in zip(found, at, strict=True):
            if ident not in own and ident not in other:
                (actors if one_side else own)[ident] = word
    return Parties(list(actors), list(recipients), list(actors.values()), list(recipients.values()))


def _open(scene: Scene, sides: Mapping[int, tuple[float, float]], k: int) -> bool:
    """Whether a pronoun stands on the side of which nobody has found whom it means: it may be whom the parse has found there."""
    return any(p[k] >= ADDED and scene.syntax.tokens[i].tag == "PRP" and scene.mention[i] is None for i, p in sides.items())


def _heads(scene: Scene, words: Iterable[int]) -> list[int]:
    """The nouns that head what the words stand in, each once."""
    tokens = scene.syntax.tokens
    out: list[int] = []
    for i in words:
        at = i
        for _ in range(6):
            if tokens[at].dep not in _LEFT_OF_HEAD or tokens[at].head == at or tokens[at].dep == "poss":
                break
            at = tokens[at].head
        if at not in out:
            out.append(at)
    return out
