"""The judge: a small encoder that reads one sentence, with an actor and a recipient marked in it where there are any.

It is asked only about sentences that tell an event or are the article's own: what passes between the two, whether the sentence voices an
opinion. Made by `training/judge.py`; see the card in `sayso/weights/`. One sentence at a time, since the int8 graph scales by what it is
given: so that the same text gives the same numbers whatever stands beside it.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from sayso.reading import model
from sayso.record import Span

MARKS = (1, 2, 3, 4)
"""Unused word pieces around the actor (first two) and the recipient, as in training."""
LONGEST = 160
"""Pieces of a sentence that are looked at."""
OUTPUTS = ("types", "opinion")


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


def opinion(text: str) -> float:
    """Probability that the sentence `text` voices an opinion of its writer."""
    return _probabilities("opinion", _plain(text), (0, 0))[1]


def _plain(text: str) -> tuple[int, ...]:
    return (model.CLS, *model.pieces_of_text(text)[:LONGEST], model.SEP)


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
