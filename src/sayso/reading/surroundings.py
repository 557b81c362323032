"""The words around an attribution in which the hands that it passed through are named: its own clause, without anybody's content."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax, Token
from sayso.record import Span, Spans

_CLIMB = 12
_REACH = 120
_NEIGHBOURS = 8


@dataclass(frozen=True)
class Surroundings:
    """Where the links of one attribution are looked for: tokens `[first, stop)`, those of them for which `free` holds.

    `cue` and `source` are token indices; `rivals` the other attributions of the same sentence and level, as (cue tokens, source spans).
    """

    syntax: Syntax
    raw: RawAttribution
    first: int
    stop: int
    cue: list[int]
    source: frozenset[int]
    level: int | None
    holder: list[int | None]
    rivals: list[tuple[list[int], Spans]]

    def free(self, i: int) -> bool:
        """Whether token `i` stands in the telling of this attribution: in no content of this level, and not in its source."""
        return self.first <= i < self.stop and self.holder[i] == self.level and i not in self.source

    def clear(self, i: int) -> bool:
        """Whether token `i` is free and no part of another attribution's source or cue."""
        return self.free(i) and not self._in_rival(i)

    def _in_rival(self, i: int) -> bool:
        token = self.syntax.tokens[i]
        return any(i in cue or any(a <= token.start < b for a, b in source) for cue, source in self.rivals)

    def mine(self, i: int) -> bool:
        """Whether what token `i` opens belongs to this attribution rather than to another of the sentence, or to a clause about someone."""
        above = self._governor(i)
        if above is not None:
            if above in self.cue:
                return True
            for cue, source in self.rivals:
                if above in cue:
                    return i < min((above, *self.cue)) and self._same_source(source)
        for j in [i, *(token.i for token in self._climb(i))]:
            if self.syntax.tokens[j].dep == "relcl" and not any(c in self.cue for c in self._down(j)):
                return False
        return self._nearest(i)

    def _climb(self, i: int) -> list[Token]:
        found: list[Token] = []
        for token in self.syntax.ancestors(i):
            if len(found) == _CLIMB or not self.first <= token.i < self.stop:
                break
            found.append(token)
        return found

    def _governor(self, i: int) -> int | None:
        """The nearest token above `i` that is part of a cue."""
        for token in self._climb(i):
            if token.i in self.cue or any(token.i in cue for cue, _ in self.rivals):
                return token.i
        return None

    def _down(self, i: int) -> list[int]:
        return [i, *(child.i for child in self.syntax.children(i))]

    def _same_source(self, source: Spans) -> bool:
        return any(a < d and c < b for a, b in source for c, d in self.raw.source) or not self.raw.source

    def _nearest(self, i: int) -> bool:
        """By place alone: what stands before all cues is everybody's with the same source; later words are the nearest cue's."""
        if not self.rivals:
            return True
        own = self._distance(i, self.cue)
        for cue, source in self.rivals:
            if not cue or self._distance(i, cue) >= own:
                continue
            if not (i < cue[0] and self._same_source(source)):
                return False
        return True

    def _distance(self, i: int, cue: list[int]) -> int:
        """Tokens between, where words behind the cue are nearer than those in front of it."""
        if not cue:
            return 10_000
        return min(2 * (c - i) + 1 if c > i else i - c for c in cue)


def surroundings(raws: Sequence[RawAttribution], inside: Sequence[int | None], syntax: Syntax) -> list[Surroundings]:
    """The surroundings of each attribution; `inside` is that of `nest`."""
    holder: list[int | None] = [None] * len(syntax.tokens)
    sizes = [sum(b - a for a, b in raw.content) for raw in raws]
    for k in sorted(range(len(raws)), key=lambda k: (-sizes[k], k)):
        for span in raws[k].content:
            for token in syntax.within(span):
                holder[token.i] = k
    starts = [a for a, _ in syntax.sentences]
    tokens_of: dict[int, list[int]] = {}
    places: list[tuple[int, int]] = []
    for k, raw in enumerate(raws):
        anchor = raw.cue or raw.source or raw.content
        low = bisect_right(starts, _low(anchor)) - 1
        high = bisect_right(starts, max(_high(anchor) - 1, 0)) - 1
        if raw.cue and raw.source:
            low, high = _widen(low, high, starts, raw.source)
        places.append((low, high))
        for number in range(low, high + 1):
            tokens_of.setdefault(number, []).append(k)
    cues = [_tokens(syntax, raw.cue) for raw in raws]
    bounds = {number: _ends(syntax.sentence_tokens(number)) for pair in places for number in pair if number >= 0}
    found = []
    for k, raw in enumerate(raws):
        low, high = places[k]
        others = sorted({other for number in range(low, high + 1) for other in _beside(tokens_of[number], k)} - {k})
        rivals = [(cues[o], raws[o].source) for o in others if inside[o] == inside[k]]
        inner = bounds[low][:1] + bounds[high][1:] if low >= 0 else []
        first, stop = (inner[0].i, inner[-1].i + 1) if inner else (0, 0)
        words = cues[k] or _tokens(syntax, raw.source)
        if words:
            first, stop = max(first, words[0] - _REACH), min(stop, words[-1] + _REACH)
        found.append(Surroundings(syntax, raw, first, stop, cues[k], frozenset(_tokens(syntax, raw.source)), inside[k], holder, rivals))
    return found


def _beside(numbers: list[int], k: int) -> list[int]:
    """The attributions next to `k` in one sentence, so that a sentence of any length stays cheap."""
    at = bisect_left(numbers, k)
    return numbers[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


def _ends(tokens: list[Token]) -> list[Token]:
    return [tokens[0], tokens[-1]] if tokens else []


def _low(spans: Spans) -> int:
    return spans[0][0] if spans else 0


def _high(spans: Spans) -> int:
    return spans[-1][1] if spans else 0


def _widen(low: int, high: int, starts: list[int], source: Spans) -> tuple[int, int]:
    """Takes the source's sentence in where it is the next one to the cue's."""
    first = bisect_right(starts, _low(source)) - 1
    last = bisect_right(starts, max(_high(source) - 1, 0)) - 1
    return (min(low, first), max(high, last)) if high - 1 <= last and first <= low + 1 and high - first < 3 else (low, high)


def _tokens(syntax: Syntax, spans: Sequence[Span]) -> list[int]:
    return [token.i for span in spans for token in syntax.within(span)]
