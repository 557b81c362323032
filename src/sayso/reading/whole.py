"""Makes the contents of attributions whole: all paragraphs of a quotation, the rest of a speech that goes on, and nothing told twice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.quotes import Quote, kind_of
from sayso.reading.raw import RawAttribution
from sayso.record import Span, Spans

COVERED = 0.5
"""A quotation belongs to the attribution whose content holds at least this share of it."""
SAME = 0.7
"""Of two attributions whose contents agree to this share, one is kept; chosen on PolNeAR dev."""


def make_whole(raws: Sequence[RawAttribution], text: str, quotes: Sequence[Quote]) -> list[RawAttribution]:
    """The attributions with whole quotations, without doubles, in the order given."""
    owners: dict[int, int] = {}
    spoken = [q for q in quotes if kind_of(q, text) == "speech"]
    starts = sorted(range(len(raws)), key=lambda k: _low(raws[k]))
    for number, quote in enumerate(spoken):
        best = max(
            (k for k in _near(raws, starts, quote)),
            key=lambda k: (_shared(raws[k].content, quote.inner), raws[k].score, -k),
            default=None,
        )
        if best is not None and _shared(raws[best].content, quote.inner) >= COVERED * (quote.inner[1] - quote.inner[0]):
            owners[number] = best
    added: defaultdict[int, Spans] = defaultdict(list)
    for number, quote in enumerate(spoken):
        alone = _near(raws, starts, quote) if number not in owners else []
        if len(alone) == 1 and not _shared(raws[alone[0]].cue, quote.inner) and _speaks(raws[alone[0]], quote):
            owners[number] = alone[0]
            added[alone[0]].append(quote.span)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, quote in enumerate(spoken):
        groups[quote.group].append(number)
    for members in groups.values():
        known = [owners[n] for n in members if n in owners]
        if known and len(members) > 1:
            for n in members:
                if n not in owners and not _told(raws, starts, spoken[n]):
                    added[known[0]].append(spoken[n].span)
                    owners[n] = known[0]
    whole = [_with(raw, added[k]) if k in added else raw for k, raw in enumerate(raws)]
    return _without_doubles(_each_to_the_nearest(whole, spoken))


def _each_to_the_nearest(raws: list[RawAttribution], spoken: Sequence[Quote]) -> list[RawAttribution]:
    """The attributions with each quotation left to the nearest cue outside it, where several have it and the others have more than it."""
    starts = sorted(range(len(raws)), key=lambda k: _low(raws[k]))
    for quote in spoken:
        size = COVERED * (quote.inner[1] - quote.inner[0])
        claiming = [k for k in _near(raws, starts, quote) if raws[k].cue and not _shared(raws[k].cue, quote.span)]
        claiming = [k for k in claiming if _shared(raws[k].content, quote.inner) >= size]
        if len(claiming) < 2:
            continue
        nearest = min(claiming, key=lambda k: (_apart(raws[k].cue[0], quote.span), k))
        for k in claiming:
            left = [(a, b) for a, b in raws[k].content if not _shared([(a, b)], quote.span)]
            if k != nearest and left:
                raws[k] = replace(raws[k], content=left)
    return raws


def _apart(one: Span, other: Span) -> int:
    """Characters between two spans that do not meet."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _near(raws: Sequence[RawAttribution], starts: Sequence[int], quote: Quote) -> list[int]:
    """Attributions whose content shares a character with a quotation."""
    return [k for k in starts if _low(raws[k]) < quote.span[1] and _high(raws[k]) > quote.span[0] and _shared(raws[k].content, quote.inner)]


def _speaks(raw: RawAttribution, quote: Quote) -> bool:
    """Whether the content that an attribution has in a quotation is all that it has, or reaches one of its ends."""
    a, b = quote.inner
    return any(x <= a + 1 < y or x < b - 1 <= y for x, y in raw.content)


def _told(raws: Sequence[RawAttribution], starts: Sequence[int], quote: Quote) -> bool:
    """Whether a quotation is somebody's already, for a good part."""
    return any(_shared(raws[k].content, quote.inner) > 0.2 * (quote.inner[1] - quote.inner[0]) for k in _near(raws, starts, quote))


def _low(raw: RawAttribution) -> int:
    return min((a for a, _ in raw.content), default=0)


def _high(raw: RawAttribution) -> int:
    return max((b for _, b in raw.content), default=0)


def _shared(spans: Spans, other: Span) -> int:
    """Characters that the spans have in common with another one."""
    return sum(max(0, min(b, other[1]) - max(a, other[0])) for a, b in spans)


def _with(raw: RawAttribution, more: Spans) -> RawAttribution:
    """`raw` with further content, less what its own source and cue take."""
    taken = [*raw.source, *raw.cue]
    free = [span for span in more if not _shared(taken, span)]
    merged: Spans = []
    for a, b in sorted([*raw.content, *free]):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return RawAttribution(raw.source, raw.cue, merged, raw.score)


def _without_doubles(raws: Sequence[RawAttribution]) -> list[RawAttribution]:
    """The attributions, of those with one content only the surest."""
    order = sorted(range(len(raws)), key=lambda k: (-raws[k].score, k))
    by_start: defaultdict[int, list[int]] = defaultdict(list)
    lost: set[int] = set()
    for k in order:
        content = raws[k].content
        size = sum(b - a for a, b in content)
        rivals = {j for a, _ in content for j in by_start[a // 400]} | {j for _, b in content for j in by_start[b // 400]}
        for j in sorted(rivals):
            other = sum(b - a for a, b in raws[j].content)
            if sum(_shared(content, span) for span in raws[j].content) >= SAME * max(size, other):
                lost.add(k)
                break
        else:
            for a, b in content:
                by_start[a // 400].append(k)
                by_start[b // 400].append(k)
    return [raw for k, raw in enumerate(raws) if k not in lost]
