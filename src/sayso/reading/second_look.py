"""Takes back attributions too doubtful to keep where the words of their content are plainly somebody's and nobody else has them."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.reading.raw import RawAttribution
from sayso.reading.words import Analysis

SAID = 0.6
"""Mean probability of being content, by the tag head, from which doubtful words are plainly somebody's; chosen on PolNeAR dev."""
NEW = 0.5
"""Share of the words that no other attribution may have."""
FEWEST = 3
"""Words of content."""


def second_look(kept: Sequence[RawAttribution], doubtful: Sequence[RawAttribution], analysis: Analysis) -> list[RawAttribution]:
    """`kept` with those of `doubtful` that fill a gap, the likeliest first; in the order of their cues."""
    starts = [t.start for t in analysis.syntax.tokens]
    said = 1 - analysis.spans[:, 2, 0]

    def words(raw: RawAttribution) -> list[int]:
        return [i for a, b in raw.content for i in range(bisect_left(starts, a), bisect_left(starts, b))]

    out = list(kept)
    covered = {i for raw in kept for i in words(raw)}
    for raw in sorted(doubtful, key=lambda r: (-r.score, r.cue)):
        content = words(raw)
        new = sum(i not in covered for i in content)
        if len(content) >= FEWEST and new >= NEW * len(content) and float(said[content].mean()) >= SAID:
            out.append(raw)
            covered.update(content)
    return sorted(out, key=lambda r: r.cue[:1])
