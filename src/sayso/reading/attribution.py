"""Finds attributions: cues by the tag head, then for each cue the words of its source and of its content by the pair head.

Each cue is asked separately, so that contents may nest and be interrupted. Figures are in the model card.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.errors import DataError
from sayso.reading import model
from sayso.reading.cues import (
    ADVERBS,
    is_no_saying,
    whole_cues,
    with_own_subject,
    with_shared_sources,
    without_echoes,
    without_marks,
    without_targets,
)
from sayso.reading.edges import content_words, runs_of, source_words
from sayso.reading.raw import RawAttribution
from sayso.reading.second_look import second_look
from sayso.reading.words import Analysis
from sayso.record import Spans

CUE = 0.25
"""Probability from which a word may belong to a cue."""
KEEP = 0.5
"""Raw score (cue x source x content) from which an attribution is kept; this and the other thresholds were chosen on PolNeAR dev."""
DOUBTFUL = 0.2
"""Raw score from which one is kept where its content would be nobody's without it."""
SOURCE, CONTENT = 0.5, 0.45
ACCORDING = 0.75
""""According to" is a cue at least with this probability, however little the words around it are like the news of the training set."""
FAINT = 0.15
"""Where no word reaches `SOURCE`, the likeliest run of words from this probability on is taken."""
CRUMB = 0.05
"""Runs of content words that weigh less than this share of the heaviest run are left out."""
REACH = 120
"""Words on each side of a cue in which its source and content are looked for."""
_BATCH = 16
_GAP = 2
_DATELINE = 12
_DASHES = frozenset(("—", "–", "--", "-"))


def find_attributions(analysis: Analysis, *, calibrated: bool = True) -> list[RawAttribution]:
    """Attributions in the order of their cues. Their score is the share that is right of those like it, or raw where not `calibrated`."""
    cues = _cues(analysis)
    found = [r for start in range(0, len(cues), _BATCH) for r in _batch(analysis, cues[start : start + _BATCH])]
    found = [r for r in found if r.score >= DOUBTFUL and not is_no_saying(r, analysis.syntax)]
    kept = second_look([r for r in found if r.score >= KEEP], [r for r in found if r.score < KEEP], analysis)
    kept = without_targets(without_echoes(with_shared_sources(kept, analysis.syntax), analysis.syntax), analysis.syntax)
    return [replace(r, score=_worth(r.score)) for r in kept] if calibrated else kept


def _batch(analysis: Analysis, cues: Sequence[tuple[int, int, float]]) -> list[RawAttribution]:
    found = (_attribution(analysis, cue, low, scores) for cue, low, scores in _scored(analysis, cues))
    return [raw for raw in found if raw]


@cache
def _curve() -> tuple[list[float], list[float]]:
    try:
        knots = json.loads(resources.files("sayso.weights").joinpath("calibration.json").read_text(encoding="utf-8"))["attribution"]
        return [float(x) for x, _ in knots], [float(y) for _, y in knots]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"the calibration of scores cannot be read: {error}") from error


def _worth(score: float) -> float:
    """The calibrated score, from the curve that `training/calibrate.py` fitted on PolNeAR dev."""
    x, y = _curve()
    return round(float(np.interp(score, x, y)), 2)


def _cues(analysis: Analysis) -> list[tuple[int, int, float]]:
    """First word, last word and probability of each cue."""
    spans = analysis.spans
    inside = 1 - spans[:, 1, 0]
    tokens = analysis.syntax.tokens
    for one, two in pairwise(tokens):
        if one.lower == "according" and two.lower == "to":
            inside[[one.i, two.i]] = np.maximum(inside[[one.i, two.i]], ACCORDING)
    out: list[tuple[int, int, float]] = []
    first = -1
    for i in range(len(inside) + 1):
        on = i < len(inside) and inside[i] >= CUE
        begins = on and spans[i, 1, 1] > spans[i, 1, 2]
        if first >= 0 and (not on or begins):
            out.append((first, i - 1, float(inside[first:i].max())))
            first = -1
        if on and first < 0:
            first = i
    return whole_cues(out, analysis.syntax)


def _scored(analysis: Analysis, cues: Sequence[tuple[int, int, float]]) -> list[tuple[tuple[int, int, float], int, model.Floats]]:
    """For each cue the first word of its reach and the probabilities [words, 2] of source and content there."""
    n = len(analysis.vectors)
    width = min(n, 2 * REACH)
    lows = [max(0, min(first - REACH, n - width)) for first, _, _ in cues]
    at = np.array(lows)[:, None] + np.arange(width)[None]
    ends = np.array([[c[0], c[1]] for c in cues])
    paragraph = analysis.paragraph
    where = {"distance": _buckets(at - ends[:, :1]), "paragraph": np.clip(paragraph[at] - paragraph[ends[:, :1]], -2, 2) + 2}
    logits = [
        model.run(graph, cues=vectors[ends].reshape(len(cues), 2 * model.WIDTH), words=vectors[at], **where)[0]
        for graph, vectors in (("pairs", analysis.vectors), ("attribution_pairs", analysis.sayings))
    ]
    probabilities = np.mean([1 / (1 + np.exp(-x)) for x in logits], axis=0)
    return [(cue, low, row) for cue, low, row in zip(cues, lows, probabilities, strict=True)]


def _buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """As `training.heads.distance_bucket`: 12 steps of a power of about 1.5 on each side."""
    size = np.minimum((np.log1p(np.abs(distance).astype(np.float32)) / np.float32(0.45)).astype(np.int64), 12)
    return np.where(distance < 0, 12 - size, 12 + size)


def _attribution(analysis: Analysis, cue: tuple[int, int, float], low: int, scores: model.Floats) -> RawAttribution | None:
    first, last, probability = cue
    first, last = without_marks((first, last), analysis.syntax)
    while first and analysis.syntax.tokens[first - 1].tag in ADVERBS and 1 - analysis.spans[first - 1, 1, 0] >= CUE:
        first -= 1  # an adverb that was no cue of its own
    taken = set(range(first, last + 1))
    likely = [low + int(i) for i in np.flatnonzero(scores[:, 0] >= FAINT) if low + i not in taken]
    source = _best_run([i for i in likely if scores[i - low, 0] >= SOURCE], scores[:, 0], low) or _best_run(likely, scores[:, 0], low)
    source = source_words(_undated(analysis, source), (first, last), analysis.syntax)
    taken.update(source)
    content = [low + int(i) for i in np.flatnonzero(scores[:, 1] >= CONTENT) if low + i not in taken]
    if content and analysis.syntax.tokens[content[0]].text.isupper():
        content = _undated(analysis, content)
    content = _solid(_filled(content, taken), scores[:, 1], low)
    if not content:
        return None
    if not source:
        source, (first, last) = with_own_subject((first, last), analysis.syntax)
    sure = float(np.mean([scores[i - low, 1] for i in content]))
    named = float(np.mean([scores[i - low, 0] for i in source])) if source else 1.0
    content = content_words(content, taken, (first, last), analysis.syntax, analysis.quotes)
    return RawAttribution(
        source=_spans(analysis, source),
        cue=_spans(analysis, range(first, last + 1)),
        content=_spans(analysis, content),
        score=round(probability * sure * named, 4),
    )


def _undated(analysis: Analysis, words: Sequence[int]) -> list[int]:
    """The words of a source or content without a dateline before them ("LONDON — Officials")."""
    tokens = analysis.syntax.tokens
    if not words or (words[0] and analysis.paragraph[words[0]] == analysis.paragraph[words[0] - 1]):
        return list(words)
    for k, i in enumerate(words[:_DATELINE]):
        if tokens[i].text in _DASHES and k + 1 < len(words):
            return list(words[k + 1 :])
        if tokens[i].text[0].islower():
            break
    return list(words)


def _best_run(words: Sequence[int], scores: model.Floats, low: int) -> list[int]:
    """The run of neighbouring words with the highest sum; a source is one phrase."""
    runs: list[list[int]] = []
    for i in words:
        if runs and i - runs[-1][-1] <= _GAP:
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    return max(runs, key=lambda run: sum(float(scores[i - low]) for i in run), default=[])


def _filled(words: Sequence[int], taken: set[int]) -> list[int]:
    """The words with small gaps between them closed, where nothing else stands in them."""
    out: list[int] = []
    for i in words:
        if out and 1 < i - out[-1] <= _GAP + 1 and not taken.intersection(range(out[-1] + 1, i)):
            out.extend(range(out[-1] + 1, i))
        out.append(i)
    return out


def _solid(words: Sequence[int], scores: model.Floats, low: int) -> list[int]:
    """The words without crumbs: runs that weigh little beside the heaviest one."""
    runs = runs_of(words)
    weight = [sum(float(scores[i - low]) for i in run) for run in runs]
    return [i for run, w in zip(runs, weight, strict=True) if w >= CRUMB * max(weight) for i in run]


def _spans(analysis: Analysis, words: Sequence[int]) -> Spans:
    """Character spans of runs of words."""
    tokens = analysis.syntax.tokens
    out: Spans = []
    previous = -2
    for i in words:
        if i == previous + 1:
            out[-1] = (out[-1][0], tokens[i].end)
        else:
            out.append((tokens[i].start, tokens[i].end))
        previous = i
    return out
