"""How far an event can be relied on: a logistic regression over what the judge says of it and of those who are left out.

Fitted on annotated news that the judge had not seen (`training/event_trust.py`), so that the score of an event is about the share of such
events that are right in type, participants, status and teller at once.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from sayso.data.plover_words import Trigger
from sayso.errors import DataError
from sayso.reading.event_parts.clause import phrase
from sayso.reading.event_parts.participants import Parties
from sayso.reading.event_parts.scene import Scene
from sayso.reading.heads import Told
from sayso.reading.judge import NONE

WEIGHTS = "event_trust.json"
ARTICLE = "article"
_ALONE = ("PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "AGREE", "COOPERATE", "CONCEDE")
"""Types that often have no recipient."""
_SURE = 0.002


def evidence(
    scene: Scene, said: Told, row: Trigger, kind: str, status: str, between: float, parties: Parties, by: Sequence[str]
) -> dict[str, float]:
    """What speaks for and against an event of type `kind` told by `by`, by name.

    `row` is the line of the lexicon, `between` the chance of the type by both questions to the judge.
    """
    words = (*parties.actor_words, *parties.recipient_words)
    out = {
        "an event": -_logit(said.kinds[NONE]),
        "of the type": _logit(said.kinds[kind]),
        "between the two": _logit(between),
        # that words speak against "happened" is read off them more surely than which other status they give
        "of the status": _logit(said.statuses["happened"] if status == "happened" else 1 - said.statuses["happened"]),
        "no actor": float(not parties.actors),
        "no recipient": float(not parties.recipients and kind not in _ALONE),
        "many": float(len(parties.actors) > 1 and not row.both) + float(len(parties.recipients) > 1),
        "both": float(row.both and len(parties.actors) > 1),
        "weak": float(row.strength == "weak"),
        "class": float(row.by_class),
        "noun": float(row.noun),
        "type " + kind: 1.0,
        "told by somebody": float(list(by) != [ARTICLE]),
        "told by several": float(len(by) > 1),
        "pronoun": float(any(scene.syntax.tokens[i].tag.startswith("PRP") for i in words)),
    }
    taken = {k for word in words for k in _around(scene, word)}
    for k, name, own in ((0, "actor", parties.actor_words), (1, "recipient", parties.recipient_words)):
        if own:
            out[name] = min(_logit(max(said.sides.get(i, (0.0, 0.0))[k] for i in _around(scene, word))) for word in own)
        left = [p[k] for i, p in said.sides.items() if i not in taken]
        out["left " + name] = _logit(max(left, default=0.0))
    return out


def trust(found: Mapping[str, float]) -> float:
    """Probability that the event is right in all of these, by its evidence."""
    bias, weights = _weights()
    z = bias + sum(weights.get(name, 0.0) * found[name] for name in sorted(found))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, z)))), 2)


def _around(scene: Scene, word: int) -> range:
    """The words of the phrase or mention that a participant's word stands in."""
    first, last = phrase(scene.syntax, word)
    held = scene.mention[word]
    inside = [t.i for t in scene.syntax.within(held[0])] if held is not None else []
    return range(min([first, word, *inside]), max([last, word, *inside]) + 1)


def _logit(p: float) -> float:
    p = min(1 - _SURE, max(_SURE, p))
    return math.log(p / (1 - p))


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    try:
        table = json.loads(resources.files("sayso.weights").joinpath(WEIGHTS).read_text(encoding="utf-8"))
        return float(table["bias"]), table["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"the weights {WEIGHTS} cannot be read: {error}") from error
