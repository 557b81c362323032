"""Which attribution stands inside which: the smallest one whose content holds the other's cue."""

from collections.abc import Sequence

from sayso.reading.raw import RawAttribution
from sayso.record import Span


def nest(raws: Sequence[RawAttribution]) -> list[int | None]:
    """For each attribution the index of the one it stands inside, or None.

    The encloser is the attribution with the shortest content that holds all of the cue (of the source where there is no cue). Two that
    hold each other cannot both be right: the one with the longer content encloses. The answer has no cycle.
    """
    sizes = [sum(end - start for start, end in raw.content) for raw in raws]
    # An encloser must be longer than what it encloses (of equals, the earlier in this order), so no cycle can arise.
    rank = sorted(range(len(raws)), key=lambda k: (-sizes[k], raws[k].content[:1], k))
    order = {k: place for place, k in enumerate(rank)}
    events: list[tuple[int, int, int, Span]] = []
    for k, raw in enumerate(raws):
        for span in raw.content:
            events.append((span[0], 0, k, span))
        anchor = raw.cue or raw.source
        if anchor and raw.content:
            events.append((anchor[0][0], 1, k, (anchor[0][0], anchor[-1][1])))
    answer: list[int | None] = [None] * len(raws)
    opened: list[tuple[int, int]] = []
    for _, kind, k, span in sorted(events, key=lambda event: event[:3]):
        opened = [(end, other) for end, other in opened if end > span[0]]
        if kind == 0:
            opened.append((span[1], k))
            continue
        best = None
        for end, other in opened:
            if other != k and end >= span[1] and order[other] < order[k] and (best is None or order[other] > order[best]):
                best = other
        answer[k] = best
    return answer
