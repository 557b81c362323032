"""An attribution as a reader first finds it: spans and a score, before anyone is named."""

from dataclasses import dataclass

from sayso.record import Spans


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """Source, cue and content spans, each `[start, end)` in the article's text and in order; `score` from 0 to 1."""

    source: Spans
    cue: Spans
    content: Spans
    score: float
