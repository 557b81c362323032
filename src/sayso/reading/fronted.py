"""Words that stand before "..., she told the paper": the whole clause is told, also where other statements stand in it."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.inner import SPEECH
from sayso.reading.raw import RawAttribution
from sayso.reading.syntax import Syntax


def take_fronted(raws: Sequence[RawAttribution], syntax: Syntax) -> list[RawAttribution]:
    """The attributions; of those told at the end of a sentence the content begins where the sentence does."""
    return [_taken(raw, raws, syntax) for raw in raws]


def _taken(raw: RawAttribution, raws: Sequence[RawAttribution], syntax: Syntax) -> RawAttribution:
    if not raw.source or len(raw.content) != 1 or not raw.cue:
        return raw
    (start, end), told = raw.content[0], sorted([*raw.source, *raw.cue])
    verb = syntax.head_of(raw.cue[0])
    first = next(iter(syntax.within((told[0][0], told[0][0] + 1))), None)
    if verb is None or first is None or verb.lemma not in SPEECH or not first.i or end > told[0][0]:
        return raw
    sentence = syntax.sentences[verb.sent]
    gap = syntax.text[end : told[0][0]]
    if start < sentence[0] or start == sentence[0] or not gap.strip(" \n”\"’'").startswith(",") or any(c.isalnum() for c in gap):
        return raw
    between = syntax.text[sentence[0] : start]
    if any(mark in between for mark in ";:—") or between.count("“") != between.count("”") or between.count('"') % 2:
        return raw
    for other in raws:
        if other is raw:
            continue
        cue = syntax.head_of(other.cue[0]) if other.cue else None
        if cue is not None and sentence[0] <= cue.start < start and cue.lemma in SPEECH:
            return raw
    return replace(raw, content=[(sentence[0], end)])
