"""The passages of a body that say most about a headline: short runs of sentences that a reader, or a classifier, holds against it."""

from sayso.reading.headline.align import Aligned, Body
from sayso.reading.headline.terms import word_lists
from sayso.record import Span

LONGEST = 70
"""Words in a passage."""
_CUES = ("refute", "doubt", "confirm")
_CUE = 0.12
_LEAD = 0.05
_GAIN = 0.1


def passages(aligned: Aligned, body: Body, many: int = 3) -> list[Span]:
    """Up to `many` passages, the nearest first; none shares a sentence with another.

    A passage grows around a sentence while its words are few. The nearest is the one that carries most of the headline; of the others,
    words that refute, doubt or confirm count too, since they often stand beside the claim and not in it.
    """
    syntax = body.analysis.syntax
    cues = frozenset().union(*(word_lists()[name] for name in _CUES))
    told: dict[int, float] = {}
    sizes: dict[int, int] = {}
    for s in body.sentences:
        tokens = syntax.sentence_tokens(s)
        sizes[s] = len(tokens)
        told[s] = float(any(t.lower in cues for t in tokens))
    order = {s: k for k, s in enumerate(body.sentences)}
    taken: set[int] = set()
    out: list[Span] = []
    for number in range(many):
        free = [s for s in body.sentences if s not in taken and sizes[s] > 0]
        if not free:
            break

        def worth(s: int, number: int = number) -> tuple[float, int]:
            near = max(
                (float(aligned.coverage[body.sentences[k]]) for k in (order[s] - 1, order[s] + 1) if 0 <= k < len(order)), default=0.0
            )
            score = float(aligned.coverage[s]) + 0.3 * float(aligned.soft_sentence[s]) + _LEAD * (order[s] == 0)
            if number:
                score += _CUE * told[s] * (float(aligned.coverage[s]) + near > 0.2)
            return -score, s

        best = min(free, key=worth)
        low = high = order[best]
        used = sizes[best]
        while True:
            beside = [k for k in (high + 1, low - 1) if 0 <= k < len(order) and body.sentences[k] not in taken]
            beside = [k for k in beside if used + sizes[body.sentences[k]] <= LONGEST]
            if not beside:
                break
            k = max(beside, key=lambda k: (float(aligned.coverage[body.sentences[k]]) + _GAIN * told[body.sentences[k]], k > high))
            used += sizes[body.sentences[k]]
            low, high = min(low, k), max(high, k)
        taken.update(body.sentences[low : high + 1])
        out.append((syntax.sentences[body.sentences[low]][0], syntax.sentences[body.sentences[high]][1]))
    return out
