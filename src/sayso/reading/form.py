"""The form of an attribution: whether its words stand in quotation marks, all, some or none, and what an editor did to them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.reading.quotes import Quote, kind_of
from sayso.record import Form, Span, Spans

_WORD = re.compile(r"\w")
_EDITORIAL = re.compile(r"\[[^\[\]\n]{0,200}\]|\(sic\)|(?<!\.)\.{3,4}(?!\.)|…|(?<![.\w])\.(?:[ \u00a0]\.){2,3}(?![.\w])", re.IGNORECASE)


def form_of(content: Spans, text: str, quotes: Sequence[Quote], told: Sequence[Span] = ()) -> Form:
    """The form of the attribution with this content, whose source and cue are `told`.

    `direct`: every word stands in quotation marks; `mixed`: some do (mixed quotation, indirect speech with quoted parts); `indirect`: none
    does. Marks that stand around source and cue too are another's. A title or a nickname in marks makes no statement mixed.
    """
    own = _own(quotes, told)
    whole = _merged(content)
    outside = _without(whole, _merged([quote.span for quote in own]))
    if not any(_WORD.search(text, start, end) for start, end in outside):
        return "direct" if any(_WORD.search(text, start, end) for start, end in whole) and own else "indirect"
    spoken = [quote.inner for quote in _touching(own, whole) if kind_of(quote, text) in ("speech", "scare")]
    return "mixed" if any(_WORD.search(text, start, end) for start, end in _within(whole, _merged(spoken))) else "indirect"


def quoted_parts(content: Spans, quotes: Sequence[Quote], told: Sequence[Span] = ()) -> Spans:
    """The parts of `content` that stand within quotation marks, without the marks, in order; `told` as in `form_of`."""
    return _within(_merged(content), _merged([quote.inner for quote in _own(quotes, told)]))


def editorial_marks(content: Spans, text: str, quotes: Sequence[Quote]) -> Spans:
    """The marks of an editor's hand in the quoted parts of `content`: words in brackets ([made], [sic]), (sic), and points of omission."""
    marks: Spans = []
    for start, end in quoted_parts(content, quotes):
        marks.extend(match.span() for match in _EDITORIAL.finditer(text, start, end))
    return marks


def _own(quotes: Sequence[Quote], told: Sequence[Span]) -> list[Quote]:
    """The quotations that do not hold all of `told`: where a speech is told within a quotation, its marks are not the speech's own."""
    if not told:
        return list(quotes)
    low, high = min(start for start, _ in told), max(end for _, end in told)
    return [quote for quote in quotes if not (quote.span[0] <= low and high <= quote.span[1])]


def _touching(quotes: Sequence[Quote], spans: Spans) -> list[Quote]:
    return [quote for quote in quotes if _within(spans, [quote.span])]


def _merged(spans: Sequence[Span]) -> Spans:
    """The same characters in spans that are in order and do not overlap."""
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _within(spans: Spans, covers: Spans) -> Spans:
    """The parts of `spans` that `covers` cover, both being in order and without overlaps."""
    starts = [start for start, _ in covers]
    parts: Spans = []
    for start, end in spans:
        first = max(bisect_right(starts, start) - 1, 0)
        for low, high in covers[first : bisect_left(starts, end)]:
            if max(low, start) < min(high, end):
                parts.append((max(low, start), min(high, end)))
    return parts


def _without(spans: Spans, covers: Spans) -> Spans:
    """The parts of `spans` that `covers` leave out."""
    parts: Spans = []
    covered = _within(spans, covers)
    index = 0
    for start, end in spans:
        while index < len(covered) and covered[index][0] < end:
            low, high = covered[index]
            if start < low:
                parts.append((start, low))
            start = high
            index += 1
        if start < end:
            parts.append((start, end))
    return parts
