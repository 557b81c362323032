"""The judge: a small encoder that reads one sentence, with an actor and a recipient marked in it, or a trigger, where there are any.

It is asked only about sentences that tell an event or are the article's own: what passes between the two; which event a trigger tells,
whether it happened and who takes part; whether the sentence voices an opinion. Made by `training/judge.py`; see the card in
`sayso/weights/`. One sentence at a time, since the int8 graph scales by what it is given: so that the same text gives the same numbers
whatever stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import numpy as np

from sayso.reading import model
from sayso.record import EventType, Span, Status

MARKS = (1, 2, 3, 4)
"""Unused word pieces around the actor (first two) and the recipient, as in training."""
LONGEST = 160
"""Pieces of a sentence that are looked at."""
TRIGGER = (5, 6)
"""Unused word pieces around a trigger."""
OUTPUTS = ("types", "opinion", "kind", "status", "parties", "fact")
NONE = "NONE"
"""The kind of a word that tells no event."""
KINDS = (NONE, *get_args(EventType))
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Told:
    """What the judge says of a trigger in its sentence."""

    kinds: dict[str, float]
    """Probability of each of `KINDS`."""
    statuses: dict[str, float]
    """Probability of each of `STATUSES`."""
    parties: list[tuple[Span, float, float]]
    """Stretches of the text, with the probability that each is of who acts, of whom it is done to."""


def event_types(text: str, actor: Sequence[Span], recipient: Sequence[Span]) -> dict[str, float]:
    """Probability of each PLOVER type (CONCEDE and RETREAT as YIELD) of what the sentence `text` tells between actor and recipient.

    The spans are characters of `text`, and may be missing.
    """
    cuts = sorted({(a, b, k) for k, spans in ((0, actor), (2, recipient)) for a, b in _joined(text, spans)})
    pieces, at, first = [model.CLS], 0, {0: 0, 2: 0}
    for a, b, k in cuts:
        if a < at:
            continue
        pieces += model.pieces_of_text(text[at:a])
        first[k] = first[k] or len(pieces)
        pieces += [MARKS[k], *model.pieces_of_text(text[a:b]), MARKS[k + 1]]
        at = b
    pieces = [*(pieces + model.pieces_of_text(text[at:]))[:LONGEST], model.SEP]
    marks = [place if place < len(pieces) else 0 for place in (first[0], first[2])]
    return dict(zip(model.labels()["type"], _probabilities("types", tuple(pieces), (marks[0], marks[1])), strict=True))


def event(text: str, trigger: Span) -> Told:
    """Whether and which event the word at `trigger`, characters of `text`, tells in that sentence, and who takes part."""
    pieces, spans, mark = [model.CLS], [(0, 0)], 0
    for a, b in ((0, trigger[0]), trigger, (trigger[1], len(text))):
        ids, offsets = model.pieces_with_offsets(text[a:b])
        around = (a, b) == trigger
        if around:
            mark = len(pieces)
        pieces += [*TRIGGER[:1] * around, *ids, *TRIGGER[1:] * around]
        spans += [*[(0, 0)] * around, *((a + x, a + y) for x, y in offsets), *[(0, 0)] * around]
    pieces = pieces[: LONGEST + 1]
    mark = mark if mark < len(pieces) else 0
    told = _asked((*pieces, model.SEP), (mark, mark))
    kinds, statuses = (model.softmax(told[name])[0] for name in ("kind", "status"))
    parties = 1 / (1 + np.exp(-told["parties"][0]))
    return Told(
        dict(zip(KINDS, map(float, kinds), strict=True)),
        dict(zip(STATUSES, map(float, statuses), strict=True)),
        [(span, float(p[0]), float(p[1])) for span, p in zip(spans, parties, strict=False) if span[1] > span[0]],
    )


def opinion(text: str) -> float:
    """Probability that the sentence `text` voices an opinion of its writer."""
    return _probabilities("opinion", _framed(model.pieces_of_text(text)), (0, 0))[1]


def happened(text: str, at: Sequence[Span]) -> list[float]:
    """From -3 (did not happen) to 3 (happened), for the events told by the words at these spans of the sentence `text`."""
    pieces, offsets = model.pieces_with_offsets(text)
    told = _asked(_framed(pieces), (0, 0))["fact"][0]
    first: list[float] = []
    for a, b in at:
        place = next((k for k, (x, y) in enumerate(offsets[:LONGEST]) if a <= x < b or x <= a < y), None)
        first.append(0.0 if place is None else min(3.0, max(-3.0, float(told[place + 1]))))
    return first


def _framed(pieces: Sequence[int]) -> tuple[int, ...]:
    return (model.CLS, *pieces[:LONGEST], model.SEP)


def _probabilities(task: str, pieces: tuple[int, ...], marks: tuple[int, int]) -> list[float]:
    return [float(p) for p in model.softmax(_asked(pieces, marks)[task])[0]]


@lru_cache(maxsize=64)
def _asked(pieces: tuple[int, ...], marks: tuple[int, int]) -> dict[str, model.Floats]:
    """All outputs for one input; kept for a moment, since a sentence is asked about each of its events."""
    inputs = {"pieces": np.array([pieces], dtype=np.int64), "marks": np.array([marks], dtype=np.int64)}
    return dict(zip(OUTPUTS, model.run("judge", **inputs), strict=True))


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, neighbours with nothing but spaces between made one."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and not text[out[-1][1] : a].strip():
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
